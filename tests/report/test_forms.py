"""Diagnostics in every form, as they are printed."""

from __future__ import annotations

import json

import pytest

from builder import report
from builder.diagnostics import Diagnostic, Span, problem
from builder.report import terminal
from builder.report.style import Style
from builder.report.words import counted, seconds, summary
from builder.sizes import size

LESSON = "courses/kurs/lessons/010-stab.md"
LINES = {
    (LESSON, 3): "Ein Stab berät [@KM-99], und er entscheidet.",
    (LESSON, 40): "\tLesen Sie \x1b[31m[hier](https://example.org).\u202e",
    (LESSON, 50): "Wort " * 40 + "[@KM-99]" + " Wort" * 40,
}
DIAGNOSTICS = [
    problem("A004", Span(LESSON, 40, 18, 28), text="hier"),
    problem("R001", Span(LESSON, 3, 16, 8), "KM-09", name="KM-99"),
    problem("O006", Span("courses/kurs/lessons/020-lage.md", 2), name="Die Lage"),
    problem("R001", Span(LESSON, 3, 16, 8), "KM-09", name="KM-99"),
]


def _lines(form: str, *diagnostics: Diagnostic, width: int = 80, colour: bool = False) -> str:
    notices = report.notices(diagnostics or DIAGNOSTICS)
    style = Style(width, colour)
    return "\n".join(report.lines(notices, form, style, lambda path, at: LINES.get((path, at))))


def test_terminal() -> None:
    assert _lines("terminal") == (
        """\
courses/kurs/lessons/010-stab.md

  Fehler R001: Die Erkenntnis »KM-99« gibt es nicht
     3 │ Ein Stab berät [@KM-99], und er entscheidet.
       │                ^^^^^^^^
         Meinten Sie »KM-09«?
         Alle Erkenntnisse stehen in den Dateien des Ordners findings

  Warnung A004: Der Linktext »hier« sagt nicht, wohin der Link führt
    40 │  Lesen Sie ·[31m[hier](https://example.org).·
       │                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         Nennen Sie das Ziel: [Handbuch Krisenstab](https://…)

courses/kurs/lessons/020-lage.md

  Hinweis O006: Die Lektion »Die Lage« nennt kein Lernziel
  Zeile 2
        Ergänzen Sie lernziele: im Kopf der Lektion

1 Fehler, 1 Warnung, 1 Hinweis in 2 Dateien
Mehr dazu: kurswerk explain R001
"""
    )


def test_colour_only_changes_colour() -> None:
    import re

    painted = _lines("terminal", colour=True)
    assert "\x1b[1;31mFehler R001\x1b[0m: Die" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == _lines("terminal")


def test_a_long_line_is_cut_around_its_mistake() -> None:
    text = _lines("terminal", problem("R001", Span(LESSON, 50, 201, 8), name="KM-99"), width=60)
    excerpt, carets = text.splitlines()[3:5]
    assert len(excerpt) <= 60
    assert excerpt.count("…") == 2
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "[@KM-99]"


@pytest.mark.parametrize("column", [0, 1, 44, 45, 9000])
@pytest.mark.parametrize("line", [3, 50, 51])
def test_no_place_is_too_far_off(line: int, column: int) -> None:
    span = Span(LESSON, line, column, 10_000)
    for width in (1, 20, 200):
        assert "R001" in _lines("terminal", problem("R001", span, name="x"), width=width)


def test_one_line_each() -> None:
    assert _lines("line").splitlines() == [
        f"{LESSON}:3:16: Fehler R001 Die Erkenntnis »KM-99« gibt es nicht – Meinten Sie »KM-09«?",
        f"{LESSON}:40:18: Warnung A004 Der Linktext »hier« sagt nicht, wohin der Link führt",
        "courses/kurs/lessons/020-lage.md:2:1: Hinweis O006 "
        "Die Lektion »Die Lage« nennt kein Lernziel",
    ]


def test_no_value_steers_the_terminal_or_breaks_the_line() -> None:
    odd = problem("R001", Span(LESSON, 3, 1), name="a\x1b[2J\nb\u202e")
    for form in ("line", "terminal"):
        assert "»a·[2J b·«" in _lines(form, odd)
    assert len(_lines("line", odd).splitlines()) == 1


def test_json() -> None:
    document = json.loads(_lines("json"))
    assert document["summary"] == {"error": 1, "warning": 1, "hint": 1}
    assert document["diagnostics"][0] == {
        "code": "R001",
        "severity": "error",
        "path": LESSON,
        "line": 3,
        "column": 16,
        "length": 8,
        "message": "Die Erkenntnis »KM-99« gibt es nicht",
        "hint": "Alle Erkenntnisse stehen in den Dateien des Ordners findings",
        "proposal": "KM-09",
    }
    assert document["diagnostics"][2]["column"] is None


def test_github() -> None:
    odd = problem("R001", Span("a,b:c.md", 1, 2, 3), name="100 %\nganz")
    assert _lines("github", odd) == (
        "::error file=a%2Cb%3Ac.md,line=1,col=2,endColumn=5,title=R001::"
        "Die Erkenntnis »100 %25%0Aganz« gibt es nicht"
        "%0AAlle Erkenntnisse stehen in den Dateien des Ordners findings"
    )
    assert "::notice file=courses/kurs/lessons/020-lage.md,line=2,title=O006::" in _lines("github")


def test_nothing_to_say() -> None:
    style = Style()
    assert [*terminal.render((), style, lambda path, at: None)] == []
    assert summary(()) == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1,0 kB"),
        (416_949, "416,9 kB"),
        (999_949, "999,9 kB"),
        (999_950, "1,0 MB"),
        (1_234_567_890, "1.234,6 MB"),
    ],
)
def test_sizes(count: int, text: str) -> None:
    assert size(count) == text


def test_numbers() -> None:
    assert counted(1, "Datei", "Dateien") == "1 Datei"
    assert counted(1200, "Datei", "Dateien") == "1.200 Dateien"
    assert (seconds(0.01), seconds(0.449), seconds(12.0)) == ("10 ms", "0,4 s", "12,0 s")
