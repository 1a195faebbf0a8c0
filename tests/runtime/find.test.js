import assert from "node:assert/strict";
import { test } from "node:test";

import { find, fold, passage, ranges, snippet, wordsIn } from "../../scorm_templates/runtime/find.js";

const page = (id, ...passages) => ({
  id,
  passages: passages.map(([text, weight = 1]) => passage(text, weight)),
});
const found = (pages, query) => find(pages, wordsIn(query)).map(({ id }) => id);

test("umlauts, ß and capitals are written as people like", () => {
  for (const [one, other] of [
    ["Übung", "UEBUNG"],
    ["Übung", "ubung"],
    ["Straße", "STRASSE"],
    ["Bürgermeister", "buergermeister"],
    ["Café", "cafe"],
    ["Mitarbeiter*innen", "mitarbeiterinnen"],
    ["Kri\u00adsen\u00adstab", "krisenstab"],
    ["Mu\u0308nchen", "münchen"],
  ]) {
    assert.equal(fold(one).folded, fold(other).folded, `${one} ${other}`);
  }
  assert.notEqual(fold("Bar").folded, fold("Bor").folded);
});

test("the beginning of a word is the beginning of its folded form, letter by letter", () => {
  for (const word of ["Steuerung", "aktuell", "Bäuerin", "Poesie", "Quelle", "Übergröße", "Buerger"]) {
    for (let length = 1; length <= word.length; length += 1) {
      assert.ok(fold(word).folded.startsWith(fold(word.slice(0, length)).folded), word.slice(0, length));
    }
  }
});

test("each folded character knows where it was", () => {
  for (const text of ["Größe: 5 Maße", "Die Übersicht", "a\u00adb*c", "ẞ und Æ"]) {
    const { folded, places } = fold(text);
    assert.equal(places.length, folded.length);
    assert.ok(places.every((place, n) => place < text.length && (n === 0 || place >= places[n - 1])));
  }
  assert.deepEqual(fold("Maß").places, [0, 1, 2, 2]);
});

test("words of one letter ask for nothing", () => {
  assert.deepEqual(wordsIn("  a  Stab, stab -- "), ["stab"]);
  assert.deepEqual(find([page("p", ["a b c"])], wordsIn("a")), []);
});

test("all words must stand on the page, in any order and block", () => {
  const pages = [page("eins", ["Der Stab"], ["eine Lage"]), page("zwei", ["Der Stab"])];
  assert.deepEqual(found(pages, "lage stab"), ["eins"]);
  assert.deepEqual(found(pages, "stab"), ["eins", "zwei"]);
  assert.deepEqual(found(pages, "nichts"), []);
});

test("beginnings of words count more than their insides, titles more than texts", () => {
  const pages = [
    page("innen", ["Der Krisenstab"]),
    page("text", ["Ein Stab"]),
    page("titel", ["Der Stab", 8]),
  ];
  assert.deepEqual(found(pages, "stab"), ["titel", "text", "innen"]);
  assert.deepEqual(found([page("innen", ["Der Krisenstab"])], "tab"), []);
});

test("hits are counted, and the passage that says most is shown", () => {
  const [hit] = find([page("p", ["Stab"], ["Lage und Stab, Stab"])], wordsIn("lage stab"));
  assert.deepEqual([hit.count, hit.best], [4, 1]);
});

test("a snippet marks every hit as it is written and is cut between words", () => {
  const text = `${"vorher ".repeat(30)}die Größe und die GROESSE zählen ${"nachher ".repeat(30)}`.trim();
  const pieces = snippet(passage(text, 1), wordsIn("grösse"));
  assert.deepEqual(
    pieces.filter(({ isHit }) => isHit).map((piece) => piece.text),
    ["Größe", "GROESSE"],
  );
  const whole = pieces.map((piece) => piece.text).join("");
  assert.match(whole, /^… vorher .* nachher …$/);
  assert.ok(whole.length < 200);
  assert.equal(snippet(passage("kurz", 1), ["kurz"])[0].text, "kurz");
});

test("ranges never overlap", () => {
  const text = { text: "Stabstab", ...fold("Stabstab") };
  const all = ranges(text, ["stab", "stabstab", "sta"]);
  assert.ok(all.every(([start], n) => n === 0 || start >= all[n - 1][1]));
});
