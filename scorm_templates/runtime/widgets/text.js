// @ts-check
// Typed words and numbers; free text stays in the page.
import { plainDecimal } from "../decimal.js";
import { gradeInteraction } from "../grading.js";
import { explain, mark } from "../marks.js";
import { say } from "../say.js";

/** @import { Place, Widget } from "../player.d.ts" */
/** @import { Interaction } from "../types.d.ts" */

/**
 * @param {Interaction} interaction
 * @param {string} sign the decimal sign of the language
 * @returns {string}
 */
function solutionOf(interaction, sign) {
  if (interaction.type === "fill-in") return interaction.solutions[0];
  return interaction.type === "numeric" ? interaction.solution.replace(".", sign) : "";
}

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words }) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    root.querySelector("input, textarea")
  );
  const isPrivate = interaction.type === "long-fill-in";
  const typed = () => field.value.trim();
  const isUnread = () =>
    interaction.type === "numeric" && typed() !== "" && plainDecimal(typed(), interaction.sign) === null;

  /** Says beside the field that nobody can read the number in it. */
  function problem() {
    const text = isUnread() ? words("no_number") : "";
    if (!text) return text;
    field.setAttribute("aria-invalid", "true");
    mark(root, { kind: "miss", text });
    return text;
  }

  function settle() {
    if (!field.hasAttribute("aria-invalid")) return;
    field.removeAttribute("aria-invalid");
    mark(root, null);
  }

  field.addEventListener("change", () => {
    if (isUnread()) say(problem());
  });
  field.addEventListener("input", settle);

  return {
    response: () => (isPrivate ? undefined : typed() || null),
    isComplete: () => typed() !== "" && !isUnread(),
    problem,
    restore(given) {
      if (!isPrivate) field.value = String(given);
    },
    show(shown) {
      settle();
      explain(root, shown !== "none");
      if (isPrivate) return;
      const right = gradeInteraction(interaction, typed()).result === "correct";
      const solution = solutionOf(interaction, words("decimal"));
      const miss = shown === "all" ? words("solution_is", { solution }) : words("not_yet");
      const text = right ? words("right") : miss;
      mark(root, shown === "none" ? null : { kind: right ? "good" : "miss", text });
    },
  };
}
