import assert from "node:assert/strict";
import { test } from "node:test";

import { journalOf } from "../../scorm_templates/runtime/journal.js";
import { knowledgeOf } from "../../scorm_templates/runtime/knowledge.js";
import { merge } from "../../scorm_templates/runtime/merge.js";
import { start } from "../../scorm_templates/runtime/session.js";
import { storage } from "../lms/storage.js";
import { course } from "./samples.js";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1, 12);
const ENTRY = { text: "stand", agreed: false, base: 7, answers: [] };

function entered(faults = { denied: false, full: false }) {
  const localStorage = storage(faults);
  globalThis.window = { localStorage };
  return { kept: localStorage.kept, faults };
}

test("a learner finds the own journal again, on a later day too, and nobody else does", () => {
  const { kept } = entered();
  assert.equal(journalOf(course(1), "anna", NOW).keep(ENTRY), true);
  assert.deepEqual(journalOf(course(1), "anna", NOW + 3 * DAY).read(), ENTRY);
  assert.equal(journalOf(course(1), "bert", NOW).read(), null);
  assert.equal(journalOf({ ...course(1), id: "anderer" }, "anna", NOW).read(), null);
  assert.equal(kept.size, 1);
  assert.ok(![...kept.keys()][0].includes("anna"));
});

test("without a learner id, or switched off, nothing is kept", () => {
  const { kept } = entered();
  for (const journal of [journalOf(course(1), "", NOW), journalOf({ ...course(1), journal: false }, "anna", NOW)]) {
    assert.equal(journal.keep(ENTRY), false);
    assert.equal(journal.read(), null);
  }
  assert.equal(kept.size, 0);
});

test("what nobody has fetched for 30 days is dropped, unread; other entries of the host stay", () => {
  const { kept } = entered();
  journalOf(course(1), "anna", NOW).keep(ENTRY);
  kept.set("kurswerk-journal:broken", "1x");
  kept.set("fremd", "bleibt");
  const localStorage = globalThis.window.localStorage;
  const read = localStorage.getItem;
  localStorage.getItem = (name) => (assert.ok(!name.includes("probe") || name.includes("anderer")), read(name));
  journalOf({ ...course(1), id: "anderer" }, "bert", NOW + 29 * DAY);
  assert.deepEqual([...kept.keys()].map((name) => name.split(":")[0]), ["kurswerk-journal", "fremd"]);
  journalOf({ ...course(1), id: "anderer" }, "bert", NOW + 32 * DAY);
  assert.deepEqual([...kept.keys()], ["fremd"]);
});

test("storage that is denied or full is no reason to stop", () => {
  const { faults } = entered();
  const journal = journalOf(course(1), "anna", NOW);
  faults.full = true;
  assert.equal(journal.keep(ENTRY), false);
  faults.denied = true;
  assert.deepEqual([journal.keep(ENTRY), journal.read(), journal.drop()], [false, null, null]);
});

const attempt = (responses, submitted = false) => ({ questions: ["a", "b"], responses, submitted, scaled: 0 });
const session = (rest) => ({ ...start(course(1), 1), ...rest });

test("a page that counts as unread again since then stays so, and all others stay read", () => {
  const known = { visited: ["a", "b"], practice: {}, quizzes: {}, scenarios: {} };
  const newer = { ...known, visited: ["b", "c"] };
  const older = { ...known, visited: ["a", "b", "d"] };
  assert.deepEqual(merge(older, newer, known).visited, ["b", "d", "c"]);
  assert.deepEqual(merge(older, newer, null).visited, ["a", "b", "d", "c"]);
});

test("merged sessions hold what either of them held", () => {
  const older = session({ visited: ["p1", "p2"], practice: { a: { attempts: 2, responses: { a: "x" } } }, location: "p2" });
  const newer = session({ visited: ["p3", "p1"], practice: { a: { attempts: 1, responses: { a: "y" } }, b: { attempts: 1, responses: {} } }, location: "p3" });
  const both = merge(older, newer, null);
  assert.deepEqual(both.visited, ["p1", "p2", "p3"]);
  assert.equal(both.location, "p3");
  assert.deepEqual(both.practice, { a: { attempts: 2, responses: { a: "y" } }, b: { attempts: 1, responses: {} } });
  assert.deepEqual(merge(older, newer, newer).practice.a, older.practice.a);
});

for (const [what, older, newer, current, attempts] of [
  ["both open: answers of both", [0, attempt({ a: 1, b: 1 })], [0, attempt({ a: 2 })], attempt({ a: 2, b: 1 }), 0],
  ["handed in after it was open", [0, attempt({ a: 1 })], [1, attempt({ a: 1 }, true)], attempt({ a: 1 }, true), 1],
  ["a retry after the same hand-in", [1, attempt({ a: 1 }, true)], [1, attempt({})], attempt({}), 1],
  ["a window that knew of no hand-in goes on", [1, attempt({ a: 1 }, true)], [0, attempt({ b: 1 })], attempt({ b: 1 }), 1],
  ["a window that has none takes the other's", [1, attempt({ a: 1 }, true)], [0, null], attempt({ a: 1 }, true), 1],
]) {
  test(`quizzes: ${what}`, () => {
    const state = ([count, open]) => session({ quizzes: { q: { attempts: count, best: 0.25 * count, current: open } } });
    const { q } = merge(state(older), state(newer), null).quizzes;
    assert.deepEqual(q, { attempts, best: 0.25 * attempts, current });
  });
}

test("what is found late gives way to the own work, but not to what an old journal held", () => {
  const made = course(1);
  const id = made.questions[0].id;
  const answered = (word) => session({ practice: { [id]: { attempts: 1, responses: { [id]: word } } } });
  const stale = answered("alt");
  const clock = { now: () => 5000, later: () => {} };
  const known = knowledgeOf(made, { moment: 1000, state: stale }, clock);
  known.did({ ...stale, visited: ["p1"] });
  known.add(answered("neu"), 2000);
  assert.equal(known.write().practice[id].responses[id], "neu");
  known.did(answered("eigen"));
  assert.equal(known.write().practice[id].responses[id], "eigen");
  const heard = knowledgeOf(made, { moment: 3000, state: stale }, clock);
  heard.add(answered("früher"), 2000);
  assert.equal(heard.write().practice[id].responses[id], "alt");
});
