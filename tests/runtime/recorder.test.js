import assert from "node:assert/strict";
import { test } from "node:test";

import { NO_JOURNAL } from "../../scorm_templates/runtime/journal.js";
import { record } from "../../scorm_templates/runtime/recorder.js";
import { saver } from "../../scorm_templates/runtime/saver.js";
import * as session from "../../scorm_templates/runtime/session.js";
import { decode } from "../../scorm_templates/runtime/suspend.js";
import { course, dice, responses, rightResponses } from "./samples.js";

const QUIZ = "abschluss";
const LAUNCH = { connected: true, mode: "normal", writable: true, learner_id: "", suspend_data: "", location: "", resumed: false, fresh: true };
const OPENING = { journal: NO_JOURNAL, kept: "", known: "", state: null, notes: [], moment: 0, isUnread: false, isAhead: false, isDoubtful: false, isConfirmed: false, untold: [], told: [] };

/** An LMS that only remembers what it was told, and a clock that only moves when asked. */
function stage(made, { launch = {}, commits = () => true } = {}) {
  const told = [];
  const lms = Object.fromEntries(
    ["connect", "location", "suspend", "interaction", "status", "close"].map((name) => [
      name, (...values) => { told.push([name, ...values]); },
    ]),
  );
  lms.interaction = (report) => told.push(["interaction", report]) > 0;
  lms.suspended = () => told.findLast(([name]) => name === "suspend")?.[1] ?? "";
  lms.commit = () => { told.push(["commit"]); return commits(); };
  let time = 0;
  const waiting = [];
  const clock = {
    now: () => time,
    later: (run, milliseconds) => waiting.push({ at: time + milliseconds, run }),
  };
  const pass = (milliseconds) => {
    const end = time + milliseconds;
    for (;;) {
      waiting.sort((a, b) => a.at - b.at);
      if (!waiting.length || waiting[0].at > end) break;
      const next = waiting.shift();
      time = next.at;
      next.run();
    }
    time = end;
  };
  const opening = { ...OPENING, launch: { ...LAUNCH, ...launch } };
  const recorder = record(saver(lms, made, opening, () => {}, clock), made, clock);
  const count = (name) => told.filter(([each]) => each === name).length;
  const last = (name) => told.findLast(([each]) => each === name);
  return { recorder, told, count, last, pass };
}

function answered(made, state, id, given) {
  const question = made.questions.find((each) => each.id === id);
  const result = session.answer(made, state, id, given ?? rightResponses(question));
  return { question, given: given ?? rightResponses(question), ...result };
}

function tell(recorder, { state, question, given, grade }, latency = 3) {
  recorder.answered(state, question, given, grade, latency);
  return state;
}

test("page turns wait for each other: at most one commit in 15 seconds", () => {
  const made = course(1, { pages: 9 });
  const { recorder, count, pass, last } = stage(made);
  let state = session.start(made, 1);
  for (let page = 1; page <= 8; page += 1) {
    state = session.openPage(made, state, `seite-${page}`);
    recorder.opened(state);
    pass(1000);
  }
  assert.equal(count("commit"), 0);
  pass(7000);
  assert.equal(count("commit"), 1);
  assert.deepEqual(last("location"), ["location", "seite-8"]);
  pass(60_000);
  assert.equal(count("commit"), 1);
});

test("a commit in between starts the 15 seconds anew", () => {
  const made = course(1, { pages: 9 });
  const { recorder, count, pass } = stage(made);
  let state = session.openPage(made, session.start(made, 1), "seite-1");
  recorder.opened(state);
  pass(10_000);
  state = tell(recorder, answered(made, state, "frage-1"));
  assert.equal(count("commit"), 1);
  state = session.openPage(made, state, "seite-2");
  recorder.opened(state);
  pass(14_000);
  assert.equal(count("commit"), 1);
  pass(1000);
  assert.equal(count("commit"), 2);
});

test("a page turn after a long rest is saved at once", () => {
  const made = course(1, { pages: 9 });
  const { recorder, count, pass } = stage(made);
  pass(20_000);
  recorder.opened(session.openPage(made, session.start(made, 1), "seite-1"));
  assert.equal(count("commit"), 1);
});

