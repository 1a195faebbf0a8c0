// @ts-check
// Elements that scripts add to the page.
import { watchScrolling } from "./scrolling.js";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} style
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function made(tag, style, ...children) {
  const node = document.createElement(tag);
  if (style) node.className = style;
  node.append(...children);
  return node;
}

/**
 * A button beside the way that most people go.
 * @param {string} text
 * @param {() => void} act
 */
export function ghost(text, act) {
  const button = made("button", "button ghost", text);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/** @returns {HTMLElement | null} */
export function pageInView() {
  return document.querySelector("section.page:not([hidden])");
}

/**
 * What a page is called: its heading says it, if nothing else does.
 * @param {Element | undefined} section
 * @returns {string}
 */
export function titleOf(section) {
  const { title } = /** @type {HTMLElement | undefined} */ (section)?.dataset ?? {};
  return title ?? section?.querySelector("h1")?.textContent ?? "";
}

/**
 * A second one of what stands in the page: in view, and without ids.
 * @param {Element | null} node
 * @returns {Node[]} none where there is nothing to copy
 */
export function copied(node) {
  if (!node) return [];
  const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
  copy.hidden = false;
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
  return [copy];
}

/**
 * A table that scrolls sideways where it must.
 * @param {string} label
 * @param {(Node | string)[]} head
 * @param {(Node | string)[][]} rows the first cell of each names it
 * @returns {HTMLElement}
 */
export function table(label, head, rows) {
  const cell = (/** @type {Node | string} */ content, /** @type {string} */ scope) => {
    const node = made(scope ? "th" : "td", "", content);
    if (scope) node.setAttribute("scope", scope);
    return node;
  };
  const body = rows.map((row) =>
    made("tr", "", ...row.map((content, at) => cell(content, at ? "" : "row"))),
  );
  const top = made("thead", "", made("tr", "", ...head.map((content) => cell(content, "col"))));
  const inner = made("table", "", top, made("tbody", "", ...body));
  const box = made("div", "scroll", inner);
  inner.setAttribute("aria-label", label);
  box.dataset.scroll = label;
  watchScrolling(box);
  return box;
}
