import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../scorm_templates/runtime/merge.js";
import {
  begin, decide, fitted, goOn, holds, isOver, shareOf, UNPLAYED, walk,
} from "../../scorm_templates/runtime/scenario.js";
import { answer, openPage, start } from "../../scorm_templates/runtime/session.js";
import { decode, encode, positionOnly } from "../../scorm_templates/runtime/suspend.js";
import { course, dice, responses, scenario } from "./samples.js";

const MOMENT = Date.UTC(2026, 2, 1);
const effect = (meters = {}, flags = []) => ({ meters, flags });
const decision = (id, target, rest = {}) => ({ id, target, condition: null, quality: "good", ...effect(), ...rest });
const TOLD = ["flag", "informiert"];

/** Two scenes: what the first leads to decides what reaches the second and how it ends. */
const SMALL = {
  id: "freitag",
  title: "Freitagnachmittag",
  start: "radio",
  meters: [{ id: "vertrauen", start: 50, low: 0, high: 100 }, { id: "kraft", start: 20, low: 10, high: 30 }],
  scenes: [
    {
      id: "radio",
      injects: [],
      decisions: [
        decision("intern", "abend", effect({ vertrauen: 10 }, ["informiert"])),
        decision("presse", "abend", { quality: "poor", ...effect({ vertrauen: -60, kraft: -50 }) }),
      ],
    },
    {
      id: "abend",
      injects: [
        { condition: ["not", TOLD], ...effect({ vertrauen: -5 }, ["geruecht"]) },
        { condition: ["flag", "geruecht"], ...effect({ kraft: 5 }) },
      ],
      decisions: [
        decision("ruhen", "", { quality: "partly", ...effect({ kraft: 40 }) }),
        decision("danken", "", { condition: TOLD, ...effect({ vertrauen: 20 }) }),
      ],
    },
  ],
  endings: [{ id: "gut", condition: [">=", "vertrauen", 60] }, { id: "muede", condition: null }],
};

/** A run to its end: decides and goes on. */
function played(made, path, state = UNPLAYED) {
  return path.reduce((now, id) => goOn(made, decide(made, now, id)), begin(made, state));
}

test("a path shows what each decision changed, to the ending that fits", () => {
  const { steps, now } = walk(SMALL, ["intern", "danken"]);
  assert.deepEqual(steps.map(({ scene, decision: id }) => [scene, id]), [["radio", "intern"], ["abend", "danken"]]);
  assert.deepEqual(steps[0].after, { vertrauen: 60, kraft: 20 });
  assert.deepEqual(steps[1].offered, ["ruhen", "danken"]);
  assert.deepEqual(now, { scene: "", ending: "gut", injects: [], offered: [], meters: { vertrauen: 80, kraft: 20 }, flags: ["informiert"] });
});

test("no meter leaves its range, and news sees what earlier news has changed", () => {
  const { steps, now } = walk(SMALL, ["presse"]);
  assert.deepEqual(steps[0].after, { vertrauen: 0, kraft: 10 });
  assert.deepEqual(now.injects, [0, 1]);
  assert.deepEqual(now.meters, { vertrauen: 0, kraft: 15 });
  assert.deepEqual(now.offered, ["ruhen"]);
  assert.equal(walk(SMALL, ["presse", "ruhen"]).now.ending, "muede");
});

test("a path that is not possible is followed as far as it goes", () => {
  assert.equal(walk(SMALL, ["presse", "danken"]).steps.length, 1);
  assert.equal(walk(SMALL, ["nie"]).steps.length, 0);
  assert.equal(walk(SMALL, ["intern", "ruhen", "intern"]).steps.length, 2);
});

