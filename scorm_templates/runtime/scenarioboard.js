// @ts-check
// The board beside a scene: how things stand, in words and as bars, and the log of what happened.
import { copied, made } from "./dom.js";
import { icon } from "./marks.js";

/** @import { Scenario } from "./types.d.ts" */
/** @import { Meters, Situation, Step } from "./scenario.js" */
/** @import { Words } from "./player.d.ts" */
/**
 * A scenario where it stands in the page.
 * @typedef {{
 *   scenario: Scenario, root: HTMLElement, text: Words,
 *   find: (selector: string) => HTMLElement, all: (selector: string) => HTMLElement[],
 *   scene: (id: string) => HTMLElement, logged: { name: string, node: HTMLElement }[],
 * }} Stage
 */

const LEVELS = 5;

/**
 * @param {Scenario["meters"][number]} meter
 * @param {number} value
 * @returns {number} 1 to 5
 */
export function levelOf({ low, high }, value) {
  const spread = Math.max(1, high - low);
  return Math.min(LEVELS, 1 + Math.floor(((value - low) * LEVELS) / spread));
}

/**
 * The meters that learners see, with their names.
 * @param {Stage} stage
 */
export function visibleMeters({ scenario, all }) {
  return all(".meters [data-meter]").flatMap((row) => {
    const meter = scenario.meters.find(({ id }) => id === row.dataset.meter);
    return meter ? [{ row, meter, name: row.dataset.name ?? "" }] : [];
  });
}

/**
 * Where a meter stands and whence it came: »hoch (70 von 100), gestiegen«.
 * @param {Words} text
 * @param {Scenario["meters"][number]} meter
 * @param {number} value
 * @param {number | null} before null: nothing to compare with
 * @returns {string}
 */
export function meterWords(text, meter, value, before) {
  const { low, high } = meter;
  const level = text(`level_${levelOf(meter, value)}`);
  const trend = before === null ? "" : text(trendOf(before, value));
  const [plain, changed] = low
    ? ["meter_scale", "meter_scale_changed"]
    : ["meter", "meter_changed"];
  return text(trend ? changed : plain, { level, value, low, high, trend });
}

/**
 * @param {number} before
 * @param {number} after
 * @returns {"up" | "down" | "same"}
 */
function trendOf(before, after) {
  if (after === before) return "same";
  return after > before ? "up" : "down";
}

/**
 * @param {Stage} stage
 * @param {Meters} values
 * @param {Meters | null} before
 */
export function showMeters(stage, values, before) {
  for (const { row, meter } of visibleMeters(stage)) {
    const { id, low, high } = meter;
    const share = (/** @type {number} */ value) => `${(100 * (value - low)) / Math.max(1, high - low)}%`;
    const old = before && before[id];
    const [bar, mark] = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(".gauge > *")]);
    bar.style.width = share(values[id]);
    mark.hidden = old === null || old === values[id];
    mark.style.left = share(old ?? 0);
    const words = /** @type {HTMLElement} */ (row.querySelector(".meter-words"));
    words.textContent = meterWords(stage.text, meter, values[id], old);
  }
}

/**
 * What a decision changed, each meter with its name; what stayed is left out.
 * @param {Stage} stage
 * @param {Step} step
 * @returns {HTMLElement[]}
 */
export function changes(stage, { meters, after }) {
  return visibleMeters(stage).flatMap(({ meter, name }) => {
    const [old, value] = [meters[meter.id], after[meter.id]];
    if (old === value) return [];
    const words = meterWords(stage.text, meter, value, old);
    return [made("li", "", icon(value > old ? "up" : "down"), `${name}: ${words}`)];
  });
}

/**
 * »Vertrauen +10, Kraft −5«
 * @param {Stage} stage
 * @param {Step} step
 * @returns {string}
 */
function changesInBrief(stage, { meters, after }) {
  return visibleMeters(stage)
    .filter(({ meter }) => meters[meter.id] !== after[meter.id])
    .map(({ meter, name }) => {
      const by = after[meter.id] - meters[meter.id];
      return `${name} ${by < 0 ? "−" : "+"}${Math.abs(by)}`;
    })
    .join(", ");
}

/**
 * Everything so far, the latest on top; what the log says already stays as it is.
 * @param {Stage} stage
 * @param {Step[]} steps
 * @param {Situation | null} now where something is to be decided
 */
export function showLog(stage, steps, now) {
  const { logged } = stage;
  steps.forEach((step, at) => {
    const name = `${step.scene} ${step.decision}`;
    if (logged[at]?.name !== name) logged.splice(at, Infinity, { name, node: entry(stage, step, step) });
  });
  logged.splice(steps.length);
  const entries = logged.map(({ node }) => node);
  if (now) entries.push(entry(stage, now, null));
  stage.find(".log").replaceChildren(...entries.reverse());
  const count = entries.length;
  stage.find(".log-count").textContent = stage.text("log_entries", { count });
}

/**
 * @param {Stage} stage
 * @param {Situation} situation
 * @param {Step | null} step null: nothing is decided yet
 * @returns {HTMLElement}
 */
function entry(stage, situation, step) {
  const { text } = stage;
  const section = stage.scene(situation.scene);
  const head = made("p", "log-head", ...headOf(section));
  if (!step) return made("li", "", head, made("p", "quiet", text("log_now")));
  const news = situation.injects.map((number) => section.querySelectorAll(".inject")[number]);
  const fold = made("details", "", made("summary", "", text("message")));
  fold.append(...[section.querySelector(".message"), ...news].flatMap(copied));
  const decision = labelOf(section, step.decision);
  const changed = changesInBrief(stage, step);
  return made(
    "li",
    "",
    head,
    made("p", "", text("log_decided", { decision })),
    ...copied(judgementOf(section, step.decision, ".quality")),
    ...(changed ? [made("p", "quiet", changed)] : []),
    fold,
  );
}

/**
 * Clock and title of a scene.
 * @param {HTMLElement} section
 * @returns {HTMLElement[]}
 */
export function headOf(section) {
  const clock = section.querySelector(".scene-clock")?.textContent?.trim();
  const title = section.querySelector("header [tabindex]")?.textContent ?? "";
  return [...(clock ? [made("span", "log-time", clock, " ")] : []), made("strong", "", title)];
}

/**
 * @param {HTMLElement} section
 * @param {string} decision
 * @returns {string}
 */
export function labelOf(section, decision) {
  const field = section.querySelector(`input[value="${decision}"]`);
  return field?.closest("label")?.textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} section
 * @param {string} decision
 * @param {string} part
 * @returns {HTMLElement | null}
 */
export function judgementOf(section, decision, part) {
  return section.querySelector(`[data-consequence="${decision}"] .judgement ${part}`);
}
