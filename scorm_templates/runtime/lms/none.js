// @ts-check
// No LMS: the web version keeps the session in this browser, if it may.

/** @import { CourseData, InteractionReport, Launch, Status } from "../types.d.ts" */

let key = "";
let kept = { location: "", suspend: "" };

/**
 * @param {CourseData} course
 * @returns {Launch}
 */
export function connect(course) {
  key = `kurswerk:${course.id}`;
  kept = { location: "", suspend: "", ...stored() };
  const isFresh = kept.suspend === "";
  return {
    connected: true,
    mode: "normal",
    writable: true,
    learner_id: "",
    suspend_data: String(kept.suspend),
    location: String(kept.location),
    resumed: !isFresh,
    fresh: isFresh,
  };
}

/** @param {string} page */
export function location(page) {
  kept.location = page;
}

/** @param {string} data */
export function suspend(data) {
  kept.suspend = data;
}

/** @returns {string} what this browser holds, another window's word included */
export function suspended() {
  const found = /** @type {Partial<typeof kept>} */ (stored());
  return String(found.suspend ?? "");
}

/**
 * @param {InteractionReport} _report nobody is told
 * @returns {boolean}
 */
export function interaction(_report) {
  return true;
}

/**
 * @param {Status} _status nobody is told
 * @param {boolean} _attemptsLeft
 */
export function status(_status, _attemptsLeft) {}

/** @returns {boolean} */
export function commit() {
  try {
    window.localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** @param {boolean} _exit */
export function close(_exit) {
  commit();
}

/** @returns {object} what an earlier visit kept; nothing if storage is denied or unreadable */
function stored() {
  try {
    const found = JSON.parse(window.localStorage.getItem(key) ?? "{}");
    return typeof found === "object" && found ? found : {};
  } catch {
    return {};
  }
}