test("the page that completes the course is saved at once", () => {
  const made = course(1, { pages: 2, final_quiz: "" });
  const { recorder, count, last } = stage(made);
  let state = session.openPage(made, session.start(made, 1), "seite-1");
  recorder.opened(state);
  assert.equal(count("commit"), 0);
  state = session.openPage(made, state, "seite-2");
  recorder.opened(state);
  assert.equal(count("commit"), 1);
  assert.equal(last("status")[1].completed, true);
});

test("an answer costs one commit, a hand-in one, and turning the page after it none", () => {
  const made = course(1);
  const { recorder, count, pass } = stage(made);
  let state = tell(recorder, answered(made, session.start(made, 1), "frage-2"));
  assert.equal(count("commit"), 1);
  state = session.startAttempt(made, state, QUIZ);
  ({ state } = session.submitAttempt(made, state, QUIZ));
  recorder.submitted(state);
  assert.equal(count("commit"), 2);
  recorder.opened(session.openPage(made, state, "seite-1"));
  assert.equal(count("commit"), 2);
  pass(15_000);
  assert.equal(count("commit"), 3);
});

test("score and status are told before the commit, after suspend data", () => {
  const made = course(1);
  const { recorder, told } = stage(made);
  tell(recorder, answered(made, session.start(made, 1), "frage-2"));
  assert.deepEqual(told.map(([name]) => name).filter((name) => name !== "interaction"), ["location", "suspend", "status", "commit"]);
});

test("hiding the page saves what is unsaved and nothing else", () => {
  const made = course(1);
  const { recorder, count } = stage(made);
  recorder.hidden();
  assert.equal(count("commit"), 0);
  recorder.opened(session.openPage(made, session.start(made, 1), "seite-1"));
  recorder.hidden();
  recorder.hidden();
  assert.equal(count("commit"), 1);
});

test("what the LMS did not keep is told again", () => {
  const made = course(1);
  let works = false;
  const { recorder, count } = stage(made, { commits: () => works });
  tell(recorder, answered(made, session.start(made, 1), "frage-2"));
  works = true;
  recorder.hidden();
  recorder.hidden();
  assert.equal(count("commit"), 2);
  assert.equal(count("suspend"), 2);
});

test("closing tells all, ends once and silences everything after", () => {
  const made = course(1, { pages: 5 });
  const { recorder, told, count, pass } = stage(made);
  const state = session.openPage(made, session.start(made, 1), "seite-1");
  recorder.opened(state);
  recorder.closed(true);
  assert.deepEqual(told.at(-1), ["close", true]);
  assert.equal(count("suspend"), 1);
  assert.equal(count("commit"), 1);
  const heard = told.length;
  recorder.closed(false);
  recorder.hidden();
  recorder.opened(session.openPage(made, state, "seite-2"));
  recorder.submitted(state);
  tell(recorder, answered(made, state, "frage-1"));
  pass(100_000);
  assert.equal(told.length, heard);
});

test("where nothing may be written nothing is, but the session is still ended", () => {
  const made = course(1);
  const { recorder, told, pass } = stage(made, { launch: { writable: false, mode: "review" } });
  let state = session.openPage(made, session.start(made, 1), "seite-1");
  recorder.opened(state);
  state = tell(recorder, answered(made, state, "frage-1"));
  recorder.submitted(state);
  recorder.hidden();
  pass(60_000);
  recorder.closed(true);
  assert.deepEqual(told, [["close", true]]);
});

/** Everything that is told in one busy session. */
function session_told(data_protection) {
  const made = course(6, { data_protection, questions: 12 });
  made.quizzes[0].pass_mark = 0;
  const { recorder, told } = stage(made);
  let state = session.openPage(made, session.start(made, 1), "seite-1");
  recorder.opened(state);
  for (const { id } of made.questions.slice(0, 8)) state = tell(recorder, answered(made, state, id));
  state = session.startAttempt(made, state, QUIZ);
  for (const id of state.quizzes[QUIZ].current.questions) {
    const question = made.questions.find((each) => each.id === id);
    const given = rightResponses(question);
    const result = session.answerInAttempt(made, state, QUIZ, id, given);
    state = tell(recorder, { question, given, ...result });
  }
  ({ state } = session.submitAttempt(made, state, QUIZ));
  recorder.submitted(state);
  recorder.closed(true);
  return { made, told, state };
}

