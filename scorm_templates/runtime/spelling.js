// @ts-check
// Whether typed words count as a solution.

/** From this length on one slip of the keyboard is forgiven. */
const FORGIVING_LENGTH = 6;
/** @type {Record<string, string>} */
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/**
 * A text without its spaces and hyphens.
 * @param {string} text
 * @returns {string}
 */
function letters(text) {
  return text.normalize("NFC").replace(/[\s\u00ad\u200b\u2010-\u2015\u2212-]/g, "");
}

/**
 * What remains of a text when case, umlaut spelling, hyphens and spaces do not matter.
 * @param {string} text
 * @returns {string}
 */
function folded(text) {
  const lower = letters(text).toUpperCase().toLowerCase();
  return lower.replace(/[äöüß]/g, (letter) => UMLAUTS[letter]);
}

/**
 * Whether two words differ by at most one letter added, dropped, changed or swapped with its
 * neighbour (a Damerau-Levenshtein distance of 0 or 1).
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
function almostEqual(one, other) {
  const [short, long] = [[...one], [...other]].sort((a, b) => a.length - b.length);
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  /** @param {number} inShort @param {number} inLong */
  const restIsEqual = (inShort, inLong) =>
    short.slice(inShort).join("") === long.slice(inLong).join("");
  if (short.length < long.length) return restIsEqual(at, at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return restIsEqual(at + 1, at + 1) || (swapped && restIsEqual(at + 2, at + 2));
}

/**
 * @param {string} typed
 * @param {string[]} solutions
 * @param {string[]} wrong words that must not pass as a slip of the keyboard
 * @param {boolean} tolerant
 * @returns {boolean}
 */
export function isSolution(typed, solutions, wrong, tolerant) {
  const exact = typed.normalize("NFC").trim();
  if (!exact) return false;
  if (solutions.some((solution) => solution.normalize("NFC").trim() === exact)) return true;
  if (!tolerant) return false;
  const word = folded(typed);
  if (solutions.some((solution) => folded(solution) === word)) return true;
  if (wrong.some((trap) => folded(trap) === word)) return false;
  return solutions
    .filter((solution) => [...letters(solution)].length >= FORGIVING_LENGTH)
    .some((solution) => almostEqual(word, folded(solution)));
}
