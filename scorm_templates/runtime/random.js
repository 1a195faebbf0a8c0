// @ts-check
// Shuffling that a resumed course repeats: the same seed and salt give the same order.
import { hash } from "./hash.js";

/**
 * Mulberry32: small, fast and even enough to order questions and options.
 * @param {number} seed
 * @returns {() => number} numbers from 0 up to, not including, 1
 */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A new list in an order that depends on seed and salt alone.
 * @template T
 * @param {readonly T[]} list
 * @param {number} seed
 * @param {string} salt what is shuffled, so that two lists of one session differ
 * @returns {T[]}
 */
export function shuffled(list, seed, salt) {
  const next = numbers(hash(`${seed}/${salt}`));
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
