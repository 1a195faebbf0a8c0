import assert from "node:assert/strict";
import { test } from "node:test";

import * as lms from "../../scorm_templates/runtime/lms/none.js";
import { course } from "./samples.js";

function storage(initial = {}) {
  const kept = new Map(Object.entries(initial));
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, value); } };
}

test("what was kept is there at the next visit, for each course its own", () => {
  const localStorage = storage();
  globalThis.window = { localStorage };
  assert.deepEqual([lms.connect(course(1)).resumed, lms.commit()], [false, true]);
  lms.location("seite-3");
  lms.suspend("stand");
  lms.close(false);
  const again = lms.connect(course(1));
  assert.deepEqual([again.resumed, again.location, again.suspend_data, again.writable], [true, "seite-3", "stand", true]);
  assert.equal(lms.connect({ ...course(1), id: "anderer" }).resumed, false);
  assert.deepEqual([...localStorage.kept.keys()], ["kurswerk:probe"]);
});

test("storage that is denied, full or nonsense lets the course run", () => {
  const denied = { get localStorage() { throw new Error("SecurityError"); } };
  const full = { localStorage: { getItem: () => null, setItem() { throw new Error("QuotaExceededError"); } } };
  for (const window of [denied, full]) {
    globalThis.window = window;
    assert.equal(lms.connect(course(1)).connected, true);
    lms.suspend("stand");
    assert.equal(lms.commit(), false);
    lms.close(true);
  }
  for (const nonsense of ["{", "null", "7", "[]", '{"suspend":7}']) {
    globalThis.window = { localStorage: storage({ "kurswerk:probe": nonsense }) };
    assert.equal(typeof lms.connect(course(1)).suspend_data, "string");
  }
});
