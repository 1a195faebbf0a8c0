"""Everyday German in YAML loads as it is written; what cannot be meant is told with its place."""

from __future__ import annotations

import pytest

from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report
from builder.readers.yamltree import ListNode, MappingNode, Node, Scalar, load

KEYS = Keys(
    Key("title", "titel", Form.TEXT, ""),
    Key("stem", "frage", Form.PROSE, ""),
    Key("accent", "akzentfarbe", Form.COLOUR, ""),
    Key("id", "id", Form.ID, ""),
    Key("findings", "befunde", Form.NAMES, ""),
    Key(
        "options",
        "antworten",
        Form.MAPPINGS,
        "",
        keys=Keys(
            Key("right", "richtig", Form.PROSE, ""),
            Key("wrong", "falsch", Form.PROSE, ""),
            Key("because", "weil", Form.PROSE, ""),
        ),
    ),
    Key("sequence", "reihenfolge", Form.TEXTS, ""),
    Key(
        "match",
        "zuordnen",
        Form.PAIRS,
        "",
        keys=Keys(Key("from", "von", Form.PROSE, ""), Key("to", "zu", Form.PROSE, "")),
    ),
    Key("local", "lokal", Form.ENTRIES, ""),
)


def plain(node: Node | None) -> object:
    """A node as lists, dictionaries and strings."""
    match node:
        case Scalar(text=text):
            return text
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MappingNode(entries=entries):
            return {key.text: plain(value) for key, value in entries}
        case None:
            return None


def read(source: str) -> tuple[Node | None, list[tuple[str, int, int]]]:
    report = Report("x.yaml")
    node = load(source, KEYS.forms, report)
    return node, [(d.code, d.span.line, d.span.column) for d in report.diagnostics]


