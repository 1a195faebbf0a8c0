// What the campaigns need to know of each standard: its double and the runtime's module for it.
import { double12, kept12 } from "./double12.js";
import { double2004, kept2004 } from "./double2004.js";

export const STANDARDS = {
  scorm12: { module: "scorm12", api: "API", open: double12, kept: kept12, learner: "cmi.core.student_id", suspend: "cmi.suspend_data", begun: { "cmi.core.lesson_status": "incomplete", "cmi.core.exit": "suspend" } },
  scorm2004: { module: "scorm2004", api: "API_1484_11", open: double2004, kept: kept2004, learner: "cmi.learner_id", suspend: "cmi.suspend_data", begun: { "cmi.completion_status": "incomplete", "cmi.exit": "suspend" } },
};
