// @ts-check
// Radio buttons and checkboxes: one or several options, true or false, a scale.
import { explain, mark } from "../marks.js";

/** @import { Place, Shown, Widget } from "../player.d.ts" */
/** @import { Interaction } from "../types.d.ts" */
/** @import { Verdict } from "../marks.js" */

/**
 * @param {Interaction} interaction
 * @returns {string[] | null} null: nothing is right or wrong
 */
function rightOnes(interaction) {
  if (interaction.type === "choice") return interaction.correct;
  return interaction.type === "true-false" ? [String(interaction.correct)] : null;
}

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words, order, shuffle }) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".option")]);
  const correct = rightOnes(interaction);
  if (shuffle && interaction.type === "choice") {
    const parent = /** @type {HTMLElement} */ (rows[0].parentElement);
    parent.append(...order(rows, interaction.id));
  }

  const fields = rows.map((row) => /** @type {HTMLInputElement} */ (row.querySelector("input")));
  const chosen = () => fields.filter((field) => field.checked).map((field) => field.value);

  /** @returns {ReturnType<Widget["response"]>} */
  function response() {
    const ids = chosen();
    if (!ids.length) return null;
    if (interaction.type === "true-false") return ids[0] === "true";
    return interaction.type === "likert" ? ids[0] : ids;
  }

  /**
   * @param {boolean} picked
   * @param {boolean} right
   * @param {Shown} shown
   * @returns {Verdict | null}
   */
  function verdict(picked, right, shown) {
    if (picked && right) return { kind: "good", text: words("right") };
    if (picked) return { kind: "miss", text: words(shown === "all" ? "wrong" : "not_yet") };
    return right ? { kind: "other", text: words("solution") } : null;
  }

  return {
    response,
    isComplete: () => chosen().length > 0,
    restore(given) {
      const ids = Array.isArray(given) ? given : [String(given)];
      for (const field of fields) field.checked = ids.includes(field.value);
    },
    show(shown) {
      rows.forEach((row, n) => {
        const picked = fields[n].checked;
        const seen = shown === "all" || (shown === "chosen" && picked);
        mark(row, seen && correct ? verdict(picked, correct.includes(fields[n].value), shown) : null);
        explain(row, seen);
      });
    },
  };
}
