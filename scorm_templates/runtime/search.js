// @ts-check
// The search in the contents: an index of what the page shows, made when somebody first asks.
import { made, pageInView, titleOf } from "./dom.js";
import { find, fold, passage, ranges, snippet, wordsIn } from "./find.js";

/** @import { Hit, Page, Passage } from "./find.js" */
/** @import { Player } from "./player.d.ts" */
/** @typedef {Page & { title: string, kicker: string, blocks: HTMLElement[] }} Indexed */

const BLOCKS = "h1, h2, h3, h4, h5, p, li, dt, dd, td, th, figcaption, summary, legend, label, pre, footer";
/** What says nothing of its own, or what has to be earned first. */
const SKIPPED =
  ".kicker, .unseen, .quiz, .scenario, .result, .because, .hint, .verdict, .how, .actions, .definition, .sources, .item > .box-title, button, select";
const OUTSIDE = new Set(["cover_", "closing_", "certificate_"]);
const WEIGHTS = { H1: 8, H2: 4, H3: 4, H4: 4, DT: 6 };
const MOST = 20;
/** Milliseconds of work at a time. */
const SLICE = 5;
const HIGHLIGHT = "found";

/** @param {Player} player */
export function mount(player) {
  const { words } = player;
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (document.getElementById(`player_${name}`));
  const field = /** @type {HTMLInputElement} */ (part("search_field"));
  const list = part("search_results");
  const pages = part("pages");
  /** @type {Indexed[]} */
  const index = [];
  /** @type {HTMLElement[] | null} */
  let waiting = null;
  /** @type {ReturnType<typeof indexed> | null} the page that is being read */
  let working = null;
  /** @type {string[]} */
  let asked = [];
  let isEager = false;

  /** Page by page, so that the field never stops taking letters. */
  function prepare() {
    waiting ??= [...document.querySelectorAll("section.page")].map((each) => /** @type {HTMLElement} */ (each));
    const until = performance.now() + SLICE;
    while (waiting.length && performance.now() < until) {
      working ??= indexed(waiting[0]);
      const { done, value } = working.next();
      if (!done) continue;
      if (value) index.push(value);
      waiting.shift();
      working = null;
    }
    if (waiting.length) setTimeout(prepare);
    else answer();
  }

  function answer() {
    if (!waiting) return prepare();
    if (waiting.length) return;
    asked = wordsIn(field.value);
    const hits = find(index, asked);
    pages.hidden = asked.length > 0;
    list.replaceChildren(...hits.slice(0, MOST).map(row));
    list.hidden = !hits.length;
    part("search_count").textContent = asked.length ? counted(hits) : "";
    if (isEager) lead();
  }

  /** To the first hit: now, or as soon as the whole course is read. */
  function lead() {
    isEager = waiting?.length !== 0;
    if (!isEager) list.querySelector("a")?.focus();
  }

  /** @param {Hit[]} hits */
  function counted(hits) {
    const count = hits.reduce((sum, hit) => sum + hit.count, 0);
    if (count === 0) return words("search_none");
    if (count === 1) return words("search_one");
    return words(hits.length === 1 ? "search_one_page" : "search_many", { count, pages: hits.length });
  }

  /** @param {Hit} hit */
  function row(hit) {
    const page = /** @type {Indexed} */ (index.find(({ id }) => id === hit.id));
    const block = page.blocks[hit.best];
    if (block.tagName !== "H1" && !block.id) block.id = `hit_${hit.id}_${hit.best}`;
    const link = made("a", "");
    link.href = `#${block.tagName === "H1" ? `page_${hit.id}` : block.id}`;
    const title = marked("search-title", passage(page.title, 0), asked);
    const text = block.tagName === "H1" ? [] : [marked("search-snippet", page.passages[hit.best], asked)];
    link.append(...(page.kicker ? [made("span", "search-page", page.kicker)] : []), title, ...text);
    return made("li", "", link);
  }

  field.addEventListener("focus", () => waiting ?? prepare());
  field.addEventListener("input", () => {
    isEager = false;
    answer();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") lead();
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    event.stopPropagation();
    field.value = "";
    answer();
  });
  let isSought = false;
  list.addEventListener("click", () => {
    isSought = true;
  });
  player.arriving.push(() => {
    highlight(isSought ? asked : []);
    isSought = false;
  });
  part("search").hidden = false;
}

/**
 * Step by step, as a long page takes slow machines too long at once.
 * @param {HTMLElement} section
 * @returns {Generator<undefined, Indexed | null>}
 */
function* indexed(section) {
  const id = section.dataset.page ?? "";
  if (OUTSIDE.has(id)) return null;
  /** @type {Map<HTMLElement, string>} */
  const texts = new Map();
  for (const node of textsIn(section)) {
    const block = /** @type {HTMLElement | null} */ (node.parentElement?.closest(BLOCKS) ?? null);
    if (block && section.contains(block)) texts.set(block, (texts.get(block) ?? "") + node.data);
  }
  yield;
  const blocks = [...texts.keys()];
  /** @type {Passage[]} */
  const passages = [];
  for (const block of blocks) {
    const weight = WEIGHTS[/** @type {keyof typeof WEIGHTS} */ (block.tagName)] ?? 1;
    passages.push(passage((texts.get(block) ?? "").replace(/\s+/g, " ").trim(), weight));
    yield;
  }
  const kicker = section.querySelector(".kicker")?.textContent ?? "";
  return { id, title: titleOf(section), kicker, blocks, passages };
}

/**
 * @param {HTMLElement} section
 * @returns {Text[]}
 */
function textsIn(section) {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    return /** @type {Element} */ (node).matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found;
}

/**
 * Marks words on the page in view without touching it; where the browser cannot, the jump must do.
 * @param {string[]} words
 */
function highlight(words) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(HIGHLIGHT);
  const section = pageInView();
  if (!section || !words.length) return;
  const found = textsIn(section).flatMap((node) =>
    ranges(fold(node.data), words).map(([start, end]) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    }),
  );
  CSS.highlights.set(HIGHLIGHT, new Highlight(...found));
}

/**
 * @param {string} name
 * @param {Passage} text
 * @param {string[]} words
 */
function marked(name, text, words) {
  const pieces = snippet(text, words).map(({ text: piece, isHit }) => (isHit ? made("mark", "", piece) : piece));
  return made("span", name, ...pieces);
}
