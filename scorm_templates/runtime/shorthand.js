// @ts-check
// Short ASCII forms of names, numbers and texts. Every character survives an LMS's form encoding.
import { hash } from "./hash.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LONGEST = 5;
/** Fine enough for every pass mark, and nine digits fit in six characters. */
const PARTS = 1e9;

/**
 * A name as so many characters.
 * @param {string} name
 * @param {number} length 1 to 5
 * @returns {string}
 */
export function short(name, length) {
  let bits = hash(name);
  let code = "";
  while (code.length < length) {
    code += ALPHABET[bits & 63];
    bits >>>= 6;
  }
  return code;
}

/**
 * The fewest characters, from `least` on, that keep the names of each group apart.
 * @param {string[][]} groups
 * @param {number} least
 * @returns {number}
 */
export function lengthFor(groups, least) {
  let length = least;
  /** @param {string[]} names */
  const clash = (names) => new Set(names.map((name) => short(name, length))).size < names.length;
  while (length < LONGEST && groups.some(clash)) length += 1;
  return length;
}

/**
 * Finds names by their short form; what two names share finds neither.
 * @param {string[]} names
 * @param {number} length
 * @returns {(code: string) => string | undefined}
 */
export function finder(names, length) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const name of names) {
    const code = short(name, length);
    found.set(code, [...(found.get(code) ?? []), name]);
  }
  return (code) => (found.get(code)?.length === 1 ? found.get(code)?.[0] : undefined);
}

/**
 * @param {string} codes
 * @param {number} length
 * @returns {string[]}
 */
export function split(codes, length) {
  const parts = [];
  for (let at = 0; at < codes.length; at += length) parts.push(codes.slice(at, at + length));
  return parts;
}

/**
 * @param {number} share 0 to 1
 * @returns {string}
 */
export function packShare(share) {
  return Math.round(share * PARTS).toString(36);
}

/**
 * @param {string} packed
 * @returns {number}
 */
export function unpackShare(packed) {
  return unpackNumber(packed) / PARTS;
}

/**
 * @param {string} packed
 * @returns {number} throws where there is none, so that nothing is read into a broken text
 */
export function unpackNumber(packed) {
  const value = parseInt(packed, 36);
  if (!(value >= 0)) throw new RangeError(packed);
  return value;
}

/**
 * Letters and digits as they are, a space as `_`, all else as `~` number `~`.
 * @param {string} text
 * @returns {string}
 */
export function packText(text) {
  return text.replace(/[^A-Za-z0-9-]/gu, (sign) =>
    sign === " " ? "_" : `~${(sign.codePointAt(0) ?? 0).toString(36)}~`,
  );
}

/**
 * @param {string} packed
 * @returns {string}
 */
export function unpackText(packed) {
  return packed
    .replace(/_/g, " ")
    .replace(/~([0-9a-z]+)~/g, (_, number) => String.fromCodePoint(unpackNumber(number)));
}
