// A browser in which a learner opens and leaves a course: tabs, one storage, a clock that jumps.
import { record } from "../../scorm_templates/runtime/recorder.js";
import { open } from "../../scorm_templates/runtime/opening.js";
import { saver } from "../../scorm_templates/runtime/saver.js";
import * as session from "../../scorm_templates/runtime/session.js";
import { HEALTHY } from "./double.js";
import { storage } from "./storage.js";

const TABS = 2;

/** The runtime's module for a standard, once for each tab: modules keep what they know. */
export async function modules({ module }) {
  const tabs = Array.from({ length: TABS }, (_, tab) => import(`../../scorm_templates/runtime/lms/${module}.js?tab=${tab}`));
  return Promise.all(tabs);
}

export function browser(standard, lmsModules, course, spoil = (lms) => lms) {
  const faults = { ...HEALTHY, denied: false, full: false };
  const server = {};
  const local = storage(faults);
  const complaints = [];
  /** @type {object[]} */
  const tabs = [];
  let now = Date.UTC(2026, 2, 1);
  let turn = 0;

  /** Runs a tab's code in its own window, which stays for what it has awaited. */
  function within(tab, run) {
    globalThis.window = tab.window;
    return run();
  }

  function clockOf(tab) {
    return {
      now: () => now,
      later: (run, milliseconds) => tab.timers.push({ at: now + Math.max(0, milliseconds), run }),
    };
  }

  function next(before) {
    const due = tabs.flatMap((tab) => tab.timers.map((timer) => ({ tab, timer })));
    const [first] = due.sort((a, b) => a.timer.at - b.timer.at);
    return first && first.timer.at <= before ? first : null;
  }

  async function pass(milliseconds) {
    const end = now + milliseconds;
    for (let due = next(end); due; due = next(end)) {
      now = Math.max(now, due.timer.at);
      due.tab.timers.splice(due.tab.timers.indexOf(due.timer), 1);
      within(due.tab, due.timer.run);
      await settled();
    }
    now = end;
  }

  /** Windows of one browser hear each other, and never themselves. */
  function channels(tab) {
    return class {
      constructor(name) {
        this.name = name;
        tab.channels.push(this);
      }
      postMessage(data) {
        const heard = tabs.filter((other) => other !== tab).flatMap((other) => other.channels.map((channel) => ({ other, channel })));
        for (const { other, channel } of heard) if (channel.name === this.name) within(other, () => channel.onmessage?.({ data }));
        globalThis.window = tab.window;
      }
      close() {
        tab.channels.splice(tab.channels.indexOf(this), 1);
      }
    };
  }

  function windowFor(double) {
    const window = {
      get localStorage() {
        if (faults.denied) throw new Error("SecurityError");
        return local;
      },
    };
    window.parent = window;
    window.top = window;
    Object.defineProperty(window, standard.api, { get: () => (faults.absent ? undefined : double.API) });
    return window;
  }

  async function launch(say) {
    const double = standard.open(server, faults);
    const free = lmsModules.find((each) => !tabs.some(({ module }) => module === each));
    const tab = { module: free, double, window: windowFor(double), timers: [], channels: [], begun: turn++, ended: Infinity, line: "", gaveLearner: false };
    tab.window.BroadcastChannel = channels(tab);
    const get = double.API.GetValue ? "GetValue" : "LMSGetValue";
    const answer = double.API[get];
    double.API[get] = (element) => {
      const value = answer(element);
      if (element === standard.learner && value) tab.gaveLearner = true;
      return value;
    };
    tabs.push(tab);
    const clock = clockOf(tab);
    const lms = spoil({ ...free });
    let opening = null;
    within(tab, () => open(lms, course, clock)).then((found) => (opening = found));
    await settled();
    while (!opening) await pass(50);
    const told = (line) => ((tab.line = line), say(tab, line));
    const saving = within(tab, () => saver(lms, course, opening, told, clock));
    tab.opening = opening;
    tab.overwrite = () => within(tab, saving.overwrite);
    tab.recorder = record(saving, course, clock);
    tab.state = opening.state ?? session.start(course, turn);
    return tab;
  }

  /** The tab is gone: by a crash without a word, else with `pagehide`. */
  async function end(tab, how) {
    if (how === "exit") within(tab, () => tab.recorder.closed(true));
    if (how !== "crash") within(tab, () => tab.recorder.closed(false));
    await settled();
    complaints.push(...tab.double.complaints);
    // A browser would throw the modules away; here they only forget their LMS.
    tab.double.gone();
    within(tab, () => tab.module.close(false));
    tab.ended = turn++;
    tabs.splice(tabs.indexOf(tab), 1);
  }

  return { faults, server, local, complaints, tabs, within, pass, launch, end };
}

/** Lets every promise that can go on go on. */
async function settled() {
  for (let round = 0; round < 6; round += 1) await null;
}