test("every comparison and every word of the language", () => {
  const situation = { meters: { vertrauen: 50 }, flags: ["informiert"] };
  const truth = { "<": false, "<=": true, "=": true, "!=": false, ">=": true, ">": false };
  for (const [sign, wanted] of Object.entries(truth)) {
    assert.equal(holds([sign, "vertrauen", 50], situation), wanted, sign);
    assert.equal(holds(["not", [sign, "vertrauen", 50]], situation), !wanted, sign);
  }
  assert.equal(holds(null, situation), true);
  assert.equal(holds(["and", TOLD, ["<", "vertrauen", 50]], situation), false);
  assert.equal(holds(["or", TOLD, ["<", "vertrauen", 50]], situation), true);
});

test("what follows a decision is read before the next one", () => {
  let state = begin(SMALL, UNPLAYED);
  state = decide(SMALL, state, "intern");
  assert.deepEqual(state, { ...UNPLAYED, runs: 1, path: ["intern"], isRead: false });
  assert.equal(decide(SMALL, state, "ruhen"), state);
  state = goOn(SMALL, state);
  assert.equal(goOn(SMALL, state), state);
  assert.equal(decide(SMALL, state, "presse"), state);
  assert.equal(isOver(SMALL, decide(SMALL, state, "ruhen")), false);
  assert.equal(isOver(SMALL, goOn(SMALL, decide(SMALL, state, "ruhen"))), true);
});

test("runs are compared: the one before, and the best", () => {
  const first = played(SMALL, ["presse", "ruhen"]);
  assert.deepEqual(first.best, { path: ["presse", "ruhen"], share: 0.25 });
  const second = played(SMALL, ["intern", "danken"], first);
  assert.deepEqual([second.runs, second.previous, second.best.share], [2, ["presse", "ruhen"], 1]);
  const third = played(SMALL, ["presse", "ruhen"], second);
  assert.deepEqual([third.previous, third.best.path], [["intern", "danken"], ["intern", "danken"]]);
  assert.deepEqual(begin(SMALL, decide(SMALL, begin(SMALL, third), "intern")).previous, ["presse", "ruhen"]);
  assert.equal(shareOf([]), 0);
});

test("a kept run fits the scenario as it is now", () => {
  const state = decide(SMALL, begin(SMALL, UNPLAYED), "intern");
  assert.equal(fitted(SMALL, state), state);
  assert.deepEqual(fitted(SMALL, { ...state, path: ["intern", "weg"] }), { ...state, isRead: true });
  assert.equal(fitted(SMALL, UNPLAYED), UNPLAYED);
});

/** A learner somewhere in one or two scenarios, maybe for the third time. */
function player(seed) {
  const roll = dice(seed);
  const made = course(seed, { scenarios: ["sturm", "ausfall"].map((id) => scenario(roll, id, 2 + roll.integer(5))) });
  const state = start(made, seed);
  for (const each of made.scenarios) {
    let own = UNPLAYED;
    for (let run = roll.integer(3); run > 0; run -= 1) {
      own = begin(each, own);
      while (!isOver(each, own) && (run > 1 || roll.chance(0.8))) {
        own = own.isRead ? decide(each, own, roll.pick(walk(each, own.path).now.offered)) : goOn(each, own);
      }
    }
    if (own !== UNPLAYED) state.scenarios[each.id] = own;
  }
  return { made, state };
}

/** Shares come back as fine as they were written. */
const rounded = (state) =>
  JSON.parse(JSON.stringify(state, (key, value) => (key === "share" ? Number(value.toFixed(6)) : value)));

test("2,000 learners come back to exactly where they were", () => {
  let inside = 0;
  for (let seed = 1; seed <= 2000; seed += 1) {
    const { made, state } = player(seed);
    const text = encode(made, state, MOMENT);
    assert.match(text, /^[\x21-\x7e]*$/);
    const back = decode(made, text);
    assert.deepEqual(rounded(back.state), rounded(state), `seed ${seed}`);
    assert.deepEqual([back.notes, back.moment], [[], MOMENT]);
    inside += Object.values(state.scenarios).some(({ path, isRead }) => path.length > 0 && !isRead) ? 1 : 0;
  }
  assert.ok(inside > 100, String(inside));
});

