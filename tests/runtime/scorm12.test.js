import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { correctPattern, studentResponse } from "../../scorm_templates/runtime/lms/answers12.js";
import * as lms from "../../scorm_templates/runtime/lms/scorm12.js";
import { clockTime, decimal, identifier, points } from "../../scorm_templates/runtime/lms/plain.js";
import { lessonStatus, timespan } from "../../scorm_templates/runtime/lms/values12.js";
import { enter, lms12 } from "./lms12.js";
import { course, FORMS, dice, question, rightResponse } from "./samples.js";

const STATUS = { completed: false, success: null, scaled: null, progress: 0 };

function launched(values, made = course(1)) {
  const fake = lms12(values);
  enter(fake.API);
  return { ...fake, launch: lms.connect(made) };
}

test("a first launch takes at most 15 calls and one commit and leaves a course begun", () => {
  const { calls, count, held, launch } = launched();
  assert.ok(calls.length <= 15, String(calls.length));
  assert.equal(count("LMSCommit"), 1);
  assert.equal(held["cmi.core.lesson_status"], "incomplete");
  assert.equal(held["cmi.core.exit"], "suspend");
  assert.deepEqual(launch, {
    connected: true, mode: "normal", writable: true, learner_id: "", suspend_data: "", location: "", resumed: false, fresh: true,
  });
});

test("a resumed launch reads what was kept, claims suspend again and commits nothing", () => {
  const { count, held, launch } = launched({
    "cmi.core.entry": "resume", "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": "x",
    "cmi.core.lesson_location": "seite-2", "cmi.core.student_id": "7",
  });
  assert.equal(count("LMSCommit"), 0);
  assert.equal(held["cmi.core.exit"], "suspend");
  assert.deepEqual([launch.resumed, launch.suspend_data, launch.location, launch.learner_id], [true, "x", "seite-2", "7"]);
});

for (const [values, mode] of [
  [{ "cmi.core.lesson_mode": "review" }, "review"], [{ "cmi.core.lesson_mode": "browse" }, "browse"],
  [{ "cmi.core.credit": "no-credit" }, "normal"],
]) {
  test(`nothing is written in ${JSON.stringify(values)}, the session is still finished`, () => {
    const { count, launch, held } = launched(values);
    assert.deepEqual([launch.mode, launch.writable], [mode, false]);
    const before = { ...held };
    everything();
    lms.close(true);
    assert.deepEqual(held, before);
    assert.deepEqual([count("LMSSetValue"), count("LMSFinish")], [0, 1]);
  });
}

/** Calls all that a recorder may call. */
function everything() {
  const form = question(dice(1), "choice", "frage").interactions[0];
  lms.location("seite-1");
  lms.suspend("x");
  lms.interaction({
    id: "frage", interaction: form, response: rightResponse(form), result: "correct",
    description: "", objective: "", weighting: 1, latency: 1, time: new Date(),
  });
  lms.status({ ...STATUS, completed: true, success: "passed", scaled: 1 }, true);
  return lms.commit();
}

const BROKEN = {
  "throws everywhere": () => { throw new Error("LMS"); },
  "says nothing": () => undefined,
  "says null": () => null,
  "says false": () => "false",
  "says nonsense": () => ({ toString() { throw new Error("worse"); } }),
  "says numbers": () => 42,
};
for (const [name, answer] of Object.entries(BROKEN)) {
  for (const initialises of [false, true]) {
    test(`an LMS that ${name} (initialises: ${initialises}) harms nothing`, () => {
      const methods = ["LMSInitialize", "LMSFinish", "LMSCommit", "LMSGetValue", "LMSSetValue", "LMSGetLastError"];
      const API = Object.fromEntries(methods.map((method) => [method, answer]));
      if (initialises) API.LMSInitialize = () => true;
      enter(API);
      const launch = lms.connect(course(1));
      assert.equal(launch.connected, initialises);
      assert.equal(typeof launch.suspend_data, "string");
      assert.equal(everything(), false);
      lms.close(false);
    });
  }
}

test("without an LMS the launch says so and nothing is written", () => {
  globalThis.window = {};
  globalThis.window.parent = globalThis.window;
  const launch = lms.connect(course(1));
  assert.deepEqual([launch.connected, launch.writable, everything()], [false, false, false]);
});

test("only what has changed is written again", () => {
  const { calls } = launched();
  lms.location("seite-1");
  lms.suspend("x");
  const before = calls.length;
  lms.location("seite-1");
  lms.suspend("x");
  lms.status(STATUS, true);
  assert.equal(calls.length, before);
  lms.suspend("y");
  assert.equal(calls.length, before + 1);
});

test("the score comes before the status, and the best score stays", () => {
  const { calls, held } = launched();
  lms.status({ ...STATUS, completed: true, success: "passed", scaled: 0.8 }, true);
  const written = calls.filter(({ method }) => method === "LMSSetValue").map(({ args }) => args[0]).slice(2);
  assert.deepEqual(written, [
    "cmi.core.score.raw", "cmi.core.score.min", "cmi.core.score.max", "cmi.core.lesson_status",
  ]);
  lms.status({ ...STATUS, completed: true, success: "passed", scaled: 0.5 }, true);
  assert.equal(held["cmi.core.score.raw"], "80");
});

