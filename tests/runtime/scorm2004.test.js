import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { correctPattern, learnerResponse, plainText } from "../../scorm_templates/runtime/lms/answers2004.js";
import { outcome } from "../../scorm_templates/runtime/lms/outcome.js";
import { fraction } from "../../scorm_templates/runtime/lms/plain.js";
import * as lms from "../../scorm_templates/runtime/lms/scorm2004.js";
import { duration, timestamp } from "../../scorm_templates/runtime/lms/values2004.js";
import { enter, lms2004 } from "./lms2004.js";
import { course, dice, question, rightResponse } from "./samples.js";

const STATUS = { completed: false, success: null, scaled: null, progress: 0 };

function launched(values, made = course(1)) {
  const fake = lms2004(values);
  enter(fake.API_1484_11);
  return { ...fake, launch: lms.connect(made) };
}

function report(id, rest = {}) {
  const interaction = question(dice(1), "true-false", id).interactions[0];
  return {
    id, interaction, response: interaction.correct, result: "correct", description: "Was stimmt?", words: {}, objective: "ziel-a",
    weighting: 1 / 3, latency: 1.5, time: new Date(2026, 2, 1, 9, 5, 7), ...rest,
  };
}

const writtenTo = (calls) => calls.filter(({ method }) => method === "SetValue").map(({ args }) => args[0]);

test("a first launch takes at most 15 calls and one commit and leaves a course begun", () => {
  const { calls, count, held, launch } = launched();
  assert.ok(calls.length <= 15, String(calls.length));
  assert.equal(count("Commit"), 1);
  assert.deepEqual([held["cmi.completion_status"], held["cmi.exit"]], ["incomplete", "suspend"]);
  assert.deepEqual(launch, {
    connected: true, mode: "normal", writable: true, learner_id: "", suspend_data: "", location: "", resumed: false,
    fresh: true,
  });
});

test("a resumed launch reads what was kept, claims suspend again and commits nothing", () => {
  const { count, held, launch } = launched({
    "cmi.entry": "resume", "cmi.completion_status": "incomplete", "cmi.suspend_data": "x", "cmi.location": "seite-2",
    "cmi.learner_id": "7",
  });
  assert.equal(count("Commit"), 0);
  assert.equal(held["cmi.exit"], "suspend");
  assert.deepEqual([launch.resumed, launch.suspend_data, launch.location, launch.learner_id], [true, "x", "seite-2", "7"]);
});

for (const before of ["unknown", "not attempted", ""]) {
  test(`a course that is »${before}« is begun`, () => {
    assert.equal(launched({ "cmi.completion_status": before }).held["cmi.completion_status"], "incomplete");
  });
}

for (const [values, mode] of [
  [{ "cmi.mode": "review" }, "review"], [{ "cmi.mode": "browse" }, "browse"], [{ "cmi.credit": "no-credit" }, "normal"],
]) {
  test(`nothing is written in ${JSON.stringify(values)}, the session is still terminated`, () => {
    const { count, launch, held } = launched(values);
    assert.deepEqual([launch.mode, launch.writable], [mode, false]);
    const before = { ...held };
    everything();
    lms.close(true);
    assert.deepEqual(held, before);
    assert.deepEqual([count("SetValue"), count("Terminate")], [0, 1]);
  });
}

/** Calls all that a recorder may call. */
function everything() {
  lms.location("seite-1");
  lms.suspend("x");
  lms.interaction(report("frage"));
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
      const methods = ["Initialize", "Terminate", "Commit", "GetValue", "SetValue", "GetLastError"];
      const API = Object.fromEntries(methods.map((method) => [method, answer]));
      if (initialises) API.Initialize = () => true;
      enter(API);
      const launch = lms.connect(course(1));
      assert.equal(launch.connected, initialises);
      assert.equal(typeof launch.suspend_data, "string");
      assert.equal(everything(), false);
      lms.close(true);
    });
  }
}

test("without an LMS the launch says so and nothing is written", () => {
  globalThis.window = {};
  globalThis.window.parent = globalThis.window;
  const launch = lms.connect(course(1));
  assert.deepEqual([launch.connected, launch.writable, everything()], [false, false, false]);
});

test("connecting again reads anew and begins no second session", () => {
  const { held, count } = launched();
  lms.interaction(report("eins"));
  held["cmi.suspend_data"] = "später";
  const again = lms.connect(course(1));
  assert.deepEqual([again.suspend_data, again.fresh, count("Initialize")], ["später", false, 1]);
  lms.interaction(report("zwei"));
  assert.equal(held["cmi.interactions.1.id"], "zwei");
});

