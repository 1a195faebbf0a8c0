import assert from "node:assert/strict";
import { test } from "node:test";

import { skip, skippable, unskip } from "../../scorm_templates/runtime/skipping.js";

const question = (id, objective, correct = "r") => ({
  id,
  objective,
  interactions: [{ type: "choice", id, options: ["r", "f"], correct: [correct], multiple: false }],
  points: 1,
  scoring: "all_or_nothing",
});
const course = {
  pretest: "vortest",
  lessons: [
    { id: "eins", pages: ["a", "b"], objectives: ["lage"] },
    { id: "zwei", pages: ["c"], objectives: ["lage", "stab"] },
    { id: "drei", pages: ["d"], objectives: [] },
    { id: "vier", pages: ["e"], objectives: ["recht"] },
  ],
  questions: [question("q1", "lage"), question("q2", "lage"), question("q3", "stab")],
};
const taken = (answers, submitted = true) => ({
  visited: ["b"],
  location: "b",
  quizzes: {
    vortest: {
      attempts: 1,
      best: 0,
      current: {
        questions: ["q1", "q2", "q3"],
        responses: Object.fromEntries(Object.entries(answers).map(([id, given]) => [id, { [id]: [given] }])),
        submitted,
        scaled: 0,
      },
    },
  },
});

test("a lesson may be skipped when all its objectives are fully mastered", () => {
  assert.deepEqual(skippable(course, taken({ q1: "r", q2: "r", q3: "r" })), ["eins", "zwei"]);
  assert.deepEqual(skippable(course, taken({ q1: "r", q2: "r", q3: "f" })), ["eins"]);
  assert.deepEqual(skippable(course, taken({ q1: "r", q3: "r" })), []);
});

test("nothing may be skipped before the pre-test is handed in, or without one", () => {
  assert.deepEqual(skippable(course, taken({ q1: "r", q2: "r", q3: "r" }, false)), []);
  assert.deepEqual(skippable(course, { ...taken({}), quizzes: {} }), []);
});

test("skipping makes pages seen, once each, and moves nobody", () => {
  const state = taken({ q1: "r", q2: "r", q3: "f" });
  const after = skip(course, state, "eins");
  assert.deepEqual(after.visited, ["b", "a"]);
  assert.equal(after.location, "b");
  assert.equal(skip(course, after, "eins"), after);
});

test("what is not mastered cannot be skipped", () => {
  const state = taken({ q1: "r", q2: "r", q3: "f" });
  for (const lesson of ["zwei", "drei", "vier", "keine"]) assert.equal(skip(course, state, lesson), state);
});

test("skipping is taken back for a whole lesson, and for no other", () => {
  const open = { ...course, completion: "pages", final_quiz: "" };
  const skipped = skip(open, { ...taken({ q1: "r", q2: "r", q3: "r" }), visited: ["d"] }, "eins");
  assert.deepEqual(unskip(open, skipped, "eins").visited, ["d"]);
  assert.deepEqual(unskip(open, skipped, "vier"), skipped);
});

test("a course that is completed stays so", () => {
  const open = { ...course, completion: "pages", final_quiz: "" };
  const done = { ...taken({ q1: "r", q2: "r", q3: "r" }), visited: ["a", "b", "c", "d", "e"] };
  assert.equal(unskip(open, done, "eins"), done);
});
