"""Whatever the bytes of a source are, it is either valid or told about; nothing raises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.messages import describe
from builder.readers.fields import read_fields
from builder.readers.project import PROJECT_KEYS, read_project
from builder.readers.quiz import QUIZ_KEYS
from builder.readers.source import Report
from tests.sources import MINIMAL, write_sources

QUIZ = """\
quiz: test
titel: Test
ziehe: [2 aus a]
fragen:
- id: eins
  frage: |
    Was: *stimmt*?

    - a
  antworten:
  - richtig: Dies "hier".
    weil: [siehe oben]
  - falsch: Das #1
- id: zwei
  lueckentext: Ein [[Wort|Worte]] und [[(a)|b]].
- id: drei
  frage: Was passt?
  zuordnen:
  - S1: Personal
  - von: a
    zu: b
  ablenker: [x, y]
- {id: vier, frage: Wie?, zahl: '1,5', toleranz: 0, einheit: km}
- id: fuenf
  reflexion: Und Sie?
  mindestens: 20
- id: sechs
  frage: Wo?
  bild: assets/b.png
  bildbeschreibung: Karte
  flaechen:
  - richtig: Nord
    links: 0
    oben: 0
    breite: 5
    hoehe: 5
"""
SPLINTERS = (
    *":-#|>[]{}&*!?'\"%@`,\t\n ~<\\=._\0\u2028🙂ä",
    *("\n  ", "\n- ", ": ", " # ", "---\n", "|\n", "<<: ", "!!int ", "&a ", "*a ", "[[", "]]"),
    *("```\n", "::: ", "## ", "{#", "\n\n", "'''", "1,5", "frage: ", "- richtig: ", "titel:"),
)


def mutated(source: str, chance: random.Random) -> str:
    """The source with a few splinters put in, pieces cut out, doubled or moved."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(source) + 1)
        end = min(len(source), start + chance.choice((0, 0, 1, 2, 8, 40)))
        piece = chance.choice(("", source[start:end] * 2, *chance.choices(SPLINTERS, k=6)))
        source = source[:start] + piece + source[end:]
    return source


def test_mutated_quizzes_are_read_or_told_about() -> None:
    chance = random.Random(11)
    valid = 0
    for _ in range(3000):
        report = Report("x.yaml")
        fields = read_fields(mutated(QUIZ, chance), QUIZ_KEYS, report)
        assert fields is not None or report.diagnostics
        for diagnostic in report.diagnostics:
            assert diagnostic.span.line >= 1
            assert describe(diagnostic).message
        valid += not report.diagnostics
    assert 100 < valid < 2900, "both outcomes are tried"


def test_mutated_projects_are_read_or_told_about(tmp_path: Path) -> None:
    chance = random.Random(7)
    names = ["kurs/quizzes/test.yaml", "kurs/lessons/010-lage.md", "kurs/course.yaml"]
    lesson = MINIMAL["kurs/lessons/010-lage.md"]
    assert isinstance(lesson, str)
    for round_ in range(250):
        files = {"kurs/quizzes/test.yaml": QUIZ}
        name = names[round_ % 3]
        content = files.get(name, MINIMAL[name])
        assert isinstance(content, str)
        files[name] = mutated("\n".join(line[8:] if line[:8].isspace() else line
                                         for line in content.split("\n")), chance)  # fmt: skip
        project, diagnostics = read_project(write_sources(tmp_path / str(round_), files))
        assert project is not None
        assert all(diagnostic.span.path.startswith("courses") for diagnostic in diagnostics)


@pytest.mark.soak
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200))
def test_any_bytes_are_a_file(tmp_path_factory: object, content: bytes) -> None:
    from builder.readers.source import read_text

    file = tmp_path_factory.getbasetemp() / "any.yaml"  # type: ignore[attr-defined]
    file.write_bytes(content)
    report = Report("any.yaml")
    text = read_text(file, report)
    if text is None:
        assert report.diagnostics
    else:
        read_fields(text, PROJECT_KEYS, report)


@pytest.mark.soak
@given(st.text(max_size=120))
def test_any_text_after_a_key_is_that_text_or_told_about(text: str) -> None:
    line = " ".join(text.split())
    report = Report("x.yaml")
    fields = read_fields(f"titel: x{line}\nfragen: []\n", QUIZ_KEYS, report)
    if not report.diagnostics or {d.code for d in report.diagnostics} <= {"Y033", "Y032"}:
        assert fields is not None
        assert fields.text("title") == f"x{line}"
