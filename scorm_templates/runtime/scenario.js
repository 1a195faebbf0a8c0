// @ts-check
// A decision scenario as a pure machine: a path of decisions in, what came of it out. Nothing here
// knows a page; the builder walks every path with the same rules before anybody plays.

/** @import { Condition, Decision, Effect, Scenario, Scene, ScenarioState } from "./types.d.ts" */
/** @typedef {Record<string, number>} Meters */
/**
 * Where a path leads: a scene with the news that reached it and what can be decided there, or an
 * ending.
 * @typedef {{
 *   scene: string, ending: string, injects: number[], offered: string[],
 *   meters: Meters, flags: string[],
 * }} Situation
 */
/**
 * One decision: the situation it was made in and the meters that followed.
 * @typedef {Situation & { decision: string, quality: Decision["quality"], after: Meters }} Step
 */
/** @typedef {{ steps: Step[], now: Situation }} Walk */

const WORTH = { good: 1, partly: 0.5, poor: 0 };
/** @type {ScenarioState} */
export const UNPLAYED = { runs: 0, path: null, isRead: true, previous: [], best: null };

/**
 * @param {Condition | null} condition null: always
 * @param {Pick<Situation, "meters" | "flags">} situation
 * @returns {boolean}
 */
export function holds(condition, { meters, flags }) {
  if (!condition) return true;
  const [word, ...rest] = condition;
  /** @param {any} inner */
  const inside = (inner) => holds(inner, { meters, flags });
  if (word === "and") return rest.every(inside);
  if (word === "or") return rest.some(inside);
  if (word === "not") return !inside(rest[0]);
  if (word === "flag") return flags.includes(String(rest[0]));
  const [meter, limit] = [meters[String(rest[0])], Number(rest[1])];
  switch (word) {
    case "<":
      return meter < limit;
    case "<=":
      return meter <= limit;
    case "=":
      return meter === limit;
    case "!=":
      return meter !== limit;
    case ">=":
      return meter >= limit;
    default:
      return meter > limit;
  }
}

/**
 * @param {Scenario} scenario
 * @param {Pick<Situation, "meters" | "flags">} situation
 * @param {Effect} effect
 * @returns {Pick<Situation, "meters" | "flags">} changed; no meter leaves its range
 */
function changed(scenario, { meters, flags }, effect) {
  const after = scenario.meters.map(({ id, low, high }) => {
    const value = meters[id] + (effect.meters[id] ?? 0);
    return [id, Math.min(high, Math.max(low, value))];
  });
  return {
    meters: Object.fromEntries(after),
    flags: [...new Set([...flags, ...effect.flags])],
  };
}

/**
 * @param {Scenario} scenario
 * @param {string} id
 * @returns {Scene | undefined}
 */
function sceneOf(scenario, id) {
  return scenario.scenes.find((scene) => scene.id === id);
}

/**
 * News reaches a scene in its order, and each is judged by what the earlier ones have changed.
 * @param {Scenario} scenario
 * @param {string} target a scene; "" for the end
 * @param {Pick<Situation, "meters" | "flags">} before
 * @returns {Situation}
 */
function arrive(scenario, target, before) {
  const scene = sceneOf(scenario, target);
  let now = before;
  if (!scene) {
    const ending = scenario.endings.find(({ condition }) => holds(condition, now));
    return { scene: "", ending: ending?.id ?? "", injects: [], offered: [], ...now };
  }
  /** @type {number[]} */
  const injects = [];
  scene.injects.forEach((inject, number) => {
    if (!holds(inject.condition, now)) return;
    injects.push(number);
    now = changed(scenario, now, inject);
  });
  const offered = scene.decisions.filter(({ condition }) => holds(condition, now));
  return { scene: scene.id, ending: "", injects, offered: offered.map(({ id }) => id), ...now };
}

/**
 * Follows a path as far as the scenario allows it.
 * @param {Scenario} scenario
 * @param {string[]} path
 * @returns {Walk}
 */
export function walk(scenario, path) {
  const meters = Object.fromEntries(scenario.meters.map(({ id, start }) => [id, start]));
  let now = arrive(scenario, scenario.start, { meters, flags: [] });
  /** @type {Step[]} */
  const steps = [];
  for (const id of path) {
    const decision = sceneOf(scenario, now.scene)?.decisions.find((each) => each.id === id);
    if (!decision || !now.offered.includes(id)) break;
    const after = changed(scenario, now, decision);
    steps.push({ ...now, decision: id, quality: decision.quality, after: after.meters });
    now = arrive(scenario, decision.target, after);
  }
  return { steps, now };
}

/**
 * How the findings judge a path as a whole.
 * @param {Step[]} steps
 * @returns {number} 0..1
 */
export function shareOf(steps) {
  const worth = steps.reduce((sum, { quality }) => sum + WORTH[quality], 0);
  return steps.length ? worth / steps.length : 0;
}

/**
 * A new run; the one before stays to be compared with if it came to its end.
 * @param {Scenario} scenario
 * @param {ScenarioState} state
 * @returns {ScenarioState}
 */
export function begin(scenario, state) {
  const previous = isOver(scenario, state) ? (state.path ?? []) : state.previous;
  return { ...state, runs: state.runs + 1, path: [], isRead: true, previous };
}

/**
 * @param {Scenario} scenario
 * @param {ScenarioState} state
 * @param {string} decision
 * @returns {ScenarioState} unchanged where nothing like that can be decided
 */
export function decide(scenario, state, decision) {
  if (!state.path || !state.isRead) return state;
  const { steps, now } = walk(scenario, state.path);
  if (!now.offered.includes(decision)) return state;
  return { ...state, path: [...steps.map((step) => step.decision), decision], isRead: false };
}

/**
 * Goes on behind what followed the last decision; at the end the run is judged.
 * @param {Scenario} scenario
 * @param {ScenarioState} state
 * @returns {ScenarioState}
 */
export function goOn(scenario, state) {
  if (!state.path || state.isRead) return state;
  const next = { ...state, isRead: true };
  if (!isOver(scenario, next)) return next;
  const share = shareOf(walk(scenario, state.path).steps);
  const isBest = share >= (state.best?.share ?? 0);
  return isBest ? { ...next, best: { path: state.path, share } } : next;
}

/**
 * @param {Scenario} scenario
 * @param {ScenarioState} state
 * @returns {boolean} whether the run has come to an ending that the learner has seen
 */
export function isOver(scenario, { path, isRead }) {
  return path !== null && isRead && walk(scenario, path).now.scene === "";
}

/**
 * A kept run in the scenario as it is now: what was decided differently there is decided again.
 * @param {Scenario} scenario
 * @param {ScenarioState} state
 * @returns {ScenarioState}
 */
export function fitted(scenario, state) {
  if (!state.path) return state;
  const path = walk(scenario, state.path).steps.map((step) => step.decision);
  return path.length === state.path.length ? state : { ...state, path, isRead: true };
}
