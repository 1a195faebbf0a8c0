// @ts-check
// A question to the learner that nobody else can decide; it stands above the page until then.
import { ghost, made, pageInView } from "./dom.js";
import { say } from "./say.js";

/**
 * @param {string} text
 * @param {string[]} answers words for the buttons
 * @returns {Promise<number>} which button was pressed
 */
export function ask(text, answers) {
  const row = made("p", "actions");
  const box = made("div", "sheet", made("p", "", text), row);
  box.id = "player_ask";
  document.getElementById("player_main")?.prepend(box);
  say(text);
  return new Promise((decide) => {
    answers.forEach((words, number) => {
      const button = ghost(words, () => {
        box.remove();
        pageInView()?.querySelector("h1")?.focus({ preventScroll: true });
        decide(number);
      });
      row.append(button);
    });
  });
}
