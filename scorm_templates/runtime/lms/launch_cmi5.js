// @ts-check
// What an LMS says at a cmi5 launch: in the address of the page and in its launch data.

/** @import { CourseData, Launch } from "../types.d.ts" */
/**
 * @typedef {{
 *   endpoint: string, fetch: string, registration: string, activityId: string,
 *   agent: string, actor: { account?: { homePage?: string, name?: string } },
 * }} Given
 * `agent` is the actor to the letter, for addresses.
 */
/**
 * @typedef {{
 *   contextTemplate: Record<string, any>, launchMode: string, masteryScore: number | null,
 *   returnURL: string,
 * }} LaunchData
 */

const NAMES = ["endpoint", "fetch", "actor", "registration", "activityId"];

/**
 * @param {string} search the query string of the page, its parameters in any order
 * @returns {Given | null} null if this is no cmi5 launch
 */
export function launchParameters(search) {
  const query = new URLSearchParams(search);
  const [endpoint, fetch, agent, registration, activityId] = NAMES.map((name) => query.get(name));
  if (!endpoint || !fetch || !agent || !registration || !activityId) return null;
  const actor = parsed(agent);
  if (!actor) return null;
  return { endpoint: endpoint.replace(/\/*$/, "/"), fetch, registration, activityId, agent, actor };
}

/**
 * Who is learning, in which enrolment: what is kept for one must never reach another.
 * @param {Given} given
 * @returns {string}
 */
export function learnerId({ actor, agent, registration }) {
  const { homePage, name } = actor.account ?? {};
  return `${name ? `${homePage}|${name}` : agent}|${registration}`;
}

/**
 * @param {any} document `LMS.LaunchData`
 * @returns {LaunchData | null} null without the template that every statement needs
 */
export function launchData(document) {
  const { contextTemplate, launchMode, masteryScore, returnURL } = document ?? {};
  if (!contextTemplate || typeof contextTemplate !== "object") return null;
  const isShare = typeof masteryScore === "number" && masteryScore >= 0 && masteryScore <= 1;
  return {
    contextTemplate,
    launchMode: String(launchMode),
    masteryScore: isShare ? masteryScore : null,
    returnURL: /^https?:/i.test(returnURL ?? "") ? String(returnURL) : "",
  };
}

/**
 * @param {LaunchData} data
 * @returns {Launch["mode"]}
 */
export function modeOf({ launchMode }) {
  if (launchMode === "Browse") return "browse";
  return launchMode === "Review" ? "review" : "normal";
}

/**
 * Passing is what the LMS says it is: its mastery score becomes the pass mark of the final quiz.
 * @param {CourseData} course
 * @param {LaunchData} data
 */
export function applyMastery(course, { masteryScore }) {
  const final = course.quizzes.find(({ id }) => id === course.final_quiz);
  if (final && masteryScore !== null) final.pass_mark = masteryScore;
}

/**
 * @param {string} text
 * @returns {any} null if it is no JSON object
 */
export function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
