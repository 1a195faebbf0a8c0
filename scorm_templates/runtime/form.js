// @ts-check
// The form of one question: its widgets as one answer, its verdict and its lock.
import { isConfidence } from "./calibration.js";
import { made } from "./dom.js";
import { shuffled } from "./random.js";

/** @import { Order, Player, Shown, Widget } from "./player.d.ts" */
/** @import { Grade, Question, Responses } from "./types.d.ts" */

/**
 * @typedef {{
 *   form: HTMLFormElement, question: Question, button: HTMLButtonElement,
 *   responses(): Responses, isComplete(): boolean, problem(): string,
 *   restore(responses: Responses): void, show(shown: Shown): void,
 *   title(): string,
 *   conclude(grade: Grade, headline: string, final: boolean, note: string): void,
 *   clear(): void, reopen(): void, lock(text: string): void, tries(text: string): void
 * }} Form
 */

/**
 * @param {Player} player
 * @param {HTMLFormElement} form
 * @param {string} salt what else the order of the options depends on
 * @returns {Form | null} null: the page asks what the course does not know
 */
export function openForm(player, form, salt) {
  const question = player.course.questions.find(({ id }) => id === form.dataset.question);
  if (!question) return null;
  askHowSure(form, question);
  const widgets = mounted(player, form, question, salt);
  const find = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (form.querySelector(name));
  const result = find(".result");
  const explanation = find(".explanation");
  const button = /** @type {HTMLButtonElement} */ (find("button[type=submit]"));
  const label = button.textContent;
  const answers = [...widgets].filter(([id]) => !isScale(question, id)).map(([, widget]) => widget);

  /** @param {Shown} shown */
  function show(shown) {
    for (const widget of widgets.values()) widget.show(shown);
  }

  return {
    form,
    question,
    button,
    show,
    responses() {
      const given = [...widgets].map(([id, widget]) => [id, widget.response()]);
      return Object.fromEntries(given.filter(([, response]) => response != null));
    },
    title() {
      const legend = /** @type {HTMLElement} */ (find("legend").cloneNode(true));
      legend.querySelector(".how")?.remove();
      return legend.textContent?.trim() ?? "";
    },
    isComplete: () => answers.every((widget) => widget.isComplete()),
    problem: () => answers.map((widget) => widget.problem?.()).find(Boolean) ?? "",
    restore(responses) {
      for (const [id, widget] of widgets) {
        if (responses[id] !== undefined) widget.restore(responses[id]);
      }
    },
    conclude(grade, headline, final, note) {
      find(".headline").textContent = headline;
      const line = /** @type {HTMLElement | null} */ (form.querySelector(".sure-note"));
      if (line) {
        line.textContent = note;
        line.hidden = !note;
      }
      result.className = `result ${grade.result}`;
      result.hidden = false;
      explanation.hidden = !final || !explanation.childElementCount;
      show(final ? "all" : "chosen");
    },
    clear() {
      result.hidden = true;
      show("none");
    },
    reopen() {
      form.reset();
      form.classList.remove("done");
      for (const fields of form.querySelectorAll("fieldset")) fields.disabled = false;
      button.removeAttribute("aria-disabled");
      button.textContent = label;
      result.hidden = true;
      show("none");
    },
    lock(text) {
      // What learners write for themselves is never finished.
      const isPrivate = question.interactions.some(({ type }) => type === "long-fill-in");
      for (const fields of form.querySelectorAll("fieldset")) fields.disabled = !isPrivate;
      form.classList.add("done");
      // Pressed just now, so it keeps the focus and only stops working.
      button.setAttribute("aria-disabled", "true");
      button.textContent = text;
    },
    tries(text) {
      find(".tries").textContent = text;
    },
  };
}

/**
 * Adds the scale beside the answer, and a line for what it comes to.
 * @param {HTMLFormElement} form
 * @param {Question} question
 */
function askHowSure(form, { interactions }) {
  const scale = interactions.find(isConfidence);
  const template = document.getElementById("player_sure");
  if (!scale || !(template instanceof HTMLTemplateElement)) return;
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const box = /** @type {HTMLElement} */ (copy.querySelector("[data-widget]"));
  const note = made("p", "sure-note");
  box.dataset.interaction = scale.id;
  for (const field of box.querySelectorAll("input")) field.name = scale.id;
  note.hidden = true;
  form.querySelector("fieldset")?.after(copy);
  form.querySelector(".headline")?.after(note);
}

/**
 * @param {Question} question
 * @param {string} id
 * @returns {boolean}
 */
function isScale({ interactions }, id) {
  return interactions.some((each) => each.id === id && isConfidence(each));
}

/**
 * @param {Player} player
 * @param {HTMLFormElement} form
 * @param {Question} question
 * @param {string} salt
 * @returns {Map<string, Widget>}
 */
function mounted(player, form, question, salt) {
  /** @type {Order} */
  const order = (list, name) =>
    shuffled(list, player.state.seed, `${question.id}/${name}${salt}`);
  const { words, widgets } = player;
  const { shuffle } = question;
  const found = question.interactions.flatMap((interaction) => {
    const root = /** @type {HTMLElement | null} */ (
      form.querySelector(interaction.id === question.id ? "[data-widget]" : `[data-interaction="${interaction.id}"]`)
    );
    const mount = widgets[root?.dataset.widget ?? ""];
    if (!root || !mount) return [];
    /** @type {[string, Widget]} */
    const entry = [interaction.id, mount({ root, interaction, words, order, shuffle })];
    return [entry];
  });
  return new Map(found);
}
