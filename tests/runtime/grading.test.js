import assert from "node:assert/strict";
import { test } from "node:test";

import { plainDecimal } from "../../scorm_templates/runtime/decimal.js";
import { grade, gradeInteraction } from "../../scorm_templates/runtime/grading.js";
import { dice, FORMS, question, rightResponses } from "./samples.js";

const CHOICE = { type: "choice", id: "q", options: ["a", "b", "c", "d", "e"], correct: ["a", "b"], multiple: true };

function asked(interaction, scoring = "partial", points = 6) {
  return { id: "q", interactions: [interaction].flat(), points, scoring };
}

function score(interaction, response, scoring) {
  return grade(asked(interaction, scoring), { q: response }).score;
}

test("partial credit: right ones count, wrong ones take away, never below nothing", () => {
  assert.equal(score(CHOICE, ["a", "b"]), 6);
  assert.equal(score(CHOICE, ["a"]), 3);
  assert.equal(score(CHOICE, ["a", "b", "c"]), 6 * (1 - 1 / 3));
  assert.equal(score(CHOICE, ["a", "c"]), 6 * (1 / 2 - 1 / 3));
  assert.equal(score(CHOICE, ["c", "d"]), 0);
  assert.equal(score(CHOICE, CHOICE.options), 0);
});

test("without wrong options the right ones chosen count", () => {
  const all = { ...CHOICE, options: ["a", "b"] };
  assert.equal(score(all, ["a"]), 3);
  assert.equal(score(all, ["a", "b"]), 6);
});

test("all or nothing, and each option judged for itself", () => {
  assert.equal(score(CHOICE, ["a"], "all_or_nothing"), 0);
  assert.equal(score(CHOICE, ["b", "a"], "all_or_nothing"), 6);
  assert.equal(score(CHOICE, ["a", "c"], "per_option"), 6 * (3 / 5));
  assert.equal(score(CHOICE, ["a", "b"], "per_option"), 6);
});

test("one option of several is right or wrong, whatever the scoring", () => {
  const single = { ...CHOICE, correct: ["a"], multiple: false };
  for (const scoring of ["all_or_nothing", "partial", "per_option"]) {
    assert.equal(score(single, ["a"], scoring), 6);
    assert.equal(score(single, ["b"], scoring), 0);
    assert.equal(score(single, ["a", "b"], scoring), 0);
  }
});

test("matching counts pairs, ordering counts absolute places", () => {
  const matching = {
    type: "matching", id: "q", sources: ["1", "2", "3"], targets: ["x", "y", "z"],
    pairs: [["1", "x"], ["2", "y"], ["3", "z"]],
  };
  assert.equal(score(matching, { 1: "x", 2: "z", 3: "z" }), 4);
  assert.equal(score(matching, { 1: "x", 2: "z", 3: "z" }, "all_or_nothing"), 0);
  const order = { type: "sequencing", id: "q", steps: ["a", "b", "c"] };
  assert.equal(score(order, ["a", "c", "b"]), 2);
  assert.equal(score(order, ["c", "a", "b"]), 0);
  assert.equal(score(order, ["a", "c", "b"], "all_or_nothing"), 0);
});

test("each gap of a cloze earns its share", () => {
  const gap = (id, solution) =>
    ({ type: "fill-in", id, solutions: [solution], wrong: [], tolerant: true });
  const cloze = asked([gap("q__1", "Stab"), gap("q__2", "Presse")]);
  assert.equal(grade(cloze, { q__1: "Stab", q__2: "Amt" }).score, 3);
  assert.equal(grade(cloze, { q__2: "presse" }).score, 3);
  assert.equal(grade({ ...cloze, scoring: "all_or_nothing" }, { q__1: "Stab" }).score, 0);
  assert.equal(grade(cloze, { q__1: "Stab", q__2: "Presse" }).result, "correct");
});

const NUMERIC = { type: "numeric", id: "q", solution: "18", low: "17.5", high: "18.5" };
for (const [typed, isRight] of [
  ["18", true], ["17,5", true], ["18.5", true], [" 18,0 ", true], ["+18", true], ["18,51", false],
  ["17,49", false], ["", false], ["achtzehn", false], ["1e1", false], ["-18", false], ["1.8", false],
]) {
  test(`a number as typed: »${typed}« is ${isRight ? "right" : "wrong"}`, () => {
    assert.equal(gradeInteraction(NUMERIC, typed).share, isRight ? 1 : 0);
  });
}

