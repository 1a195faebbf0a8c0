// @ts-check
// SCORM 1.2: the API of the LMS behind calls that never throw.
import { callsTo, modeOf } from "./api.js";
import { correctPattern, interactionType, resultWord, studentResponse } from "./answers12.js";
import { findApi } from "./find_api.js";
import { clockTime, decimal, identifier, points } from "./plain.js";
import { lessonStatus, timespan } from "./values12.js";

/** @import { CourseData, InteractionReport, Launch, Status } from "../types.d.ts" */

/** What counts more is never taken back: completed stays completed. */
const RANK = ["incomplete", "failed", "completed", "passed"];

/** @type {import("./api.js").Call} */
let call = callsTo(null);
/** @type {CourseData} */
let course;
let writable = false;
let startedAt = 0;
let bestScore = -1;
let lessonState = "";
/** @type {number | null} number of the next interaction; null: not asked yet */
let nextInteraction = null;
/** @type {Map<string, string>} */
let written = new Map();

/**
 * @param {CourseData} data
 * @returns {Launch}
 */
export function connect(data) {
  course = data;
  startedAt = Date.now();
  nextInteraction = null;
  written = new Map();
  call = callsTo(findApi(window, "API", "LMSInitialize"));
  const connected = call("LMSInitialize", "") === "true";
  if (!connected) call = callsTo(null);
  const mode = modeOf(get("cmi.core.lesson_mode"));
  writable = connected && mode === "normal" && get("cmi.core.credit") !== "no-credit";
  const entry = get("cmi.core.entry");
  lessonState = get("cmi.core.lesson_status");
  const suspend_data = get("cmi.suspend_data");
  const score = get("cmi.core.score.raw");
  bestScore = score.trim() === "" || !(Number(score) >= 0) ? -1 : Number(score);
  if (writable) begin();
  return {
    connected,
    mode,
    writable,
    learner_id: get("cmi.core.student_id"),
    suspend_data,
    location: get("cmi.core.lesson_location"),
    resumed: entry === "resume" || suspend_data !== "",
  };
}

/** At the first launch the LMS is told at once, so that even a crash leaves a course begun. */
function begin() {
  set("cmi.core.exit", "suspend");
  if (RANK.includes(lessonState)) return;
  lessonState = "incomplete";
  set("cmi.core.lesson_status", lessonState);
  commit();
}

/** @param {string} page */
export function location(page) {
  setChanged("cmi.core.lesson_location", page.slice(0, 255));
}

/** @param {string} data */
export function suspend(data) {
  setChanged("cmi.suspend_data", data);
}

/** @param {InteractionReport} report */
export function interaction(report) {
  if (!writable) return;
  nextInteraction ??= Number.parseInt(get("cmi.interactions._count"), 10) || 0;
  const path = `cmi.interactions.${nextInteraction}`;
  if (!set(`${path}.id`, identifier(report.id))) return;
  nextInteraction += 1;
  const pattern = correctPattern(report.interaction);
  const response = studentResponse(report.interaction, report.response);
  if (report.objective) set(`${path}.objectives.0.id`, identifier(report.objective));
  set(`${path}.time`, clockTime(report.time));
  set(`${path}.type`, interactionType(report.interaction));
  if (pattern) set(`${path}.correct_responses.0.pattern`, pattern);
  set(`${path}.weighting`, decimal(report.weighting));
  if (response) set(`${path}.student_response`, response);
  set(`${path}.result`, resultWord(report.result));
  set(`${path}.latency`, timespan(report.latency));
}

/**
 * @param {Status} now
 * @param {boolean} attemptsLeft
 */
export function status(now, attemptsLeft) {
  if (!writable) return;
  if (now.scaled !== null) tellScore(points(now.scaled));
  const next = lessonStatus(course, now, attemptsLeft);
  if (RANK.indexOf(next) > RANK.indexOf(lessonState)) {
    lessonState = next;
    set("cmi.core.lesson_status", next);
  }
}

/** @param {string} raw the best score so far; an earlier, better one stays */
function tellScore(raw) {
  if (Number(raw) <= bestScore) return;
  bestScore = Number(raw);
  set("cmi.core.score.raw", raw);
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
}

/** @returns {boolean} */
export function commit() {
  return call("LMSCommit", "") === "true";
}

/** @param {boolean} exit */
export function close(exit) {
  if (writable) {
    const isDone = RANK.indexOf(lessonState) > 0;
    set("cmi.core.session_time", timespan((Date.now() - startedAt) / 1000));
    setChanged("cmi.core.exit", exit && isDone ? "" : "suspend");
  }
  call("LMSFinish", "");
  call = callsTo(null);
  writable = false;
}

/**
 * @param {string} element
 * @returns {string}
 */
function get(element) {
  return call("LMSGetValue", element);
}

/**
 * @param {string} element
 * @param {string} value
 * @returns {boolean}
 */
function set(element, value) {
  const isKept = writable && call("LMSSetValue", element, value) === "true";
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
