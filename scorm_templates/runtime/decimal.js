// @ts-check
// Numbers as learners type them: in German a decimal comma and points between thousands, in English
// the other way round.

const PLAIN = /^([+-]?)(\d+)(?:[.,](\d+))?$/;
const THOUSANDS = {
  ",": /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/,
  ".": /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
};

/**
 * The number in a text as a plain decimal ("-1234.5"), or null if it is none. Never through a
 * float, so that an LMS gets the digits that were typed and never an exponent.
 * @param {string} text
 * @param {"," | "."} [sign] the decimal sign of the language
 * @returns {string | null}
 */
export function plainDecimal(text, sign = ",") {
  const typed = text.replace(/\s/g, "").replace(/^[\u2212\u2013]/, "-");
  const digits = THOUSANDS[sign].test(typed) ? typed.replace(sign === "," ? /\./g : /,/g, "") : typed;
  const parts = PLAIN.exec(digits);
  if (!parts) return null;
  const whole = parts[2].replace(/^0+(?=\d)/, "");
  const fraction = (parts[3] ?? "").replace(/0+$/, "");
  const value = fraction ? `${whole}.${fraction}` : whole;
  return parts[1] === "-" && value !== "0" ? `-${value}` : value;
}
