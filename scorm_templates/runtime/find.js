// @ts-check
// Searching texts as German readers expect: no matter how umlauts and capitals are written.

/** @typedef {{ text: string, weight: number, folded: string, places: number[] }} Passage */
/** @typedef {{ id: string, passages: Passage[] }} Page */
/** @typedef {{ id: string, count: number, best: number, score: number }} Hit `best`: its passage that says most */
/** @typedef {{ text: string, isHit: boolean }} Piece */

const LETTER = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;
/** Shorter words inside of others say nothing. */
const INSIDE = 4;
const SHORTEST = 2;
const BEFORE = 50;
const AFTER = 110;

/** @type {Map<string, string>} */
const letters = new Map();

/**
 * @param {string} character
 * @returns {string}
 */
function plain(character) {
  const known = letters.get(character);
  if (known !== undefined) return known;
  const bare = character.normalize("NFD").replace(MARKS, "").toLowerCase().replace("ß", "ss");
  const folded = character === "\u00ad" || character === "*" ? "" : bare;
  letters.set(character, folded);
  return folded;
}

/**
 * A text in which »Übung«, »UEBUNG« and »ubung« are the same, and where each of its characters was.
 * @param {string} text
 * @returns {{ folded: string, places: number[] }}
 */
export function fold(text) {
  let folded = "";
  /** @type {number[]} */
  const places = [];
  for (let place = 0; place < text.length; place += 1) {
    const next = plain(text[place]);
    const last = folded[folded.length - 1];
    if (next === "e" && (last === "a" || last === "o" || last === "u")) continue;
    folded += next;
    for (let each = 0; each < next.length; each += 1) places.push(place);
  }
  return { folded, places };
}

/**
 * @param {string} text
 * @param {number} weight how much a hit here says about the page
 * @returns {Passage}
 */
export function passage(text, weight) {
  return { text, weight, ...fold(text) };
}

/**
 * The words of a question; those that are too short to mean anything are left out.
 * @param {string} query
 * @returns {string[]}
 */
export function wordsIn(query) {
  const words = fold(query).folded.split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length >= SHORTEST))];
}

/**
 * Where a word begins; failing that, where it stands inside of longer words, as German compounds do.
 * @param {string} folded
 * @param {string} word
 * @returns {{ at: number[], isStart: boolean }}
 */
function places(folded, word) {
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const inside = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    (at > 0 && LETTER.test(folded[at - 1]) ? inside : starts).push(at);
  }
  if (starts.length || word.length < INSIDE) return { at: starts, isStart: true };
  return { at: inside, isStart: false };
}

/**
 * Pages that hold all words, the best first.
 * @param {Page[]} pages
 * @param {string[]} words
 * @returns {Hit[]}
 */
export function find(pages, words) {
  if (!words.length) return [];
  const hits = pages.flatMap((page) => rated(page, words) ?? []);
  return hits.sort((one, other) => other.score - one.score);
}

/**
 * @param {Page} page
 * @param {string[]} words
 * @returns {Hit | null}
 */
function rated({ id, passages }, words) {
  const scores = words.map(() => 0);
  let count = 0;
  let best = { place: 0, value: 0 };
  passages.forEach(({ folded, weight }, place) => {
    let value = 0;
    words.forEach((word, number) => {
      const { at, isStart } = places(folded, word);
      if (!at.length) return;
      const worth = weight * (isStart ? 2 : 1);
      count += at.length;
      value += 100 + worth;
      scores[number] = Math.max(scores[number], worth);
    });
    if (value > best.value) best = { place, value };
  });
  if (scores.some((score) => score === 0)) return null;
  const score = scores.reduce((sum, each) => sum + each, 0) + Math.min(count, 9) / 10;
  return { id, count, best: best.place, score };
}

/**
 * The ranges of a text that words are found in: start and end in turn, none touching another.
 * @param {{ folded: string, places: number[] }} text
 * @param {string[]} words
 * @returns {[number, number][]}
 */
export function ranges(text, words) {
  const found = words.flatMap((word) =>
    places(text.folded, word).at.map((at) => /** @type {[number, number]} */ ([
      text.places[at],
      text.places[at + word.length - 1] + 1,
    ])),
  );
  found.sort((one, other) => one[0] - other[0]);
  return found.filter(([start], number) => number === 0 || start >= found[number - 1][1]);
}

/**
 * The surroundings of the first hit, in pieces that are hits or not.
 * @param {Passage} text
 * @param {string[]} words
 * @returns {Piece[]}
 */
export function snippet(text, words) {
  const hits = ranges(text, words);
  const middle = hits[0]?.[0] ?? 0;
  const from = middle > BEFORE ? text.text.lastIndexOf(" ", middle - BEFORE / 2) + 1 : 0;
  const last = text.text.length > from + AFTER + BEFORE ? text.text.lastIndexOf(" ", from + AFTER + BEFORE) : -1;
  const to = last > from ? last : text.text.length;
  /** @type {Piece[]} */
  const pieces = [];
  let at = from;
  for (const [start, end] of hits) {
    if (end > to) break;
    pieces.push({ text: text.text.slice(at, start), isHit: false }, { text: text.text.slice(start, end), isHit: true });
    at = end;
  }
  pieces.push({ text: text.text.slice(at, to), isHit: false });
  if (from > 0) pieces.unshift({ text: "… ", isHit: false });
  if (to < text.text.length) pieces.push({ text: " …", isHit: false });
  return pieces.filter((piece) => piece.text);
}
