// @ts-check
// The words of SCORM 1.2: how statuses, numbers, times and names are written there.

/** @import { CourseData, Status } from "../types.d.ts" */

const LONGEST_NAME = 255;
/** 9999 hours are the most that a time span can say. */
const LONGEST_SPAN = 9999 * 3600 + 3599.99;

/**
 * The one word that 1.2 has for completion and success. A learner who may still pass stays
 * incomplete: many LMSs open a completed course for review only, and the chance would be gone.
 * @param {CourseData} course
 * @param {Status} status
 * @param {boolean} attemptsLeft
 * @returns {"passed" | "completed" | "failed" | "incomplete"}
 */
export function lessonStatus(course, status, attemptsLeft) {
  if (status.success === "failed") return "failed";
  if (!status.completed) return "incomplete";
  if (status.success === "passed") return "passed";
  const mustPass = course.final_quiz !== "" && course.completion !== "pages";
  return mustPass && attemptsLeft ? "incomplete" : "completed";
}

/**
 * A share as points from 0 to 100; rounded down, so that nobody seems to have passed who has not.
 * @param {number} share
 * @returns {string}
 */
export function points(share) {
  return decimal(Math.floor(share * 10_000 + 1e-6) / 100);
}

/**
 * @param {number} value
 * @returns {string} two places at most, never an exponent
 */
export function decimal(value) {
  return String(Number(value.toFixed(2)));
}

/**
 * @param {number} seconds
 * @returns {string} HHHH:MM:SS.SS
 */
export function timespan(seconds) {
  const hundredths = Math.round(Math.min(Math.max(0, seconds || 0), LONGEST_SPAN) * 100);
  const whole = Math.floor(hundredths / 100);
  const parts = [padded(whole / 3600, 4), padded((whole / 60) % 60, 2), padded(whole % 60, 2)];
  return `${parts.join(":")}.${padded(hundredths % 100, 2)}`;
}

/**
 * @param {Date} date
 * @returns {string} HH:MM:SS
 */
export function clockTime(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => padded(part, 2))
    .join(":");
}

/**
 * @param {number} value
 * @param {number} places
 * @returns {string}
 */
function padded(value, places) {
  return String(Math.floor(value)).padStart(places, "0");
}

/**
 * @param {string} name
 * @returns {string} printable ASCII without spaces
 */
export function identifier(name) {
  return name.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, LONGEST_NAME);
}
