// @ts-check
// Finding things in the course data.

/** @import { CourseData, Question, Quiz } from "./types.d.ts" */

/**
 * @param {CourseData} course
 * @returns {string[]}
 */
export function pagesOf(course) {
  return course.lessons.flatMap((lesson) => lesson.pages);
}

/**
 * @param {CourseData} course
 * @param {string} id
 * @returns {Question | undefined}
 */
export function questionOf(course, id) {
  return course.questions.find((question) => question.id === id);
}

/**
 * @param {CourseData} course
 * @param {string} id
 * @returns {Quiz | undefined}
 */
export function quizOf(course, id) {
  return course.quizzes.find((quiz) => quiz.id === id);
}
