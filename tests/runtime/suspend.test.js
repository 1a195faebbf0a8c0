import assert from "node:assert/strict";
import { test } from "node:test";

import * as session from "../../scorm_templates/runtime/session.js";
import { decode, encode, positionOnly } from "../../scorm_templates/runtime/suspend.js";
import { course, dice, response, responses } from "./samples.js";

const MOMENT = Date.UTC(2026, 2, 1);
const QUIZ = "abschluss";

/** A learner who has opened every page, answered all and is in the middle of the final quiz. */
function busy(made, seed, share = 1) {
  const roll = dice(seed);
  let state = session.start(made, seed * 7919);
  for (const { pages } of made.lessons) {
    for (const page of pages) if (roll.chance(share)) state = session.openPage(made, state, page);
  }
  const asked = made.quizzes[0].questions;
  for (const question of made.questions) {
    if (asked.includes(question.id) || !roll.chance(share)) continue;
    ({ state } = session.answer(made, state, question.id, responses(roll, question)));
  }
  state = session.startAttempt(made, state, QUIZ);
  if (roll.chance(0.5)) {
    state = session.submitAttempt(made, state, QUIZ).state;
    if (roll.chance(0.7)) state = session.startAttempt(made, state, QUIZ);
  }
  for (const question of made.questions.filter(({ id }) => asked.includes(id))) {
    if (!roll.chance(share)) continue;
    ({ state } = session.answerInAttempt(made, state, QUIZ, question.id, responses(roll, question)));
  }
  return state;
}

/** The state without what is never kept: reflections. */
function withoutReflections(made, state) {
  const copy = structuredClone(state);
  const free = made.questions.flatMap((q) => q.interactions).filter((f) => f.type === "long-fill-in");
  const answered = [
    ...Object.values(copy.practice).map((entry) => entry.responses),
    ...Object.values(copy.quizzes).flatMap(({ current }) => Object.values(current?.responses ?? {})),
  ];
  for (const given of answered) for (const { id } of free) delete given[id];
  return copy;
}

test("2,000 random sessions come back as they were", () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const made = course(seed, { pages: 1 + (seed % 9), questions: 3 + (seed % 14) });
    const state = busy(made, seed, 0.7);
    const text = encode(made, state, MOMENT);
    assert.match(text, /^[\x21-\x7e]*$/, `seed ${seed}`);
    const back = decode(made, text);
    assert.deepEqual(back, { state: withoutReflections(made, state), notes: [], moment: MOMENT }, `seed ${seed}`);
    assert.equal(encode(made, back.state, MOMENT), text);
  }
});

test("60 pages and 100 answered questions stay under 3,500 characters", () => {
  let longest = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const made = course(seed, { pages: 60, questions: 100 });
    longest = Math.max(longest, encode(made, busy(made, seed), MOMENT).length);
  }
  assert.ok(longest < 3500, String(longest));
});

test("far too many answers are left out before the limit of 4,096 characters is crossed", () => {
  const made = course(4, { pages: 80, questions: 400 });
  const state = busy(made, 4);
  const text = encode(made, state, MOMENT);
  assert.ok(text.length <= 4096, String(text.length));
  const back = decode(made, text).state;
  assert.deepEqual(back.visited, state.visited);
  assert.equal(back.location, state.location);
  assert.equal(back.quizzes[QUIZ].attempts, state.quizzes[QUIZ].attempts);
});

test("what is needed least is left out first", () => {
  const made = course(4, { pages: 60, questions: 60 });
  made.quizzes[0].feedback = "at_end";
  const typed = made.questions.find((q) => q.interactions[0].type === "fill-in");
  let state = busy(made, 4);
  const long = { [typed.interactions[0].id]: "x".repeat(3000) };
  typed.attempts = 0;
  ({ state } = session.answer(made, state, typed.id, long));
  const back = decode(made, encode(made, state, MOMENT)).state;
  assert.deepEqual(back.practice[typed.id], { attempts: state.practice[typed.id].attempts, responses: {} });
});

test("reflections are never written down", () => {
  const made = course(1);
  made.questions[0] = { ...made.questions[0], interactions: [{ type: "long-fill-in", id: "frage-1", at_least: 0 }] };
  const { state } = session.answer(made, session.start(made, 1), "frage-1", { "frage-1": "Geheimnis" });
  assert.ok(!encode(made, state, MOMENT).includes("Geheimnis"));
  assert.equal(decode(made, encode(made, state, MOMENT)).state.practice["frage-1"].attempts, 1);
});

test("the position alone tells no answer and no score", () => {
  const made = course(8, { questions: 20 });
  let state = busy(made, 8);
  ({ state } = session.submitAttempt(made, state, QUIZ));
  const bare = positionOnly(made, state);
  assert.deepEqual(bare.practice, {});
  assert.deepEqual(bare.quizzes, { [QUIZ]: { attempts: 1, best: 0, current: null } });
  assert.equal(session.status(made, bare).completed, session.status(made, state).completed);
});

