// SCORM 1.2 by its run-time specification, as an LMS that is stricter than any that is sold.
import { among, atMost, count, launch, matching, within } from "./double.js";

const SPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const NAME = /^[!-~]{1,255}$/;
const score = (value) => (value === "" ? "" : within(0, 100)(value));

/** What an answer or pattern of each type looks like. */
const ANSWERS = {
  "true-false": /^[01tf]$/,
  choice: /^\{?[0-9a-z](,[0-9a-z])*\}?$/,
  "fill-in": /^.{1,255}$/s,
  matching: /^\{?[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*\}?$/,
  performance: /^.{0,255}$/s,
  sequencing: /^[0-9a-z](,[0-9a-z])*$/,
  likert: /^[0-9a-z]?$/,
  numeric: /^-?\d+(\.\d+)?$/,
};

const ELEMENTS = {
  "cmi.core.student_id": ["read"],
  "cmi.core.student_name": ["read"],
  "cmi.core.credit": ["read"],
  "cmi.core.entry": ["read"],
  "cmi.core.lesson_mode": ["read"],
  "cmi.core.total_time": ["read"],
  "cmi.launch_data": ["read"],
  "cmi.core.lesson_location": ["both", atMost(255)],
  "cmi.core.lesson_status": ["both", among("passed", "completed", "failed", "incomplete", "browsed")],
  "cmi.core.score.raw": ["both", score],
  "cmi.core.score.min": ["both", score],
  "cmi.core.score.max": ["both", score],
  "cmi.core.exit": ["write", among("time-out", "suspend", "logout", "")],
  "cmi.core.session_time": ["write", matching(SPAN)],
  "cmi.suspend_data": ["both", atMost(4096)],
};

const IN_INTERACTION = {
  id: matching(NAME),
  "objectives.0.id": matching(NAME),
  time: matching(CLOCK),
  type: among(...Object.keys(ANSWERS)),
  weighting: within(-100, 100),
  result: (value) => among("correct", "wrong", "unanticipated", "neutral")(value) && within(-1e6, 1e6)(value),
  latency: matching(SPAN),
};

function element(name, held) {
  if (name === "cmi.interactions._count") {
    return { access: "read", value: String(count(held, "cmi.interactions")) };
  }
  const inner = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(name);
  if (inner) return interaction(held, Number(inner[1]), inner[2]);
  const known = ELEMENTS[name];
  return known && { access: known[0], wrong: known[1], value: held[name] };
}

function interaction(held, index, field) {
  const next = count(held, "cmi.interactions");
  const inOrder = index < next || (index === next && field === "id");
  const type = ANSWERS[held[`cmi.interactions.${index}.type`]];
  const isAnswer = ["student_response", "correct_responses.0.pattern"].includes(field);
  const form = isAnswer ? type && matching(type) : IN_INTERACTION[field];
  if (!form) return isAnswer ? { access: "write", wrong: () => "before its type" } : undefined;
  return { access: "write", wrong: inOrder ? form : () => "out of order" };
}

const WORDS = {
  methods: {
    LMSInitialize: "initialize", LMSFinish: "finish", LMSGetValue: "get", LMSSetValue: "set",
    LMSCommit: "commit", LMSGetLastError: "error", LMSGetErrorString: "text", LMSGetDiagnostic: "text",
  },
  element,
  closed: "301", twice: "101", argument: "201", unknown: "201", writeOnly: "404", readOnly: "403",
  type: "405", range: "405", unset: "0",
  launched: ({ values = {}, launch: given = {} }) => ({
    "cmi.core.student_id": "4711", "cmi.core.student_name": "Muster, Alex", "cmi.core.credit": "credit",
    "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "",
    "cmi.core.score.raw": "", "cmi.suspend_data": "",
    ...values,
    "cmi.core.entry": !Object.keys(values).length ? "ab-initio" : values["cmi.core.exit"] === "suspend" ? "resume" : "",
    ...given,
  }),
  stored: (_, held) => ({ values: { ...held } }),
};

/** A launch in which `record.values` is what the server holds and `record.launch` what it forces. */
export const double12 = (record, faults) => launch(WORDS, record, faults);

/** What the server holds, in the same words for every standard. */
export const kept12 = ({ values = {} }) => ({
  suspend: values["cmi.suspend_data"] ?? "",
  isPassed: values["cmi.core.lesson_status"] === "passed",
  score: Number(values["cmi.core.score.raw"] || 0),
  answers: Object.keys(values).filter((name) => name.endsWith(".latency")).map((name) => seconds(values[name])),
});

function seconds(span) {
  const [hours, minutes, rest] = span.split(":").map(Number);
  return 3600 * hours + 60 * minutes + rest;
}
