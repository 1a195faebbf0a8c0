// What the campaigns need to know of each standard: its double, the runtime's module for it, and how
// it fails.
import { cmi5 } from "./cmi5_window.js";
import { HEALTHY } from "./double.js";
import { double12, kept12 } from "./double12.js";
import { double2004, kept2004 } from "./double2004.js";
import { windowsOf } from "./scorm_window.js";

/** Names of faults and how each comes about; what lies says so in its name. */
const STORAGE = {
  "storage full": { full: true },
  "storage denied": { denied: true },
};
const FAULTS = {
  initialize: { initialize: false },
  "set false": { set: "false" },
  "set throws": { set: "throw" },
  "commit false": { commit: "false" },
  "commit lies": { commit: "lie" },
  "get empty": { get: "empty" },
  "get throws": { get: "throw" },
  offline: { offline: true },
  absent: { absent: true },
  ...STORAGE,
};

const SCORM = {
  healthy: HEALTHY,
  faults: FAULTS,
  /** A new server: what it holds is changed by commits. */
  server: () => ({}),
  hold: (server, text, { suspend, begun }) => (server.values = { [suspend]: text, ...begun }),
  isLying: ({ commit }) => commit === "lie",
  tellsBest: true,
};

export const STANDARDS = {
  scorm12: {
    ...SCORM, open: double12, kept: kept12, suspend: "cmi.suspend_data",
    begun: { "cmi.core.lesson_status": "incomplete", "cmi.core.exit": "suspend" },
    windows: () => windowsOf({ module: "scorm12", api: "API", get: "LMSGetValue", learner: "cmi.core.student_id", open: double12 }),
  },
  scorm2004: {
    ...SCORM, open: double2004, kept: kept2004, suspend: "cmi.suspend_data",
    begun: { "cmi.completion_status": "incomplete", "cmi.exit": "suspend" },
    windows: () => windowsOf({ module: "scorm2004", api: "API_1484_11", get: "GetValue", learner: "cmi.learner_id", open: double2004 }),
  },
  cmi5: { ...cmi5, faults: { ...cmi5.faults, ...STORAGE } },
};
