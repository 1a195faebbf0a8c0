// @ts-check
// Starts the player: connects, restores, mounts.
import { mountClosing } from "./closing.js";
import { applyDisplay, mountDisplay } from "./display.js";
import { mountItems } from "./items.js";
import { mountPages } from "./pages.js";
import { mountQuizzes } from "./quizview.js";
import { record } from "./recorder.js";
import { start as newSession } from "./session.js";
import { decode } from "./suspend.js";
import { wordsOf } from "./words.js";

/** @import { Mount, Player, Words } from "./player.d.ts" */
/** @import { CourseData, Launch, Lms } from "./types.d.ts" */

/**
 * @param {CourseData} course
 * @param {Lms} lms
 * @param {Record<string, Mount>} widgets by the name that the page gives them
 * @param {"saved" | "saved_here"} saved what to say once everything is kept
 */
export function start(course, lms, widgets, saved) {
  applyDisplay();
  document.addEventListener("DOMContentLoaded", () => run(course, lms, widgets, saved));
}

/**
 * @param {CourseData} course
 * @param {Lms} lms
 * @param {Record<string, Mount>} widgets
 * @param {"saved" | "saved_here"} saved
 */
async function run(course, lms, widgets, saved) {
  const words = wordsOf(course.texts);
  const launch = await lms.connect(course);
  const restored = launch.suspend_data ? decode(course, launch.suspend_data) : null;
  const watched = { ...lms, commit: () => tellSaved(lms.commit(), words, saved) };
  /** @type {Player} */
  const player = {
    course,
    words,
    widgets,
    record: record(watched, course, launch),
    state: restored?.state ?? newSession(course, Math.floor(Math.random() * 2 ** 32)),
    leaving: [],
    arriving: [],
  };
  mountDisplay();
  mountItems(player);
  mountQuizzes(player);
  mountClosing(player);
  mountPages(player);
  greet(launch, restored, words);
  listen(player);
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
 * @param {boolean | Promise<boolean>} kept
 * @param {Words} words
 * @param {"saved" | "saved_here"} saved
 * @returns {boolean | Promise<boolean>}
 */
function tellSaved(kept, words, saved) {
  if (typeof kept === "boolean") tellStatus(words(kept ? saved : "not_saved"));
  else void kept.then((isKept) => tellSaved(isKept, words, saved));
  return kept;
}

/** @param {string} text */
function tellStatus(text) {
  const line = document.getElementById("player_saved");
  if (line && line.textContent !== text) line.textContent = text;
}

/**
 * @param {Launch} launch
 * @param {ReturnType<typeof decode>} restored
 * @param {Words} words
 */
function greet(launch, restored, words) {
  if (!launch.connected) tellStatus(words("not_saved"));
  else if (!launch.writable) tellStatus(words("preview"));
  else if (launch.suspend_data && !restored) tellStatus(words("restored_nothing"));
  else if (restored?.notes.length) tellStatus(words("restored_partly"));
  else if (restored) tellStatus(words("resumed"));
}
