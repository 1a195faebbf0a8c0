// @ts-check
// A list whose steps move up and down with buttons, or dragged; a button that was pressed keeps the
// focus.
import { draggable } from "../drag.js";
import { explain, mark } from "../marks.js";
import { say } from "../say.js";

/** @import { Place, Widget } from "../player.d.ts" */

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words, order }) {
  const right = interaction.type === "sequencing" ? interaction.steps : [];
  const rows = () => /** @type {HTMLElement[]} */ ([...root.children]);
  const ids = () => rows().map((row) => row.dataset.option ?? "");
  root.append(...order(rows(), interaction.id));
  // Showing the solution would be no question.
  if (ids().join() === right.join()) root.append(rows()[0]);
  const first = rows();
  /** The order that a learner was shown is no answer. */
  let isMoved = false;
  root.closest("form")?.addEventListener("reset", () => {
    isMoved = false;
    root.append(...first);
    limits();
  });

  function limits() {
    rows().forEach((row, n, all) => {
      const [up, down] = row.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(n === 0));
      down.setAttribute("aria-disabled", String(n === all.length - 1));
    });
  }

  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-option]") ?? null);
    if (!button || !row || button.getAttribute("aria-disabled") === "true") return;
    // Moving the neighbour instead of the row leaves the focus where it is.
    if (button.dataset.move === "up") row.after(/** @type {Element} */ (row.previousElementSibling));
    else row.before(/** @type {Element} */ (row.nextElementSibling));
    moved(row);
  });

  /** @param {HTMLElement} row */
  function moved(row) {
    isMoved = true;
    limits();
    const step = row.querySelector(".words")?.textContent ?? "";
    say(words("moved", { step, number: rows().indexOf(row) + 1, count: rows().length }));
    root.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @type {HTMLElement | null} */
  let dragged = null;
  draggable(root, "[data-option]", {
    start(row) {
      dragged = row;
      row.classList.add("dragged");
    },
    over(below, y) {
      const row = /** @type {HTMLElement | null} */ (below?.closest("[data-option]") ?? null);
      if (!dragged || !row || row === dragged || row.parentElement !== root) return;
      const { top, height } = row.getBoundingClientRect();
      // Only past its middle does a row give way, else rows of unlike height would jump.
      const isBelow = row.compareDocumentPosition(dragged) & Node.DOCUMENT_POSITION_PRECEDING;
      if (isBelow && y > top + height / 2) row.after(dragged);
      if (!isBelow && y < top + height / 2) row.before(dragged);
    },
    end() {
      if (!dragged) return;
      dragged.classList.remove("dragged");
      moved(dragged);
      dragged = null;
    },
  });
  limits();

  return {
    response: () => (isMoved ? ids() : null),
    isComplete: () => isMoved,
    restore(given) {
      const all = new Map(rows().map((row) => [row.dataset.option ?? "", row]));
      const known = Array.isArray(given) ? given.filter((id) => all.has(id)) : [];
      for (const id of known) root.append(/** @type {HTMLElement} */ (all.get(id)));
      isMoved = true;
      limits();
    },
    show(shown) {
      rows().forEach((row, n) => {
        const place = right.indexOf(row.dataset.option ?? "");
        const miss = shown === "all" ? words("belongs", { number: place + 1 }) : words("not_yet");
        const text = place === n ? words("right") : miss;
        mark(row, shown === "none" ? null : { kind: place === n ? "good" : "miss", text });
        explain(row, shown === "all" || (shown === "chosen" && place === n));
      });
    },
  };
}
