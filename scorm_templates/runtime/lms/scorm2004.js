// @ts-check
// SCORM 2004, 3rd and 4th edition: the API of the LMS behind calls that never throw.
import { callsTo, modeOf } from "./api.js";
import { findApi } from "./find_api.js";
import { interactionsOf } from "./interactions2004.js";
import { outcome } from "./outcome.js";
import { fraction, points } from "./plain.js";
import { duration } from "./values2004.js";

/** @import { CourseData, InteractionReport, Launch, Status } from "../types.d.ts" */

/** What counts more is never taken back: completed stays completed, passed stays passed. */
const COMPLETION = ["incomplete", "completed"];
const SUCCESS = ["failed", "passed"];

/** @type {any} */
let api = null;
/** @type {import("./api.js").Call} */
let call = callsTo(null);
/** @type {CourseData} */
let course;
let writable = false;
let startedAt = 0;
let isFresh = false;
let bestScore = -1;
/** What the LMS holds; "": it has not said so yet. */
let completion = "";
let success = "";
let tellInteraction = interactionsOf(get, set);
/** @type {Map<string, string>} */
let written = new Map();

/**
 * @param {CourseData} data
 * @returns {Launch}
 */
export function connect(data) {
  course = data;
  const connected = begun();
  const mode = modeOf(get("cmi.mode"));
  writable = connected && mode === "normal" && get("cmi.credit") !== "no-credit";
  const entry = get("cmi.entry");
  // What was never set answers "" with error 403, which is no error to us.
  const suspend_data = get("cmi.suspend_data");
  readStanding();
  isFresh = suspend_data === "" && (entry === "ab-initio" || completion === "not attempted");
  if (writable) begin();
  const launch = {
    connected,
    mode,
    writable,
    learner_id: get("cmi.learner_id"),
    suspend_data,
    location: get("cmi.location"),
    resumed: entry === "resume" || suspend_data !== "",
    fresh: isFresh,
  };
  return launch;
}

/** @returns {boolean} whether there is a session; the one that has begun goes on */
function begun() {
  const found = findApi(window, "API_1484_11", "Initialize");
  if (api && (found === api || found === null)) return true;
  call = callsTo(found);
  startedAt = Date.now();
  tellInteraction = interactionsOf(get, set);
  written = new Map();
  api = call("Initialize", "") === "true" ? found : null;
  if (!api) call = callsTo(null);
  return api !== null;
}

function readStanding() {
  completion = get("cmi.completion_status");
  success = get("cmi.success_status");
  const score = get("cmi.score.scaled");
  bestScore = score.trim() === "" || !(Number(score) >= 0) ? -1 : Number(score);
}

/** At the first launch the LMS is told at once, so that even a crash leaves a course begun. */
function begin() {
  setChanged("cmi.exit", "suspend");
  if (COMPLETION.includes(completion) || (completion === "" && !isFresh)) return;
  if (setCompletion("incomplete")) commit();
}

/**
 * @param {string} word
 * @returns {boolean}
 */
function setCompletion(word) {
  const isKept = set("cmi.completion_status", word);
  if (isKept) completion = word;
  return isKept;
}

/** @param {string} page */
export function location(page) {
  setChanged("cmi.location", page.slice(0, 1000));
}

/** @param {string} data */
export function suspend(data) {
  setChanged("cmi.suspend_data", data);
}

/**
 * An empty answer is none where the LMS answers nothing else either.
 * @returns {string | null}
 */
export function suspended() {
  const data = get("cmi.suspend_data");
  return data !== "" || get("cmi.completion_status") !== "" ? data : null;
}

/**
 * @param {InteractionReport} report
 * @returns {boolean}
 */
export function interaction(report) {
  return writable && tellInteraction(report);
}

/**
 * Score first, then completion, then success: some LMSs judge by what they know at that moment.
 * @param {Status} now
 * @param {boolean} attemptsLeft
 */
export function status(now, attemptsLeft) {
  if (!writable) return;
  if (completion === "") readStanding();
  const next = outcome(course, now, attemptsLeft);
  // What the LMS does not say may be better than anything but an end.
  if (completion === "" && !isFresh && next.completion !== "completed") return;
  if (now.scaled !== null) tellScore(now.scaled);
  setChanged("cmi.progress_measure", fraction(now.progress));
  if (COMPLETION.indexOf(next.completion) > COMPLETION.indexOf(completion)) {
    setCompletion(next.completion);
  }
  if (next.success && SUCCESS.indexOf(next.success) > SUCCESS.indexOf(success)) {
    if (set("cmi.success_status", next.success)) success = next.success;
  }
}

/** @param {number} scaled the best score so far; an earlier, better one stays */
function tellScore(scaled) {
  const known = fraction(scaled);
  if (Number(known) <= bestScore || !set("cmi.score.scaled", known)) return;
  bestScore = Number(known);
  set("cmi.score.raw", points(scaled));
  set("cmi.score.min", "0");
  set("cmi.score.max", "100");
}

/** @returns {boolean} */
export function commit() {
  return call("Commit", "") === "true";
}

/**
 * Exit is always suspend: after any other, the next launch is a new attempt, and many LMSs then
 * forget that the course was completed. No commit goes before: Terminate keeps everything, and some
 * LMSs answer a commit with nothing while the page goes away.
 * @param {boolean} exit
 */
export function close(exit) {
  if (writable) {
    set("cmi.session_time", duration((Date.now() - startedAt) / 1000));
    setChanged("cmi.exit", "suspend");
    if (exit) set("adl.nav.request", completion === "completed" ? "exitAll" : "suspendAll");
  }
  call("Terminate", "");
  call = callsTo(null);
  api = null;
  writable = false;
}

/**
 * @param {string} element
 * @returns {string}
 */
function get(element) {
  return call("GetValue", element);
}

/**
 * @param {string} element
 * @param {string} value
 * @returns {boolean}
 */
function set(element, value) {
  const isKept = writable && call("SetValue", element, value) === "true";
  if (isKept) written.set(element, value);
  return isKept;
}

/**
 * @param {string} element
 * @param {string} value
 */
function setChanged(element, value) {
  if (written.get(element) !== value) set(element, value);
}
