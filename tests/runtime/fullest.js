// Reads a course from standard input and prints the suspend data of a learner who has done all of it.
import { readFileSync } from "node:fs";

import * as session from "../../scorm_templates/runtime/session.js";
import { begin, decide, goOn, isOver, UNPLAYED, walk } from "../../scorm_templates/runtime/scenario.js";
import { encode } from "../../scorm_templates/runtime/suspend.js";
import { rightResponse } from "./samples.js";

const course = JSON.parse(readFileSync(0, "utf-8"));
const TYPED = "Übergangslösung Ämter";

/** The longest response that a form allows. */
function fullest(form) {
  if (form.type === "choice" && form.multiple) return form.options;
  return ["fill-in", "numeric"].includes(form.type) ? TYPED : rightResponse(form);
}

const responses = ({ interactions }) =>
  Object.fromEntries(interactions.map((form) => [form.id, fullest(form)]));

const inQuiz = new Set(course.quizzes.find(({ id }) => id === course.final_quiz)?.questions);
let state = session.start(course, 2 ** 32 - 1);
for (const page of course.lessons.flatMap(({ pages }) => pages)) {
  state = session.openPage(course, state, page);
}
for (const question of course.questions) {
  if (!inQuiz.has(question.id)) {
    ({ state } = session.answer(course, state, question.id, responses(question)));
  }
}
state = session.startAttempt(course, state, course.final_quiz);
for (const id of state.quizzes[course.final_quiz].current.questions) {
  const question = course.questions.find((each) => each.id === id);
  ({ state } = session.answerInAttempt(course, state, course.final_quiz, id, responses(question)));
}
/** The longest path from where a run is. */
function longest(scenario, run) {
  if (isOver(scenario, run)) return run;
  const ends = walk(scenario, run.path).now.offered.map((id) =>
    longest(scenario, goOn(scenario, decide(scenario, run, id))),
  );
  return ends.reduce((best, each) => (each.path.length > best.path.length ? each : best));
}
for (const scenario of course.scenarios) {
  const once = longest(scenario, begin(scenario, UNPLAYED));
  state.scenarios[scenario.id] = longest(scenario, begin(scenario, once));
}
console.log(encode(course, state, Date.UTC(2100, 0)));
