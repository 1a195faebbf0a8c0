// @ts-check
// All ways through a scenario as a drawing, the one that was taken in bold. The list beside it says
// the same in words.

/** @import { Scenario } from "./types.d.ts" */
/** @import { Walk } from "./scenario.js" */
/** @typedef {{ x: number, y: number }} Spot */

const [WIDE, HIGH, EDGE] = [92, 46, 20];
/** More would not be legible. */
const [MOST_COLUMNS, MOST_ROWS] = [9, 7];
const END = "end ";
const PASSAGE = "";

/**
 * @param {Scenario} scenario
 * @param {Walk} played
 * @returns {SVGElement | null} null where there is too much to see, or nothing
 */
export function map(scenario, { steps, now }) {
  const columns = columnsOf(scenario);
  const rows = Math.max(...columns.map((column) => column.length));
  if (columns.length > MOST_COLUMNS || rows > MOST_ROWS || rows < 2) return null;
  const spots = spotsOf(columns, rows);
  const stops = [...steps.map(({ scene }) => scene), `${END}${now.ending}`];
  const [width, height] = [2 * EDGE + (columns.length - 1) * WIDE, 2 * EDGE + (rows - 1) * HIGH];
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "ways", "aria-hidden": "true" });
  for (const [from, to] of waysOf(scenario)) drawing.append(line(spots, from, to, "way"));
  stops.slice(1).forEach((to, at) => drawing.append(line(spots, stops[at], to, "way taken")));
  spots.delete(PASSAGE);
  for (const [name, { x, y }] of spots) {
    const number = stops.indexOf(name) + 1;
    const style = number ? "stop taken" : "stop";
    if (name.startsWith(END)) {
      drawing.append(svg("rect", { x: x - 9, y: y - 9, width: 18, height: 18, rx: 4, class: style }));
      continue;
    }
    drawing.append(svg("circle", { cx: x, cy: y, r: number ? 13 : 8, class: style }));
    if (number) drawing.append(label(x, y, String(number)));
  }
  return drawing;
}

/**
 * Every way that a decision opens, once; what ends leads to every ending.
 * @param {Scenario} scenario
 * @returns {[string, string][]}
 */
function waysOf({ scenes, endings }) {
  return scenes.flatMap(({ id, decisions }) => {
    const targets = [...new Set(decisions.map(({ target }) => target))];
    const all = targets.flatMap((to) => (to ? [to] : endings.map((ending) => END + ending.id)));
    return all.map((to) => /** @type {[string, string]} */ ([id, to]));
  });
}

/**
 * Scenes by the most decisions that can lie before them, endings last.
 * @param {Scenario} scenario
 * @returns {string[][]}
 */
function columnsOf(scenario) {
  const ways = waysOf(scenario).filter(([, to]) => !to.startsWith(END));
  /** @type {Map<string, number>} */
  const depths = new Map([[scenario.start, 0]]);
  // Where scenes lead back this stops all the same.
  for (let round = 0; round < scenario.scenes.length; round += 1) {
    for (const [from, to] of ways) {
      const depth = depths.get(from);
      if (depth === undefined || depth + 1 >= scenario.scenes.length) continue;
      depths.set(to, Math.max(depths.get(to) ?? 0, depth + 1));
    }
  }
  /** @type {string[][]} */
  const columns = [];
  for (const [id, depth] of depths) (columns[depth] ??= []).push(id);
  const all = [...columns.filter(Boolean), scenario.endings.map(({ id }) => END + id)];
  return all.map((column, at) => (isPassed(all, at, waysOf(scenario)) ? [PASSAGE, ...column] : column));
}

/**
 * Whether a way leads past a column, which then must leave room for it.
 * @param {string[][]} columns
 * @param {number} at
 * @param {[string, string][]} ways
 * @returns {boolean}
 */
function isPassed(columns, at, ways) {
  const place = (/** @type {string} */ name) => columns.findIndex((column) => column.includes(name));
  return ways.some(([from, to]) => place(from) < at && place(to) > at && place(from) >= 0);
}

/**
 * @param {string[][]} columns
 * @param {number} rows
 * @returns {Map<string, Spot>}
 */
function spotsOf(columns, rows) {
  return new Map(
    columns.flatMap((column, at) =>
      column.map((name, row) => {
        const y = EDGE + HIGH * (row + (rows - column.length) / 2);
        return /** @type {[string, Spot]} */ ([name, { x: EDGE + WIDE * at, y }]);
      }),
    ),
  );
}

/**
 * @param {Map<string, Spot>} spots
 * @param {string} from
 * @param {string} to
 * @param {string} style
 * @returns {SVGElement | string}
 */
function line(spots, from, to, style) {
  const [a, b] = [spots.get(from), spots.get(to)];
  if (!a || !b) return "";
  const half = (a.x + b.x) / 2;
  return svg("path", { d: `M${a.x} ${a.y}C${half} ${a.y} ${half} ${b.y} ${b.x} ${b.y}`, class: style });
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @returns {SVGElement}
 */
function label(x, y, text) {
  const node = svg("text", { x, y: y + 4.5, "text-anchor": "middle" });
  node.textContent = text;
  return node;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
export function svg(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return /** @type {SVGElement} */ (node);
}
