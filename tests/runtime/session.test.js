import assert from "node:assert/strict";
import { test } from "node:test";

import * as session from "../../scorm_templates/runtime/session.js";
import { shuffled } from "../../scorm_templates/runtime/random.js";
import { course, dice, responses, rightResponses } from "./samples.js";

const QUIZ = "abschluss";

function withQuiz(changes, rest = {}) {
  const made = course(5, rest);
  made.quizzes[0] = { ...made.quizzes[0], ...changes };
  return made;
}

/** Starts an attempt, answers so many questions rightly (all others wrongly by silence), hands in. */
function take(made, state, right) {
  state = session.startAttempt(made, state, QUIZ);
  const scored = state.quizzes[QUIZ].current.questions.map((id) => made.questions.find((q) => q.id === id));
  for (const question of scored.slice(0, right)) {
    ({ state } = session.answerInAttempt(made, state, QUIZ, question.id, rightResponses(question)));
  }
  return session.submitAttempt(made, state, QUIZ);
}

test("a session starts at the first page with nothing opened", () => {
  const made = course(1);
  const state = session.start(made, 4711);
  assert.deepEqual(state, { location: "seite-1", visited: [], practice: {}, quizzes: {}, scenarios: {}, seed: 4711 });
  assert.deepEqual(session.status(made, state), { completed: false, success: null, scaled: null, progress: 0, attempts: 0 });
});

test("opening pages moves on; unknown pages do not exist", () => {
  const made = course(1, { pages: 4 });
  let state = session.start(made, 1);
  state = session.openPage(made, state, "seite-3");
  state = session.openPage(made, state, "seite-3");
  assert.deepEqual(state.visited, ["seite-3"]);
  assert.equal(session.status(made, state).progress, 0.25);
  assert.equal(session.openPage(made, state, "gibt-es-nicht"), state);
});

test("practice counts attempts and stops at the last", () => {
  const made = course(1);
  const question = { ...made.questions.find((q) => q.interactions[0].type !== "long-fill-in"), attempts: 2 };
  const own = { ...made, questions: [question] };
  let state = session.start(own, 1);
  assert.equal(session.attemptsLeft(own, state, question.id), 2);
  ({ state } = session.answer(own, state, question.id, {}));
  ({ state } = session.answer(own, state, question.id, rightResponses(question)));
  assert.equal(session.attemptsLeft(own, state, question.id), 0);
  const after = session.answer(own, state, question.id, {});
  assert.equal(after.state, state);
  assert.equal(after.grade.result, "correct");
});

test("any number of attempts never ends", () => {
  const made = course(1);
  made.questions[0].attempts = 0;
  let state = session.start(made, 1);
  for (let n = 0; n < 20; n += 1) ({ state } = session.answer(made, state, "frage-1", {}));
  assert.equal(session.attemptsLeft(made, state, "frage-1"), Infinity);
  assert.equal(session.quizAttemptsLeft(made, state, QUIZ), Infinity);
});

test("an answer to a question that does not exist changes nothing", () => {
  const made = course(1);
  const state = session.start(made, 1);
  assert.equal(session.answer(made, state, "frage-99", {}).state, state);
  assert.equal(session.answerInAttempt(made, state, QUIZ, "frage-12", {}).state, state);
  assert.equal(session.startAttempt(made, state, "nichts"), state);
});

test("an attempt draws from each pool, differs from the next and is fixed once started", () => {
  const made = withQuiz({ draws: [{ count: 4, pool: "stab" }, { count: 1, pool: "presse" }] }, { questions: 60 });
  const members = made.quizzes[0].questions;
  const pool = (name) => (id) => made.questions.find((q) => q.id === id).pool === name;
  const first = session.startAttempt(made, session.start(made, 7), QUIZ);
  const { questions } = first.quizzes[QUIZ].current;
  assert.equal(questions.filter(pool("stab")).length, 4);
  assert.equal(questions.filter(pool("presse")).length, 1);
  assert.ok(questions.every((id) => members.includes(id)));
  assert.equal(session.startAttempt(made, first, QUIZ), first);
  assert.deepEqual(session.startAttempt(made, session.start(made, 7), QUIZ), first);
  const second = session.startAttempt(made, session.submitAttempt(made, first, QUIZ).state, QUIZ);
  assert.notDeepEqual(second.quizzes[QUIZ].current.questions, questions);
});

