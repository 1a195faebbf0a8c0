// SCORM 2004 by its run-time specification, as an LMS that is stricter than any that is sold.
import { among, atMost, count, launch, matching, within } from "./double.js";

const SPAN = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const TIME = /^20[0-3]\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?$/;
const NAME = /^[A-Za-z0-9_.:-]{1,4000}$/;
const ID = "[A-Za-z0-9_.]{1,250}";
const LIST = `${ID}(\\[,\\]${ID})*`;
const PAIRS = `${ID}\\[\\.\\]${ID}(\\[,\\]${ID}\\[\\.\\]${ID})*`;
const NUMBER = "-?\\d{1,5}(\\.\\d+)?";
const PREFIXES = "(\\{(case_matters|order_matters)=(true|false)\\}|\\{lang=[a-z]{2,3}(-[A-Za-z]+)?\\})*";

/** Type: what a learner's response looks like, and what the pattern of the right one does. */
const ANSWERS = {
  "true-false": [/^(true|false)$/, /^(true|false)$/],
  choice: [new RegExp(`^${LIST}$`), new RegExp(`^${LIST}$`)],
  "fill-in": [/^[^{][^]{0,2600}$/, new RegExp(`^${PREFIXES}[^]{1,2600}$`)],
  "long-fill-in": [/^[^]{1,4000}$/, /^[^]{1,4000}$/],
  matching: [new RegExp(`^${PAIRS}$`), new RegExp(`^${PAIRS}$`)],
  sequencing: [new RegExp(`^${LIST}$`), new RegExp(`^${LIST}$`)],
  numeric: [new RegExp(`^${NUMBER}$`), new RegExp(`^${NUMBER}\\[:\\]${NUMBER}$`)],
  likert: [new RegExp(`^${ID}$`), new RegExp(`^${ID}$`)],
  performance: [/^[^]*$/, /^[^]*$/],
  other: [/^[^]{0,4000}$/, /^[^]{0,4000}$/],
};
const MOST = 36;

const any = within(-99_999, 99_999);
const ELEMENTS = {
  "cmi.learner_id": ["read"],
  "cmi.learner_name": ["read"],
  "cmi.credit": ["read"],
  "cmi.entry": ["read"],
  "cmi.mode": ["read"],
  "cmi.total_time": ["read"],
  "cmi.launch_data": ["read"],
  "cmi.scaled_passing_score": ["read"],
  "cmi.completion_threshold": ["read"],
  "cmi.location": ["both", atMost(1000)],
  "cmi.completion_status": ["both", among("completed", "incomplete", "not attempted", "unknown")],
  "cmi.success_status": ["both", among("passed", "failed", "unknown")],
  "cmi.score.scaled": ["both", within(-1, 1)],
  "cmi.score.raw": ["both", any],
  "cmi.score.min": ["both", any],
  "cmi.score.max": ["both", any],
  "cmi.progress_measure": ["both", within(0, 1)],
  "cmi.exit": ["write", among("time-out", "suspend", "logout", "normal", "")],
  "cmi.session_time": ["write", matching(SPAN)],
  "cmi.suspend_data": ["both", atMost(64_000)],
  "adl.nav.request": ["both", among("continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll")],
};

const IN_INTERACTION = {
  id: matching(NAME),
  "objectives.0.id": matching(NAME),
  timestamp: matching(TIME),
  type: among(...Object.keys(ANSWERS)),
  weighting: any,
  result: (value) => among("correct", "incorrect", "unanticipated", "neutral")(value) && any(value),
  latency: matching(SPAN),
  description: atMost(250),
};

function element(name, held) {
  const counted = /^cmi\.(interactions|objectives)\._count$/.exec(name);
  if (counted) return { access: "read", value: String(count(held, `cmi.${counted[1]}`)) };
  const inner = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(name);
  if (inner) return interaction(held, name, Number(inner[1]), inner[2]);
  const known = ELEMENTS[name];
  return known && { access: known[0], wrong: known[1], value: held[name] };
}

function interaction(held, name, index, field) {
  const next = count(held, "cmi.interactions");
  const inOrder = index < next || (index === next && field === "id");
  const answers = ANSWERS[held[`cmi.interactions.${index}.type`]];
  const place = ["learner_response", "correct_responses.0.pattern"].indexOf(field);
  const wrong = place < 0 ? IN_INTERACTION[field] : answers && answer(answers[place]);
  if (!wrong && place < 0) return undefined;
  const form = inOrder ? (wrong ?? (() => "before its type")) : () => "out of order";
  return { access: "both", wrong: form, value: held[name] };
}

const answer = (pattern) => (value) => {
  const parts = value.split("[,]");
  if (parts.length > MOST) return `more than ${MOST} parts`;
  return matching(pattern)(value);
};

const WORDS = {
  methods: {
    Initialize: "initialize", Terminate: "finish", GetValue: "get", SetValue: "set", Commit: "commit",
    GetLastError: "error", GetErrorString: "text", GetDiagnostic: "text",
  },
  element,
  closed: "132", twice: "103", argument: "201", unknown: "401", writeOnly: "405", readOnly: "404",
  type: "406", range: "407", unset: "403",
  launched: ({ values = {}, launch: given = {} }) => ({
    "cmi.learner_id": "4711", "cmi.learner_name": "Muster, Alex", "cmi.credit": "credit", "cmi.mode": "normal",
    "cmi.completion_status": "unknown", "cmi.success_status": "unknown",
    ...values,
    "cmi.entry": !Object.keys(values).length ? "ab-initio" : "resume",
    ...given,
  }),
  // Kind in one place: what a session left comes back however it ended, so nothing is lost by rule.
  stored: (_, held) => ({ values: { ...held } }),
};

export const double2004 = (record, faults) => launch(WORDS, record, faults);

export const kept2004 = ({ values = {} }) => ({
  suspend: values["cmi.suspend_data"] ?? "",
  isPassed: values["cmi.success_status"] === "passed",
  score: Math.round(Number(values["cmi.score.scaled"] ?? 0) * 10_000) / 100,
  answers: Object.keys(values).filter((name) => name.endsWith(".latency")).map((name) => seconds(values[name])),
});

function seconds(span) {
  const [, hours, minutes, rest] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(span);
  return 3600 * Number(hours ?? 0) + 60 * Number(minutes ?? 0) + Number(rest ?? 0);
}
