// @ts-check
// A decision scenario on its page: start, one scene at a time, what followed, ending, debriefing.
import { debrief } from "./debriefing.js";
import { showWeight } from "./pages.js";
import { say } from "./say.js";
import { changes, labelOf, showLog, showMeters } from "./scenarioboard.js";
import { begin, decide, fitted, goOn, isOver, UNPLAYED, walk } from "./scenario.js";

/** @import { Player } from "./player.d.ts" */
/** @import { Grade, Interaction, Question, Scenario, ScenarioState } from "./types.d.ts" */
/** @import { Stage } from "./scenarioboard.js" */
/** @import { Situation, Step } from "./scenario.js" */

/**
 * Decisions under uncertainty are no test: an LMS learns what was decided, not how it is judged.
 * @type {Grade}
 */
const NEUTRAL = { score: 0, points: 0, result: "neutral" };
const roomy = window.matchMedia("(min-width: 64rem)");

/** @param {Player} player */
export function mount(player) {
  for (const found of document.querySelectorAll("[data-scenario]")) {
    const root = /** @type {HTMLElement} */ (found);
    const scenario = player.course.scenarios.find(({ id }) => id === root.dataset.scenario);
    if (scenario) play(player, stageOf(player, root, scenario));
  }
}

/**
 * @param {Player} player
 * @param {HTMLElement} root
 * @param {Scenario} scenario
 * @returns {Stage}
 */
function stageOf({ words }, root, scenario) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (root.querySelector(selector));
  return {
    scenario,
    root,
    text: (key, values) => words(`scenario.${key}`, values),
    find,
    all: (selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]),
    scene: (id) => find(`[data-scene="${id}"]`),
    logged: [],
  };
}

/**
 * @param {Player} player
 * @param {Stage} stage
 */
function play(player, stage) {
  const { scenario, root, find } = stage;
  const fold = /** @type {HTMLDetailsElement} */ (find(".log-fold"));
  let since = Date.now();

  const standing = () => player.state.scenarios[scenario.id] ?? UNPLAYED;

  /** @param {ScenarioState} next */
  function keep(next) {
    const scenarios = { ...player.state.scenarios, [scenario.id]: next };
    player.state = { ...player.state, scenarios };
  }

  /** Shows what the session says, whatever was shown before. */
  function show() {
    const state = standing();
    find(".scenario-start").hidden = state.path !== null;
    find(".scenario-run").hidden = state.path === null;
    find(".debriefing").hidden = !isOver(scenario, state);
    root.classList.toggle("over", isOver(scenario, state));
    showWeight();
    if (state.path === null) return;
    const played = walk(scenario, state.path);
    const { steps, now } = played;
    const last = steps.length ? steps[steps.length - 1] : null;
    const step = state.isRead ? null : last;
    showScene(stage, step ?? now, step, now.scene === "");
    const number = step ? steps.length : steps.length + 1;
    for (const place of stage.all(".place")) place.textContent = stage.text("place", { number });
    showMeters(stage, step ? step.after : now.meters, last && last.meters);
    showLog(stage, steps, step || !now.scene ? null : now);
    // The ending shows at once; what looks back may come a moment later on slow machines.
    if (isOver(scenario, state)) setTimeout(() => debrief(stage, state));
    since = Date.now();
  }

  /** Shows what comes now and takes the learner to its heading. */
  function advance() {
    show();
    const heading = find(".scene:not([hidden]) header [tabindex]") ?? find(".debriefing-title");
    heading.focus({ preventScroll: true });
    // Where the board stands above the scene, it would keep the news from view.
    const top = roomy.matches ? find(".scenario-run") : heading.closest(".scene");
    (top ?? heading).scrollIntoView({ block: "start" });
  }

  /**
   * In the middle of a run, what was decided so far would be lost.
   * @param {boolean} isAsked
   */
  function askFirst(isAsked) {
    const [button, box] = [find("[data-do=restart]"), find(".restart-ask")];
    button.hidden = isAsked;
    box.hidden = !isAsked;
    (isAsked ? find("[data-do=restart_no]") : button).focus();
    box.scrollIntoView({ block: "nearest" });
  }

  function restart() {
    askFirst(false);
    keep(begin(scenario, standing()));
    player.record.opened(player.state);
    advance();
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    begin: restart,
    restart() {
      if (standing().path?.length) askFirst(true);
      else restart();
    },
    restart_yes: restart,
    restart_no: () => askFirst(false),
    again: restart,
    on() {
      keep(goOn(scenario, standing()));
      if (isOver(scenario, standing())) {
        player.record.submitted(player.state);
        fold.open = false;
      } else {
        player.record.opened(player.state);
      }
      advance();
    },
    print: () => window.print(),
  };
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    actions[/** @type {HTMLElement | null} */ (button)?.dataset.do ?? ""]?.();
  });
  root.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const section = /** @type {HTMLElement} */ (form.closest("[data-scene]"));
    const before = standing();
    if (!before.isRead) return;
    const chosen = form.querySelector("input:checked");
    if (!chosen) return remind(stage, form);
    // A key pressed in the choice itself: it cannot keep the focus when it is locked.
    if (chosen === document.activeElement) form.querySelector("button")?.focus();
    keep(decide(scenario, before, /** @type {HTMLInputElement} */ (chosen).value));
    const { path } = standing();
    const latency = (Date.now() - since) / 1000;
    const question = asked(stage, section);
    const responses = { [question.interactions[0].id]: (path ?? []).slice(-1) };
    show();
    // Scrolling needs the page laid out, which slow machines do better as a task of its own.
    setTimeout(() => tellConsequence(section));
    player.record.answered(player.state, question, responses, NEUTRAL, latency);
  });
  if (standing() !== UNPLAYED) keep(fitted(scenario, standing()));
  fold.open = roomy.matches && !isOver(scenario, standing());
  show();
}

