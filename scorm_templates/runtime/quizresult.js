// @ts-check
// What an attempt at a quiz was worth, and what to read again.
import { calibration } from "./calibration.js";
import { made } from "./dom.js";
import { grade } from "./grading.js";
import { icon } from "./marks.js";
import { quizAttemptsLeft } from "./session.js";
import { number, percent } from "./words.js";

/** @import { Form } from "./form.js" */
/** @import { Player, Words } from "./player.d.ts" */
/** @import { Level } from "./calibration.js" */
/** @import { Attempt, Quiz } from "./types.d.ts" */

const SUREST = "sicher";
const LEAST = "unsicher";
/** From here on an unsure learner knows more than they think. */
const HIGH = 0.8;

/**
 * @typedef {{
 *   scaled: number, passed: boolean, answers: Form[], attempt: Attempt,
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
  const label = made("strong", "", words(`result_${outcome}`));
  box.className = `verdict-of-quiz ${outcome}`;
  box.replaceChildren(icon(outcome === "failed" ? "cross" : "check"), label);
  find(".points-of-quiz").textContent = pointsText(player, quiz, result, graded);
  showObjectives(player, root, result);
  showCalibration(player, root, quiz, result);
  showReading(root, result);
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
  const points = { score: sum("score"), count: sum("points"), percent: percent(scaled) };
  const needed = words("result_needed", { percent: percent(quiz.pass_mark) });
  const text = words("result_points", points);
  return graded ? `${text}. ${needed}` : `${text}.`;
}

/**
 * @param {Player} player
 * @param {number} left
 * @returns {string}
 */
function leftText({ words }, left) {
  if (left === Infinity) return "";
  if (left === 0) return words("attempts_none");
  return words("attempts_left", { count: left });
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
    const [score, count] = [each.score, each.points].map((value) => number(value, course.language));
    const text = /** @type {HTMLElement} */ (row.querySelector(".points"));
    text.textContent = words("objective_points", { score, count });
    const bar = /** @type {HTMLElement} */ (row.querySelector(".bar-of-points span"));
    bar.style.width = `${each.points ? (100 * each.score) / each.points : 0}%`;
  }
}

/**
 * How right the learner was for each word with which they said how sure they were.
 * @param {Player} player
 * @param {HTMLElement} root
 * @param {Quiz} quiz
 * @param {Result} result
 */
function showCalibration({ words, course }, root, quiz, { answers, attempt }) {
  const box = /** @type {HTMLElement | null} */ (root.querySelector(".calibration"));
  if (!box) return;
  const { levels, errors } = calibration(course, attempt);
  const found = new Map(levels.map((each) => [each.level, each]));
  for (const row of box.querySelectorAll("tbody tr")) {
    const each = found.get(/** @type {HTMLElement} */ (row).dataset.level ?? "");
    const [count, right] = row.querySelectorAll("td");
    count.textContent = String(each?.count ?? 0);
    right.textContent = each ? words("percent", { percent: percent(each.right) }) : words("sure_unused");
  }
  box.hidden = !levels.length;
  /** @type {HTMLElement} */ (box.querySelector(".in-words")).textContent = judged(words, levels, errors);
  const list = /** @type {HTMLElement} */ (box.querySelector(".sure-errors"));
  const wrong = quiz.feedback === "never" ? [] : answers.filter(({ question }) => errors.includes(question.id));
  list.hidden = !wrong.length;
  list.querySelector("ul")?.replaceChildren(...wrong.map(rowTo));
}

/**
 * @param {Words} words
 * @param {Level[]} levels
 * @param {string[]} errors
 * @returns {string}
 */
function judged(words, levels, errors) {
  const share = (/** @type {Level} */ { right }) => ({ percent: percent(right) });
  const surest = levels.find(({ level }) => level === SUREST);
  const least = levels.find(({ level }) => level === LEAST);
  const parts = surest ? [words("sure_share", share(surest))] : [];
  if (least && least.count > 1 && least.right >= HIGH) parts.push(words("sure_too_little", share(least)));
  if (errors.length) parts.push(words("sure_too_much"));
  else if (parts.length < 2) parts.push(words("sure_fitting"));
  return parts.join(" ");
}

/**
 * A link to an answer further down on the same page.
 * @param {Form} answer
 * @returns {HTMLElement}
 */
function rowTo(answer) {
  const { form } = answer;
  const link = made("button", "to-answer", answer.title());
  link.type = "button";
  link.addEventListener("click", () => {
    const target = /** @type {HTMLElement} */ (form.querySelector(".result"));
    form.scrollIntoView({ block: "start" });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
  return made("li", "", link);
}

/**
 * Links to the pages of every question that is not fully right, each page once.
 * @param {HTMLElement} root
 * @param {Result} result
 */
function showReading(root, { answers, attempt }) {
  /** @type {Map<string, Node>} */
  const links = new Map();
  for (const { form, question } of answers) {
    if (grade(question, attempt.responses[question.id] ?? {}).result === "correct") continue;
    for (const link of form.querySelectorAll(".again a")) {
      links.set(link.getAttribute("href") ?? "", link.cloneNode(true));
    }
  }
  const box = /** @type {HTMLElement} */ (root.querySelector(".again-list"));
  const rows = [...links.values()].map((link) => made("li", "", link));
  box.hidden = !rows.length;
  box.querySelector("ul")?.replaceChildren(...rows);
}
