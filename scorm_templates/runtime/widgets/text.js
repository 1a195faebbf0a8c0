// @ts-check
// Typed words and numbers; free text stays in the page.
import { explain, mark } from "../marks.js";
import { gradeInteraction } from "../grading.js";

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

  return {
    response: () => (isPrivate ? undefined : typed() || null),
    isComplete: () => typed() !== "",
    restore(given) {
      if (!isPrivate) field.value = String(given);
    },
    show(shown) {
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
