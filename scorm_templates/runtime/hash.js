// @ts-check
// A short, stable number for a text: the same in every browser and every session.

/**
 * FNV-1a over UTF-16 units, mixed once more so that near texts get far numbers.
 * @param {string} text
 * @returns {number} 32 bits, unsigned
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
