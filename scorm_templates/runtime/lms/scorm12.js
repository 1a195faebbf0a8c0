// @ts-check
// SCORM 1.2: the API of the LMS behind calls that never throw.
import { callsTo, countFrom, modeOf } from "./api.js";
import { correctPattern, interactionType, resultWord, studentResponse } from "./answers12.js";
import { findApi } from "./find_api.js";
import { clockTime, decimal, identifier, points } from "./plain.js";
import { lessonStatus, timespan } from "./values12.js";

/** @import { CourseData, InteractionReport, Launch, Status } from "../types.d.ts" */

/** What counts more is never taken back: completed stays completed. */
const RANK = ["incomplete", "failed", "completed", "passed"];

/** @type {object | null} the LMS of the session that has begun */
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
  const connected = begun();
  const mode = modeOf(get("cmi.core.lesson_mode"));
  writable = connected && mode === "normal" && get("cmi.core.credit") !== "no-credit";
  const entry = get("cmi.core.entry");
  const suspend_data = get("cmi.suspend_data");
  readStanding();
  isFresh = suspend_data === "" && (entry === "ab-initio" || lessonState === "not attempted");
  if (writable) begin();
  return {
    connected,
    mode,
    writable,
    learner_id: get("cmi.core.student_id"),
    suspend_data,
    location: get("cmi.core.lesson_location"),
    resumed: entry === "resume" || suspend_data !== "",
    fresh: isFresh,
  };
}

/** @returns {boolean} whether there is a session; the one that has begun goes on */
function begun() {
  const found = findApi(window, "API", "LMSInitialize");
  if (api && (found === api || found === null)) return true;
  startedAt = Date.now();
  nextInteraction = null;
  written = new Map();
  call = callsTo(found);
  api = call("LMSInitialize", "") === "true" ? found : null;
  if (!api) call = callsTo(null);
  return api !== null;
}

function readStanding() {
  lessonState = get("cmi.core.lesson_status");
  const score = get("cmi.core.score.raw");
  bestScore = score.trim() === "" || !(Number(score) >= 0) ? -1 : Number(score);
}

/** At the first launch the LMS is told at once, so that even a crash leaves a course begun. */
function begin() {
  setChanged("cmi.core.exit", "suspend");
  if (RANK.includes(lessonState) || (lessonState === "" && !isFresh)) return;
  if (setStatus("incomplete")) commit();
}

/** @param {string} word @returns {boolean} */
function setStatus(word) {
  const isKept = set("cmi.core.lesson_status", word);
  if (isKept) lessonState = word;
  return isKept;
}

/** @param {string} page */
export function location(page) {
  setChanged("cmi.core.lesson_location", page.slice(0, 255));
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
  return data !== "" || get("cmi.core.lesson_status") !== "" ? data : null;
}

/**
 * @param {InteractionReport} report
 * @returns {boolean}
 */
export function interaction(report) {
  nextInteraction ??= countFrom(get("cmi.interactions._count"), suspended() === null);
  if (nextInteraction === null) return false;
  const path = `cmi.interactions.${nextInteraction}`;
  if (!set(`${path}.id`, identifier(report.id))) return false;
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
  return true;
}

/**
 * @param {Status} now
 * @param {boolean} attemptsLeft
 */
export function status(now, attemptsLeft) {
  if (!writable) return;
  if (lessonState === "") readStanding();
  const next = lessonStatus(course, now, attemptsLeft);
  // What the LMS does not say may be better than anything but an end.
  if (lessonState === "" && !isFresh && RANK.indexOf(next) < RANK.indexOf("completed")) return;
  if (now.scaled !== null) tellScore(points(now.scaled));
  if (RANK.indexOf(next) > RANK.indexOf(lessonState)) setStatus(next);
}

/** @param {string} raw the best score so far; an earlier, better one stays */
function tellScore(raw) {
  if (Number(raw) <= bestScore || !set("cmi.core.score.raw", raw)) return;
  bestScore = Number(raw);
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
  api = null;
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
