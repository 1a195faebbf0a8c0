// @ts-check
// Practice: a question on a page is answered, marked and explained where it stands.
import { openForm } from "./form.js";
import { answerOnly, isSure } from "./calibration.js";
import { answer, attemptsLeft } from "./session.js";
import { grade, isScored } from "./grading.js";
import { say } from "./say.js";
import { number } from "./words.js";

/** @import { Form } from "./form.js" */
/** @import { Player } from "./player.d.ts" */
/** @import { Grade, Responses } from "./types.d.ts" */

/**
 * Mounts every question that stands on a page by itself.
 * @param {Player} player
 */
export function mountItems(player) {
  for (const element of document.querySelectorAll("form.item")) {
    if (element.closest(".quiz")) continue;
    const form = openForm(player, /** @type {HTMLFormElement} */ (element), "");
    if (form) practise(player, form);
  }
}

/**
 * The verdict in words.
 * @param {Player} player
 * @param {Grade} grade
 * @param {boolean} final
 * @returns {string}
 */
function headline(player, grade, final) {
  const { words, course } = player;
  if (grade.result === "neutral") return words("thanks");
  if (grade.result === "correct") return words("all_right");
  if (!final) return words("try_again");
  if (grade.score <= 0) return words("not_right");
  const [score, points] = [grade.score, grade.points].map((value) => number(value, course.language));
  return grade.points > 1 ? words("partly_right", { score, points }) : words("partly_right_plain");
}

/**
 * Shows the verdict on an answer; whoever was very sure and wrong is told why that is worth reading.
 * @param {Player} player
 * @param {Form} form
 * @param {Responses} responses
 * @param {Grade} grade
 * @param {boolean} final
 */
export function judge(player, form, responses, grade, final) {
  const isError = grade.result === "incorrect" && isSure(form.question, responses);
  const note = isError ? player.words("sure_error") : "";
  form.conclude(grade, headline(player, grade, final), final, note);
}

/**
 * Says the verdict together with what is now explained.
 * @param {Form} form
 */
export function sayResult(form) {
  const spoken = [".headline", ".sure-note:not([hidden])", ".because:not([hidden])", ".explanation:not([hidden])"];
  const parts = spoken.flatMap((name) => [...form.form.querySelectorAll(name)]);
  say(parts.map((part) => part.textContent?.trim()).join(" "));
}

/**
 * @param {Player} player
 * @param {Form} form
 */
function practise(player, form) {
  const { words } = player;
  const { question } = form;
  let last = "";
  let since = Date.now();

  /** @param {Grade} grade @param {Responses} responses */
  function conclude(grade, responses) {
    const left = attemptsLeft(player.course, player.state, question.id);
    const final = grade.result !== "incorrect" || left === 0;
    judge(player, form, responses, grade, final);
    if (final) form.lock(words("answered"));
    form.tries(final || left === Infinity ? "" : triesLeft(player, left));
  }

  form.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.button.getAttribute("aria-disabled") === "true") return;
    const responses = form.responses();
    const now = answerOnly(responses);
    if (!isReady(player, form)) return;
    if (now === last) return tell(form, words("first_change"));
    last = now;
    const { state, grade } = answer(player.course, player.state, question.id, responses);
    player.state = state;
    conclude(grade, responses);
    sayResult(form);
    player.record.answered(state, question, responses, grade, (Date.now() - since) / 1000);
    since = Date.now();
  });

  const change = () => {
    if (last) form.clear();
  };
  form.form.addEventListener("input", change);
  form.form.addEventListener("change", change);

  const before = player.state.practice[question.id];
  if (before) {
    form.restore(before.responses);
    last = answerOnly(before.responses);
    conclude(grade(question, before.responses), before.responses);
  } else if (question.attempts > 1 && question.interactions.some(isScored)) {
    form.tries(triesLeft(player, question.attempts));
  }
}

/**
 * @param {Player} player
 * @param {number} left
 * @returns {string}
 */
function triesLeft({ words }, left) {
  return words("tries_left", { count: left });
}

/**
 * Whether an answer can be checked; if not, says why.
 * @param {Player} player
 * @param {Form} form
 * @returns {boolean}
 */
export function isReady({ words }, form) {
  if (form.isComplete()) return true;
  const problem = form.problem();
  if (problem) say(problem);
  else tell(form, words("first_answer"));
  return false;
}

/**
 * A remark that is no verdict.
 * @param {Form} form
 * @param {string} text
 */
function tell(form, text) {
  form.tries(text);
  say(text);
}
