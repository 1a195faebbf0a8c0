// The SCORM API in the host page and what is behind it: a double of ours, or scorm-again.
import { again, loaded } from "./again.js";
import { HEALTHY } from "./double.js";
import { double12 } from "./double12.js";
import { double2004 } from "./double2004.js";

const KEY = "lms-server";
const DOUBLES = { scorm12: double12, scorm2004: double2004 };
const WORDS = {
  12: { api: "API", get: "LMSGetValue", learner: "cmi.core.student_id" },
  2004: { api: "API_1484_11", get: "GetValue", learner: "cmi.learner_id" },
};
const FAULTS = [
  { initialize: false },
  { set: "false" },
  { set: "throw" },
  { commit: "false" },
  { commit: "lie" },
  { get: "empty" },
  { get: "throw" },
  { offline: true },
  { absent: true },
];

/** What the server holds outlives this page and is the same for all windows. */
const server = {
  get values() {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  },
  set values(values) {
    localStorage.setItem(KEY, JSON.stringify(values));
  },
};

export async function scorm(kind, faults) {
  const { api, get, learner } = WORDS[kind.endsWith("12") ? 12 : 2004];
  if (!(kind in DOUBLES)) await loaded(kind);
  let double = null;
  Object.defineProperty(window, api, { get: () => (faults.absent ? undefined : double?.API) });

  function launch() {
    double = kind in DOUBLES ? DOUBLES[kind](server, faults) : again(kind, server, faults);
    let gaveLearner = false;
    const read = double.API[get];
    double.API[get] = (element) => {
      const value = read(element);
      if (element === learner && value) gaveLearner = true;
      return value;
    };
    return { ...double, query: "", knows: () => gaveLearner, arrived: async () => {} };
  }
  return { healthy: HEALTHY, faults: FAULTS, server, launch, forget: () => (server.values = {}) };
}
