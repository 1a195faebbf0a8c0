// @ts-check
// How much of a question's points an answer earns: one rule for each answer form.
import { plainDecimal } from "./decimal.js";
import { isSolution } from "./spelling.js";

/** @import { Grade, Interaction, Question, Response, Responses } from "./types.d.ts" */
/** @typedef {Question["scoring"]} Scoring */
/** @typedef {Extract<Interaction, { type: "choice" }>} Choice */
/** @typedef {Extract<Interaction, { type: "matching" }>} Matching */
/** @typedef {Extract<Interaction, { type: "numeric" }>} Numeric */

/**
 * Share of one answer form's points, 0 to 1.
 * @param {Interaction} interaction
 * @param {Response | undefined} response
 * @param {Scoring} scoring
 * @returns {number}
 */
function share(interaction, response, scoring) {
  if (response == null) return 0;
  switch (interaction.type) {
    case "choice":
      return choiceShare(interaction, texts(response), scoring);
    case "true-false":
      return response === interaction.correct ? 1 : 0;
    case "matching":
      return matchingShare(interaction, response);
    case "sequencing":
      return orderShare(interaction.steps, texts(response));
    case "fill-in":
      return Number(
        isSolution(text(response), interaction.solutions, interaction.wrong, interaction.tolerant),
      );
    case "numeric":
      return numericShare(interaction, text(response));
    default:
      return 0;
  }
}

/**
 * Plus for right, minus for wrong options, never below 0; one option of several is right or wrong.
 * @param {Choice} interaction
 * @param {string[]} chosen
 * @param {Scoring} scoring
 * @returns {number}
 */
function choiceShare({ options, correct, multiple }, chosen, scoring) {
  const ticked = options.filter((id) => chosen.includes(id));
  const right = ticked.filter((id) => correct.includes(id)).length;
  const wrong = ticked.length - right;
  const wrongOptions = options.length - correct.length;
  if (!multiple || scoring === "all_or_nothing") {
    return right === correct.length && wrong === 0 ? 1 : 0;
  }
  if (scoring === "per_option") {
    return (right + wrongOptions - wrong) / options.length;
  }
  const minus = wrongOptions ? wrong / wrongOptions : 0;
  return Math.max(0, right / correct.length - minus);
}

/**
 * @param {Matching} interaction
 * @param {Response} response
 * @returns {number}
 */
function matchingShare({ pairs }, response) {
  if (typeof response !== "object" || Array.isArray(response)) return 0;
  return pairs.filter(([source, target]) => response[source] === target).length / pairs.length;
}

/**
 * Steps at their right absolute place.
 * @param {string[]} steps
 * @param {string[]} order
 * @returns {number}
 */
function orderShare(steps, order) {
  return steps.filter((id, place) => order[place] === id).length / steps.length;
}

/**
 * @param {Numeric} interaction
 * @param {string} typed
 * @returns {number}
 */
function numericShare({ low, high, sign }, typed) {
  const value = plainDecimal(typed, sign);
  if (value === null) return 0;
  return Number(low) <= Number(value) && Number(value) <= Number(high) ? 1 : 0;
}

/**
 * @param {Response} response
 * @returns {string[]}
 */
function texts(response) {
  return Array.isArray(response) ? response : [];
}

/**
 * @param {Response} response
 * @returns {string}
 */
function text(response) {
  return typeof response === "string" ? response : "";
}

/**
 * Whether answers to this form can be right or wrong.
 * @param {Interaction} interaction
 * @returns {boolean}
 */
export function isScored(interaction) {
  return interaction.type !== "likert" && interaction.type !== "long-fill-in";
}

/**
 * One answer form on its own; "correct" only if all of it is right.
 * @param {Interaction} interaction
 * @param {Response | undefined} response
 * @param {Scoring} [scoring]
 * @returns {{ share: number, result: Grade["result"] }}
 */
export function gradeInteraction(interaction, response, scoring = "partial") {
  if (!isScored(interaction)) return { share: 0, result: "neutral" };
  const part = share(interaction, response, scoring);
  return { share: part, result: part === 1 ? "correct" : "incorrect" };
}

/**
 * A whole question: its answer forms (the gaps of a cloze) weigh the same.
 * @param {Question} question
 * @param {Responses} responses
 * @returns {Grade}
 */
export function grade(question, responses) {
  const scored = question.interactions.filter(isScored);
  if (!scored.length) return { score: 0, points: 0, result: "neutral" };
  const shares = scored.map((each) => share(each, responses[each.id], question.scoring));
  const isRight = shares.every((part) => part === 1);
  const result = isRight ? "correct" : "incorrect";
  if (isRight || question.scoring === "all_or_nothing") {
    return { score: isRight ? question.points : 0, points: question.points, result };
  }
  const earned = shares.reduce((sum, part) => sum + part, 0) / shares.length;
  return { score: earned * question.points, points: question.points, result };
}