test("an LMS that says nothing is not told that a course is only begun", () => {
  const silent = { "cmi.completion_status": "", "cmi.success_status": "", "cmi.entry": "" };
  const { held, launch } = launched(silent);
  assert.equal(launch.fresh, false);
  lms.status({ ...STATUS, scaled: 0.2, progress: 0.5 }, true);
  assert.deepEqual([held["cmi.completion_status"], held["cmi.score.scaled"]], ["", undefined]);
  lms.status({ completed: true, success: "passed", scaled: 0.8, progress: 1 }, true);
  assert.deepEqual([held["cmi.completion_status"], held["cmi.score.scaled"]], ["completed", "0.8"]);
});

test("what an LMS refuses is told again", () => {
  const fake = lms2004();
  const set = fake.API_1484_11.SetValue;
  let refuses = true;
  fake.API_1484_11.SetValue = (...args) => (refuses ? "false" : set(...args));
  enter(fake.API_1484_11);
  lms.connect(course(1));
  assert.equal(lms.interaction(report("a")), false);
  const passed = { completed: true, success: "passed", scaled: 0.8, progress: 1 };
  lms.status(passed, true);
  refuses = false;
  lms.status(passed, true);
  assert.equal(lms.interaction(report("a")), true);
  const told = ["score.scaled", "score.raw", "progress_measure", "completion_status", "success_status"];
  assert.deepEqual(told.map((name) => fake.held[`cmi.${name}`]), ["0.8", "80", "1", "completed", "passed"]);
});

test("suspend data asked for is what the LMS holds, or nothing at all", () => {
  const { held } = launched();
  assert.equal(lms.suspended(), "");
  lms.suspend("x");
  assert.equal(lms.suspended(), "x");
  Object.assign(held, { "cmi.suspend_data": "", "cmi.completion_status": "" });
  assert.equal(lms.suspended(), null);
});

test("score, progress, completion, success, in this order, and only what has changed", () => {
  const { calls } = launched();
  const before = writtenTo(calls).length;
  const passed = { completed: true, success: "passed", scaled: 0.8, progress: 1 };
  lms.status(passed, true);
  assert.deepEqual(writtenTo(calls).slice(before), [
    "cmi.score.scaled", "cmi.score.raw", "cmi.score.min", "cmi.score.max", "cmi.progress_measure",
    "cmi.completion_status", "cmi.success_status",
  ]);
  const after = calls.length;
  lms.status(passed, true);
  lms.status({ ...passed, scaled: 0.5 }, true);
  assert.equal(calls.length, after);
});

for (const [before, told, scaled] of [
  [{ "cmi.score.scaled": "0.9" }, 0.5, "0.9"], [{ "cmi.score.scaled": "0.3" }, 0.5, "0.5"], [{}, 0, "0"],
]) {
  test(`of ${JSON.stringify(before)} and ${told} the better score stays`, () => {
    const { held } = launched(before);
    lms.status({ ...STATUS, scaled: told }, true);
    assert.equal(held["cmi.score.scaled"], scaled);
  });
}

for (const [from, to, becomes] of [
  [["completed", "passed"], { success: "failed" }, ["completed", "passed"]],
  [["completed", "failed"], { completed: true, success: "passed" }, ["completed", "passed"]],
  [["completed", "unknown"], {}, ["completed", "unknown"]],
  [["incomplete", "unknown"], { completed: true, success: "failed" }, ["completed", "failed"]],
  [["incomplete", "unknown"], { success: "passed" }, ["incomplete", "passed"]],
]) {
  test(`statuses ${from} with ${JSON.stringify(to)} become ${becomes}`, () => {
    const [completion, success] = from;
    const { held } = launched({ "cmi.completion_status": completion, "cmi.success_status": success });
    lms.status({ ...STATUS, scaled: 0.5, ...to }, false);
    assert.deepEqual([held["cmi.completion_status"], held["cmi.success_status"]], becomes);
  });
}

