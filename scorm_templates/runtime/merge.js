// @ts-check
// Two sessions of one learner as one: nothing that either of them holds is lost.

/** @import { Attempt, SessionState } from "./types.d.ts" */
/** @typedef {SessionState["practice"][string]} Practice */
/** @typedef {SessionState["quizzes"][string]} QuizState */

/**
 * @param {SessionState} older
 * @param {SessionState} newer where both know something of the same thing, this one counts
 * @returns {SessionState}
 */
export function merge(older, newer) {
  const visited = [...new Set([...older.visited, ...newer.visited])];
  return {
    ...newer,
    visited,
    practice: joined(older.practice, newer.practice, practised),
    quizzes: joined(older.quizzes, newer.quizzes, handedIn),
  };
}

/**
 * @template T
 * @param {Record<string, T>} older
 * @param {Record<string, T>} newer
 * @param {(older: T, newer: T) => T} both
 * @returns {Record<string, T>}
 */
function joined(older, newer, both) {
  const all = { ...older, ...newer };
  for (const id of Object.keys(older)) if (id in newer) all[id] = both(older[id], newer[id]);
  return all;
}

/**
 * @param {Practice} older
 * @param {Practice} newer
 * @returns {Practice}
 */
function practised(older, newer) {
  const attempts = Math.max(older.attempts, newer.attempts);
  const isEmpty = Object.keys(newer.responses).length === 0;
  return { attempts, responses: isEmpty ? older.responses : newer.responses };
}

/**
 * @param {QuizState} older
 * @param {QuizState} newer
 * @returns {QuizState}
 */
function handedIn(older, newer) {
  const best = Math.max(older.best, newer.best);
  if (older.attempts !== newer.attempts) {
    return { ...(older.attempts > newer.attempts ? older : newer), best };
  }
  return { attempts: newer.attempts, best, current: tried(older.current, newer.current) };
}

/**
 * Of two attempts after equally many hand-ins an open one goes on, with the answers of both.
 * @param {Attempt | null} older
 * @param {Attempt | null} newer
 * @returns {Attempt | null}
 */
function tried(older, newer) {
  if (!older || !newer) return newer ?? older;
  if (older.submitted !== newer.submitted) return older.submitted ? newer : older;
  if (newer.submitted || older.questions.join() !== newer.questions.join()) return newer;
  return { ...newer, responses: { ...older.responses, ...newer.responses } };
}
