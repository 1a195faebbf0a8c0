// @ts-check
// The last page: what the learner has done, what they noted, and the way out.
import { made } from "./dom.js";
import { mountNotes } from "./notes.js";
import { say } from "./say.js";
import { status } from "./session.js";
import { percent } from "./words.js";

/** @import { Player } from "./player.d.ts" */

/** @param {Player} player */
export function mountClosing(player) {
  const leave = document.getElementById("player_exit");
  leave?.addEventListener("click", () => {
    const isSaved = player.record.closed(true);
    leave.setAttribute("aria-disabled", "true");
    const text = player.words(isSaved ? "closed" : "closed_unsaved");
    document.querySelector(".parting")?.remove();
    leave.parentElement?.after(made("p", "parting", text));
    say(text);
  });
  mountNotes(player);
  document.getElementById("player_print")?.addEventListener("click", () => window.print());
  player.arriving.push(() => showStanding(player));
}

/** @param {Player} player */
function showStanding({ course, state, words }) {
  const count = course.lessons.reduce((sum, lesson) => sum + lesson.pages.length, 0);
  const done = state.visited.length;
  const { completed, scaled } = status(course, state);
  const lines = [words(done === count ? "state_pages_all" : "state_pages", { done, count })];
  if (course.final_quiz) {
    const best = { percent: percent(scaled ?? 0) };
    lines.push(scaled === null ? words("state_quiz_open") : words("state_best", best));
  }
  lines.push(words(completed ? "state_completed" : "state_open"));
  const rows = lines.map((line) => made("li", "", line));
  document.getElementById("player_standing")?.replaceChildren(...rows);
}