AS_WRITTEN = [
    "Bund: zu spät",
    "*fett* und mehr",
    "**fett**",
    '"Heldenklau" bremst',
    "'Heldenklau' bremst",
    '"Heldenklau" und "Krisendemenz"',
    "'ne gute Idee",
    "%-Angabe",
    "@alle",
    "`code` zuerst",
    "- kein Plan",
    "Regel #1 gilt",
    "#1 ist wichtig",
    "[siehe oben]",
    "[Link](https://example.org)",
    "[@KM-07] sagt es",
    "{{organisation.name}} hilft",
    "{geschweift}",
    "18:30",
    "0755",
    "012",
    "2020-03-16",
    "2024-13-45",
    "on",
    "NO",
    "ja",
    "null",
    "~",
    "1e3",
    ".inf",
    "0x1F",
    "1_000",
    "&anker",
    "*verweis",
    "!wichtig",
    "! wichtig",
    "? oder nicht",
    "> 5 Tage",
    "| Strich",
    "<< zurück",
    "= gleich",
    ", Komma",
    "] zu",
    "} zu",
    "Uhrzeit: 18:30: genau",
    "https://example.org/a#b",
    "C:\\Daten\\neu",
    'Er sagte: "Ja"',
    "„Heldenklau“ bremst",
    "Stab – und nun?",
    "Ende mit Doppelpunkt:",
    "-5 Grad",
    "--- kein Trenner",
    "… und so weiter",
    "50 % der Stimmen",
    "a\tb",
    "🙂: fröhlich",
    'halb "offen',
    "\\n bleibt",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_text_is_what_stands_after_its_key(text: str) -> None:
    node, diagnostics = read(f"id: x\nantworten:\n- falsch: {text}\n  weil: {text}\n")
    assert plain(node) == {"id": "x", "antworten": [{"falsch": text, "weil": text}]}
    assert diagnostics == []
    assert isinstance(node, MappingNode)
    options = node.entries[1][1]
    assert isinstance(options, ListNode)
    entry = options.items[0]
    assert isinstance(entry, MappingNode)
    assert [(v.span.line, v.span.column) for _, v in entry.entries] == [(3, 11), (4, 9)]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_text_in_a_list_is_what_stands_after_the_dash(text: str) -> None:
    node, diagnostics = read(f"reihenfolge:\n- {text}\n- zwei\nid: x\n")
    assert plain(node) == {"reihenfolge": [text, "zwei"], "id": "x"}
    assert diagnostics == []


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_pair_is_divided_at_its_first_colon(text: str) -> None:
    node, diagnostics = read(f"zuordnen:\n- Stab *S1*: {text}\n- von: {text}\n  zu: {text}\n")
    assert plain(node) == {"zuordnen": [{"Stab *S1*": text}, {"von": text, "zu": text}]}
    assert diagnostics == []


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_free_names_take_texts(text: str) -> None:
    node, diagnostics = read(f"lokal:\n  stabs raum: {text}\n  id: {text}\nid: x\n")
    assert plain(node) == {"lokal": {"stabs raum": text, "id": text}, "id": "x"}
    assert diagnostics == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('titel: "Ein: Titel"', "Ein: Titel"),
        ("titel: 'Ein: ''Titel'''", "Ein: 'Titel'"),
        ('titel: "Ein Titel"  # Bemerkung', "Ein Titel"),
        ('titel: "zwei\n  Zeilen"', "zwei Zeilen"),
        ('titel: "a \\" b"', 'a " b'),
        ("titel: erste: Zeile\n  zweite #2\n\n  dritte", "erste: Zeile\nzweite #2\n\ndritte"),
        ("titel:\n  erst: hier", "erst: hier"),
        ("titel: |\n  a: b\n  - c\n\n  titel: d", "a: b\n- c\n\ntitel: d"),
        ("titel: |-\n  a\n   b\n", "a\n b"),
        ("titel: |2\n    a\n", "  a\n"),
        ("titel: >-\n  a\n  b\n", "a b"),
        ("titel: | # Bemerkung\n  a\n", "a\n"),
        ("titel :  Text ", "Text"),
        ('"titel": Bund: x', "Bund: x"),
        ("titel:\tText: x", "Text: x"),
        ("akzentfarbe: #0b5c8a", "#0b5c8a"),
        ("titel:", ""),
        ("---\ntitel: a: b\n...\n", "a: b"),
        ("\ufefftitel: a".lstrip("\ufeff"), "a"),
    ],
)
def test_other_ways_to_write_a_text(source: str, expected: str) -> None:
    node, diagnostics = read(source)
    assert diagnostics == []
    assert isinstance(node, MappingNode)
    assert plain(node.entries[0][1]) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("befunde: [KM-01, KM-02]", ["KM-01", "KM-02"]),
        ("befunde: [KM-01,\n  KM-02]", ["KM-01", "KM-02"]),
        ("befunde:\n- KM-01 # Bemerkung\n", ["KM-01"]),
        ("befunde: [] # leer", []),
        ("reihenfolge: [eins, zwei]", ["eins", "zwei"]),
        (
            "reihenfolge:\n  - eins: 1\n    und mehr\n  - |\n    zwei\n",
            ["eins: 1\nund mehr", "zwei\n"],
        ),
        ("antworten: [{falsch: a, weil: b}]", [{"falsch": "a", "weil": "b"}]),
        ("zuordnen:\n- Punkte: a: b\n- 'x: y': z\n", [{"Punkte": "a: b"}, {"x: y": "z"}]),
        ("unbekannt: |\n  titel: *x\n", "titel: *x\n"),
        ("# oben\n\nbefunde: [a]\n# unten: *x\n", ["a"]),
    ],
)
def test_lists_and_blocks_stay_what_they_are(source: str, expected: object) -> None:
    node, diagnostics = read(source)
    assert diagnostics == []
    assert isinstance(node, MappingNode)
    assert plain(node.entries[0][1]) == expected