test("a quiz that is not shuffled asks in the order of its file", () => {
  const made = withQuiz({ shuffle: false, draws: [{ count: 3, pool: "stab" }] }, { questions: 60 });
  const { questions } = session.startAttempt(made, session.start(made, 7), QUIZ).quizzes[QUIZ].current;
  assert.deepEqual(questions, made.quizzes[0].questions.filter((id) => questions.includes(id)));
});

test("a draw larger than its pool takes the pool", () => {
  const made = withQuiz({ draws: [{ count: 99, pool: "stab" }] }, { questions: 60 });
  const { questions } = session.startAttempt(made, session.start(made, 7), QUIZ).quizzes[QUIZ].current;
  assert.equal(new Set(questions).size, questions.length);
  assert.ok(questions.length > 0 && questions.length < 20);
});

test("with immediate feedback the first answer counts, at the end the last", () => {
  for (const [feedback, counts] of [["immediate", 0], ["at_end", 1]]) {
    const made = withQuiz({ feedback });
    const question = made.questions.find(({ id }) => id === made.quizzes[0].questions[0]);
    question.interactions = [{ type: "true-false", id: question.id, correct: true }];
    let state = session.startAttempt(made, session.start(made, 3), QUIZ);
    ({ state } = session.answerInAttempt(made, state, QUIZ, question.id, { [question.id]: false }));
    ({ state } = session.answerInAttempt(made, state, QUIZ, question.id, rightResponses(question)));
    const kept = state.quizzes[QUIZ].current.responses[question.id];
    assert.deepEqual(kept, counts ? rightResponses(question) : { [question.id]: false });
  }
});

test("the best hand-in stays, each hand-in counts, the pass mark itself passes", () => {
  const made = withQuiz({ pass_mark: 0.5, attempts: 3 });
  for (const question of made.questions) {
    Object.assign(question, { points: 1, interactions: [{ type: "true-false", id: question.id, correct: true }] });
  }
  let { state, scaled, passed } = take(made, session.start(made, 1), 2);
  assert.deepEqual([scaled, passed], [0.5, true]);
  ({ state, scaled, passed } = take(made, state, 1));
  assert.deepEqual([scaled, passed], [0.25, false]);
  assert.equal(session.status(made, state).scaled, 0.5);
  assert.equal(session.status(made, state).success, "passed");
  assert.equal(session.quizAttemptsLeft(made, state, QUIZ), 1);
  ({ state } = take(made, state, 0));
  assert.equal(session.startAttempt(made, state, QUIZ), state);
  assert.equal(session.submitAttempt(made, state, QUIZ).state, state);
});

test("sums of thirds reach a pass mark that they equal", () => {
  const made = withQuiz({ pass_mark: 0.7 }, { questions: 30 });
  for (const question of made.questions) {
    Object.assign(question, { points: 0.1, interactions: [{ type: "true-false", id: question.id, correct: true }] });
  }
  assert.equal(take(made, session.start(made, 1), 7).passed, true);
  assert.equal(take(made, session.start(made, 1), 6).passed, false);
});

test("scores by objective add up to the whole", () => {
  const made = course(11, { questions: 30 });
  const { scaled, byObjective } = take(made, session.start(made, 1), 5);
  const sum = (key) => byObjective.reduce((total, each) => total + each[key], 0);
  assert.equal(new Set(byObjective.map(({ objective }) => objective)).size, byObjective.length);
  assert.ok(Math.abs(sum("score") / sum("points") - scaled) < 1e-12);
});

test("a quiz of self-ratings alone is passed by handing it in", () => {
  const made = course(2);
  for (const question of made.questions) question.interactions = [{ type: "likert", id: question.id, scale: ["a"] }];
  assert.equal(take(made, session.start(made, 1), 0).passed, true);
});

