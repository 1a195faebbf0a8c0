// @ts-check
// Answers in the words of SCORM 2004, only as ADL's reference, Moodle and scorm-again all take them.
import { plainDecimal } from "../decimal.js";
import { cut, inOrder } from "./plain.js";

/** @import { Interaction, Response } from "../types.d.ts" */
/** @typedef {Record<string, string>} Words what each option says */

const ITEMS = "[,]";
const PAIR = "[.]";
const RANGE = "[:]";
const LONGEST_TEXT = 250;
/** Characters of an option's words in its name. */
const LONGEST_SLUG = 30;
/** Moodle takes five digits before the point. */
const NUMBER = /^-?\d{1,5}(\.\d+)?$/;

/**
 * What the learner answered; "" if there is nothing that all LMSs take.
 * @param {Interaction} interaction
 * @param {Response} response
 * @param {Words} words
 * @returns {string}
 */
export function learnerResponse(interaction, response, words) {
  switch (interaction.type) {
    case "true-false":
      return String(response === true);
    case "choice":
      return names(inOrder(interaction.options, response), words);
    case "sequencing":
      return names(Array.isArray(response) ? response : [], words);
    case "matching":
      return pairs(interaction.sources, Object.entries(response), words);
    case "likert":
      return step(interaction.scale.indexOf(String(response)));
    case "numeric":
      return number(String(response), interaction.sign);
    default:
      return plainText(String(response));
  }
}

/**
 * The pattern of a right answer; "" where none is right or it cannot be said.
 * @param {Interaction} interaction
 * @param {Words} words
 * @returns {string}
 */
export function correctPattern(interaction, words) {
  switch (interaction.type) {
    case "true-false":
      return String(interaction.correct);
    case "choice":
      return names(inOrder(interaction.options, interaction.correct), words);
    case "sequencing":
      return names(interaction.steps, words);
    case "matching":
      return pairs(interaction.sources, interaction.pairs, words);
    case "numeric": {
      const range = [interaction.low, interaction.high].map((each) => number(each, "."));
      return range.includes("") ? "" : range.join(RANGE);
    }
    case "fill-in":
      return plainText(interaction.solutions[0] ?? "");
    default:
      return "";
  }
}

/**
 * A text without a language in front: Moodle and ILIAS would show it in their reports. What looks
 * like a mark of the standard is broken up, so that a learner's text is always one text.
 * @param {string} text
 * @returns {string}
 */
export function plainText(text) {
  const line = text.replace(/\s+/g, " ").replace(/\[([,.:])\]/g, "[$1 ]").trim();
  return cut(line.replace(/^\{/, "("), LONGEST_TEXT);
}

/**
 * @param {string} text
 * @param {"," | "."} [sign] the decimal sign of the language
 * @returns {string} "" if it is no number, or longer than Moodle takes
 */
function number(text, sign) {
  const plain = plainDecimal(text, sign) ?? "";
  return NUMBER.test(plain) ? plain : "";
}

/**
 * @param {number} place
 * @returns {string}
 */
function step(place) {
  return place < 0 ? "" : `likert_${place + 1}`;
}

/**
 * @param {string[]} ids
 * @param {Words} words
 * @returns {string}
 */
function names(ids, words) {
  return ids.map((id) => name(id, words)).join(ITEMS);
}

/**
 * @param {string[]} sources
 * @param {[string, string][]} chosen
 * @param {Words} words
 * @returns {string}
 */
function pairs(sources, chosen, words) {
  const order = [...chosen].sort(([a], [b]) => sources.indexOf(a) - sources.indexOf(b));
  return order
    .filter(([source, target]) => source && target)
    .map((pair) => pair.map((id) => name(id, words)).join(PAIR))
    .join(ITEMS);
}

/**
 * An option's first words and its id, so that reports can be read.
 * @param {string} id
 * @param {Words} words
 * @returns {string}
 */
function name(id, words) {
  const slug = plainWord(words[id] ?? "").slice(0, LONGEST_SLUG);
  return [slug.replace(/_[^_]*$/, slug.length < LONGEST_SLUG ? "$&" : ""), plainWord(id)]
    .filter(Boolean)
    .join("_");
}

/**
 * @param {string} text
 * @returns {string} Moodle takes no other characters in answers, not even a hyphen
 */
function plainWord(text) {
  const ascii = text.replace(/ß/g, "ss").replace(/([äöüÄÖÜ])/g, "$1e").normalize("NFD");
  return ascii
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}
