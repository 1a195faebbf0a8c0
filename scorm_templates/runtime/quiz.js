// @ts-check
// One attempt at a quiz: what it asks and what it is worth.
import { questionOf } from "./course.js";
import { grade } from "./grading.js";
import { shuffled } from "./random.js";

/** @import { Attempt, CourseData, Quiz } from "./types.d.ts" */
/** @typedef {{ objective: string, score: number, points: number }} ObjectiveScore */

/** Sums of thirds must still reach a pass mark that they equal. */
const ROUNDING = 1e-9;

/**
 * @param {CourseData} course
 * @param {Quiz} quiz
 * @param {number} seed
 * @param {number} attempt
 * @returns {string[]}
 */
export function drawn(course, quiz, seed, attempt) {
  const salt = `${quiz.id}/${attempt}`;
  const chosen = quiz.draws.flatMap(({ count, pool }) => {
    const members = quiz.questions.filter((id) => questionOf(course, id)?.pool === pool);
    return shuffled(members, seed, `${salt}/${pool}`).slice(0, count);
  });
  const asked = quiz.draws.length
    ? quiz.questions.filter((id) => chosen.includes(id))
    : quiz.questions;
  return quiz.shuffle ? shuffled(asked, seed, salt) : [...asked];
}

/**
 * @param {CourseData} course
 * @param {Attempt | null} attempt
 * @returns {ObjectiveScore[]} in the order in which the attempt first touches an objective
 */
export function objectiveScores(course, attempt) {
  /** @type {Map<string, ObjectiveScore>} */
  const sums = new Map();
  for (const id of attempt?.questions ?? []) {
    const question = questionOf(course, id);
    if (!question) continue;
    const { score, points } = grade(question, attempt?.responses[id] ?? {});
    const { objective } = question;
    const sum = sums.get(objective) ?? { objective, score: 0, points: 0 };
    sums.set(objective, { objective, score: sum.score + score, points: sum.points + points });
  }
  return [...sums.values()];
}

/**
 * Share of the points; with nothing to earn, handing in is all that is asked.
 * @param {ObjectiveScore[]} scores
 * @returns {number}
 */
export function share(scores) {
  const points = scores.reduce((sum, each) => sum + each.points, 0);
  return points ? scores.reduce((sum, each) => sum + each.score, 0) / points : 1;
}

/**
 * @param {number} scaled
 * @param {number} passMark
 * @returns {boolean}
 */
export function reaches(scaled, passMark) {
  return scaled >= passMark - ROUNDING;
}