test("a better score that the LMS already holds stays", () => {
  const { held, count } = launched({ "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90" });
  const before = count("LMSSetValue");
  lms.status({ ...STATUS, completed: true, success: "passed", scaled: 0.5 }, true);
  assert.equal(held["cmi.core.score.raw"], "90");
  assert.equal(count("LMSSetValue"), before);
});

test("what the LMS refused is told again, and nothing worse is told while it says nothing", () => {
  const fake = lms12({ "cmi.core.lesson_status": "incomplete" });
  const set = fake.API.LMSSetValue;
  enter(fake.API);
  lms.connect(course(1));
  const passed = { ...STATUS, completed: true, success: "passed", scaled: 1 };
  fake.API.LMSSetValue = () => "false";
  lms.status(passed, true);
  fake.API.LMSSetValue = set;
  lms.status(passed, true);
  assert.deepEqual([fake.held["cmi.core.lesson_status"], fake.held["cmi.core.score.raw"]], ["passed", "100"]);
  const silent = lms12({ "cmi.core.lesson_status": "passed" });
  const get = silent.API.LMSGetValue;
  silent.API.LMSGetValue = () => "";
  enter(silent.API);
  assert.equal(lms.connect(course(1)).fresh, false);
  assert.equal(lms.suspended(), null);
  lms.status(STATUS, true);
  assert.equal(silent.held["cmi.core.lesson_status"], "passed");
  silent.API.LMSGetValue = get;
  assert.equal(lms.suspended(), "");
});

test("connecting again reads anew and never begins a second session", () => {
  const { count } = launched();
  lms.connect(course(1));
  assert.equal(count("LMSInitialize"), 1);
});

test("a score of nought is a score", () => {
  const { held } = launched({ "cmi.core.score.raw": "" });
  lms.status({ ...STATUS, scaled: 0 }, true);
  assert.equal(held["cmi.core.score.raw"], "0");
});

for (const [from, to, becomes] of [
  ["completed", { completed: false }, "completed"], ["passed", { completed: true, success: "failed" }, "passed"],
  ["completed", { completed: true, success: "failed" }, "completed"], ["failed", { completed: false }, "failed"],
  ["failed", { completed: true, success: "passed" }, "passed"], ["completed", { completed: true, success: "passed" }, "passed"],
  ["incomplete", { completed: true, success: "failed" }, "failed"], ["browsed", {}, "incomplete"],
]) {
  test(`status ${from} with ${JSON.stringify(to)} becomes ${becomes}`, () => {
    const { held } = launched({ "cmi.core.lesson_status": from });
    lms.status({ ...STATUS, ...to }, false);
    assert.equal(held["cmi.core.lesson_status"], becomes);
  });
}

const QUIZ = { final_quiz: "abschluss" };
for (const [course, status, attemptsLeft, word] of [
  [{ final_quiz: "" }, { completed: true }, false, "completed"],
  [{ final_quiz: "" }, {}, false, "incomplete"],
  [{ ...QUIZ, completion: "pages_and_quiz" }, { completed: true, success: "passed" }, true, "passed"],
  [{ ...QUIZ, completion: "pages_and_quiz" }, { success: "passed" }, true, "incomplete"],
  [{ ...QUIZ, completion: "pages_and_quiz" }, { completed: true }, true, "incomplete"],
  [{ ...QUIZ, completion: "pages_and_quiz" }, { completed: true }, false, "completed"],
  [{ ...QUIZ, completion: "pages" }, { completed: true }, true, "completed"],
  [{ ...QUIZ, completion: "pages_and_quiz" }, { success: "failed" }, false, "failed"],
]) {
  test(`lesson status of ${JSON.stringify({ ...course, ...status, attemptsLeft })} is ${word}`, () => {
    assert.equal(lessonStatus(course, { ...STATUS, ...status }, attemptsLeft), word);
  });
}

test("exit is suspend; leaving a finished course by its button is a plain end", () => {
  for (const [done, exit, word] of [[false, true, "suspend"], [true, false, "suspend"], [true, true, ""]]) {
    const { held, calls, count } = launched();
    if (done) lms.status({ ...STATUS, completed: true, success: "passed", scaled: 1 }, true);
    lms.close(exit);
    assert.equal(held["cmi.core.exit"], word);
    assert.match(held["cmi.core.session_time"], /^\d{4}:\d\d:\d\d\.\d\d$/);
    assert.equal(calls.at(-1).method, "LMSFinish");
    lms.close(exit);
    assert.equal(count("LMSFinish"), 1);
  }
});