for (const [completion, needsPages, needsQuiz] of [
  ["pages_and_quiz", true, true], ["pages", true, false], ["quiz", false, true],
]) {
  for (const pages of [false, true]) {
    for (const quiz of [false, true]) {
      test(`completion ${completion}: pages ${pages}, quiz ${quiz}`, () => {
        const made = course(3, { completion });
        let state = session.start(made, 1);
        const all = made.lessons.flatMap((lesson) => lesson.pages);
        for (const page of pages ? all : all.slice(1)) state = session.openPage(made, state, page);
        if (quiz) ({ state } = take(made, state, 0));
        const expected = (!needsPages || pages) && (!needsQuiz || quiz);
        assert.equal(session.status(made, state).completed, expected);
      });
    }
  }
}

test("without a final quiz the pages decide and there is nothing to pass", () => {
  for (const completion of ["pages_and_quiz", "pages", "quiz"]) {
    const made = course(3, { completion, final_quiz: "", pages: 1 });
    const state = session.openPage(made, session.start(made, 1), "seite-1");
    assert.deepEqual(session.status(made, state), { completed: true, success: null, scaled: null, progress: 1, attempts: 0 });
  }
});

for (const [attempts, report_failed, expected] of [
  [0, false, [null, null, null]], [2, false, [null, "failed", "failed"]], [0, true, ["failed", "failed", "failed"]],
]) {
  test(`not passed with ${attempts} attempts, report_failed ${report_failed}`, () => {
    const made = { ...withQuiz({ attempts }), report_failed };
    let state = session.start(made, 1);
    const seen = [1, 2, 3].map(() => {
      ({ state } = take(made, state, 0));
      return session.status(made, state).success;
    });
    assert.deepEqual(seen, expected);
  });
}

test("shuffling keeps every element, repeats itself and reaches every order evenly", () => {
  const counts = {};
  for (let seed = 0; seed < 6000; seed += 1) {
    const order = shuffled(["a", "b", "c"], seed, "frage").join("");
    assert.equal(order, shuffled(["a", "b", "c"], seed, "frage").join(""));
    counts[order] = (counts[order] ?? 0) + 1;
  }
  assert.equal(Object.keys(counts).length, 6);
  for (const count of Object.values(counts)) assert.ok(Math.abs(count - 1000) < 120, String(count));
});

test("random sequences keep what must always hold", () => {
  for (let seed = 0; seed < 1500; seed += 1) holdsThroughout(seed);
});

function holdsThroughout(seed) {
  const roll = dice(seed);
  const made = course(seed, { pages: 1 + roll.integer(5), questions: 3 + roll.integer(9) });
  made.quizzes[0].attempts = roll.integer(3);
  made.quizzes[0].feedback = roll.pick(["immediate", "at_end", "never"]);
  made.completion = roll.pick(["pages_and_quiz", "pages", "quiz"]);
  let state = session.start(made, seed);
  let before = session.status(made, state);
  for (let step = 0; step < 25; step += 1) {
    const frozen = JSON.stringify(state);
    const old = state;
    state = anyStep(roll, made, state);
    assert.equal(JSON.stringify(old), frozen, `seed ${seed}: a step changed the state it was given`);
    const now = session.status(made, state);
    assert.ok(now.progress >= before.progress && now.progress <= 1);
    assert.ok(!before.completed || now.completed, `seed ${seed}: completion was taken back`);
    assert.ok(before.success !== "passed" || now.success === "passed", `seed ${seed}: a pass was taken back`);
    assert.ok((now.scaled ?? 0) >= (before.scaled ?? 0), `seed ${seed}: a worse score was kept`);
    assert.ok(now.scaled === null || (now.scaled >= 0 && now.scaled <= 1));
    const { attempts } = made.quizzes[0];
    assert.ok(!attempts || (state.quizzes[QUIZ]?.attempts ?? 0) <= attempts);
    before = now;
  }
}

function anyStep(roll, made, state) {
  const question = roll.pick(made.questions);
  switch (roll.integer(4)) {
    case 0:
      return session.openPage(made, state, `seite-${1 + roll.integer(6)}`);
    case 1:
      return session.answer(made, state, question.id, responses(roll, question)).state;
    case 2:
      return session.startAttempt(made, state, QUIZ);
    case 3:
      return session.answerInAttempt(made, state, QUIZ, question.id, responses(roll, question)).state;
    default:
      return session.submitAttempt(made, state, QUIZ).state;
  }
}