def test_columns_are_those_of_the_source() -> None:
    node, _ = read('zuordnen:\n- Stab "x": [a]\n- q: |\n\n      tief\nbefunde: ["a", b]\n')
    assert isinstance(node, MappingNode)
    pairs, names = node.entries[0][1], node.entries[1][1]
    assert isinstance(pairs, ListNode)
    assert isinstance(names, ListNode)
    spans = [
        (part.span.line, part.span.column, part.span.length)
        for pair in pairs.items
        if isinstance(pair, MappingNode)
        for key, value in pair.entries
        for part in (key, value)
    ]
    assert spans == [(2, 3, 8), (2, 13, 3), (3, 3, 1), (4, 7, 1)]
    assert [(item.span.line, item.span.column) for item in names.items] == [(6, 12), (6, 16)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ("Y034", 1, 0)),
        ("# nur Bemerkung\n", ("Y034", 1, 0)),
        ("---\n", ("Y034", 1, 0)),
        ("id: x\n\tbefunde: [a]\n", ("Y006", 2, 1)),
        ("antworten:\n\t- falsch: a\n", ("Y006", 2, 1)),
        ("id: x\n  befunde: [a]\n", ("Y007", 2, 3)),
        ("antworten:\n- falsch: a\n    weil: b\n", ("Y007", 3, 5)),
        ("antworten:\n  - falsch: a\n - falsch: b\n", ("Y007", 3, 2)),
        ("titel: a\nfrage\nid: x\n", ("Y008", 2, 6)),
        ("id:x\ntitel: a\n", ("Y008", 1, 4)),
        ("titel: a\nid:x\nbefunde: [a]\n", ("Y008", 2, 4)),
        ('titel: "offen\nid: x\n', ("Y009", 1, 8)),
        ('frage:\n  "offen\nid: x\n', ("Y009", 2, 3)),
        ('id: "offen\n', ("Y009", 1, 5)),
        ("befunde: [KM-01, KM-02\nid: x\n", ("Y010", 1, 10)),
        ("befunde: [KM-01\n", ("Y010", 1, 10)),
        ("id: &a x\n", ("Y011", 1, 5)),
        ("id: *a\n", ("Y011", 1, 5)),
        ("id: * a\n", ("Y011", 1, 5)),
        ("id: !x y\n", ("Y012", 1, 5)),
        ("id: !!int x\n", ("Y012", 1, 5)),
        ("<<: {id: x}\n", ("Y013", 1, 1)),
        ("? [a]\n: b\n", ("Y014", 1, 3)),
        (": b\n", ("Y014", 1, 1)),
        ("id: a\nid: b\n", ("Y015", 2, 1)),
        ("befunde: " + "[" * 40, ("Y016", 1, 41)),
        ("id: a\n---\nid: b\n", ("Y018", 2, 1)),
        ("titel: Lage # später\n", ("Y033", 1, 13)),
        ("id: @alle\n", ("Y037", 1, 5)),
        ("id: `x`\n", ("Y037", 1, 5)),
        ("id: a: b\n", ("Y038", 1, 6)),
        ('titel: "C:\\Daten"\n', ("Y039", 1, 11)),
        ("id: x\n]\n", ("Y005", 2, 1)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    source: str, expected: tuple[str, int, int]
) -> None:
    assert read(source)[1] == [expected]


def test_too_many_nodes_end_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.readers.yamltree.MAX_NODES", 20)
    node, diagnostics = read("befunde:\n" + "- a\n" * 30)
    assert node is None
    assert diagnostics == [("Y017", 17, 3)]


def test_deep_nesting_ends_early() -> None:
    assert read("befunde: " + "[" * 200_000)[1] == [("Y016", 1, 41)]


def test_an_unclosed_quotation_mark_hides_nothing_after_it() -> None:
    node, diagnostics = read('titel: "offen\nfrage: "zu"\nid: a\nid: b\n')
    assert [code for code, _, _ in diagnostics] == ["Y009", "Y015"]
    assert plain(node) == {"titel": '"offen', "frage": "zu", "id": "a"}
