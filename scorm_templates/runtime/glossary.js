// @ts-check
// Definitions where a term stands: its words open and close what the glossary says of them.
import { ghost, made } from "./dom.js";
import { say } from "./say.js";

/** @import { Player } from "./player.d.ts" */

const HOLDERS = "p, li, dd, td, th, figcaption, h2, h3, h4, h5";
/** Holders that can hold a box; behind the others it stands. */
const INSIDE = "li, dd, td, th, figcaption";

/** @param {Player} player */
export function mount(player) {
  for (const element of document.querySelectorAll("a.term")) {
    const link = /** @type {HTMLAnchorElement} */ (element);
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (entry && !link.closest(".glossary")) disclose(player, link, entry);
  }
}

/**
 * @param {Player} player
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} entry
 */
function disclose(player, link, entry) {
  /** @type {HTMLElement | null} */
  let box = null;
  const address = link.hash;
  link.removeAttribute("href");
  link.tabIndex = 0;
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");

  function close() {
    box?.remove();
    box = null;
    link.setAttribute("aria-expanded", "false");
  }

  function toggle() {
    if (box) return close();
    box = definition(player, entry, address, () => {
      close();
      link.focus();
    });
    const holder = link.closest(HOLDERS) ?? link;
    if (holder.matches(INSIDE)) holder.append(box);
    else holder.after(box);
    link.setAttribute("aria-expanded", "true");
    say(`${entry.textContent}: ${entry.nextElementSibling?.textContent?.trim()}`);
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== "Escape" || !box) return;
    event.preventDefault();
    close();
    link.focus();
  }

  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => {
    escape(event);
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle();
    box?.addEventListener("keydown", escape);
  });
  player.arriving.push(close);
}

/**
 * A copy of an entry, with the ways on.
 * @param {Player} player
 * @param {HTMLElement} entry
 * @param {string} address
 * @param {() => void} close
 * @returns {HTMLElement}
 */
function definition({ words }, entry, address, close) {
  const whole = made("a", "", words("glossary_whole"));
  const button = ghost(words("glossary_close"), close);
  whole.href = address;
  const text = [...(entry.nextElementSibling?.childNodes ?? [])].map((node) => node.cloneNode(true));
  const name = made("p", "box-title", entry.textContent ?? "");
  const box = made("div", "definition", name, ...text, made("p", "actions", button, whole));
  box.setAttribute("role", "note");
  return box;
}
