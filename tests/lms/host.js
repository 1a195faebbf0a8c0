// An LMS's page around a built package: random learners, faults, reloads and crashes in the browser
// itself. The same page runs in every engine; a driver only calls `sequence` and reads the answer.
import { dice } from "../runtime/samples.js";
import { cmi5 } from "./host_cmi5.js";
import { scorm } from "./host_scorm.js";

const KIND = new URLSearchParams(window.location.search).get("lms") ?? "scorm12";
const PATIENCE = 60_000;
const faults = {};
const lms = KIND === "cmi5" ? cmi5(faults) : await scorm(KIND, faults);
const heal = () => Object.assign(faults, lms.healthy);
let double = null;
let frame = null;
heal();

const rest = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));
async function until(ready, what) {
  for (let waited = 0; waited < PATIENCE; waited += 10) {
    if (ready()) return;
    await rest(10);
  }
  throw new Error(`waited in vain: ${what}`);
}

const page = () => frame.contentDocument;
const isMounted = () => page()?.querySelectorAll("section.page:not([hidden])").length === 1 && page().querySelector("#player_place")?.textContent;
const pages = () => [...page().querySelectorAll("#player_contents details a")].map((link) => link.dataset.to);
const choices = () => [...page().querySelectorAll("form.item")].filter((form) => !form.closest(".quiz") && form.querySelector("input[type=radio]"));

/**
 * A fresh session of the LMS and the course in it.
 * @param {string} folder of the package
 * @param {number | null} decision which button is pressed if the course asks something; null: none
 */
async function launch(folder, decision = 0) {
  double = lms.launch();
  frame = document.createElement("iframe");
  frame.width = "1200";
  frame.height = "800";
  frame.src = `../${folder}/index.html${double.query}`;
  document.body.append(frame);
  await until(() => isMounted() || page()?.querySelector("#player_ask"), "the course");
  if (decision !== null) page().querySelectorAll("#player_ask button")[decision]?.click();
  await until(isMounted, "the course after its question");
  await drawn();
}

/** The contents show what is done with the next picture. */
function drawn() {
  const { requestAnimationFrame } = frame.contentWindow;
  return new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}

/** Takes the window away; a crash says no word to the course. */
async function leave(how, complaints) {
  const { contentWindow } = frame;
  if (how === "crash") {
    const silence = (event) => event.stopImmediatePropagation();
    contentWindow.addEventListener("pagehide", silence, true);
    contentWindow.document.addEventListener("visibilitychange", silence, true);
    double.gone();
  }
  if (how === "exit") page().getElementById("player_exit").click();
  const old = frame;
  old.src = "about:blank";
  await until(() => old.contentDocument?.URL === "about:blank", "the course to end");
  await double.arrived();
  complaints.push(...double.complaints);
  double.gone();
  old.remove();
}

/** What the learner did: how the page must look at the next visit. */
const seen = {
  page: (id) => () => page().querySelector(`#player_contents a[data-to="${id}"] .mark`).childElementCount > 0,
  practice: (id, value) => () => practice(id).querySelector(`input[value="${value}"]`).checked,
  handedIn: () => () => !page().querySelector(".quiz-result").hidden,
};
const practice = (id) => [...page().querySelectorAll(`form.item[data-question="${id}"]`)].find((form) => !form.closest(".quiz"));

function openPage(id) {
  frame.contentWindow.location.hash = `#page_${id}`;
  return until(() => !page().querySelector(`section[data-page="${id}"]`).hidden, `page ${id}`);
}

/** One thing that a learner does, as facts by key. */
async function act(roll, facts) {
  const note = (key, holds) => facts.set(key, { key, holds, launch: double });
  const kind = roll.integer(9);
  if (kind < 5) {
    const id = roll.pick(pages());
    await openPage(id);
    return note(`page ${id}`, seen.page(id));
  }
  if (kind < 9) {
    const form = roll.pick(choices());
    const field = roll.pick([...form.querySelectorAll("input[type=radio]")]);
    const button = form.querySelector("button[type=submit]");
    if (!field || field.disabled || button.getAttribute("aria-disabled") === "true") return undefined;
    const before = field.checked;
    field.click();
    button.click();
    const id = form.dataset.question;
    if (!before && field.checked) note(`practice ${id}`, seen.practice(id, field.value));
    return undefined;
  }
  const quiz = page().querySelector(".quiz");
  if (quiz.querySelector(".quiz-start").hidden) return undefined;
  for (const step of ["begin", "overview", "submit"]) quiz.querySelector(`[data-do=${step}]`).click();
  return note("hand-in", seen.handedIn());
}

/** Lost facts of one random learner, as far as the course could have kept them. */
async function sequence(seed, folder = "scorm12") {
  const roll = dice(seed);
  const facts = new Map();
  const complaints = [];
  const known = new Set();
  const did = { faults: 0, launches: 0, acts: 0 };
  localStorage.clear();
  lms.forget();
  heal();
  for (let step = 5 + roll.integer(8); step > 0; step -= 1) {
    if (!frame?.isConnected) {
      await launch(folder);
      did.launches += 1;
    }
    const fate = roll.integer(99);
    if (fate < 55) {
      await act(roll, facts);
      did.acts += 1;
      await rest(roll.pick([0, 0, 30]));
    } else if (fate < 70) {
      Object.assign(faults, roll.pick(lms.faults));
      did.faults += 1;
    } else if (fate < 76) heal();
    if (double.knows()) known.add(double);
    if (fate >= 76) await leave(fate < 88 ? "crash" : "close", complaints);
  }
  if (frame?.isConnected) await leave(roll.pick(["crash", "close"]), complaints);
  heal();
  await launch(folder);
  const lost = [...facts.values()].filter((fact) => known.has(fact.launch) && !fact.holds()).map(({ key }) => key);
  await leave("close", complaints);
  return { seed, lost, complaints, ...did };
}

/** @type {Promise<object[]> | null} */
let playing = null;
/** Learners one after the other; what became of them, `played` tells. */
function begin(seeds, folder) {
  const inTurn = async () => {
    const found = [];
    for (const seed of seeds) found.push(await sequence(seed, folder));
    return found;
  };
  playing = inTurn();
}
const played = () => playing;

Object.assign(window, { begin, played, launch, leave, server: lms.server, faults, openPage, double: () => double, frame: () => frame });
