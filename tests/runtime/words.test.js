import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "../../scorm_templates/runtime/words.js";

const words = wordsOf({ left: "Noch {count} Versuche", left_one: "Noch ein Versuch", hits: "{count} Treffer" });

test("one of something has a form of its own where the catalogue holds it", () => {
  assert.equal(words("left", { count: 2 }), "Noch 2 Versuche");
  assert.equal(words("left", { count: 1 }), "Noch ein Versuch");
  assert.equal(words("left", { count: "1" }), "Noch ein Versuch");
  assert.equal(words("left", { count: "1,5" }), "Noch 1,5 Versuche");
  assert.equal(words("hits", { count: 1 }), "1 Treffer");
});
