"""Every kind of question reduces to the answer forms that its keys say."""

from __future__ import annotations

import re
from decimal import Decimal
from textwrap import indent

import pytest

from builder.model.inline import Gap
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question, Scoring
from builder.model.text import plain_text, walk_inlines
from builder.questions import KINDS
from builder.questions.options import LONGEST, SHORTEST, identify
from tests.conftest import ProjectFrom
from tests.sources import png


def read(project_from: ProjectFrom, text: str) -> Question:
    source = "titel: Test\nfragen:\n- id: f\n" + indent(text.strip("\n"), "  ") + "\n"
    project, diagnostics = project_from(
        {"kurs/quizzes/test.yaml": source, "kurs/assets/b.png": png()}
    )
    assert diagnostics == ()
    assert project is not None
    return project.courses[0].questions["f"]


def words(options: tuple[Option, ...]) -> list[str]:
    return [plain_text(option.content) for option in options]


def test_one_right_answer_makes_single_choice(project_from: ProjectFrom) -> None:
    question = read(
        project_from,
        """
frage: Was spricht **dagegen**?
antworten:
- richtig: Er ist: für begrenzte Lagen
  weil: Genau das berichteten sie.
- falsch: "Heldenklau" bremst
weil: Zusammengefasst.
tipp: Denken Sie nach.
punkte: 1,5
""",
    )
    (choice,) = question.interactions
    assert isinstance(choice, Choice)
    assert (question.kind, choice.multiple, choice.id) == ("single_choice", False, "f")
    assert words(choice.options) == ["Er ist: für begrenzte Lagen", '"Heldenklau" bremst']
    assert choice.correct == (choice.options[0].id,)
    assert choice.options[0].because
    assert not choice.options[1].because
    assert question.explanation
    assert question.hint
    assert (question.points, question.scoring) == (1.5, Scoring.PARTIAL)


def test_several_right_answers_make_multiple_choice(project_from: ProjectFrom) -> None:
    question = read(
        project_from, "frage: Was?\nantworten:\n- richtig: a\n- falsch: b\n- richtig: c"
    )
    (choice,) = question.interactions
    assert isinstance(choice, Choice)
    assert (question.kind, choice.multiple) == ("multiple_choice", True)
    assert choice.correct == (choice.options[0].id, choice.options[2].id)


def test_a_statement_is_true_or_false(project_from: ProjectFrom) -> None:
    question = read(project_from, "aussage: So ist es.\nstimmt: nein\nweil: Eben nicht.")
    (answer,) = question.interactions
    assert isinstance(answer, TrueFalse)
    assert (question.kind, answer.correct) == ("true_false", False)
    assert answer.because
    assert question.explanation == ()
    assert len(question.stem) == 1


def test_pairs_make_matching(project_from: ProjectFrom) -> None:
    question = read(
        project_from,
        """
frage: Was gehört zusammen?
zuordnen:
- S1: Personal
- S2: Lage
- zu: Personal
  von: "S3: neu"
ablenker:
- Finanzen: nie
""",
    )
    (matching,) = question.interactions
    assert isinstance(matching, Matching)
    assert words(matching.sources) == ["S1", "S2", "S3: neu"]
    assert words(matching.targets) == ["Personal", "Lage", "Finanzen: nie"]
    s1, s2, s3 = (option.id for option in matching.sources)
    staff, state, _ = (option.id for option in matching.targets)
    assert matching.pairs == ((s1, staff), (s2, state), (s3, staff))


def test_a_sequence_makes_ordering(project_from: ProjectFrom) -> None:
    question = read(project_from, "frage: Wie?\nreihenfolge:\n- Erst: a\n- dann b")
    (sequencing,) = question.interactions
    assert isinstance(sequencing, Sequencing)
    assert words(sequencing.steps) == ["Erst: a", "dann b"]
    assert (question.kind, question.scoring) == ("ordering", Scoring.ALL_OR_NOTHING)


