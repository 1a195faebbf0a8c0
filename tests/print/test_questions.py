"""What a question looks like on paper, and what its solution says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from builder.model.interaction import FillIn, Interaction, LongFillIn, Numeric, Sequencing
from builder.model.question import Question
from builder.writers.decimals import decimal
from builder.writers.paper.forms import unsorted
from builder.writers.paper.nodes import Printer
from builder.writers.paper.practice import numbers, practice
from builder.writers.paper.solutions import solution
from tests.print.sample import COURSE, NEIGHBOURS, job
from tests.sample import option, para


def ask(interaction: Interaction) -> Question:
    return Question(id="q", kind="any", stem=(para("Frage?"),), interactions=(interaction,))


def form(question: Question) -> Any:
    return Printer(job()).question(question)["forms"][0]


@pytest.mark.parametrize("ids", ["abc", "cba", "bca", "ab"])
def test_steps_are_never_in_their_order(ids: str) -> None:
    steps = tuple(option(name, name) for name in ids)
    assert unsorted(steps) != steps
    assert set(unsorted(steps)) == set(steps)


def test_steps_are_laid_out_unsorted() -> None:
    steps = (option("a", "eins"), option("b", "zwei"), option("c", "drei"))
    assert form(ask(Sequencing("q", steps)))["items"] != [["eins"], ["zwei"], ["drei"]]


def test_options_keep_their_order_where_it_matters() -> None:
    written = form(replace(NEIGHBOURS, shuffle=False))["options"]
    mixed = form(NEIGHBOURS)["options"]
    assert written[0] == ["Sie waren selbst betroffen."]
    assert mixed[0] == ["Sie durften nicht."]
    assert sorted(written) == sorted(mixed)


@pytest.mark.parametrize(("words_wanted", "lines"), [(0, 4), (41, 5), (5000, 15)])
def test_lines_to_write_on(words_wanted: int, lines: int) -> None:
    assert form(ask(LongFillIn("q", words_wanted)))["lines"] == lines


def test_right_options_come_first() -> None:
    texts = job().texts
    verdicts = [answer.verdict for answer in solution(NEIGHBOURS, texts)]
    assert verdicts == ["Richtig", "Falsch", "Falsch"]


def test_gaps_are_told_apart() -> None:
    two = replace(ask(FillIn("a", ("Stab",))), interactions=(FillIn("a", ("x",)),) * 2)
    verdicts = [answer.verdict for answer in solution(two, job().texts)]
    assert verdicts == ["Lücke 1: Richtig", "Lücke 2: Richtig"]


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [("12", "12", "12 km"), ("11.5", "13", "12 km (gültig von 11,5 bis 13)")],
)
def test_numbers(low: str, high: str, shown: str) -> None:
    numeric = Numeric("q", Decimal(12), Decimal(low), Decimal(high), "km")
    (answer,) = solution(ask(numeric), job().texts)
    assert answer.content[0] == para(shown).content[0]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1.5, "1,5"), (100.0, "100"), (Decimal("0.50"), "0,5"), (0, "0"), (Decimal("-2.5"), "−2,5")],
)
def test_numbers_have_a_comma_and_a_minus_sign(number: float | Decimal, shown: str) -> None:
    assert decimal(number, {"number.decimal": ","}) == shown


def test_practice_leaves_the_graded_quiz_out() -> None:
    asked = [question.id for group in practice(COURSE) for question in group.questions]
    assert asked[0] == "nachbarhilfe"
    assert "geheim" not in asked
    assert numbers(COURSE)["nachbarhilfe"] == 1


def test_practice_takes_a_graded_question_that_may_be_shown() -> None:
    *others, final = COURSE.quizzes
    shown = replace(final, questions=(replace(final.questions[0], on_slides=True),))
    groups = practice(replace(COURSE, quizzes=(*others, shown)))
    assert groups[-1].lesson is None
    assert [question.id for question in groups[-1].questions] == ["geheim"]
