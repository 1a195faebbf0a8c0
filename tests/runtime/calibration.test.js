import assert from "node:assert/strict";
import { test } from "node:test";

import { calibration, isSure } from "../../scorm_templates/runtime/calibration.js";
import { learnerResponse } from "../../scorm_templates/runtime/lms/answers2004.js";
import { studentResponse } from "../../scorm_templates/runtime/lms/answers12.js";
import { answerText } from "../../scorm_templates/runtime/lms/answers_xapi.js";
import { record } from "../../scorm_templates/runtime/recorder.js";
import * as session from "../../scorm_templates/runtime/session.js";
import { decode, encode } from "../../scorm_templates/runtime/suspend.js";

const SCALE = ["unsicher", "ziemlich", "sicher"];

function question(id) {
  return {
    id,
    interactions: [
      { type: "choice", id, options: ["aaaa", "bbbb", "cccc", "dddd"], correct: ["aaaa", "bbbb"], multiple: true },
      { type: "likert", id: `${id}__sicherheit`, scale: SCALE },
    ],
    points: 2, scoring: "partial", attempts: 1, shuffle: true, description: "", objective: "", pool: "",
  };
}

const IDS = ["eins", "zwei", "drei", "vier"];
const COURSE = {
  id: "kurs", lessons: [{ id: "l", title: "L", pages: ["seite"] }], final_quiz: "test",
  completion: "quiz", data_protection: "full", questions: IDS.map(question),
  scenarios: [],
  quizzes: [{ id: "test", title: "T", questions: IDS, draws: [], pass_mark: 0.5, attempts: 0, shuffle: false, feedback: "at_end" }],
  scenarios: [], texts: {},
};
const given = (id, chosen, sure) => ({
  ...(chosen && { [id]: chosen }),
  ...(sure && { [`${id}__sicherheit`]: sure }),
});
const RESPONSES = {
  eins: given("eins", ["aaaa", "bbbb"], "sicher"),
  zwei: given("zwei", ["aaaa"], "sicher"),
  drei: given("drei", ["cccc"], "unsicher"),
  vier: given("vier", null, "sicher"),
};

test("each level has its mean share, what was not answered is left out, sure errors are named", () => {
  const found = calibration(COURSE, { questions: IDS, responses: RESPONSES, submitted: true, scaled: 0 });
  assert.deepEqual(found.levels, [
    { level: "sicher", count: 2, right: 0.75 },
    { level: "unsicher", count: 1, right: 0 },
  ]);
  assert.deepEqual(found.errors, ["zwei"]);
});

test("an answer without a level counts nowhere", () => {
  const responses = { eins: given("eins", ["cccc"], null) };
  const found = calibration(COURSE, { questions: IDS, responses, submitted: true, scaled: 0 });
  assert.deepEqual(found, { levels: [], errors: [] });
  assert.equal(isSure(COURSE.questions[0], responses.eins), false);
});

test("how sure one is changes no mark and survives suspending", () => {
  let state = session.startAttempt(COURSE, session.start(COURSE, 7), "test");
  for (const id of IDS) ({ state } = session.answerInAttempt(COURSE, state, "test", id, RESPONSES[id]));
  const back = decode(COURSE, encode(COURSE, state, 5)).state;
  assert.deepEqual(back.quizzes.test.current.responses, RESPONSES);
  const plain = Object.fromEntries(IDS.map((id) => [id, given(id, RESPONSES[id][id], null)]));
  let other = session.startAttempt(COURSE, session.start(COURSE, 7), "test");
  for (const id of IDS) ({ state: other } = session.answerInAttempt(COURSE, other, "test", id, plain[id]));
  assert.equal(session.submitAttempt(COURSE, state, "test").scaled, session.submitAttempt(COURSE, other, "test").scaled);
});

test("what was saved before the scale came is still read", () => {
  const before = { ...COURSE, questions: COURSE.questions.map((each) => ({ ...each, interactions: each.interactions.slice(0, 1) })) };
  let state = session.startAttempt(before, session.start(before, 7), "test");
  ({ state } = session.answerInAttempt(before, state, "test", "eins", { eins: ["aaaa"] }));
  const { state: back, notes } = decode(COURSE, encode(before, state, 5));
  assert.deepEqual(back.quizzes.test.current.responses, { eins: { eins: ["aaaa"] } });
  assert.deepEqual(notes, []);
});

test("the LMS is told of it beside the answer, without weight and never right or wrong", () => {
  const told = [];
  const saver = { keep() {}, save() {}, close() {}, hasUnsaved: () => false, isWritable: () => true, tell: (each) => told.push(each) };
  const recorder = record(saver, COURSE, { now: () => 0, later() {} });
  const { state, grade } = session.answer(COURSE, session.start(COURSE, 1), "zwei", RESPONSES.zwei);
  recorder.answered(state, COURSE.questions[1], RESPONSES.zwei, grade, 3);
  assert.deepEqual(told.map(({ id, result, weighting }) => [id, result, weighting]), [
    ["zwei", "incorrect", 2],
    ["zwei__sicherheit", "neutral", 0],
  ]);
  const [, { interaction, response }] = told;
  assert.equal(learnerResponse(interaction, response), "likert_3");
  assert.equal(studentResponse(interaction, response), "c");
  assert.equal(answerText(interaction, response), "sicher");
});
