// @ts-check
// Starts the player: connects, restores, mounts.
import { ask } from "./ask.js";
import { mountClosing } from "./closing.js";
import { applyDisplay, mountDisplay } from "./display.js";
import { mountItems } from "./items.js";
import { mountPages } from "./pages.js";
import { mountQuizzes } from "./quizview.js";
import { notebookOf } from "./notebook.js";
import { BROWSER, open } from "./opening.js";
import { record } from "./recorder.js";
import { saver } from "./saver.js";
import { mountScrolling } from "./scrolling.js";
import { start as newSession } from "./session.js";
import { wordsOf } from "./words.js";

/** @import { Mount, Player, Words } from "./player.d.ts" */
/** @import { CourseData, Lms } from "./types.d.ts" */
/** @import { Opening } from "./opening.js" */

/**
 * @param {CourseData} course
 * @param {Lms} lms
 * @param {Record<string, Mount>} widgets by the name that the page gives them
 * @param {"saved" | "saved_here"} saved what to say once everything is kept
 * @param {((player: Player) => void)[]} parts what else this page has
 */
export function start(course, lms, widgets, saved, parts) {
  applyDisplay();
  document.addEventListener("DOMContentLoaded", () => run(course, lms, widgets, saved, parts));
}

/**
 * Until the LMS has answered the page can be read, but nothing can be sent off.
 * @param {CourseData} course
 * @param {Lms} lms
 * @param {Record<string, Mount>} widgets
 * @param {"saved" | "saved_here"} saved
 * @param {((player: Player) => void)[]} parts
 */
async function run(course, lms, widgets, saved, parts) {
  document.addEventListener("submit", (event) => event.preventDefault());
  const words = wordsOf(course.texts);
  const opening = await decided(await open(lms, course, BROWSER), words);
  const saving = saver(
    lms,
    course,
    opening,
    (kept, isTrouble) => tellStatus(words(kept === "saved" ? saved : kept), isTrouble),
    BROWSER,
  );
  /** @type {Player} */
  const player = {
    course,
    words,
    widgets,
    record: record(saving, course, BROWSER),
    notebook: notebookOf(course, noterOf(opening, saved === "saved_here"), BROWSER.now),
    state: opening.state ?? newSession(course, Math.floor(Math.random() * 2 ** 32)),
    leaving: [],
    arriving: [],
  };
  mountDisplay();
  mountScrolling();
  mountItems(player);
  mountQuizzes(player);
  mountClosing(player);
  for (const mount of parts) mount(player);
  mountPages(player);
  greet(opening, words);
  if (opening.isUnread) ask(words("ask_unread"), [words("start_anew")]).then(saving.overwrite);
  if (opening.launch.over) ask(words("session_over"), [words("go_on")]);
  listen(player);
}

/**
 * Whose notes may be kept; a course that is only looked at keeps nothing.
 * @param {Opening} opening
 * @param {boolean} isAtHome there is no LMS, and the browser is the learner's own
 * @returns {string | null}
 */
function noterOf({ launch: { writable, connected, learner_id } }, isAtHome) {
  const isKnown = isAtHome || learner_id !== "";
  return isKnown && (writable || !connected) ? learner_id : null;
}

/**
 * A session that only this device knows may be what the LMS has lost, or what somebody has reset.
 * @param {Opening} opening
 * @param {Words} words
 * @returns {Promise<Opening>}
 */
async function decided(opening, words) {
  if (!opening.isDoubtful) return opening;
  const restart = await ask(words("ask_device"), [words("go_on"), words("start_anew")]);
  if (!restart) return opening;
  opening.journal.drop();
  return { ...opening, state: null, notes: [], untold: [] };
}

/** @param {Player} player */
function listen(player) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    for (const leave of player.leaving) leave();
    player.record.hidden();
  });
  window.addEventListener("pagehide", () => {
    for (const leave of player.leaving) leave();
    player.record.closed(false);
  });
  // The session has ended; only a fresh start can open a new one.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

/**
 * Routine is shown and not announced; trouble and its end are announced politely.
 * @param {string} text
 * @param {boolean} isAnnounced
 */
function tellStatus(text, isAnnounced) {
  const line = document.getElementById("player_saved");
  // Trouble may have the words of routine, and only a text that differs is announced.
  const told = isAnnounced ? `${text}\u00a0` : text;
  if (!line || line.textContent === told) return;
  line.setAttribute("aria-live", isAnnounced ? "polite" : "off");
  line.textContent = told;
}

/**
 * @param {Opening} opening
 * @param {Words} words
 */
function greet({ launch, state, notes, isUnread }, words) {
  if (!launch.connected) tellStatus(words("not_saved"), true);
  else if (!launch.writable) tellStatus(words("preview"), true);
  else if (isUnread) tellStatus(words("restored_nothing"), true);
  else if (notes.length) tellStatus(words("restored_partly"), true);
  else if (state) tellStatus(words("resumed"), true);
}
