// @ts-check
// How sure learners were of their answers, and how right they were: pure, for one attempt.
import { questionOf } from "./course.js";
import { grade, isScored } from "./grading.js";

/** @import { Attempt, CourseData, Interaction, Question, Responses } from "./types.d.ts" */
/** @typedef {{ level: string, count: number, right: number }} Level `right`: mean share of the points */
/** @typedef {{ levels: Level[], errors: string[] }} Calibration `errors`: ids of what was surely wrong */

/** What the scale's id ends with; ids that authors write hold no underscore. */
const SUFFIX = "__sicherheit";

/**
 * Whether this is the scale beside a question and no answer to it.
 * @param {Interaction} interaction
 * @returns {boolean}
 */
export function isConfidence(interaction) {
  return interaction.id.endsWith(SUFFIX);
}

/**
 * @param {Question} question
 * @returns {{ id: string, scale: string[] } | undefined}
 */
function scaleOf(question) {
  for (const each of question.interactions) {
    if (each.type === "likert" && isConfidence(each)) return each;
  }
  return undefined;
}

/**
 * Whether an answer was given with the highest of all levels.
 * @param {Question} question
 * @param {Responses} responses
 * @returns {boolean}
 */
export function isSure(question, responses) {
  const scale = scaleOf(question);
  return Boolean(scale && responses[scale.id] === scale.scale[scale.scale.length - 1]);
}

/**
 * The answer itself as a text that tells whether it has changed.
 * @param {Responses} responses
 * @returns {string}
 */
export function answerOnly(responses) {
  const answers = Object.entries(responses).filter(([id]) => !id.endsWith(SUFFIX));
  return JSON.stringify(answers);
}

/**
 * @param {CourseData} course
 * @param {Attempt} attempt
 * @returns {Calibration} levels from the surest; those that nobody chose are left out
 */
export function calibration(course, { questions, responses }) {
  /** @type {Map<string, number[]>} */
  const shares = new Map();
  /** @type {string[]} */
  const errors = [];
  for (const id of questions) {
    const question = questionOf(course, id);
    const given = responses[id] ?? {};
    const scale = question && scaleOf(question);
    if (!scale || !isAnswered(question, given)) continue;
    const { score, points, result } = grade(question, given);
    if (result === "incorrect" && isSure(question, given)) errors.push(id);
    const order = [...scale.scale].reverse();
    for (const level of order) if (!shares.has(level)) shares.set(level, []);
    shares.get(String(given[scale.id]))?.push(score / points);
  }
  const levels = [...shares].flatMap(([level, each]) =>
    each.length ? { level, count: each.length, right: mean(each) } : [],
  );
  return { levels, errors };
}

/**
 * Whether anything was answered; how sure one is of nothing says nothing.
 * @param {Question} question
 * @param {Responses} given
 * @returns {boolean}
 */
function isAnswered({ interactions }, given) {
  return interactions.some((each) => isScored(each) && given[each.id] !== undefined);
}

/**
 * @param {number[]} numbers
 * @returns {number}
 */
function mean(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