for (const [typed, plain] of [
  ["1.234,50", "1234.5"], ["1.234.567", "1234567"], ["0.500", "0.5"], ["1.5", "1.5"], ["007", "7"],
  ["−3", "-3"], ["-0", "0"], ["12 000", "12000"], ["1,2,3", null], [",5", null], ["5,", null],
  ["1.23,4", null], ["NaN", null], ["12345678901234567890,1", "12345678901234567890.1"],
]) {
  test(`the number in »${typed}« is ${plain}`, () => assert.equal(plainDecimal(typed), plain));
}

const GAP = { type: "fill-in", id: "q", solutions: ["Verwaltungsstab"], wrong: [], tolerant: true };
for (const [typed, isRight] of [
  ["Verwaltungsstab", true], ["verwaltungsstab ", true], ["Verwaltungs-Stab", true],
  ["Verwaltungs stab", true], ["Verwaltungsstap", true], ["Verwaltungstsab", true],
  ["Verwaltungsstabs", true], ["Verwaltungstab", true], ["Verwaltngstab", false], ["Stab", false],
  ["", false], ["  ", false],
]) {
  test(`tolerant spelling: »${typed}« is ${isRight ? "right" : "wrong"}`, () => {
    assert.equal(gradeInteraction(GAP, typed).result, isRight ? "correct" : "incorrect");
  });
}

test("umlauts may be written out, however they are composed", () => {
  const gap = { ...GAP, solutions: ["Maßnahmenübersicht"] };
  for (const typed of ["Massnahmenuebersicht", "MASSNAHMENÜBERSICHT", "Maßnahmenu\u0308bersicht"]) {
    assert.equal(gradeInteraction(gap, typed).share, 1, typed);
  }
});

test("short solutions forgive no slip; umlauts written out do not make them longer", () => {
  assert.equal(gradeInteraction({ ...GAP, solutions: ["Lage"] }, "Lagi").share, 0);
  assert.equal(gradeInteraction({ ...GAP, solutions: ["Übung"] }, "Uebunk").share, 0);
});

test("a listed wrong word is no slip of the keyboard", () => {
  const gap = { ...GAP, wrong: ["Verwaltungsstaub"] };
  assert.equal(gradeInteraction(gap, "Verwaltungsstaub").share, 0);
  assert.equal(gradeInteraction(gap, "Verwaltungsstapb").share, 1);
});

test("exact spelling is exact but for spaces around it", () => {
  const gap = { ...GAP, tolerant: false };
  assert.equal(gradeInteraction(gap, " Verwaltungsstab ").share, 1);
  assert.equal(gradeInteraction(gap, "verwaltungsstab").share, 0);
});

test("self-ratings and reflections are never right or wrong and earn nothing", () => {
  for (const kind of ["likert", "long-fill-in"]) {
    const own = question(dice(1), kind, "q");
    assert.deepEqual(grade(own, rightResponses(own)), { score: 0, points: 0, result: "neutral" });
  }
});

test("whatever the kind: the right answer earns all, no answer earns nothing", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const roll = dice(seed);
    const kind = roll.pick([...FORMS.slice(0, 7), "cloze"]);
    const made = question(roll, kind, "q");
    const full = grade(made, rightResponses(made));
    assert.deepEqual(full, { score: made.points, points: made.points, result: "correct" });
    assert.equal(grade(made, {}).score, 0);
  }
});

test("a response of the wrong shape earns nothing and harms nothing", () => {
  for (const kind of FORMS.slice(0, 7)) {
    const made = question(dice(3), kind, "q");
    for (const broken of [[], {}, "", "x", 7, null, ["zz"], { zz: "zz" }]) {
      const got = grade({ ...made, scoring: "partial" }, { q: broken }).score;
      assert.ok(got >= 0 && got < made.points, `${kind} ${JSON.stringify(broken)} ${got}`);
    }
  }
});

for (const [typed, plain] of [
  ["1,234.50", "1234.5"], ["1,234,567", "1234567"], ["1.234", "1.234"], ["1,5", "1.5"], ["1.234,5", null],
]) {
  test(`the number in »${typed}« is ${plain} in English`, () => assert.equal(plainDecimal(typed, "."), plain));
}

test("a number is read with the decimal sign of its course", () => {
  const numeric = { type: "numeric", id: "q", solution: "1.5", low: "1.5", high: "1.5" };
  assert.equal(gradeInteraction({ ...numeric, sign: "." }, "1.500").share, 1);
  assert.equal(gradeInteraction(numeric, "1.500").share, 0);
});
