// @ts-check
// Areas on a picture as buttons, beside a list of the same answers: either one works the other.
import { made } from "../dom.js";
import { describe } from "../marks.js";
import { mount as mountChoice } from "./choice.js";

/** @import { Place, Widget } from "../player.d.ts" */
/** @typedef {{ row: HTMLElement, field: HTMLInputElement, button: HTMLButtonElement }} Area */

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount(place) {
  const { root, words } = place;
  const choice = mountChoice(place);
  const areas = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".option")]).map(areaOf);
  const layer = made("div", "areas", ...areas.map(({ button }) => button));
  layer.setAttribute("role", "group");
  layer.setAttribute("aria-label", words("areas"));
  root.querySelector(".spots")?.append(layer);

  function update() {
    for (const { row, field, button } of areas) {
      button.setAttribute("aria-pressed", String(field.checked));
      describe(button, field.getAttribute("aria-describedby"));
      for (const kind of ["good", "miss", "other"]) {
        button.classList.toggle(kind, row.classList.contains(kind));
      }
    }
  }

  /** Shows on the picture which answer of the list is meant. @param {Event} event */
  function point({ type, target }) {
    const isHere = type !== "focusout" && type !== "pointerleave";
    for (const { row, button } of areas) {
      button.classList.toggle("pointed", isHere && row.contains(/** @type {Node} */ (target)));
    }
  }

  root.addEventListener("change", update);
  for (const type of ["focusin", "focusout", "pointerover", "pointerleave"]) {
    root.addEventListener(type, point);
  }
  update();
  return {
    ...choice,
    restore(response) {
      choice.restore(response);
      update();
    },
    show(shown) {
      choice.show(shown);
      update();
    },
  };
}

/**
 * @param {HTMLElement} row
 * @param {number} at
 * @returns {Area}
 */
function areaOf(row, at) {
  const field = /** @type {HTMLInputElement} */ (row.querySelector("input"));
  const label = /** @type {HTMLElement} */ (row.querySelector("label"));
  const button = made("button", "area", number(at), made("span", "unseen", ` ${label.textContent}`));
  const [left, top, width, height] = (row.dataset.area ?? "").split(" ").map((side) => `${side}%`);
  Object.assign(button.style, { left, top, width, height });
  button.type = "button";
  button.addEventListener("click", () => field.click());
  const shown = number(at);
  shown.setAttribute("aria-hidden", "true");
  label.append(shown);
  return { row, field, button };
}

/**
 * @param {number} at
 * @returns {HTMLElement}
 */
function number(at) {
  return made("span", "spot", String(at + 1));
}
