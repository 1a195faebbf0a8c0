// @ts-check
// Times in the words of SCORM 2004, as ADL's reference, Moodle and scorm-again all take them.
import { clockTime, decimal, padded } from "./plain.js";

/**
 * @param {number} seconds
 * @returns {string} PT1H2M3.45S: no days, no fraction but in seconds, two places at most
 */
export function duration(seconds) {
  const hundredths = Math.round(Math.max(0, seconds || 0) * 100);
  const whole = Math.floor(hundredths / 6000);
  const hours = Math.floor(whole / 60);
  const minutes = whole % 60;
  const rest = decimal((hundredths % 6000) / 100);
  return `PT${hours ? hours + "H" : ""}${minutes ? minutes + "M" : ""}${rest}S`;
}

/**
 * @param {Date} date
 * @returns {string} local time without a zone, which none of the three takes behind whole seconds
 */
export function timestamp(date) {
  const day = [padded(date.getFullYear(), 4), padded(date.getMonth() + 1, 2), padded(date.getDate(), 2)];
  return `${day.join("-")}T${clockTime(date)}`;
}