const PASS = { final_quiz: "abschluss", completion: "pages_and_quiz", status: "passed" };
for (const [made, status, attemptsLeft, completion, success] of [
  [{ ...PASS, final_quiz: "" }, { completed: true }, false, "completed", null],
  [PASS, { completed: true, success: "passed" }, true, "completed", "passed"],
  [PASS, { completed: true }, true, "incomplete", null],
  [PASS, { completed: true }, false, "completed", null],
  [PASS, { completed: true, success: "failed" }, true, "completed", "failed"],
  [PASS, { success: "passed" }, true, "incomplete", "passed"],
  [{ ...PASS, completion: "pages" }, { completed: true }, true, "completed", null],
  [{ ...PASS, status: "completed" }, { completed: true, success: "passed" }, true, "completed", null],
  [{ ...PASS, status: "completed" }, { completed: true, success: "failed" }, false, "completed", null],
  [{ ...PASS, status: "completed" }, { completed: true, success: "failed" }, true, "incomplete", null],
]) {
  test(`outcome of ${JSON.stringify({ ...made, ...status, attemptsLeft })}`, () => {
    assert.deepEqual(outcome(made, { ...STATUS, ...status }, attemptsLeft), { completion, success });
  });
}

test("a session ends suspended, without a commit, and asks to navigate only for its own button", () => {
  for (const [done, exit, request] of [
    [false, false, undefined], [true, false, undefined], [false, true, "suspendAll"], [true, true, "exitAll"],
  ]) {
    const { held, calls, count } = launched();
    if (done) lms.status({ ...STATUS, completed: true, success: "passed", scaled: 1 }, true);
    const commits = count("Commit");
    lms.close(exit);
    assert.equal(held["cmi.exit"], "suspend");
    assert.equal(held["adl.nav.request"], request);
    assert.equal(count("Commit"), commits);
    assert.equal(calls.at(-1).method, "Terminate");
    lms.close(exit);
    assert.equal(count("Terminate"), 1);
  }
});

test("session time is the time between launch and close", () => {
  mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
  const { held } = launched();
  mock.timers.tick(3_723_450);
  lms.close(false);
  assert.equal(held["cmi.session_time"], "PT1H2M3.45S");
  mock.timers.reset();
});

test("interactions go on where the LMS has stopped counting, id and type first", () => {
  for (const [count, first] of [["3", 3], ["", 0], ["null", 0], ["0", 0]]) {
    const { held, calls } = launched({ "cmi.interactions._count": count });
    const before = writtenTo(calls).length;
    lms.interaction(report("eins"));
    const path = `cmi.interactions.${first}`;
    assert.deepEqual(writtenTo(calls).slice(before, before + 2), [`${path}.id`, `${path}.type`]);
    assert.equal(held[`${path}.id`], "eins");
    assert.equal(held[`${path}.timestamp`], "2026-03-01T09:05:07");
    assert.equal(held[`${path}.latency`], "PT1.5S");
    assert.equal(held[`${path}.objectives.0.id`], "ziel-a");
    assert.equal(held[`${path}.weighting`], "0.33");
    assert.equal(held[`${path}.description`], "Was stimmt?");
    lms.interaction(report("eins"));
    assert.equal(held[`cmi.interactions.${first + 1}.id`], "eins");
  }
});

test("what cannot be said is left out", () => {
  const { held } = launched();
  const interaction = { type: "numeric", id: "1", solution: "250000", low: "250000", high: "250000" };
  lms.interaction(report("zahl", { interaction, response: "viel", description: "", objective: "" }));
  const names = Object.keys(held).filter((name) => name.startsWith("cmi.interactions.0"));
  assert.deepEqual(names.map((name) => name.split(".").at(-1)), [
    "id", "type", "weighting", "timestamp", "result", "latency",
  ]);
});

test("an LMS without interactions is asked once for each answer, not ten times", () => {
  const fake = lms2004();
  const set = fake.API_1484_11.SetValue;
  fake.API_1484_11.SetValue = (element, value) =>
    element.startsWith("cmi.interactions") ? (fake.calls.push({ method: "no" }), "false") : set(element, value);
  enter(fake.API_1484_11);
  lms.connect(course(1));
  lms.interaction(report("a"));
  assert.equal(fake.count("no"), 1);
});

test("many answers stay under 40 kB in one session, and each question keeps its last one", () => {
  const { held } = launched();
  const description = "Was gehört in das Lagebild? ".repeat(9);
  for (let turn = 0; turn < 10; turn += 1) {
    for (let at = 0; at < 60; at += 1) {
      lms.interaction(report(`frage-${at}`, { description, result: turn === 9 ? "correct" : "incorrect" }));
    }
  }
  const size = Object.entries(held).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  assert.ok(size < 40_000, String(size));
  const paths = Object.keys(held).filter((name) => name.endsWith(".id") && !name.includes("objectives"));
  const lastOf = new Map(paths.map((path) => [held[path], held[path.replace(/id$/, "result")]]));
  assert.equal(lastOf.size, 60);
  assert.deepEqual(new Set(lastOf.values()), new Set(["correct"]));
});

