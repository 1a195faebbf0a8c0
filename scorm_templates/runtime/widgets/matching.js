// @ts-check
// Cards that are laid beside terms: picked and placed, chosen from a list, or dragged. The list of
// each row is the browser's own; the cards show all words, which a closed list cuts off.
import { made } from "../dom.js";
import { draggable, ghostOf } from "../drag.js";
import { explain, icon, mark } from "../marks.js";
import { say } from "../say.js";

/** @import { Place, Widget } from "../player.d.ts" */
/** @typedef {{ row: HTMLElement, list: HTMLSelectElement, drop: HTMLButtonElement, text: HTMLElement, term: string, label: HTMLLabelElement }} Slot */

/**
 * @param {Place} place
 * @returns {Widget}
 */
export function mount({ root, interaction, words, order }) {
  const slots = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".pair")]).map(slotOf);
  const pairs = new Map(interaction.type === "matching" ? interaction.pairs : []);
  const labels = new Map([...slots[0].list.options].map((option) => [option.value, option.text]));
  for (const { list } of slots) {
    const [empty, ...options] = list.options;
    list.append(empty, ...order(options, interaction.id));
    list.value = "";
  }
  const cards = [...slots[0].list.options].slice(1).map(cardOf);
  const tray = made("div", "tray", ...cards);
  tray.setAttribute("role", "group");
  tray.setAttribute("aria-label", words("cards"));
  root.classList.add("with-cards");
  root.prepend(tray);
  /** the card that waits for its place */
  let picked = "";

  /** Says in the page what the lists hold. */
  function update() {
    for (const { row, list, text } of slots) {
      text.textContent = labels.get(list.value) ?? "";
      row.classList.toggle("filled", list.value !== "");
    }
    const used = new Set(slots.map(({ list }) => list.value));
    for (const card of cards) {
      const isUsed = used.has(card.value);
      card.classList.toggle("used", isUsed);
      /** @type {HTMLElement} */ (card.lastElementChild).textContent = isUsed ? ` ${words("card_used")}` : "";
    }
  }

  /** @param {string} target "": no card waits any more */
  function pick(target) {
    picked = target;
    for (const card of cards) card.setAttribute("aria-pressed", String(card.value === target));
    root.classList.toggle("placing", target !== "");
    for (const { drop, term, label, list } of slots) {
      // The list gives way to a button; a label of what is not there would be a riddle.
      if (target) label.removeAttribute("for");
      else label.htmlFor = list.id;
      drop.hidden = target === "";
      const what = ` ${words("card_to", { card: labels.get(target) ?? "", term })}`;
      drop.replaceChildren(words("card_here"), made("span", "unseen", what));
    }
  }

  /** @param {Slot} slot @param {string} target */
  function put({ list, term }, target) {
    list.value = target;
    pick("");
    list.dispatchEvent(new Event("change", { bubbles: true }));
    say(words("card_placed", { card: labels.get(target) ?? "", term }));
  }

  root.addEventListener("change", update);
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    const slot = slots.find(({ drop }) => drop === button);
    if (slot) {
      put(slot, picked);
      const next = cards.find((card) => !card.classList.contains("used")) ?? slot.list;
      next.focus();
    } else if (button.value === picked) {
      pick("");
    } else {
      pick(button.value);
      say(words("card_picked", { card: labels.get(button.value) ?? "" }));
    }
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picked) return;
    cards.find((card) => card.value === picked)?.focus();
    pick("");
  });

  const below = (/** @type {Element | null} */ element) =>
    slots.find(({ row }) => row.contains(element));
  /** @type {HTMLElement | undefined} */
  let ghost;
  draggable(tray, ".card", {
    start(card) {
      pick(/** @type {HTMLButtonElement} */ (card).value);
      ghost = ghostOf(card);
    },
    over(element) {
      const slot = below(element);
      for (const { row } of slots) row.classList.toggle("aimed", row === slot?.row);
    },
    end(element) {
      ghost?.remove();
      for (const { row } of slots) row.classList.remove("aimed");
      const slot = below(element);
      if (slot) put(slot, picked);
      else pick("");
    },
  });
  pick("");
  update();

  return {
    response() {
      const given = slots.map(({ row, list }) => [row.dataset.option ?? "", list.value]);
      const answered = given.filter(([, target]) => target);
      return answered.length ? Object.fromEntries(answered) : null;
    },
    isComplete: () => slots.every(({ list }) => list.value),
    restore(given) {
      if (typeof given !== "object" || Array.isArray(given)) return;
      for (const { row, list } of slots) list.value = given[row.dataset.option ?? ""] ?? "";
      update();
    },
    show(shown) {
      pick("");
      update();
      for (const { row, list } of slots) {
        const target = pairs.get(row.dataset.option ?? "") ?? "";
        const right = list.value === target;
        const solution = labels.get(target) ?? "";
        const miss = shown === "all" ? words("solution_is", { solution }) : words("not_yet");
        const text = right ? words("right") : miss;
        mark(row, shown === "none" ? null : { kind: right ? "good" : "miss", text });
        explain(row, shown === "all" || (shown === "chosen" && right));
      }
    },
  };
}

/**
 * @param {HTMLElement} row
 * @returns {Slot}
 */
function slotOf(row) {
  const list = /** @type {HTMLSelectElement} */ (row.querySelector("select"));
  const slot = /** @type {HTMLElement} */ (list.parentElement);
  const text = made("span", "laid");
  text.setAttribute("aria-hidden", "true");
  const drop = made("button", "drop");
  drop.type = "button";
  drop.hidden = true;
  slot.prepend(text);
  slot.append(drop);
  const label = /** @type {HTMLLabelElement} */ (row.querySelector("label"));
  return { row, list, drop, text, term: label.textContent ?? "", label };
}

/**
 * @param {HTMLOptionElement} option
 * @returns {HTMLButtonElement}
 */
function cardOf(option) {
  const grip = icon("grip");
  const card = made("button", "card", grip, made("span", "", option.text), made("span", "unseen"));
  grip.classList.add("grip");
  card.type = "button";
  card.value = option.value;
  return card;
}