test("session time is the time between launch and close", () => {
  mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
  const { held } = launched();
  mock.timers.tick(3_723_450);
  lms.close(false);
  assert.equal(held["cmi.core.session_time"], "0001:02:03.45");
  mock.timers.reset();
});

test("interactions go on where the LMS has stopped counting", () => {
  for (const [count, first] of [["3", 3], ["", 0], ["null", 0], ["0", 0]]) {
    const { held } = launched({ "cmi.interactions._count": count });
    lms.connect(course(1));
    const form = question(dice(1), "true-false", "frage").interactions[0];
    for (const id of ["eins", "zwei"]) {
      lms.interaction({
        id, interaction: form, response: form.correct, result: "correct", description: "", objective: "ziel-a",
        weighting: 1, latency: 1.5, time: new Date(2026, 2, 1, 9, 5, 7),
      });
    }
    if (count !== "3") assert.equal(held["cmi.interactions.0.id"], "eins");
    assert.equal(held[`cmi.interactions.${first + 1}.id`], "zwei");
    const path = `cmi.interactions.${first}`;
    assert.equal(held[`${path}.time`], "09:05:07");
    assert.equal(held[`${path}.latency`], "0000:00:01.50");
    assert.equal(held[`${path}.objectives.0.id`], "ziel-a");
    assert.equal(held[`${path}.weighting`], "1");
  }
});

test("an LMS without interactions is asked once for each answer, not ten times", () => {
  const fake = lms12();
  const set = fake.API.LMSSetValue;
  fake.API.LMSSetValue = (element, value) =>
    element.startsWith("cmi.interactions") ? (fake.calls.push({ method: "no" }), "false") : set(element, value);
  enter(fake.API);
  lms.connect(course(1));
  const form = question(dice(1), "true-false", "frage").interactions[0];
  lms.interaction({
    id: "a", interaction: form, response: true, result: "correct", description: "", objective: "", weighting: 1,
    latency: 1, time: new Date(),
  });
  assert.equal(fake.count("no"), 1);
});

test("answers by example", () => {
  const choice = { type: "choice", id: "q", options: ["x1", "x2", "x3"], correct: ["x3", "x1"], multiple: true };
  assert.equal(studentResponse(choice, ["x3", "x2"]), "b,c");
  assert.equal(correctPattern(choice), "a,c");
  assert.equal(studentResponse(choice, ["x9"]), "");
  const order = { type: "sequencing", id: "q", steps: ["x1", "x2", "x3"] };
  assert.equal(studentResponse(order, ["x3", "x1", "x2"]), "c,a,b");
  const matching = { type: "matching", id: "q", sources: ["s1", "s2"], targets: ["t1", "t2", "t3"], pairs: [["s1", "t2"], ["s2", "t1"]] };
  assert.equal(studentResponse(matching, { s2: "t3", s1: "t2" }), "a.b,b.c");
  assert.equal(correctPattern(matching), "a.b,b.a");
  assert.equal(studentResponse({ type: "true-false", id: "q", correct: true }, false), "f");
  const number = { type: "numeric", id: "q", solution: "18", low: "15", high: "21" };
  assert.deepEqual([studentResponse(number, "17,50"), studentResponse(number, "viel"), correctPattern(number)], ["17.5", "", "18"]);
  assert.equal(studentResponse({ type: "likert", id: "q", scale: ["l1", "l2"] }, "l2"), "b");
  const gap = { type: "fill-in", id: "q", solutions: ["Stab", "Krisenstab"], wrong: [], tolerant: true };
  assert.equal(correctPattern(gap), "Stab");
  assert.equal(studentResponse(gap, `${"x".repeat(254)}😀`).length, 254);
});

test("36 options have a character each, a 37th has none", () => {
  const options = Array.from({ length: 37 }, (_, at) => `o${at}`);
  const choice = { type: "choice", id: "q", options, correct: ["o35"], multiple: true };
  assert.equal(studentResponse(choice, ["o0", "o26", "o35"]), "a,0,9");
  assert.equal(studentResponse(choice, ["o36"]), "");
  for (const kind of FORMS) {
    const form = question(dice(2), kind, "q").interactions[0];
    assert.equal(typeof correctPattern(form), "string");
  }
});

test("numbers, times and names in the words of 1.2", () => {
  assert.deepEqual([0, 0.7, 2 / 3, 0.69999, 1].map(points), ["0", "70", "66.66", "69.99", "100"]);
  assert.deepEqual([1 / 3, 0.5, 1e-9, 2].map(decimal), ["0.33", "0.5", "0", "2"]);
  assert.deepEqual(
    [0, 59.999, 3599.996, 36_000_000, 1e12, -5, NaN].map(timespan),
    ["0000:00:00.00", "0000:01:00.00", "0001:00:00.00", "9999:59:59.99", "9999:59:59.99", "0000:00:00.00", "0000:00:00.00"],
  );
  assert.equal(clockTime(new Date(2026, 0, 1, 0, 0, 9)), "00:00:09");
  assert.equal(identifier("Frage Ä 1__2"), "Frage___1__2");
});
