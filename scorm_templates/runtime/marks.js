// @ts-check
// Verdicts beside answers: a picture and a word, never a colour alone.
import { made } from "./dom.js";

/** @typedef {{ kind: "good" | "miss" | "other", text: string }} Verdict */

const PICTURES = { good: "check", miss: "cross", other: "check" };

/**
 * A picture that the stylesheet draws.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function icon(name) {
  return made("span", `icon ${name}-icon`);
}

let lines = 0;

/**
 * Whoever comes to a control hears what it was told, or no longer hears it.
 * @param {Element} control
 * @param {string | null} line id of what describes it
 */
export function describe(control, line) {
  if (line) control.setAttribute("aria-describedby", line);
  else control.removeAttribute("aria-describedby");
}

/**
 * Marks one row of an answer, or takes its mark away.
 * @param {HTMLElement} row
 * @param {Verdict | null} verdict
 */
export function mark(row, verdict) {
  for (const kind of ["good", "miss", "other"]) {
    row.classList.toggle(kind, verdict?.kind === kind);
  }
  const line = /** @type {HTMLElement | null} */ (row.querySelector(".verdict"));
  if (!line) return;
  line.id ||= `player_verdict_${(lines += 1)}`;
  for (const control of row.querySelectorAll("input, select, button")) {
    describe(control, verdict && line.id);
  }
  line.hidden = !verdict;
  line.replaceChildren(...(verdict ? [icon(PICTURES[verdict.kind]), verdict.text] : []));
}

/**
 * Shows or hides the explanation of one row.
 * @param {HTMLElement} row
 * @param {boolean} shown
 */
export function explain(row, shown) {
  const why = /** @type {HTMLElement | null} */ (row.querySelector(".because"));
  if (why) why.hidden = !shown;
}
