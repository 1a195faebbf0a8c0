// @ts-check
// The words of xAPI: how names, times and scores are written there.
import { hash } from "../hash.js";

const VERBS = {
  initialized: "http://adlnet.gov/expapi/verbs/initialized",
  completed: "http://adlnet.gov/expapi/verbs/completed",
  passed: "http://adlnet.gov/expapi/verbs/passed",
  failed: "http://adlnet.gov/expapi/verbs/failed",
  terminated: "http://adlnet.gov/expapi/verbs/terminated",
  answered: "http://adlnet.gov/expapi/verbs/answered",
};

/** @typedef {keyof typeof VERBS} Verb */

/**
 * @param {Verb} name
 * @returns {{ id: string, display: { en: string } }}
 */
export function verb(name) {
  return { id: VERBS[name], display: { en: name } };
}

/** @returns {string} a random UUID, also where the page is not served over https */
export function randomUuid() {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)));
  return uuid(bytes, 4);
}

/**
 * The same UUID for the same name, so that an LRS that is told twice keeps one.
 * @param {string} name
 * @returns {string}
 */
export function namedUuid(name) {
  const words = ["a", "b", "c", "d"].map((salt) => hash(`${salt}:${name}:${salt}`));
  return uuid(words.flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 255)), 5);
}

/**
 * @param {number[]} bytes sixteen
 * @param {number} version
 * @returns {string}
 */
function uuid(bytes, version) {
  const marked = bytes.slice();
  marked[6] = (marked[6] & 0x0f) | (version << 4);
  marked[8] = (marked[8] & 0x3f) | 0x80;
  const digits = marked.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @param {number} seconds
 * @returns {string} an ISO 8601 duration to the hundredth, like PT1H2M3.5S
 */
export function duration(seconds) {
  const hundredths = Math.round(Math.max(0, seconds || 0) * 100);
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor(hundredths / 6000) % 60;
  const rest = (hundredths % 6000) / 100;
  return `PT${hours ? hours + "H" : ""}${minutes ? minutes + "M" : ""}${rest}S`;
}

/**
 * A score that agrees with its verdict in all four decimal places that a mastery score has.
 * @param {number} share 0..1
 * @param {boolean} isPassed
 * @param {number} mastery
 * @returns {{ scaled: number, raw: number, min: number, max: number }}
 */
export function score(share, isPassed, mastery) {
  const down = Math.floor(share * 10_000 + 1e-6) / 10_000;
  const scaled = isPassed ? Math.max(down, mastery) : down;
  return { scaled, raw: Math.floor(scaled * 100 + 1e-6), min: 0, max: 100 };
}