test("every cut and 20,000 damages are refused, none throws", () => {
  const made = course(9, { pages: 20, questions: 30 });
  const text = encode(made, busy(made, 9), MOMENT);
  for (let end = 0; end < text.length; end += 1) assert.equal(decode(made, text.slice(0, end)), null);
  const roll = dice(1);
  for (let turn = 0; turn < 20000; turn += 1) {
    const at = roll.integer(text.length - 1);
    const sign = String.fromCharCode(32 + roll.integer(94));
    if (sign === text[at]) continue;
    const damaged = text.slice(0, at) + sign + text.slice(at + roll.integer(2));
    if (damaged !== text) assert.equal(decode(made, damaged), null, damaged);
  }
});

test("garbage of any kind is refused", () => {
  const made = course(1);
  for (const text of ["", "1", "null", "{}", "133AAAAA", "999", "\u0000", "💥".repeat(50), "2".repeat(5000), null, undefined, 7]) {
    assert.equal(decode(made, /** @type {any} */ (text)), null);
  }
});

test("pages, questions and options may move and be renamed in title without any loss", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const made = course(seed, { pages: 8, questions: 12 });
    const state = busy(made, seed, 0.8);
    const moved = structuredClone(made);
    moved.lessons.reverse().forEach((lesson) => lesson.pages.reverse());
    moved.questions.reverse();
    for (const form of moved.questions.flatMap((question) => question.interactions)) {
      for (const list of ["options", "scale", "sources", "targets"]) form[list]?.reverse();
    }
    const back = decode(moved, encode(made, state, MOMENT));
    assert.deepEqual(back.notes, []);
    const wanted = withoutReflections(made, state);
    assert.deepEqual(new Set(back.state.visited), new Set(wanted.visited));
    assert.deepEqual(back.state.quizzes, wanted.quizzes);
    assert.deepEqual(back.state.practice, wanted.practice);
  }
});

test("what the course no longer has is left out and noted, all else is kept", () => {
  const made = course(12, { pages: 6, questions: 12 });
  made.questions[0] = {
    ...made.questions[0],
    interactions: [{ type: "choice", id: "frage-1", options: ["alt111", "neu222", "neu333"], correct: ["neu222"], multiple: false }],
  };
  made.questions[1] = {
    ...made.questions[1],
    interactions: [{ type: "true-false", id: "frage-2", correct: true }],
  };
  let state = session.start(made, 1);
  for (const page of ["seite-1", "seite-2", "seite-6"]) state = session.openPage(made, state, page);
  ({ state } = session.answer(made, state, "frage-1", { "frage-1": ["alt111"] }));
  ({ state } = session.answer(made, state, "frage-2", { "frage-2": true }));
  ({ state } = session.answer(made, state, "frage-3", {}));
  state = session.startAttempt(made, state, QUIZ);
  const text = encode(made, state, MOMENT);

  const changed = structuredClone(made);
  changed.lessons[1].pages.pop();
  changed.questions[0].interactions[0].options[0] = "ganz99";
  changed.questions.splice(2, 1);
  const { questions } = changed.quizzes[0];
  const gone = questions.pop();
  const back = decode(changed, text);
  assert.deepEqual(new Set(back.notes), new Set(["page", "question", "answer"]));
  assert.deepEqual(back.state.visited, ["seite-1", "seite-2"]);
  assert.equal(back.state.location, "seite-1");
  assert.deepEqual(back.state.practice["frage-1"].responses, {});
  assert.deepEqual(back.state.practice["frage-2"].responses, { "frage-2": true });
  assert.ok(!("frage-3" in back.state.practice));
  assert.ok(!back.state.quizzes[QUIZ].current.questions.includes(gone));
  assert.equal(back.state.quizzes[QUIZ].current.questions.length, questions.length);
});

test("a quiz that is gone is noted; one whose questions are all new keeps its result", () => {
  const made = course(12);
  let state = session.startAttempt(made, session.start(made, 1), QUIZ);
  ({ state } = session.submitAttempt(made, state, QUIZ));
  const text = encode(made, state, MOMENT);
  assert.deepEqual(decode({ ...made, quizzes: [] }, text).notes, ["quiz"]);
  const emptied = { ...made, quizzes: [{ ...made.quizzes[0], questions: [] }] };
  assert.deepEqual(decode(emptied, text).state.quizzes[QUIZ], { attempts: 1, best: state.quizzes[QUIZ].best, current: null });
});

test("an answer form that changes its kind loses its answer, not the course", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const made = course(seed, { questions: 9 });
    const other = course(seed + 5000, { questions: 9 });
    const back = decode(other, encode(made, busy(made, seed), MOMENT));
    assert.ok(back);
    for (const { id, interactions } of other.questions) {
      const kept = back.state.practice[id]?.responses ?? {};
      for (const form of interactions) {
        if (form.id in kept) assert.equal(typeof kept[form.id], typeof response(dice(seed), form));
      }
    }
  }
});
