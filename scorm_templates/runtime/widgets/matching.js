// @ts-check
// One list of choices for each row.
import { explain, mark } from "../marks.js";

/** @import { Place, Widget } from "../player.d.ts" */

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words, order }) {
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-option]")]);
  const lists = rows.map((row) => /** @type {HTMLSelectElement} */ (row.querySelector("select")));
  const pairs = new Map(interaction.type === "matching" ? interaction.pairs : []);
  const labels = new Map([...lists[0].options].map((option) => [option.value, option.text]));
  for (const list of lists) {
    const [empty, ...options] = list.options;
    list.append(empty, ...order(options, interaction.id));
    list.value = "";
  }

  return {
    response() {
      const given = rows.map((row, n) => [row.dataset.option ?? "", lists[n].value]);
      const answered = given.filter(([, target]) => target);
      return answered.length ? Object.fromEntries(answered) : null;
    },
    isComplete: () => lists.every((list) => list.value),
    restore(given) {
      if (typeof given !== "object" || Array.isArray(given)) return;
      rows.forEach((row, n) => {
        lists[n].value = given[row.dataset.option ?? ""] ?? "";
      });
    },
    show(shown) {
      rows.forEach((row, n) => {
        const target = pairs.get(row.dataset.option ?? "") ?? "";
        const right = lists[n].value === target;
        const solution = labels.get(target) ?? "";
        const miss = shown === "all" ? words("solution_is", { solution }) : words("not_yet");
        const text = right ? words("right") : miss;
        mark(row, shown === "none" ? null : { kind: right ? "good" : "miss", text });
        explain(row, shown === "all" || (shown === "chosen" && right));
      });
    },
  };
}
