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

/** @type {import("./api.js").Call} */
let call = callsTo(null);
/** @type {CourseData} */
let course;
let writable = false;
let startedAt = 0;
let bestScore = -1;
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
  startedAt = Date.now();
  tellInteraction = interactionsOf(get, set);
  written = new Map();
  call = callsTo(findApi(window, "API_1484_11", "Initialize"));
  const connected = call("Initialize", "") === "true";
  if (!connected) call = callsTo(null);
  const mode = modeOf(get("cmi.mode"));
  writable = connected && mode === "normal" && get("cmi.credit") !== "no-credit";
  const entry = get("cmi.entry");
  completion = get("cmi.completion_status");
  success = get("cmi.success_status");
  // What was never set answers "" with error 403, which is no error to us.
  const suspend_data = get("cmi.suspend_data");
  const score = get("cmi.score.scaled");
  bestScore = score.trim() === "" || !(Number(score) >= 0) ? -1 : Number(score);
  if (writable) begin();
  return {
    connected,
    mode,
    writable,
    learner_id: get("cmi.learner_id"),
    suspend_data,
    location: get("cmi.location"),
    resumed: entry === "resume" || suspend_data !== "",
  };
}

/** At the first launch the LMS is told at once, so that even a crash leaves a course begun. */
function begin() {
  set("cmi.exit", "suspend");
  if (COMPLETION.includes(completion)) return;
  completion = "incomplete";
  set("cmi.completion_status", completion);
  commit();
}

/** @param {string} page */
export function location(page) {
  setChanged("cmi.location", page.slice(0, 1000));
}

/** @param {string} data */
export function suspend(data) {
  setChanged("cmi.suspend_data", data);
}

/** @param {InteractionReport} report */
export function interaction(report) {
  if (writable) tellInteraction(report);
}

/**
 * Score first, then completion, then success: some LMSs judge by what they know at that moment.
 * @param {Status} now
 * @param {boolean} attemptsLeft
 */
export function status(now, attemptsLeft) {
  if (!writable) return;
  if (now.scaled !== null) tellScore(now.scaled);
  setChanged("cmi.progress_measure", fraction(now.progress));
  const next = outcome(course, now, attemptsLeft);
  if (COMPLETION.indexOf(next.completion) > COMPLETION.indexOf(completion)) {
    completion = next.completion;
    set("cmi.completion_status", completion);
  }
  if (next.success && SUCCESS.indexOf(next.success) > SUCCESS.indexOf(success)) {
    success = next.success;
    set("cmi.success_status", success);
  }
}

/** @param {number} scaled the best score so far; an earlier, better one stays */
function tellScore(scaled) {
  const known = fraction(scaled);
  if (Number(known) <= bestScore) return;
  bestScore = Number(known);
  set("cmi.score.scaled", known);
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