def test_gaps_make_a_cloze(project_from: ProjectFrom) -> None:
    question = read(
        project_from,
        """
frage: Ergänzen Sie.
lueckentext: |
  Der Stab tagt **[[täglich|jeden Tag]]** und

  - berät [[(die Leitung)|die Presse]][[x]].
schreibweise: genau
""",
    )
    typed, menu, last = question.interactions
    assert isinstance(typed, FillIn)
    assert (typed.id, typed.solutions, typed.tolerant) == ("f__1", ("täglich", "jeden Tag"), False)
    assert isinstance(menu, Choice)
    assert words(menu.options) == ["die Leitung", "die Presse"]
    assert menu.correct == (menu.options[0].id,)
    assert isinstance(last, FillIn)
    gaps = [i.interaction for i in walk_inlines(question.stem) if isinstance(i, Gap)]
    assert gaps == ["f__1", "f__2", "f__3"]
    assert len(question.stem) == 3


def test_columns_behind_a_gap_are_those_of_the_source(project_from: ProjectFrom) -> None:
    _, diagnostics = project_from(
        {
            "kurs/quizzes/test.yaml": "titel: T\nfragen:\n- id: f\n  lueckentext: |\n"
            "    Ein [[langes Wort]] und {{organisation.nme}}\n"
        }
    )
    assert [(d.code, d.span.line, d.span.column) for d in diagnostics] == [("M030", 5, 29)]


def test_a_number_has_a_range(project_from: ProjectFrom) -> None:
    question = read(project_from, "frage: Wie viel?\nzahl: 1,5\ntoleranz: 0,25\neinheit: %")
    (numeric,) = question.interactions
    assert numeric == Numeric("f", Decimal("1.5"), Decimal("1.25"), Decimal("1.75"), "%")


def test_unscored_kinds(project_from: ProjectFrom) -> None:
    rating = read(project_from, "selbsteinschaetzung: Ich weiß es.\nskala: [nein, etwas, ja]")
    (likert,) = rating.interactions
    assert isinstance(likert, Likert)
    assert words(likert.scale) == ["nein", "etwas", "ja"]
    thought = read(project_from, "reflexion: Und Sie?\nmindestens: 20\nmusterantwort: Ich auch.")
    (text,) = thought.interactions
    assert isinstance(text, LongFillIn)
    assert text.at_least == 20
    assert text.sample
    assert not rating.is_scored
    assert not thought.is_scored


def test_areas_make_a_hotspot(project_from: ProjectFrom) -> None:
    question = read(
        project_from,
        """
frage: Wo?
bild: assets/b.png
bildbeschreibung: Eine Karte: oben Nord
flaechen:
- richtig: Nord
  links: 0
  oben: 0
  breite: 50,5
  hoehe: 50
- falsch: Süd
  links: 0
  oben: 50
  breite: 50
  hoehe: 50
""",
    )
    (hotspot,) = question.interactions
    assert isinstance(hotspot, Hotspot)
    assert (hotspot.image, hotspot.alternative) == ("assets/b.png", "Eine Karte: oben Nord")
    assert hotspot.areas[0].width == Decimal("50.5")
    assert hotspot.correct == (hotspot.areas[0].option.id,)


def test_ids_of_options_know_words_and_not_places() -> None:
    there = identify(["Ja", "Nein", "Vielleicht"])
    back = identify(["Vielleicht", "Nein", "Ja"])
    assert there == tuple(reversed(back))
    assert there[0] == "pce6"
    assert all(re.fullmatch("[a-z][a-z0-9]{3}", id) for id in there)


def test_ids_that_begin_alike_become_longer() -> None:
    seen: dict[str, str] = {}
    for number in range(100_000):
        (id,) = identify([str(number)])
        if id in seen:
            break
        seen[id] = str(number)
    first, second, other = identify([seen[id], str(number), "Nein"])
    assert SHORTEST < len(first) == len(second) <= LONGEST
    assert first != second
    assert len(other) == SHORTEST
    assert identify([str(number), seen[id]]) == (second, first)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_keys_of_every_kind_are_described(kind: object) -> None:
    for key in kind.KEYS:  # type: ignore[attr-defined]
        assert key.about.endswith(".")
        assert key.german == key.german.lower()
        assert re.fullmatch("[a-z_]+", key.german + key.name)