const WORDS = { x1: "Die Lage feststellen", x2: "", x3: "Größe – 100 % Übersicht über alles, was war", s2: "Öl" };

test("answers by example", () => {
  const choice = { type: "choice", id: "q", options: ["x1", "x2", "x3"], correct: ["x3", "x1"], multiple: true };
  assert.equal(learnerResponse(choice, ["x3", "x2"], WORDS), "x2[,]Groesse_100_Uebersicht_ueber_x3");
  assert.equal(correctPattern(choice, WORDS), "Die_Lage_feststellen_x1[,]Groesse_100_Uebersicht_ueber_x3");
  assert.equal(learnerResponse(choice, [], WORDS), "");
  assert.equal(learnerResponse({ ...choice, options: ["a-1"] }, ["a-1"], WORDS), "a_1");
  const order = { type: "sequencing", id: "q", steps: ["x1", "x2", "x3"] };
  assert.equal(learnerResponse(order, ["x3", "x1", "x2"], WORDS), "Groesse_100_Uebersicht_ueber_x3[,]Die_Lage_feststellen_x1[,]x2");
  assert.equal(correctPattern(order, WORDS), "Die_Lage_feststellen_x1[,]x2[,]Groesse_100_Uebersicht_ueber_x3");
  const matching = { type: "matching", id: "q", sources: ["s1", "s2"], targets: ["t1", "t2", "t3"], pairs: [["s1", "t2"], ["s2", "t1"]] };
  assert.equal(learnerResponse(matching, { s2: "t3", s1: "" }, WORDS), "Oel_s2[.]t3");
  assert.equal(correctPattern(matching, WORDS), "s1[.]t2[,]Oel_s2[.]t1");
  assert.equal(learnerResponse({ type: "true-false", id: "q", correct: true }, false, WORDS), "false");
  assert.equal(correctPattern({ type: "true-false", id: "q", correct: true }, WORDS), "true");
  const number = { type: "numeric", id: "q", solution: "18", low: "15", high: "21.5" };
  assert.equal(correctPattern(number, WORDS), "15[:]21.5");
  assert.deepEqual(["17,50", "viel", ",5", "1e3", "123456", "-0"].map((typed) => learnerResponse(number, typed, WORDS)), ["17.5", "", "", "", "", "0"]);
  const likert = { type: "likert", id: "q", scale: ["l-1", "l-2"] };
  assert.deepEqual([learnerResponse(likert, "l-2", WORDS), learnerResponse(likert, "x", WORDS), correctPattern(likert, WORDS)], ["likert_2", "", ""]);
  const gap = { type: "fill-in", id: "q", solutions: ["Stab", "Krisenstab"], wrong: [], tolerant: true };
  assert.equal(correctPattern(gap, WORDS), "Stab");
  assert.equal(learnerResponse(gap, `${"x".repeat(249)}😀`, WORDS).length, 249);
  assert.equal(correctPattern({ type: "long-fill-in", id: "q", at_least: 0 }, WORDS), "");
});

test("a learner's text is one text, whatever it looks like", () => {
  assert.deepEqual(
    ["{lang=de}Wort", "a[,]b", "a[.]b[:]c", " zwei\n Zeilen ", "{", "x".repeat(300)].map(plainText),
    ["(lang=de}Wort", "a[, ]b", "a[. ]b[: ]c", "zwei Zeilen", "(", "x".repeat(250)],
  );
});

test("numbers and times in the words of 2004", () => {
  assert.deepEqual([0, 0.7, 2 / 3, 0.69999, 1e-9, 1].map(fraction), ["0", "0.7", "0.6666", "0.6999", "0", "1"]);
  assert.deepEqual(
    [0, 1.005, 59.999, 3600, 3661.5, 360_000, -5, NaN].map(duration),
    ["PT0S", "PT1S", "PT1M0S", "PT1H0S", "PT1H1M1.5S", "PT100H0S", "PT0S", "PT0S"],
  );
  assert.equal(timestamp(new Date(2026, 0, 2, 3, 4, 5, 678)), "2026-01-02T03:04:05");
});
