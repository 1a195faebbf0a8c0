// @ts-check
// Who shows before the lessons that they master an objective may skip what teaches it. Nobody has to.
import { objectiveScores } from "./quiz.js";
import { status } from "./session.js";

/** @import { CourseData, SessionState } from "./types.d.ts" */

const ROUNDING = 1e-9;

/**
 * Lessons all of whose objectives were fully mastered in the last pre-test that was handed in.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {string[]}
 */
export function skippable(course, state) {
  const attempt = state.quizzes[course.pretest]?.current;
  if (!attempt?.submitted) return [];
  const mastered = objectiveScores(course, attempt)
    .filter(({ score, points }) => points > 0 && score >= points - ROUNDING)
    .map(({ objective }) => objective);
  const isMastered = (/** @type {string} */ objective) => mastered.includes(objective);
  return course.lessons
    .filter(({ objectives }) => objectives.length > 0 && objectives.every(isMastered))
    .map(({ id }) => id);
}

/**
 * All pages of a lesson count as seen; where the learner is does not change.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} lesson
 * @returns {SessionState}
 */
export function skip(course, state, lesson) {
  if (!skippable(course, state).includes(lesson)) return state;
  const pages = pagesOf(course, lesson).filter((page) => !state.visited.includes(page));
  return pages.length ? { ...state, visited: [...state.visited, ...pages] } : state;
}

/**
 * All pages of a lesson count as unread again; a course that is completed stays so.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} lesson
 * @returns {SessionState}
 */
export function unskip(course, state, lesson) {
  if (status(course, state).completed) return state;
  const pages = pagesOf(course, lesson);
  return { ...state, visited: state.visited.filter((page) => !pages.includes(page)) };
}

/**
 * @param {CourseData} course
 * @param {string} lesson
 * @returns {string[]}
 */
export function pagesOf(course, lesson) {
  return course.lessons.find(({ id }) => id === lesson)?.pages ?? [];
}
