// @ts-check
// What a course amounts to in the words that all standards share.

/** @import { CourseData, Status } from "../types.d.ts" */

/**
 * A learner who may still pass stays incomplete: many LMSs open a completed course for review only,
 * and the chance would be gone.
 * @param {Pick<CourseData, "final_quiz" | "completion" | "status">} course
 * @param {Status} status
 * @param {boolean} attemptsLeft
 * @returns {{ completion: "completed" | "incomplete", success: "passed" | "failed" | null }}
 */
export function outcome(course, status, attemptsLeft) {
  const success = course.status === "completed" ? null : status.success;
  const mustPass = course.final_quiz !== "" && course.completion !== "pages";
  const isDecided = status.success === "passed" || success === "failed";
  const mayStillPass = mustPass && attemptsLeft && !isDecided;
  return { completion: status.completed && !mayStillPass ? "completed" : "incomplete", success };
}
