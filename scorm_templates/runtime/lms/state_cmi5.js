// @ts-check
// What a course keeps in the State resource: where the learner is, and what the LRS has been told.

/**
 * What the LRS has been told for good: completed and passed once in an enrolment, failed once for
 * each hand-in.
 * @typedef {{ completed: boolean, passed: boolean, failed: number }} Told
 */
/** @typedef {{ suspend_data: string, location: string }} Standing where the learner is */

/**
 * @param {any} content of the State resource
 * @returns {Standing}
 */
export function standingIn(content) {
  const { suspend_data, location } = content ?? {};
  return { suspend_data: String(suspend_data ?? ""), location: String(location ?? "") };
}

/**
 * @param {any} content of the State resource
 * @returns {Told}
 */
export function toldIn(content) {
  return {
    completed: content?.completed === true,
    passed: content?.passed === true,
    failed: Number(content?.failed) || 0,
  };
}

/**
 * @param {Told} one
 * @param {Told} other
 * @returns {Told}
 */
export function both(one, other) {
  return {
    completed: one.completed || other.completed,
    passed: one.passed || other.passed,
    failed: Math.max(one.failed, other.failed),
  };
}