test("anonymous: position and completion only", () => {
  const { made, told, state } = session_told("anonymous");
  assert.equal(told.filter(([name]) => name === "interaction").length, 0);
  for (const [name, value, attemptsLeft] of told) {
    if (name === "status") {
      assert.deepEqual([value.success, value.scaled, attemptsLeft], [null, null, false]);
    }
    if (name === "suspend") {
      const kept = decode(made, value).state;
      assert.deepEqual(kept.practice, {});
      for (const quiz of Object.values(kept.quizzes)) assert.deepEqual(quiz, { attempts: 1, best: 0, current: null });
      assert.deepEqual(kept.visited, state.visited);
    }
  }
});

test("result: score and pass, no answers as interactions", () => {
  const { told } = session_told("result");
  assert.equal(told.filter(([name]) => name === "interaction").length, 0);
  const last = told.findLast(([name]) => name === "status")[1];
  assert.equal(last.success, "passed");
  assert.equal(typeof last.scaled, "number");
});

test("full: every answer form but reflections, with what a report needs", () => {
  const { made, told } = session_told("full");
  const reported = told.filter(([name]) => name === "interaction").map(([, report]) => report);
  const forms = made.questions.flatMap((question) => question.interactions);
  const expected = forms.filter(({ type }) => type !== "long-fill-in").map(({ id }) => id);
  assert.deepEqual(new Set(reported.map(({ id }) => id)), new Set(expected));
  assert.ok(forms.length > expected.length, "the sample needs a reflection");
  for (const report of reported) {
    const question = made.questions.find(({ interactions }) => interactions.includes(report.interaction));
    assert.equal(report.objective, question.objective);
    assert.equal(report.description, question.description);
    assert.equal(report.latency, 3);
    assert.ok(report.time instanceof Date);
    const isRating = report.interaction.type === "likert";
    assert.equal(report.result, isRating ? "neutral" : "correct");
    if (isRating) assert.equal(report.weighting, 0);
  }
});

test("the weights of a question's answer forms add up to its points", () => {
  const { made, told } = session_told("full");
  for (const question of made.questions) {
    const own = told.filter(([name, report]) => name === "interaction" && question.interactions.includes(report.interaction));
    const sum = own.reduce((total, [, report]) => total + report.weighting, 0);
    const scored = question.interactions.some(({ type }) => !["likert", "long-fill-in"].includes(type));
    assert.ok(Math.abs(sum - (scored ? question.points : 0)) < 1e-9);
  }
});

test("random sessions: one commit for each answer, 15 seconds between page turns, all is told", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const roll = dice(seed);
    const made = course(seed, { pages: 12, questions: 9 });
    const { recorder, count, pass, last } = stage(made, { commits: () => roll.chance(0.8) });
    let state = session.start(made, seed);
    for (let step = 0; step < 30; step += 1) {
      const commits = count("commit");
      if (roll.chance(0.7)) {
        state = session.openPage(made, state, `seite-${1 + roll.integer(11)}`);
        recorder.opened(state);
      } else {
        const question = roll.pick(made.questions);
        state = tell(recorder, answered(made, state, question.id, responses(roll, question)));
      }
      assert.ok(count("commit") <= commits + 1);
      const before = count("commit");
      const wait = roll.integer(20_000);
      pass(wait);
      const retries = Math.floor(Math.log2(1 + wait / 2000));
      assert.ok(count("commit") - before <= 1 + retries + Math.floor(wait / 15_000));
    }
    recorder.closed(true);
    const kept = decode(made, last("suspend")[1]).state;
    assert.equal(kept.location, state.location);
    assert.deepEqual(kept.visited, state.visited);
  }
});
