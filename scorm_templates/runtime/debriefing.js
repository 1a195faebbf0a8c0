// @ts-check
// After a scenario: the path that was taken beside the others, and this run beside earlier ones.
import { copied, made, table } from "./dom.js";
import { headOf, judgementOf, labelOf, visibleMeters } from "./scenarioboard.js";
import { walk } from "./scenario.js";
import { map, svg } from "./scenariomap.js";

/** @import { ScenarioState } from "./types.d.ts" */
/** @import { Step, Walk } from "./scenario.js" */
/** @import { Stage } from "./scenarioboard.js" */

/**
 * @param {Stage} stage
 * @param {ScenarioState} state
 */
export function debrief(stage, state) {
  const { text, find } = stage;
  const played = walk(stage.scenario, state.path ?? []);
  find(".summary-of-run").textContent = text("summary", { counts: counts(stage, played) });
  stage.root.querySelector(".ways")?.remove();
  find(".path").before(map(stage.scenario, played) ?? "");
  find(".path").replaceChildren(...played.steps.map((step, at) => station(stage, step, at + 1)));
  showDevelopment(stage, played);
  showElsewhere(stage, played);
  showRuns(stage, state);
}

/**
 * »2 günstig, 1 ungünstig«
 * @param {Stage} stage
 * @param {Walk} played
 * @returns {string}
 */
function counts({ text }, { steps }) {
  return ["good", "partly", "poor"]
    .map((word) => ({ word, count: steps.filter(({ quality }) => quality === word).length }))
    .filter(({ count }) => count)
    .map(({ word, count }) => text(`count_${word}`, { count }))
    .join(", ");
}

/**
 * One decision: what was chosen beside what else was possible.
 * @param {Stage} stage
 * @param {Step} step
 * @param {number} number
 * @returns {HTMLElement}
 */
function station(stage, step, number) {
  const { text } = stage;
  const section = stage.scene(step.scene);
  const decisions = stage.scenario.scenes.find(({ id }) => id === step.scene)?.decisions ?? [];
  const head = made("p", "station-head", made("span", "scene-number", text("place", { number })), " ");
  head.append(...headOf(section));
  const taken = made(
    "div",
    "taken",
    made("p", "label", text("yours")),
    made("p", "choice", labelOf(section, step.decision)),
    ...copied(section.querySelector(`[data-consequence="${step.decision}"] .judgement`)),
  );
  const others = decisions.filter(({ id }) => id !== step.decision);
  const rows = others.map(({ id }) => other(stage, section, id, step.offered.includes(id)));
  const beside = made("div", "", made("p", "label", text("others")), made("ul", "", ...rows));
  return made("li", "station", head, taken, ...(rows.length ? [beside] : []));
}

/**
 * @param {Stage} stage
 * @param {HTMLElement} section
 * @param {string} decision
 * @param {boolean} isOffered
 * @returns {HTMLElement}
 */
function other({ text }, section, decision, isOffered) {
  const judgement = copied(section.querySelector(`[data-consequence="${decision}"] .judgement`));
  for (const node of judgement) /** @type {Element} */ (node).querySelector(".quality")?.remove();
  return made(
    "li",
    "",
    made("p", "choice", labelOf(section, decision)),
    ...copied(judgementOf(section, decision, ".quality")),
    ...(isOffered ? [] : [made("p", "quiet", text("closed"))]),
    made("details", "", made("summary", "", text("judged")), ...judgement),
  );
}

/**
 * @param {Stage} stage
 * @param {Walk} played
 */
function showDevelopment(stage, { steps }) {
  const { text, find } = stage;
  const box = find(".development");
  const heading = /** @type {HTMLElement} */ (box.firstElementChild);
  const meters = visibleMeters(stage);
  box.hidden = !meters.length || !steps.length;
  if (box.hidden) return;
  const rows = meters.map(({ meter, name }) => {
    const values = [meter.start, ...steps.map(({ after }) => after[meter.id])];
    const share = (/** @type {number} */ value) => (value - meter.low) / Math.max(1, meter.high - meter.low);
    return [made("span", "", name, curve(values.map(share))), ...values.map(String)];
  });
  const after = steps.map((_, at) => text("after", { number: at + 1 }));
  const head = [text("meter_name"), text("at_start"), ...after];
  box.replaceChildren(heading, table(heading.textContent ?? "", head, rows));
}

/**
 * A line for people who like to see it; the numbers stand beside it.
 * @param {number[]} shares 0..1
 * @returns {SVGElement}
 */
function curve(shares) {
  const [width, height, edge] = [112, 32, 4];
  const points = shares.map((share, at) => [
    edge + ((width - 2 * edge) * at) / Math.max(1, shares.length - 1),
    height - edge - (height - 2 * edge) * share,
  ]);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "curve", "aria-hidden": "true" });
  const [x, y] = points[points.length - 1];
  drawing.append(
    svg("polyline", { points: points.map((point) => point.join()).join(" ") }),
    svg("circle", { cx: x, cy: y, r: 3 }),
  );
  return drawing;
}

/**
 * Scenes and endings that lay on other paths, by their titles only.
 * @param {Stage} stage
 * @param {Walk} played
 */
function showElsewhere({ text, find, all }, { steps, now }) {
  const seen = new Set(steps.map(({ scene }) => scene));
  const scenes = all("[data-scene]").filter(({ dataset }) => !seen.has(dataset.scene ?? ""));
  const endings = all("[data-ending]").filter(({ dataset }) => dataset.ending !== now.ending);
  const parts = /** @type {const} */ ([["elsewhere_scenes", scenes], ["elsewhere_endings", endings]]);
  const lists = parts.filter(([, sections]) => sections.length).flatMap(([key, sections]) => [
    made("p", "label", text(key)),
    made("ul", "", ...sections.map((section) => made("li", "", ...headOf(section)))),
  ]);
  const fold = find(".elsewhere");
  fold.hidden = !lists.length;
  fold.replaceChildren(/** @type {Element} */ (fold.firstElementChild), ...lists);
}

/**
 * @param {Stage} stage
 * @param {ScenarioState} state
 */
function showRuns(stage, { path, previous, best }) {
  const { text, find } = stage;
  /** @type {[string, string[]][]} */
  const runs = [["run_now", path ?? []]];
  if (previous.length) runs.push(["run_previous", previous]);
  if (best && runs.every(([, each]) => each.join() !== best.path.join())) runs.push(["run_best", best.path]);
  const box = find(".runs");
  const heading = /** @type {HTMLElement} */ (box.firstElementChild);
  box.hidden = runs.length < 2;
  if (box.hidden) return;
  const meters = visibleMeters(stage);
  const rows = runs.map(([key, each]) => {
    const played = walk(stage.scenario, each);
    const ending = stage.root.querySelector(`[data-ending="${played.now.ending}"] header [tabindex]`);
    const values = meters.map(({ meter }) => String(played.now.meters[meter.id]));
    return [text(key), ending?.textContent ?? "–", counts(stage, played), ...values];
  });
  const head = [text("run"), text("run_ending"), text("run_decisions"), ...meters.map(({ name }) => name)];
  box.replaceChildren(heading, table(heading.textContent ?? "", head, rows));
}
