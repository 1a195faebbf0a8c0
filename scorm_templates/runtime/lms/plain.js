// @ts-check
// Numbers, names and texts as every edition of SCORM takes them.

const LONGEST_NAME = 255;

/**
 * @param {number} value
 * @returns {string} two places at most, never an exponent
 */
export function decimal(value) {
  return String(Number(value.toFixed(2)));
}

/**
 * A share as points from 0 to 100; rounded down, so that nobody seems to have passed who has not.
 * @param {number} share
 * @returns {string}
 */
export function points(share) {
  return decimal(inTenThousandths(share) / 100);
}

/**
 * A share as a number from 0 to 1; rounded down as the points are.
 * @param {number} share
 * @returns {string}
 */
export function fraction(share) {
  return String(inTenThousandths(share) / 10_000);
}

/** @param {number} share */
function inTenThousandths(share) {
  return Math.floor(share * 10_000 + 1e-6);
}

/**
 * @param {number} value
 * @param {number} places
 * @returns {string} the whole part with leading zeros
 */
export function padded(value, places) {
  return String(Math.floor(value)).padStart(places, "0");
}

/**
 * @param {Date} date
 * @returns {string} HH:MM:SS
 */
export function clockTime(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => padded(part, 2))
    .join(":");
}

/**
 * @param {string} name
 * @returns {string} printable ASCII without spaces
 */
export function identifier(name) {
  return name.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, LONGEST_NAME);
}

/**
 * @param {string} text
 * @param {number} longest
 * @returns {string} so many characters at most, none halved
 */
export function cut(text, longest) {
  return text.trim().slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}

/**
 * @param {string[]} options
 * @param {unknown} chosen
 * @returns {string[]} what was chosen, in the order of the course
 */
export function inOrder(options, chosen) {
  return Array.isArray(chosen) ? options.filter((id) => chosen.includes(id)) : [];
}
