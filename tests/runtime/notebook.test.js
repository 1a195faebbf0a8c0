import assert from "node:assert/strict";
import { test } from "node:test";

import { notebookOf } from "../../scorm_templates/runtime/notebook.js";
import { storage } from "../lms/storage.js";
import { course } from "./samples.js";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1, 12);

function entered(faults = { denied: false, full: false }) {
  const localStorage = storage(faults);
  globalThis.window = { localStorage };
  return { kept: localStorage.kept, faults };
}

const notebook = (learner, { day = 0, ...rest } = {}) =>
  notebookOf({ ...course(1), ...rest }, learner, () => NOW + day * DAY);

test("a learner finds the own notes again, nobody else does, and no name tells who", () => {
  const { kept } = entered();
  assert.equal(notebook("anna").keep("lage:1", "Was war?", "Am Montag."), true);
  assert.deepEqual(notebook("anna", { day: 3 }).read(), { "lage:1": ["Was war?", "Am Montag."] });
  const others = [notebook("bert"), notebook(""), notebook("anna", { id: "anderer" })];
  assert.deepEqual(others.map((each) => each.read()), [{}, {}, {}]);
  assert.ok(![...kept.keys()].join().includes("anna"));
});

test("what another window wrote meanwhile stays; an emptied note goes, and the last one with all", () => {
  const { kept } = entered();
  const [one, two] = [notebook("anna"), notebook("anna")];
  one.keep("a", "A?", "eins");
  two.keep("b", "B?", "zwei");
  assert.deepEqual(one.read(), { a: ["A?", "eins"], b: ["B?", "zwei"] });
  one.keep("a", "A?", " ");
  assert.deepEqual(one.read(), { b: ["B?", "zwei"] });
  assert.equal(two.keep("b", "B?", ""), true);
  assert.equal(kept.size, 0);
});

test("30 days after the last change a notebook goes unread, whoever's it is", () => {
  const { kept } = entered();
  notebook("anna").keep("a", "A?", "eins");
  notebook("anna", { day: 10 }).keep("b", "B?", "zwei");
  assert.equal(kept.size, 1);
  kept.set("kurswerk-notes:broken", "{}");
  kept.set("kurswerk-journal:fremd", "bleibt");
  const localStorage = globalThis.window.localStorage;
  localStorage.getItem = () => assert.fail("read");
  notebook("bert", { day: 40, id: "anderer" });
  assert.equal(kept.size, 2);
  notebook(null, { day: 41, id: "anderer" });
  assert.deepEqual([...kept.keys()], ["kurswerk-journal:fremd"]);
});

test("switched off, or where nobody knows whose they are, notes are neither kept nor read", () => {
  const { kept } = entered();
  notebook("anna").keep("a", "A?", "eins");
  notebook("").keep("a", "A?", "eins");
  for (const off of [notebook("anna", { journal: false }), notebook(null)]) {
    assert.equal(off.keep("b", "B?", "zwei"), false);
    assert.equal(off.read(), null);
    off.drop();
  }
  assert.equal(kept.size, 2);
});

test("storage that is denied, full or broken is no reason to stop, and says so", () => {
  const { kept, faults } = entered();
  const own = notebook("anna");
  own.keep("a", "A?", "eins");
  faults.full = true;
  assert.equal(own.keep("b", "B?", "zwei"), false);
  assert.deepEqual(own.read(), { a: ["A?", "eins"] });
  faults.full = false;
  for (const nonsense of ["{", "null", "7", '"text"', '{"a":7}']) {
    kept.set([...kept.keys()][0], nonsense);
    assert.deepEqual(own.read(), {});
  }
  assert.equal(own.keep("b", "B?", "zwei"), true);
  faults.denied = true;
  assert.deepEqual([own.keep("b", "B?", "drei"), own.read(), own.drop()], [false, null, undefined]);
  assert.equal(notebook("anna").read(), null);
});

test("deleting takes the own notes and nobody else's", () => {
  const { kept } = entered();
  notebook("anna").keep("a", "A?", "eins");
  notebook("bert").keep("a", "A?", "eins");
  notebook("anna", { day: 2 }).drop();
  assert.equal(kept.size, 1);
  assert.deepEqual(notebook("bert").read(), { a: ["A?", "eins"] });
});
