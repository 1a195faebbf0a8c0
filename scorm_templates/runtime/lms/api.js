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
