// @ts-check
// How many minutes are left, as round as an estimate may be.

/** @import { Player } from "./player.d.ts" */
/** @import { CourseData, SessionState } from "./types.d.ts" */

const ROUND = 5;

/**
 * Minutes of all that is not read or handed in yet; 0: nothing is.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {number}
 */
export function minutesLeft({ lessons, quiz_minutes, final_quiz }, { visited, quizzes }) {
  const read = new Set(visited);
  const pages = lessons.flatMap(({ pages, minutes }) =>
    pages.map((page, number) => (read.has(page) ? 0 : minutes[number])),
  );
  const quiz = final_quiz && !quizzes[final_quiz]?.attempts ? quiz_minutes : 0;
  const sum = pages.reduce((total, each) => total + each, quiz);
  if (sum <= 0.01) return 0;
  return sum > 2 * ROUND ? Math.round(sum / ROUND) * ROUND : Math.ceil(sum);
}

/** @param {Player} player */
export function mount(player) {
  player.arriving.push(() => {
    const minutes = minutesLeft(player.course, player.state);
    const text = minutes ? player.words("time_left", { minutes }) : "";
    for (const line of document.querySelectorAll("[data-left]")) line.textContent = text;
  });
}
