// @ts-check
// Statements of an assignable unit, each with all that the launch asks for in its context.
import { answerText, definition } from "./answers_xapi.js";
import { duration, namedUuid, randomUuid, score, verb } from "./values_xapi.js";

/** @import { CourseData, InteractionReport, Status } from "../types.d.ts" */
/** @import { Given, LaunchData } from "./launch_cmi5.js" */
/** @import { Verb } from "./values_xapi.js" */
/** @typedef {Record<string, any>} Statement */
/** @typedef {{ given: Given, data: LaunchData, course: CourseData }} Session */

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const OBJECTIVE = "http://adlnet.gov/expapi/activities/objective";

/**
 * @param {Session} session
 * @param {Date} time
 * @returns {Statement}
 */
export function initialized(session, time) {
  return defined(session, "initialized", time, randomUuid());
}

/**
 * @param {Session} session
 * @param {Date} time
 * @param {number} seconds
 * @returns {Statement}
 */
export function completed(session, time, seconds) {
  const result = { completion: true, duration: duration(seconds) };
  return defined(session, "completed", time, once(session, "completed"), result);
}

/**
 * Passed or failed, with the score that says so.
 * @param {Session} session
 * @param {Date} time
 * @param {number} seconds
 * @param {Status} status
 * @returns {Statement}
 */
export function judged(session, time, seconds, { success, scaled, attempts }) {
  const isPassed = success === "passed";
  const mastery = session.data.masteryScore;
  const result = {
    success: isPassed,
    score: score(scaled ?? 0, isPassed, mastery ?? 0),
    duration: duration(seconds),
  };
  const name = isPassed ? "passed" : "failed";
  const id = once(session, isPassed ? name : `${name} ${attempts}`);
  const statement = defined(session, name, time, id, result);
  if (mastery !== null) {
    statement.context.extensions = { ...statement.context.extensions, [MASTERY]: mastery };
  }
  return statement;
}

/**
 * @param {Session} session
 * @param {Date} time
 * @param {number} seconds
 * @param {number | null} progress 0..1; null says nothing of it
 * @returns {Statement}
 */
export function terminated(session, time, seconds, progress) {
  const result = {
    duration: duration(seconds),
    ...(progress !== null && { extensions: { [PROGRESS]: Math.floor(progress * 100) } }),
  };
  return defined(session, "terminated", time, randomUuid(), result);
}

/**
 * One answered interaction: »cmi5 allowed«, so without the category of cmi5.
 * @param {Session} session
 * @param {InteractionReport} report
 * @param {Date} time
 * @returns {Statement}
 */
export function answered(session, report, time) {
  const { interaction, response, result, id, objective, latency } = report;
  const when = report.time.getTime();
  const { course, given } = session;
  const text = answerText(interaction, response);
  const context = contextOf(session);
  add(context, "parent", { objectType: "Activity", id: given.activityId });
  if (objective) {
    const goal = { id: `${course.iri}#objective/${objective}`, definition: { type: OBJECTIVE } };
    add(context, "other", { objectType: "Activity", ...goal });
  }
  return {
    id: once(session, `answered ${id} ${when} ${latency}`),
    actor: given.actor,
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: `${course.iri}#question/${id}`,
      definition: definition(report, course.language),
    },
    result: {
      ...(text && { response: text }),
      ...(result !== "neutral" && { success: result === "correct" }),
      duration: duration(latency),
    },
    context,
    timestamp: time.toISOString(),
  };
}

/**
 * @param {Session} session
 * @param {Verb} name
 * @param {Date} time
 * @param {string} id
 * @param {Record<string, unknown>} [result]
 * @returns {Statement}
 */
function defined(session, name, time, id, result) {
  const context = contextOf(session);
  add(context, "category", { objectType: "Activity", id: CMI5 });
  if (result && ("success" in result || "completion" in result)) {
    add(context, "category", { objectType: "Activity", id: MOVE_ON });
  }
  return {
    id,
    actor: session.given.actor,
    verb: verb(name),
    object: { objectType: "Activity", id: session.given.activityId },
    ...(result && { result }),
    context,
    timestamp: time.toISOString(),
  };
}

/**
 * The LMS's template, untouched, with the registration.
 * @param {Session} session
 * @returns {Record<string, any>}
 */
function contextOf({ data, given }) {
  const template = JSON.parse(JSON.stringify(data.contextTemplate));
  return { ...template, registration: given.registration };
}

/**
 * @param {Record<string, any>} context
 * @param {string} list
 * @param {{ objectType: string, id: string }} activity
 */
function add(context, list, activity) {
  const known = context.contextActivities?.[list] ?? [];
  const activities = Array.isArray(known) ? known : [known];
  if (activities.some(({ id }) => id === activity.id)) return;
  const joined = { ...context.contextActivities, [list]: [...activities, activity] };
  context.contextActivities = joined;
}

/**
 * The id of what is said once in an enrolment: if it is sent again, it is the same statement.
 * @param {Session} session
 * @param {string} what
 * @returns {string}
 */
function once({ given }, what) {
  return namedUuid(`${given.registration} ${given.activityId} ${what}`);
}