/**
 * @param {Stage} stage
 * @param {Situation} situation
 * @param {Step | null} step what was decided in it; null: nothing yet
 * @param {boolean} isLast whether an ending comes next, or is here
 */
function showScene(stage, situation, step, isLast) {
  for (const section of stage.all(".scene")) {
    const { scene, ending } = section.dataset;
    section.hidden = situation.scene ? scene !== situation.scene : ending !== situation.ending;
  }
  if (!situation.scene) return;
  const section = stage.scene(situation.scene);
  const inside = (/** @type {string} */ selector) =>
    /** @type {HTMLElement[]} */ ([...section.querySelectorAll(selector)]);
  inside(".inject").forEach((inject, at) => {
    inject.hidden = !situation.injects.includes(at);
  });
  showDecisions(stage, section, situation, step);
  for (const consequence of inside(".consequence")) {
    consequence.hidden = consequence.dataset.consequence !== step?.decision;
    const list = /** @type {HTMLElement} */ (consequence.querySelector(".changes"));
    list.replaceChildren(...(step && !consequence.hidden ? changes(stage, step) : []));
    list.hidden = !list.childElementCount;
  }
  inside(".scene-on")[0].hidden = !step;
  inside(".scene-on button")[0].textContent = stage.text(isLast ? "on_end" : "on");
}

/**
 * @param {Stage} stage
 * @param {HTMLElement} section
 * @param {Situation} situation
 * @param {Step | null} step
 */
function showDecisions({ text }, section, situation, step) {
  const form = /** @type {HTMLElement} */ (section.querySelector("form"));
  const button = /** @type {HTMLElement} */ (form.querySelector("button"));
  for (const field of form.querySelectorAll("input")) {
    const option = /** @type {HTMLElement} */ (field.closest(".option"));
    option.hidden = !situation.offered.includes(field.value);
    field.checked = field.value === step?.decision;
  }
  form.classList.toggle("done", step !== null);
  form.querySelector("fieldset")?.toggleAttribute("disabled", step !== null);
  // Pressed just now, so it keeps the focus and only stops working.
  button.setAttribute("aria-disabled", String(step !== null));
  button.textContent = text(step ? "decided" : "decide");
  /** @type {HTMLElement} */ (form.querySelector(".tries")).textContent = "";
}

/**
 * @param {Stage} stage
 * @param {HTMLFormElement} form
 */
function remind({ text }, form) {
  /** @type {HTMLElement} */ (form.querySelector(".tries")).textContent = text("choose_first");
  say(text("choose_first"));
}

/**
 * Says what follows a decision, which now is the latest entry of the log.
 * @param {HTMLElement} section
 */
function tellConsequence(section) {
  const box = section.querySelector(".consequence:not([hidden])");
  if (!box) return;
  const parts = [...box.querySelectorAll(".judgement > :not(.grounds, .changes), .changes li")];
  say(parts.map((part) => part.textContent?.trim()).join(" "));
  box.scrollIntoView({ block: "nearest" });
}

/**
 * A scene's decision as an answer form that LMSs know.
 * @param {Stage} stage
 * @param {HTMLElement} section
 * @returns {Question}
 */
function asked({ scenario, root }, section) {
  const { scene = "" } = section.dataset;
  const decisions = scenario.scenes.find(({ id }) => id === scene)?.decisions ?? [];
  const title = section.querySelector("header [tabindex]")?.textContent ?? "";
  const options = decisions.map(({ id }) => id);
  const question = {
    id: `${scenario.id}__${scene}`,
    interactions: [form(scene, options)],
    points: 0,
    scoring: /** @type {const} */ ("all_or_nothing"),
    attempts: 0,
    shuffle: false,
    description: `${scenario.title}: ${title}`,
    words: Object.fromEntries(options.map((id) => [id, labelOf(section, id)])),
    objective: root.dataset.objectiveOf ?? "",
    pool: "",
  };
  return question;
}

/**
 * @param {string} id
 * @param {string[]} options
 * @returns {Interaction}
 */
function form(id, options) {
  return { type: "choice", id, options, correct: [], multiple: false };
}
