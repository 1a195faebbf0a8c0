// @ts-check
// What the learner has done: plain data in, plain data out; nothing here knows a page or an LMS.
import { pagesOf, questionOf, quizOf } from "./course.js";
import { grade } from "./grading.js";
import { drawn, objectiveScores, reaches, share } from "./quiz.js";

/** @import { Attempt, CourseData, Grade, Responses, SessionState, Status } from "./types.d.ts" */
/** @import { ObjectiveScore } from "./quiz.js" */
/** @typedef {SessionState["quizzes"][string]} QuizState */
/** @typedef {{ state: SessionState, grade: Grade }} Answered */

/** @type {Grade} */
const UNGRADED = { score: 0, points: 0, result: "neutral" };
/** @type {QuizState} */
const UNTOUCHED = { attempts: 0, best: 0, current: null };

/**
 * @param {CourseData} course
 * @param {number} seed
 * @returns {SessionState}
 */
export function start(course, seed) {
  const first = pagesOf(course)[0] ?? "";
  const untouched = { practice: {}, quizzes: {}, scenarios: {} };
  return { location: first, visited: [], ...untouched, seed: seed >>> 0 };
}

/**
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} pageId
 * @returns {SessionState}
 */
export function openPage(course, state, pageId) {
  if (!pagesOf(course).includes(pageId)) return state;
  const visited = state.visited.includes(pageId) ? state.visited : [...state.visited, pageId];
  return { ...state, location: pageId, visited };
}

/**
 * Practice: an answer outside any quiz. Without attempts left nothing changes.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} questionId
 * @param {Responses} responses
 * @returns {Answered}
 */
export function answer(course, state, questionId, responses) {
  const question = questionOf(course, questionId);
  if (!question) return { state, grade: UNGRADED };
  const before = state.practice[questionId];
  if (attemptsLeft(course, state, questionId) === 0) {
    return { state, grade: grade(question, before.responses) };
  }
  const entry = { responses, attempts: (before?.attempts ?? 0) + 1 };
  const practice = { ...state.practice, [questionId]: entry };
  return { state: { ...state, practice }, grade: grade(question, responses) };
}

/**
 * How often a practice question may still be answered; Infinity where nobody counts.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} questionId
 * @returns {number}
 */
export function attemptsLeft(course, state, questionId) {
  const question = questionOf(course, questionId);
  return left(question?.attempts ?? 0, state.practice[questionId]?.attempts ?? 0);
}

/**
 * How often a quiz may still be handed in; Infinity where nobody counts.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} quizId
 * @returns {number}
 */
export function quizAttemptsLeft(course, state, quizId) {
  return left(quizOf(course, quizId)?.attempts ?? 0, state.quizzes[quizId]?.attempts ?? 0);
}

/**
 * Draws and orders the questions of a new attempt; an open attempt goes on as it is.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} quizId
 * @returns {SessionState}
 */
export function startAttempt(course, state, quizId) {
  const quiz = quizOf(course, quizId);
  if (!quiz || openAttempt(state, quizId)) return state;
  if (quizAttemptsLeft(course, state, quizId) === 0) return state;
  const before = state.quizzes[quizId] ?? UNTOUCHED;
  const questions = drawn(course, quiz, state.seed, before.attempts);
  return withQuiz(state, quizId, {
    ...before,
    current: { questions, responses: {}, submitted: false, scaled: 0 },
  });
}

/**
 * An answer in the open attempt. Where feedback is immediate, the first answer counts.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} quizId
 * @param {string} questionId
 * @param {Responses} responses
 * @returns {Answered}
 */
export function answerInAttempt(course, state, quizId, questionId, responses) {
  const question = questionOf(course, questionId);
  const attempt = openAttempt(state, quizId);
  if (!question || !attempt?.questions.includes(questionId)) return { state, grade: UNGRADED };
  const before = attempt.responses[questionId];
  if (before && quizOf(course, quizId)?.feedback === "immediate") {
    return { state, grade: grade(question, before) };
  }
  const answers = { ...attempt.responses, [questionId]: responses };
  const current = { ...attempt, responses: answers };
  return {
    state: withQuiz(state, quizId, { ...state.quizzes[quizId], current }),
    grade: grade(question, responses),
  };
}

/**
 * Hands in the open attempt. Without one the last result is given again.
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {string} quizId
 * @returns {{
 *   state: SessionState, scaled: number, passed: boolean, byObjective: ObjectiveScore[]
 * }}
 */
export function submitAttempt(course, state, quizId) {
  const before = state.quizzes[quizId] ?? UNTOUCHED;
  const attempt = before.current;
  const byObjective = objectiveScores(course, attempt);
  const passMark = quizOf(course, quizId)?.pass_mark ?? 1;
  if (!attempt || attempt.submitted) {
    const scaled = attempt?.scaled ?? 0;
    return { state, scaled, passed: reaches(scaled, passMark), byObjective };
  }
  const scaled = share(byObjective);
  const after = withQuiz(state, quizId, {
    attempts: before.attempts + 1,
    best: Math.max(before.best, scaled),
    current: { ...attempt, submitted: true, scaled },
  });
  return { state: after, scaled, passed: reaches(scaled, passMark), byObjective };
}

/**
 * What the course amounts to now.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {Status}
 */
export function status(course, state) {
  const pages = pagesOf(course);
  const opened = pages.filter((page) => state.visited.includes(page)).length;
  const allOpened = opened === pages.length;
  const final = state.quizzes[course.final_quiz];
  const handedIn = Boolean(final && final.attempts > 0);
  const needsQuiz = course.final_quiz !== "" && course.completion !== "pages";
  const needsPages = course.completion !== "quiz" || course.final_quiz === "";
  return {
    completed: (!needsPages || allOpened) && (!needsQuiz || handedIn),
    success: handedIn ? success(course, state) : null,
    scaled: handedIn ? final.best : null,
    progress: pages.length ? opened / pages.length : 1,
    attempts: final?.attempts ?? 0,
  };
}

/**
 * Passed by the best attempt; failed only once no attempt is left, unless the course says so.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {Status["success"]}
 */
function success(course, state) {
  const quiz = quizOf(course, course.final_quiz);
  if (!quiz) return null;
  if (reaches(state.quizzes[quiz.id].best, quiz.pass_mark)) return "passed";
  const isLast = quizAttemptsLeft(course, state, quiz.id) === 0;
  return isLast || course.report_failed ? "failed" : null;
}

/**
 * @param {number} allowed 0: any number
 * @param {number} used
 * @returns {number}
 */
function left(allowed, used) {
  return allowed === 0 ? Infinity : Math.max(0, allowed - used);
}

/**
 * @param {SessionState} state
 * @param {string} quizId
 * @returns {Attempt | null}
 */
function openAttempt(state, quizId) {
  const current = state.quizzes[quizId]?.current;
  return current && !current.submitted ? current : null;
}

/**
 * @param {SessionState} state
 * @param {string} quizId
 * @param {QuizState} quiz
 * @returns {SessionState}
 */
function withQuiz(state, quizId, quiz) {
  return { ...state, quizzes: { ...state.quizzes, [quizId]: quiz } };
}

