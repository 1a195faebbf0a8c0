// @ts-check
// What an attempt at a quiz was worth, and what to read again.
import { grade } from "./grading.js";
import { icon } from "./marks.js";
import { quizAttemptsLeft } from "./session.js";
import { number, percent } from "./words.js";

/** @import { Form } from "./form.js" */
/** @import { Player } from "./player.d.ts" */
/** @import { Quiz, Responses } from "./types.d.ts" */

/**
 * @typedef {{
 *   scaled: number, passed: boolean, answers: Form[], given: Record<string, Responses>,
 *   byObjective: { objective: string, score: number, points: number }[]
 * }} Result
 */

/**
 * @param {Player} player
 * @param {HTMLElement} root
 * @param {Quiz} quiz
 * @param {Result} result
 */
export function showResult(player, root, quiz, result) {
  const { words, course } = player;
  const find = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (root.querySelector(name));
  const graded = quiz.id === course.final_quiz;
  const outcome = graded ? (result.passed ? "passed" : "failed") : "done";
  const box = find(".verdict-of-quiz");
  const label = document.createElement("strong");
  label.textContent = words(`result_${outcome}`);
  box.className = `verdict-of-quiz ${outcome}`;
  box.replaceChildren(icon(outcome === "failed" ? "cross" : "check"), label);
  find(".points-of-quiz").textContent = pointsText(player, quiz, result, graded);
  showObjectives(player, root, result);
  showReading(root, result);
  showAnswers(root, quiz, result);
  const left = quizAttemptsLeft(course, player.state, quiz.id);
  find("[data-do=retry]").hidden = left === 0;
  find(".quiz-result .actions .tries").textContent = leftText(player, left);
}

/**
 * @param {Player} player
 * @param {Quiz} quiz
 * @param {Result} result
 * @param {boolean} graded
 * @returns {string}
 */
function pointsText({ words, course }, quiz, { scaled, byObjective }, graded) {
  const sum = (/** @type {"score" | "points"} */ key) =>
    number(byObjective.reduce((total, each) => total + each[key], 0), course.language);
  const points = { score: sum("score"), points: sum("points"), percent: percent(scaled) };
  const needed = words("result_needed", { percent: percent(quiz.pass_mark) });
  return graded ? `${words("result_points", points)}. ${needed}` : `${words("result_points", points)}.`;
}

/**
 * @param {Player} player
 * @param {number} left
 * @returns {string}
 */
function leftText({ words }, left) {
  if (left === Infinity) return "";
  if (left === 0) return words("attempts_none");
  return left === 1 ? words("attempts_left_one") : words("attempts_left", { count: left });
}

/**
 * @param {Player} player
 * @param {HTMLElement} root
 * @param {Result} result
 */
function showObjectives({ words, course }, root, { byObjective }) {
  const scores = new Map(byObjective.map((each) => [each.objective, each]));
  for (const element of root.querySelectorAll("[data-objective]")) {
    const row = /** @type {HTMLElement} */ (element);
    const each = scores.get(row.dataset.objective ?? "");
    row.hidden = !each;
    if (!each) continue;
    const [score, points] = [each.score, each.points].map((value) => number(value, course.language));
    const text = /** @type {HTMLElement} */ (row.querySelector(".points"));
    text.textContent = words("objective_points", { score, points });
    const bar = /** @type {HTMLElement} */ (row.querySelector(".bar-of-points span"));
    bar.style.width = `${each.points ? (100 * each.score) / each.points : 0}%`;
  }
}

/**
 * Links to the pages of every question that is not fully right, each page once.
 * @param {HTMLElement} root
 * @param {Result} result
 */
function showReading(root, { answers, given }) {
  /** @type {Map<string, Node>} */
  const links = new Map();
  for (const { form, question } of answers) {
    if (grade(question, given[question.id] ?? {}).result === "correct") continue;
    for (const link of form.querySelectorAll(".again a")) {
      links.set(link.getAttribute("href") ?? "", link.cloneNode(true));
    }
  }
  const box = /** @type {HTMLElement} */ (root.querySelector(".again-list"));
  const rows = [...links.values()].map((link) => {
    const row = document.createElement("li");
    row.append(link);
    return row;
  });
  box.hidden = !rows.length;
  box.querySelector("ul")?.replaceChildren(...rows);
}

/**
 * @param {HTMLElement} root
 * @param {Quiz} quiz
 * @param {Result} result
 */
function showAnswers(root, quiz, { answers }) {
  const box = /** @type {HTMLElement} */ (root.querySelector(".answers"));
  box.hidden = quiz.feedback === "never";
  for (const { form } of answers) {
    form.hidden = false;
    box.append(form);
  }
}
