// The window of a cmi5 course: an address with launch parameters, requests and timers of its own.
import { readFile } from "node:fs/promises";
import { HEALTHY, lrsDouble } from "./lrs_double.js";
import { FAULTS, outlives, responseOf } from "./network.js";

const HERE = new URL("../../scorm_templates/runtime/lms/", import.meta.url);
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*"([^"]+)";/g;
const EXPORT = /^export (?=(?:async )?function (\w+)|const (\w+))/gm;

export const cmi5 = {
  healthy: HEALTHY,
  faults: FAULTS,
  server: lrsDouble,
  kept: (lrs) => lrs.kept(),
  hold: (lrs, text) => lrs.hold(text),
  isLying: ({ lying }) => lying,
  /** Passed is said once, with the score of that day. */
  tellsBest: false,
  windows,
};

/** How a tab gets its LMS: each launch its own copy of the modules that remember something. */
async function windows() {
  const [lrsModule, module] = [await compiled("lrs.js"), await compiled("cmi5.js")];

  function enter(tab, { server, faults, clock, isReload }) {
    const address = isReload ? server.lastLaunch() : server.launch();
    const timer = (run, milliseconds) => {
      const made = { at: clock.now() + Math.max(0, milliseconds), run };
      tab.timers.push(made);
      return made;
    };
    const stop = (made) => {
      const at = tab.timers.indexOf(made);
      if (at >= 0) tab.timers.splice(at, 1);
    };
    const now = class extends Date {
      static now() {
        return clock.now();
      }
    };
    Object.assign(tab.window, {
      location: { search: address, assign() {} },
      addEventListener: (name, run) => (tab.heard[name] ??= []).push(run),
    });
    tab.heard = {};
    const ask = (url, options) =>
      new Promise((resolve, reject) => {
        const isLast = tab.isLeaving && !outlives(options, faults);
        const { wait, answer } = isLast ? { wait: 0, answer: null } : server.request(url, options);
        options.signal?.addEventListener("abort", () => reject(new Error("abort")));
        timer(() => (answer ? resolve(responseOf(answer)) : reject(new TypeError("network"))), wait);
      });
    const scope = { window: tab.window, fetch: ask, setTimeout: timer, clearTimeout: stop, Date: now };
    tab.complaints = [];
    tab.gaveLearner = true;
    tab.gone = () => server.complaints.splice(0).forEach((each) => tab.complaints.push(each));
    return module(scope, { "./lrs.js": lrsModule(scope, {}) });
  }
  return { enter, reset() {}, settled: () => new Promise((done) => setImmediate(done)) };
}

/** A module as a function of its globals, so that every launch has one of its own. */
async function compiled(name) {
  const source = await readFile(new URL(name, HERE), "utf-8");
  const known = {};
  for (const [, , path] of source.matchAll(IMPORT)) known[path] = await import(new URL(path, HERE));
  const exports = [...source.matchAll(EXPORT)].map(([, method, constant]) => method ?? constant);
  const body = source
    .replace(IMPORT, (_, names, path) => `const {${names.replace(/ as /g, ": ")}} = imports["${path}"];`)
    .replace(EXPORT, "");
  const globals = ["window", "fetch", "setTimeout", "clearTimeout", "Date"];
  const make = new Function(...globals, "imports", `"use strict";\n${body}\nreturn { ${exports.join(", ")} };`);
  return (scope, replaced) => make(...globals.map((each) => scope[each]), { ...known, ...replaced });
}
