"""What the rules of good questions know of German, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from builder.checks import cues, forms, german
from builder.diagnostics import Diagnostic
from builder.model.course import Course, Organisation, Project
from builder.model.document import Paragraph
from builder.model.inline import Inline, Strong, Text
from builder.model.interaction import Choice, Option, Sequencing, TrueFalse
from builder.model.question import Question, Quiz

Check = Callable[[Project], Iterable[Diagnostic]]


def _project(question: Question) -> Project:
    quiz = Quiz(id="quiz", title="Quiz", questions=(question,))
    course = Course(id="kurs", title="Kurs", lessons=(), quizzes=(quiz,))
    return Project(organisation=Organisation(name=""), courses=(course,), findings={})


def _choice(stem: str, *options: str) -> Project:
    made = tuple(Option(f"o{n}", (Text(text),)) for n, text in enumerate(options))
    form = Choice("c", made, ("o0",))
    text = Paragraph((Text(stem),))
    return _project(Question(id="q", kind="single_choice", stem=(text,), interactions=(form,)))


def _statement(*said: Inline, correct: bool = True) -> Project:
    form = TrueFalse("c", correct)
    return _project(
        Question(id="q", kind="true_false", stem=(Paragraph(said),), interactions=(form,))
    )


def test_sentences_end_where_readers_stop() -> None:
    text = "Am 1. Mai geht es los. „Na ja.“ Was tun Sie?\nNichts"
    assert len(german.sentences(text)) == 4


def test_endings_do_not_hide_that_words_are_the_same() -> None:
    assert german.stems("Die Entscheidungen der Stäbe") == german.stems("Entscheidung, Stäben")
    assert german.stems("und dann noch die zwei") == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("immer", "immer"),
        ("nur die Leitung", "nur"),
        ("nur wenige Ämter", ""),
        ("der Nieswurz", ""),
    ],
)
def test_words_that_allow_no_exception(text: str, found: str) -> None:
    assert german.absolute(text) == found


def test_reading_is_as_hard_as_the_formulas_say() -> None:
    easy = german.Reading("Der Stab tagt. Er hilft. Wir gehen.")
    assert easy.lix() == pytest.approx(7 / 3)
    hard = german.Reading("Verwaltungsstabsmitglieder berücksichtigen Zuständigkeiten.")
    assert hard.lix() == pytest.approx(3 + 100)
    assert hard.school_year() > 30 > 0 > easy.school_year()


@pytest.mark.parametrize(
    ("check", "project"),
    [
        (cues.absolutes_are_not_only_wrong, _choice("Was?", "Immer a", "Immer b", "c")),
        (cues.hedges_are_not_only_right, _choice("Was?", "Meist a", "Oft b", "c")),
        (cues.nothing_is_negated_twice, _choice("Was gilt?", "Es gilt nicht.", "b", "c")),
        (
            cues.nothing_is_negated_twice,
            _choice("Was gilt, wenn nichts und nie etwas kommt?", "Es gilt nicht.", "b", "c"),
        ),
        (cues.keys_do_not_echo_the_question, _choice("Was tut der Krisenstab?", "berät", "wartet")),
        (
            cues.keys_do_not_echo_the_question,
            _choice("Was tut der Krisenstab?", "Krisenstäbe beraten", "Krisenstäbe warten"),
        ),
        (cues.options_end_alike, _choice("Was?", "„a.“", "b.", "c?")),
        (cues.ranges_do_not_overlap, _choice("Wie?", "1 bis 4", "5–9", "10 bis 12")),
        (cues.ranges_do_not_overlap, _choice("Wie?", "Raum 3 bis 5, Haus 7", "Raum 4", "c")),
        (cues.announced_counts_are_right, _choice("Sie haben drei Wege. Welcher passt?", "a", "b")),
        (cues.options_do_not_hold_one_another, _choice("Was?", "die Leitung", "die Presse")),
        (cues.stems_do_not_end_in_an_article, _choice("Wofür steht das?", "a", "b")),
        (forms.statements_say_one_thing, _statement(Text("Stab und Linie arbeiten."))),
        (
            forms.statements_are_not_negated,
            _statement(Text("Das gilt "), Strong((Text("nicht"),)), Text(".")),
        ),
        (forms.wrong_statements_hold_no_absolutes, _statement(Text("Das gilt immer."))),
    ],
)
def test_what_gives_nothing_away_is_left_alone(check: Check, project: Project) -> None:
    assert [told.code for told in check(project)] == []


@pytest.mark.parametrize("step", ["Dann entscheiden", "2. Entscheiden", "Wir entscheiden zuletzt"])
def test_steps_that_tell_their_place(step: str) -> None:
    form = Sequencing("c", (Option("a", (Text("Lage feststellen"),)), Option("b", (Text(step),))))
    project = _project(Question(id="q", kind="ordering", stem=(), interactions=(form,)))
    assert [told.code for told in forms.steps_do_not_tell_their_place(project)] == ["Q087"]


def test_a_word_within_a_step_may_be_then() -> None:
    form = Sequencing("c", (Option("a", (Text("Handeln, auch wenn dann Regen fällt"),)),))
    project = _project(Question(id="q", kind="ordering", stem=(), interactions=(form,)))
    assert not [*forms.steps_do_not_tell_their_place(project)]
