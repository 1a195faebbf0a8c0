"""Item rules in the small: what they find and what they leave alone."""

from __future__ import annotations

import pytest

from builder.checks import items
from builder.model.course import Course, Organisation, Project
from builder.model.document import Paragraph
from builder.model.inline import Inline, Strong, Text
from builder.model.interaction import Choice, Option
from builder.model.question import Question, Quiz


def _project(stem: tuple[Inline, ...], options: tuple[str, ...]) -> Project:
    choice = Choice("c", tuple(Option(text, (Text(text),)) for text in options), options[:1])
    question = Question(
        id="q", kind="single_choice", stem=(Paragraph(stem),), interactions=(choice,)
    )
    quiz = Quiz(id="quiz", title="Quiz", questions=(question,))
    course = Course(id="kurs", title="Kurs", lessons=(), quizzes=(quiz,))
    return Project(organisation=Organisation(name=""), courses=(course,), findings={})


@pytest.mark.parametrize(
    "stem",
    [
        "Was gehört nicht zum Lagebild?",
        "Es ist Montag. Welche Aufgabe hat der Stab keine Zeit zu lösen?",
        "Alles ist ruhig, wer entscheidet nie allein?",
    ],
)
def test_hidden_negations_are_found(stem: str) -> None:
    project = _project((Text(stem),), ("a", "b"))
    assert [d.code for d in items.negative_stems_are_marked(project)] == ["Q064"]


@pytest.mark.parametrize(
    "stem",
    [
        "Was tun Sie, wenn keine Antwort kommt?",
        "Warum reichte das nicht?",
        "Der Erlass liegt noch nicht vor. Was tun Sie?",
        "Was ist noch nicht entschieden?",
        "Welches Wort fehlt?",
    ],
)
def test_other_negations_are_left_alone(stem: str) -> None:
    assert not [*items.negative_stems_are_marked(_project((Text(stem),), ("a", "b")))]


def test_a_bold_negation_is_seen() -> None:
    stem = (Text("Was gehört "), Strong((Text("nicht"),)), Text(" zum Lagebild?"))
    assert not [*items.negative_stems_are_marked(_project(stem, ("a", "b")))]


@pytest.mark.parametrize(
    "option", ["Alle genannten Antworten", "Alles davon", "A und B", "Beides", "alle sind richtig"]
)
def test_options_that_are_all_of_the_others(option: str) -> None:
    project = _project((Text("Was?"),), ("eins", option))
    assert [d.code for d in items.no_option_is_all_of_the_others(project)] == ["Q062"]


@pytest.mark.parametrize(
    "option", ["Alle Ämter", "Alle fünf Kommunen", "Stab und Linie", "Beide Ämter"]
)
def test_options_that_only_sound_alike(option: str) -> None:
    assert not [*items.no_option_is_all_of_the_others(_project((Text("Was?"),), ("eins", option)))]


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("Keine der Antworten ist richtig.", True),
        ("Nichts davon", True),
        ("Keine davon", True),
        ("Keine Maske im Amt", False),
        ("Nichts tun", False),
    ],
)
def test_options_that_are_none_of_the_others(option: str, found: bool) -> None:
    project = _project((Text("Was?"),), ("eins", option))
    assert bool([*items.no_option_is_none_of_the_others(project)]) is found


@pytest.mark.parametrize(("key", "found"), [("x" * 40, True), ("x" * 34, False), ("x" * 20, False)])
def test_the_longest_option(key: str, found: bool) -> None:
    project = _project((Text("Was?"),), (key, "y" * 20, "z" * 20))
    assert bool([*items.keys_are_not_the_longest(project)]) is found
