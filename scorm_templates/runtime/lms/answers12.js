// @ts-check
// Answers in the words of SCORM 1.2: one character for each option.
import { plainDecimal } from "../decimal.js";
import { cut, inOrder } from "./plain.js";

/** @import { Interaction, InteractionReport, Response } from "../types.d.ts" */

const MARKS = "abcdefghijklmnopqrstuvwxyz0123456789";
const LONGEST_TEXT = 255;

/**
 * @param {Interaction} interaction
 * @returns {string} 1.2 has no long fill-in
 */
export function interactionType({ type }) {
  return type === "long-fill-in" ? "fill-in" : type;
}

/**
 * @param {InteractionReport["result"]} result
 * @returns {string}
 */
export function resultWord(result) {
  return result === "incorrect" ? "wrong" : result;
}

/**
 * What the learner answered; "" if it cannot be said in 1.2.
 * @param {Interaction} interaction
 * @param {Response} response
 * @returns {string}
 */
export function studentResponse(interaction, response) {
  switch (interaction.type) {
    case "true-false":
      return response === true ? "t" : "f";
    case "choice":
      return marks(interaction.options, inOrder(interaction.options, response));
    case "sequencing":
      return marks(interaction.steps, Array.isArray(response) ? response : []);
    case "matching":
      return pairs(interaction, Object.entries(response));
    case "likert":
      return marks(interaction.scale, [String(response)]);
    case "numeric":
      return plainDecimal(String(response), interaction.sign) ?? "";
    default:
      return cut(String(response), LONGEST_TEXT);
  }
}

/**
 * The pattern of a right answer; "" where none is right or it cannot be said.
 * @param {Interaction} interaction
 * @returns {string}
 */
export function correctPattern(interaction) {
  switch (interaction.type) {
    case "true-false":
      return interaction.correct ? "t" : "f";
    case "choice":
      return marks(interaction.options, inOrder(interaction.options, interaction.correct));
    case "sequencing":
      return marks(interaction.steps, interaction.steps);
    case "matching":
      return pairs(interaction, interaction.pairs);
    case "numeric":
      return plainDecimal(interaction.solution, ".") ?? "";
    case "fill-in":
      return cut(interaction.solutions[0] ?? "", LONGEST_TEXT);
    default:
      return "";
  }
}

/**
 * @param {string[]} options
 * @param {string[]} ids
 * @returns {string} one character for each id; "" if one has none
 */
function marks(options, ids) {
  const found = ids.map((id) => MARKS[options.indexOf(id)]);
  return found.includes(/** @type {any} */ (undefined)) ? "" : found.join(",");
}

/**
 * @param {Extract<Interaction, { type: "matching" }>} interaction
 * @param {[string, string][]} chosen
 * @returns {string}
 */
function pairs({ sources, targets }, chosen) {
  const order = [...chosen].sort(([a], [b]) => sources.indexOf(a) - sources.indexOf(b));
  const found = order.map(([a, b]) => [MARKS[sources.indexOf(a)], MARKS[targets.indexOf(b)]]);
  const isWhole = found.every(([a, b]) => a !== undefined && b !== undefined);
  return isWhole ? found.map((pair) => pair.join(".")).join(",") : "";
}
