import assert from "node:assert/strict";
import { test } from "node:test";

import { findApi } from "../../scorm_templates/runtime/lms/find_api.js";

const API = { LMSInitialize() {} };
const find = (start) => findApi(start, "API", "LMSInitialize");

/** A window inside `parent`; without one it is its own parent, as a top window is. */
function frame(parent, rest = {}) {
  const window = { opener: null, ...rest };
  window.parent = parent ?? window;
  window.top = parent ? parent.top : window;
  return window;
}

/** A window of another host: its properties refuse to be read, its relations do not. */
function foreign(parent) {
  const window = frame(parent);
  Object.defineProperty(window, "API", { get() { throw new Error("SecurityError"); } });
  return window;
}

test("the API is found in the window itself, in a parent and far up", () => {
  assert.equal(find(frame(null, { API })), API);
  assert.equal(find(frame(frame(null, { API }))), API);
  let deep = frame(null, { API });
  for (let level = 0; level < 400; level += 1) deep = frame(deep);
  assert.equal(find(deep), API);
});

test("the nearest API counts", () => {
  const near = { LMSInitialize() {} };
  assert.equal(find(frame(frame(frame(null, { API }), { API: near }))), near);
});

test("windows of other hosts are passed over", () => {
  assert.equal(find(frame(foreign(frame(null, { API })))), API);
});

test("the API is found through the opener, its parents and the opener of the top", () => {
  const lms = frame(frame(null, { API }));
  assert.equal(find(frame(null, { opener: lms })), API);
  assert.equal(find(frame(frame(null, { opener: lms }))), API);
  assert.equal(find(frame(null, { opener: frame(null, { opener: lms }) })), API);
});

test("a popup whose opener is cut off finds the API in its own parents", () => {
  assert.equal(find(frame(frame(null, { API }), { opener: null })), API);
});

test("what only has the name of an API is none", () => {
  for (const fake of ["x", 1, {}, { LMSInitialize: "no" }, { Initialize() {} }]) {
    assert.equal(find(frame(frame(null, { API }), { API: fake })), API);
    assert.equal(find(frame(null, { API: fake })), null);
  }
});

test("the wanted name is looked for, not the first of either", () => {
  const both = frame(frame(null, { API_1484_11: { Initialize() {} } }), { API });
  assert.equal(findApi(both, "API_1484_11", "Initialize"), both.parent.API_1484_11);
});

test("loops and endless chains end without an API", () => {
  const one = frame(null);
  const other = frame(null);
  Object.assign(one, { parent: other, opener: other, top: other });
  Object.assign(other, { parent: one, opener: one, top: one });
  assert.equal(find(one), null);
  const endless = () => Object.defineProperties({}, { parent: { get: endless }, opener: { get: endless }, top: { get: endless } });
  assert.equal(find(endless()), null);
  const closed = { get parent() { throw new Error(); }, get opener() { throw new Error(); }, get top() { throw new Error(); } };
  assert.equal(find(closed), null);
});
