// @ts-check
// Two sessions of one learner as one: nothing that either of them holds is lost.

/** @import { Attempt, SessionState } from "./types.d.ts" */
/** @typedef {SessionState["practice"][string]} Practice */
/** @typedef {SessionState["quizzes"][string]} QuizState */
/** @import { ScenarioState } from "./types.d.ts" */

/**
 * @param {SessionState} older
 * @param {SessionState} newer where both know something of the same thing, this one counts
 * @param {SessionState | null} base what `newer` came from; what is still the same there is no news
 * @returns {SessionState}
 */
export function merge(older, newer, base) {
  const isUnread = (/** @type {string} */ page) => base?.visited.includes(page) && !newer.visited.includes(page);
  const visited = [...new Set([...older.visited, ...newer.visited])].filter((page) => !isUnread(page));
  return {
    ...newer,
    visited,
    practice: joined(older.practice, newer.practice, base?.practice, practised),
    quizzes: joined(older.quizzes, newer.quizzes, base?.quizzes, handedIn),
    scenarios: joined(older.scenarios, newer.scenarios, base?.scenarios, played),
  };
}

/**
 * @template T
 * @param {Record<string, T>} older
 * @param {Record<string, T>} newer
 * @param {Record<string, T> | undefined} base
 * @param {(older: T, newer: T) => T} both
 * @returns {Record<string, T>}
 */
function joined(older, newer, base, both) {
  const all = { ...older, ...newer };
  for (const id of Object.keys(older)) {
    if (id in newer) all[id] = newer[id] === base?.[id] ? older[id] : both(older[id], newer[id]);
  }
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
  const attempts = Math.max(older.attempts, newer.attempts);
  const best = Math.max(older.best, newer.best);
  const isBehind = newer.attempts < older.attempts && newer.current?.submitted !== false;
  if (newer.attempts > older.attempts) return { ...newer, best };
  const current = isBehind ? older.current : tried(older.current, newer.current);
  return { attempts, best, current };
}

/**
 * An open attempt goes on, with what the other one says of the same questions.
 * @param {Attempt | null} older
 * @param {Attempt | null} newer
 * @returns {Attempt | null}
 */
function tried(older, newer) {
  if (!older || !newer) return newer ?? older;
  if (older.submitted !== newer.submitted) return older.submitted ? newer : older;
  if (newer.submitted) return newer;
  const shared = Object.entries(older.responses).filter(([id]) => newer.questions.includes(id));
  return { ...newer, responses: { ...Object.fromEntries(shared), ...newer.responses } };
}

/**
 * The newer run goes on, unless the older one is the same and has come further; of finished runs
 * the best stays.
 * @param {ScenarioState} older
 * @param {ScenarioState} newer
 * @returns {ScenarioState}
 */
function played(older, newer) {
  const isFurther = isAhead(older, newer);
  const run = isFurther ? older : newer;
  const [one, other] = [newer.best, older.best];
  return {
    ...run,
    runs: Math.max(older.runs, newer.runs),
    previous: run.previous.length ? run.previous : (isFurther ? newer : older).previous,
    best: one && other && one.share < other.share ? other : (one ?? other),
  };
}

/**
 * @param {ScenarioState} one
 * @param {ScenarioState} other
 * @returns {boolean} whether `one` is the same run with more decided or read
 */
function isAhead(one, other) {
  if (!one.path || !other.path) return one.path !== null;
  if (one.runs !== other.runs || !other.path.every((id, at) => one.path?.[at] === id)) return false;
  return one.path.length > other.path.length || one.isRead;
}
