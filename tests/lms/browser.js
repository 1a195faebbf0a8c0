// A browser in which a learner opens and leaves a course: tabs, one storage, a clock that jumps.
import { record } from "../../scorm_templates/runtime/recorder.js";
import { open } from "../../scorm_templates/runtime/opening.js";
import { saver } from "../../scorm_templates/runtime/saver.js";
import * as session from "../../scorm_templates/runtime/session.js";
import { storage } from "./storage.js";

/**
 * @param {object} standard one of STANDARDS
 * @param {object} windows what `standard.windows` resolves to; one browser after the other may use it
 * @param {object} course
 * @param {(lms: object) => object} spoil makes the LMS module worse than it is, for controls
 */
export function browser(standard, windows, course, spoil = (lms) => lms) {
  const { settled } = windows;
  const faults = { ...standard.healthy, denied: false, full: false };
  const server = standard.server(faults);
  const local = storage(faults);
  const complaints = [];
  /** @type {object[]} */
  const tabs = [];
  let now = Date.UTC(2026, 2, 1);
  let turn = 0;
  windows.reset();

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
    await settled();
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

  function newWindow() {
    const window = {
      get localStorage() {
        if (faults.denied) throw new Error("SecurityError");
        return local;
      },
    };
    window.parent = window;
    window.top = window;
    return window;
  }

  /** Everything works again. */
  function heal() {
    Object.assign(faults, standard.healthy, { denied: false, full: false });
  }

  /** `isReload`: at the address of the last launch; `watch` sees the tab before the course does. */
  async function launch(say, isReload = false, watch = () => {}) {
    const tab = { window: newWindow(), timers: [], channels: [], begun: turn++, ended: Infinity, line: "", gaveLearner: false, isLeaving: false };
    tab.window.BroadcastChannel = channels(tab);
    tabs.push(tab);
    const clock = clockOf(tab);
    const lms = spoil(windows.enter(tab, { server, faults, clock, isReload }));
    watch(tab);
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
    tab.isLeaving = true;
    if (how !== "crash") within(tab, () => tab.recorder.closed(false));
    if (how === "exit") within(tab, () => tab.heard?.pagehide?.forEach((run) => run()));
    await settled();
    complaints.push(...tab.complaints);
    within(tab, tab.gone);
    tab.ended = turn++;
    tabs.splice(tabs.indexOf(tab), 1);
  }

  return { faults, server, local, complaints, tabs, within, pass, launch, end, heal };
}
