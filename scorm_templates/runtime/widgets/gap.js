// @ts-check
// A drop-down list in running text.
import { mark } from "../marks.js";

/** @import { Place, Widget } from "../player.d.ts" */

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words, order }) {
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  const correct = interaction.type === "choice" ? interaction.correct : [];
  const [empty, ...options] = select.options;
  select.append(empty, ...order(options, interaction.id));
  select.value = "";
  const labels = new Map(options.map((option) => [option.value, option.text]));

  return {
    response: () => (select.value ? [select.value] : null),
    isComplete: () => select.value !== "",
    restore(given) {
      select.value = Array.isArray(given) ? (given[0] ?? "") : "";
    },
    show(shown) {
      const right = correct.includes(select.value);
      const solution = correct.map((id) => labels.get(id)).join(", ");
      const miss = shown === "all" ? words("solution_is", { solution }) : words("not_yet");
      const text = right ? words("right") : miss;
      mark(root, shown === "none" ? null : { kind: right ? "good" : "miss", text });
    },
  };
}