test("data of before scenarios is read as it was, and a course without them ignores theirs", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const { made, state } = player(seed);
    const without = { ...made, scenarios: [] };
    const old = encode(without, { ...state, scenarios: {} }, MOMENT);
    assert.deepEqual(decode(made, old).state, { ...state, scenarios: {} });
    const back = decode(without, encode(made, state, MOMENT));
    assert.deepEqual(back.state, { ...state, scenarios: {} });
    assert.deepEqual(back.notes, Object.keys(state.scenarios).length ? ["scenario"] : []);
  }
});

test("a decision that is gone ends the path there, and all else is kept", () => {
  const made = course(1, { scenarios: [SMALL] });
  const state = { ...start(made, 1), scenarios: { freitag: played(SMALL, ["intern", "danken"]) } };
  const text = encode(made, state, MOMENT);
  const changed = structuredClone(made);
  changed.scenarios[0].scenes[1].decisions.pop();
  const back = decode(changed, text);
  assert.deepEqual(back.notes, ["scenario"]);
  assert.deepEqual(back.state.scenarios.freitag.path, ["intern"]);
  changed.scenarios[0].scenes.reverse();
  assert.deepEqual(decode(changed, text).state.scenarios.freitag.path, ["intern"]);
});

test("an anonymous session says nothing of decisions", () => {
  const { made, state } = player(7);
  assert.deepEqual(positionOnly(made, state).scenarios, {});
});

test("runs of before are left out before the limit is crossed, the run in view is not", () => {
  const long = Array.from({ length: 700 }, () => "intern");
  const made = course(2, { scenarios: [SMALL] });
  const run = { runs: 3, path: ["intern"], isRead: false, previous: long, best: { path: [...long, ...long, ...long], share: 1 } };
  const text = encode(made, { ...start(made, 1), scenarios: { freitag: run } }, MOMENT);
  assert.ok(text.length <= 4096);
  assert.deepEqual(decode(made, text).state.scenarios.freitag, { ...run, previous: [], best: null });
});

test("three scenarios beside 60 pages and 100 answers stay under 3,500 characters", () => {
  let longest = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed);
    const scenarios = ["sturm", "ausfall", "streik"].map((id) => scenario(roll, id, 7));
    const made = course(seed, { pages: 60, questions: 100, scenarios });
    let state = start(made, 2 ** 32 - 1);
    for (const { pages } of made.lessons) for (const page of pages) state = openPage(made, state, page);
    for (const question of made.questions) {
      ({ state } = answer(made, state, question.id, responses(roll, question)));
    }
    for (const each of scenarios) {
      const path = Array.from({ length: 7 }, (_, at) => each.scenes[at].decisions[0].id);
      state.scenarios[each.id] = { runs: 40, path, isRead: false, previous: path, best: { path, share: 1 / 3 } };
    }
    longest = Math.max(longest, encode(made, state, MOMENT).length);
  }
  assert.ok(longest < 3500, String(longest));
  assert.ok(longest > 1000, String(longest));
});

test("two sessions as one: the same run where it has come further, a new run, the best of both", () => {
  const blank = start(course(1), 1);
  const both = (older, newer, base = null) =>
    merge({ ...blank, scenarios: { freitag: older } }, { ...blank, scenarios: { freitag: newer } }, base && { ...blank, scenarios: { freitag: base } }).scenarios.freitag;
  const begun = begin(SMALL, UNPLAYED);
  const ended = played(SMALL, ["intern", "danken"]);
  assert.deepEqual(both(ended, begun), ended);
  assert.deepEqual(both(begun, ended), ended);
  const again = begin(SMALL, ended);
  assert.deepEqual(both(ended, again), again);
  assert.deepEqual(both(again, ended, ended), again);
  const worse = played(SMALL, ["presse", "ruhen"]);
  assert.deepEqual(both(ended, worse), { ...worse, best: ended.best });
  assert.deepEqual(merge({ ...blank, scenarios: { freitag: ended } }, blank, null).scenarios, { freitag: ended });
});
