// Plays random sessions through recorder and a SCORM module and prints every call that an LMS got.
// Arguments: first seed, number of learners, standard. One JSON line for each launch.
import { found } from "../../scorm_templates/runtime/opening.js";
import { saver } from "../../scorm_templates/runtime/saver.js";
import { record } from "../../scorm_templates/runtime/recorder.js";
import * as scorm12 from "../../scorm_templates/runtime/lms/scorm12.js";
import * as scorm2004 from "../../scorm_templates/runtime/lms/scorm2004.js";
import * as session from "../../scorm_templates/runtime/session.js";
import * as lms12 from "./lms12.js";
import * as lms2004 from "./lms2004.js";
import { course, dice, responses } from "./samples.js";

const STANDARDS = {
  scorm12: {
    lms: scorm12, enter: (fake) => lms12.enter(fake.API), double: lms12.lms12,
    next: ({ held, API }) => ({
      ...held, "cmi.core.entry": "resume", "cmi.interactions._count": API.LMSGetValue("cmi.interactions._count"),
    }),
    review: { "cmi.core.lesson_mode": "review" },
  },
  scorm2004: {
    lms: scorm2004, enter: (fake) => lms2004.enter(fake.API_1484_11), double: lms2004.lms2004,
    next: ({ held, API_1484_11 }) => ({
      ...held, "cmi.entry": "resume", "cmi.interactions._count": API_1484_11.GetValue("cmi.interactions._count"),
    }),
    review: { "cmi.mode": "review" },
  },
};
const QUIZ = "abschluss";
const CLOCK = { now: () => Date.now(), later: () => {} };

function madeFor(roll, seed) {
  const made = course(seed, { pages: 2 + roll.integer(4), questions: 4 + roll.integer(8) });
  made.data_protection = roll.pick(["full", "full", "result", "anonymous"]);
  made.completion = roll.pick(["pages_and_quiz", "pages", "quiz"]);
  made.report_failed = roll.chance(0.3);
  made.status = seed % 4 ? "passed" : "completed";
  made.final_quiz = roll.chance(0.8) ? QUIZ : "";
  Object.assign(made.quizzes[0], { attempts: roll.integer(3), pass_mark: roll.pick([0, 0.3, 0.7]) });
  return made;
}

function step(roll, made, state, recorder) {
  const question = roll.pick(made.questions);
  const given = responses(roll, question);
  switch (roll.integer(4)) {
    case 0:
    case 1:
      state = session.openPage(made, state, roll.pick(made.lessons.flatMap(({ pages }) => pages)));
      recorder.opened(state);
      return state;
    case 2: {
      const result = session.answer(made, state, question.id, given);
      recorder.answered(result.state, question, given, result.grade, roll.integer(5000) / 7);
      return result.state;
    }
    case 3: {
      state = session.startAttempt(made, state, QUIZ);
      const result = session.answerInAttempt(made, state, QUIZ, question.id, given);
      if (result.state !== state) recorder.answered(result.state, question, given, result.grade, 1);
      return result.state;
    }
    default:
      state = session.submitAttempt(made, state, QUIZ).state;
      recorder.submitted(state);
      return state;
  }
}

function play(seed, { lms, enter, double, next, review }) {
  const roll = dice(seed);
  const made = madeFor(roll, seed);
  let values = {};
  for (let launch = 0; launch < 3; launch += 1) {
    const fake = double(values);
    enter(fake);
    const told = lms.connect(made);
    const launchCalls = fake.calls.length;
    const opening = found(lms, made, told, CLOCK);
    let state = opening.state ?? session.start(made, seed);
    const recorder = record(saver(lms, made, opening, () => {}, CLOCK), made, CLOCK);
    for (let turn = 0; turn < 15; turn += 1) state = step(roll, made, state, recorder);
    recorder.closed(roll.chance(0.5));
    const status = session.status(made, state);
    console.log(JSON.stringify({ seed, launch, launchCalls, mode: made.data_protection, told: made.status, status, calls: fake.calls }));
    values = next(fake);
    if (roll.chance(0.15)) Object.assign(values, review);
  }
}

const [first, count] = process.argv.slice(2, 4).map(Number);
const standard = STANDARDS[process.argv[4] ?? "scorm12"];
for (let seed = first; seed < first + count; seed += 1) play(seed, standard);
