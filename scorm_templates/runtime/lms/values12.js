// @ts-check
// The words of SCORM 1.2: how statuses and times are written there.
import { outcome } from "./outcome.js";
import { padded } from "./plain.js";

/** @import { CourseData, Status } from "../types.d.ts" */

/** 9999 hours are the most that a time span can say. */
const LONGEST_SPAN = 9999 * 3600 + 3599.99;

/**
 * The one word that 1.2 has for completion and success.
 * @param {CourseData} course
 * @param {Status} status
 * @param {boolean} attemptsLeft
 * @returns {"passed" | "completed" | "failed" | "incomplete"}
 */
export function lessonStatus(course, status, attemptsLeft) {
  const { completion, success } = outcome(course, status, attemptsLeft);
  if (success === "failed") return success;
  return completion === "completed" && success === "passed" ? success : completion;
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
