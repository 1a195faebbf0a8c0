// @ts-check
// Calls to an LMS that never throw, whatever stands behind them.

/**
 * "" if there is no LMS or it fails.
 * @typedef {(method: string, ...values: string[]) => string} Call
 */

/**
 * @param {any} api what the LMS has put into its window; null: there is none
 * @returns {Call}
 */
export function callsTo(api) {
  return (method, ...values) => {
    try {
      const answer = api?.[method](...values);
      return answer === undefined || answer === null ? "" : String(answer);
    } catch {
      return "";
    }
  };
}

/**
 * @param {string} word
 * @returns {"normal" | "browse" | "review"}
 */
export function modeOf(word) {
  return word === "browse" || word === "review" ? word : "normal";
}

/**
 * How many answers an LMS holds. Some never say so, and some say nothing at all for a while: with a
 * wrong number an answer would take the place of an earlier one.
 * @param {string} word
 * @param {boolean} isSilent
 * @returns {number | null} null: nobody knows
 */
export function countFrom(word, isSilent) {
  const count = Number.parseInt(word, 10);
  if (count >= 0) return count;
  return isSilent ? null : 0;
}
