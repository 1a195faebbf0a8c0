import assert from "node:assert/strict";
import { test } from "node:test";

import { minutesLeft } from "../../scorm_templates/runtime/timeleft.js";

const course = {
  lessons: [{ pages: ["a", "b"], minutes: [3, 4.2] }, { pages: ["c"], minutes: [30] }],
  quiz_minutes: 10,
  final_quiz: "test",
};
const state = (visited, attempts = 0) => ({ visited, quizzes: attempts ? { test: { attempts } } : {} });

test("what is unread and not handed in counts, rounded to five minutes", () => {
  assert.equal(minutesLeft(course, state([])), 45);
  assert.equal(minutesLeft(course, state(["c"])), 15);
});

test("the last minutes are counted one by one, and upwards", () => {
  assert.equal(minutesLeft(course, state(["a", "c"], 1)), 5);
  assert.equal(minutesLeft(course, state(["a", "b", "c"], 1)), 0);
});

test("a course without a final quiz waits for none", () => {
  assert.equal(minutesLeft({ ...course, final_quiz: "" }, state(["a", "b", "c"])), 0);
});
