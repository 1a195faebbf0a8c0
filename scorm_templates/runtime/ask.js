// @ts-check
// A question to the learner that nobody else can decide; it stands above the page until then.
import { pageInView } from "./dom.js";
import { say } from "./say.js";

/**
 * @param {string} text
 * @param {string[]} answers words for the buttons
 * @returns {Promise<number>} which button was pressed
 */
export function ask(text, answers) {
  const box = document.createElement("div");
  const question = document.createElement("p");
  const row = document.createElement("p");
  box.id = "player_ask";
  box.className = "sheet";
  question.textContent = text;
  box.append(question, row);
  document.getElementById("player_main")?.prepend(box);
  say(text);
  return new Promise((decide) => {
    answers.forEach((words, number) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button ghost";
      button.textContent = words;
      button.addEventListener("click", () => {
        box.remove();
        pageInView()?.querySelector("h1")?.focus({ preventScroll: true });
        decide(number);
      });
      row.append(button, " ");
    });
  });
}
