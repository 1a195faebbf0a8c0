// @ts-check
// Interface words with their values filled in.

/** @import { Words } from "./player.d.ts" */

/**
 * Words whose `count` is one have a form of their own where the catalogue holds it.
 * @param {Record<string, string>} texts
 * @returns {Words}
 */
export function wordsOf(texts) {
  return (key, values = {}) => {
    const one = Number(values.count) === 1 ? texts[`${key}_one`] : null;
    return (one ?? texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}

/**
 * A number as readers of a language write it, with two decimals at most. The browser's own formats
 * take slow machines a twentieth of a second to load.
 * @param {number} value
 * @param {string} language
 * @returns {string}
 */
export function number(value, language) {
  const text = String(Math.round(value * 100) / 100);
  return language.startsWith("en") ? text : text.replace(".", ",");
}

/**
 * @param {number} share 0 to 1
 * @returns {number} whole percent; rounded down, so that 100 means all of it
 */
export function percent(share) {
  return Math.floor(share * 100 + 1e-9);
}
