// @ts-check
// A learner's response to one answer form as a short text: a letter for its kind, then its content.
import { finder, packText, short, split, unpackText } from "./shorthand.js";

/** @import { Interaction, Response } from "./types.d.ts" */

/**
 * Groups of names that must not be mistaken for each other.
 * @param {Interaction} interaction
 * @returns {string[][]}
 */
export function optionGroups(interaction) {
  switch (interaction.type) {
    case "choice":
      return [interaction.options];
    case "matching":
      return [interaction.sources, interaction.targets];
    case "sequencing":
      return [interaction.steps];
    case "likert":
      return [interaction.scale];
    default:
      return [];
  }
}

/**
 * The short form, or null for what is never kept: reflections, and what does not fit its form.
 * @param {Interaction} interaction
 * @param {Response} response
 * @param {number} length
 * @returns {string | null}
 */
export function packResponse(interaction, response, length) {
  /** @param {string} id */
  const code = (id) => short(id, length);
  switch (interaction.type) {
    case "choice":
      return Array.isArray(response) ? `c${response.map(code).join("")}` : null;
    case "sequencing":
      return Array.isArray(response) ? `s${response.map(code).join("")}` : null;
    case "true-false":
      return typeof response === "boolean" ? `b${response ? "t" : "f"}` : null;
    case "matching":
      return typeof response === "object" && !Array.isArray(response)
        ? `m${Object.entries(response).flat().map(code).join("")}`
        : null;
    case "likert":
      return typeof response === "string" ? `l${code(response)}` : null;
    case "fill-in":
    case "numeric":
      return typeof response === "string" ? `w${packText(response)}` : null;
    case "long-fill-in":
      return null;
  }
}

/**
 * The response again, or null if the answer form has changed so that it no longer fits.
 * @param {Interaction} interaction
 * @param {string} packed
 * @param {number} length
 * @returns {Response | null}
 */
export function unpackResponse(interaction, packed, length) {
  const content = packed.slice(1);
  switch (`${packed[0]} ${interaction.type}`) {
    case "b true-false":
      return content === "t";
    case "w fill-in":
    case "w numeric":
      return unpackText(content);
    case "c choice":
    case "s sequencing":
      return foundAll(optionGroups(interaction), content, length);
    case "l likert":
      return foundAll(optionGroups(interaction), content, length)?.[0] ?? null;
    case "m matching":
      return pairs(foundAll(optionGroups(interaction), content, length));
    default:
      return null;
  }
}

/**
 * The names behind codes that take turns through the groups; null if one is gone.
 * @param {string[][]} groups
 * @param {string} codes
 * @param {number} length
 * @returns {string[] | null}
 */
function foundAll(groups, codes, length) {
  const find = groups.map((names) => finder(names, length));
  const names = split(codes, length).map((code, at) => find[at % find.length](code));
  return /** @type {string[] | null} */ (names.includes(undefined) ? null : names);
}

/**
 * @param {string[] | null} names
 * @returns {Record<string, string> | null}
 */
function pairs(names) {
  return names && Object.fromEntries(names.flatMap((name, at) =>
    at % 2 ? [] : [[name, names[at + 1]]],
  ));
}
