// @ts-check
// Answers in the words of xAPI: the interaction types of cmi with their delimiters.
import { plainDecimal } from "../decimal.js";

/** @import { Interaction, InteractionReport, Response } from "../types.d.ts" */

/**
 * What the learner answered; "" if there is nothing that the type can say.
 * @param {Interaction} interaction
 * @param {Response} response
 * @returns {string}
 */
export function answerText(interaction, response) {
  switch (interaction.type) {
    case "true-false":
      return String(response === true);
    case "choice":
      return Array.isArray(response) ? inOrder(interaction.options, response).join("[,]") : "";
    case "sequencing":
      return Array.isArray(response) ? response.join("[,]") : "";
    case "matching":
      return pairs(interaction, Object.entries(response));
    case "numeric":
      return plainDecimal(String(response), interaction.sign) ?? "";
    default:
      return String(response).trim();
  }
}

/**
 * The question as an activity: what was asked and which answers are right.
 * @param {InteractionReport} report
 * @param {string} language
 */
export function definition({ interaction, description, words }, language) {
  /** @param {string[]} ids */
  const listed = (ids) => ids.map((id) => component(id, words[id], language));
  const right = rightAnswers(interaction);
  return {
    type: "http://adlnet.gov/expapi/activities/cmi.interaction",
    interactionType: interaction.type,
    ...(description && { description: { [language]: description } }),
    ...(right.length && { correctResponsesPattern: right }),
    ...components(interaction, listed),
  };
}

/**
 * @param {Interaction} interaction
 * @returns {string[]} patterns of right answers; none where nothing is right or wrong
 */
export function rightAnswers(interaction) {
  switch (interaction.type) {
    case "true-false":
      return [String(interaction.correct)];
    case "choice":
      return interaction.correct.length
        ? [inOrder(interaction.options, interaction.correct).join("[,]")]
        : [];
    case "sequencing":
      return [interaction.steps.join("[,]")];
    case "matching":
      return [pairs(interaction, interaction.pairs)];
    case "numeric":
      return [[interaction.low, interaction.high].map((each) => plainDecimal(each, ".")).join("[:]")];
    case "fill-in":
      return interaction.solutions.map(
        (solution) => `{case_matters=${!interaction.tolerant}}${solution}`,
      );
    default:
      return [];
  }
}

/**
 * @param {Interaction} interaction
 * @param {(ids: string[]) => object[]} listed
 * @returns {Record<string, object[]>} everything that could be chosen
 */
function components(interaction, listed) {
  switch (interaction.type) {
    case "choice":
      return { choices: listed(interaction.options) };
    case "sequencing":
      return { choices: listed([...interaction.steps].sort()) };
    case "matching":
      return { source: listed(interaction.sources), target: listed(interaction.targets) };
    case "likert":
      return { scale: listed(interaction.scale) };
    default:
      return {};
  }
}

/**
 * @param {string} id
 * @param {string | undefined} words
 * @param {string} language
 */
function component(id, words, language) {
  return { id, ...(words && { description: { [language]: words } }) };
}

/**
 * @param {string[]} options
 * @param {string[]} chosen
 * @returns {string[]}
 */
function inOrder(options, chosen) {
  return options.filter((id) => chosen.includes(id));
}

/**
 * @param {Extract<Interaction, { type: "matching" }>} interaction
 * @param {[string, string][]} chosen
 * @returns {string}
 */
function pairs({ sources }, chosen) {
  const order = [...chosen].sort(([a], [b]) => sources.indexOf(a) - sources.indexOf(b));
  return order.map((pair) => pair.join("[.]")).join("[,]");
}
