"""The exact chance to pass by guessing, against a table and against counting all ways."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from builder.checks.guessing import chance_to_pass
from builder.model.interaction import (
    Choice,
    FillIn,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Draw, Question, Quiz, Scoring


def _options(count: int, prefix: str = "o") -> tuple[Option, ...]:
    return tuple(Option(f"{prefix}{number}", ()) for number in range(count))


def _choice(options: int, right: int = 1) -> Choice:
    correct = tuple(f"o{number}" for number in range(right))
    return Choice("c", _options(options), correct, multiple=right > 1)


def _matching(sources: int, targets: int) -> Matching:
    pairs = tuple((f"s{number}", f"t{number}") for number in range(sources))
    return Matching("m", _options(sources, "s"), _options(targets, "t"), pairs)


def _question(
    number: int,
    *forms: Interaction,
    pool: str = "",
    points: float = 1.0,
    scoring: Scoring = Scoring.PARTIAL,
) -> Question:
    return Question(
        id=f"q{number}",
        kind="any",
        stem=(),
        interactions=forms,
        pool=pool,
        points=points,
        scoring=scoring,
    )


def _quiz(*questions: Question, draws: tuple[Draw, ...] = ()) -> Quiz:
    return Quiz(id="quiz", title="Quiz", questions=questions, draws=draws)


@pytest.mark.parametrize(
    ("form", "count", "mark", "percent"),
    [
        (TrueFalse("t", True), 10, 0.6, "37.70"),
        (TrueFalse("t", True), 10, 0.7, "17.19"),
        (_choice(3), 5, 0.7, "4.53"),
        (_choice(3), 10, 0.7, "1.97"),
        (_choice(3), 15, 0.6, "3.08"),
        (_choice(4), 10, 0.8, "0.04"),
    ],
)
def test_quizzes_of_one_kind(form: Interaction, count: int, mark: float, percent: str) -> None:
    quiz = _quiz(*(_question(number, form) for number in range(count)))
    assert f"{float(100 * chance_to_pass(quiz, mark)):.2f}" == percent


def test_typed_answers_cannot_be_guessed_and_free_texts_do_not_count() -> None:
    assert chance_to_pass(_quiz(_question(1, FillIn("f", ("Stab",)))), 0.5) == 0
    unscored = (_question(2, Likert("l", _options(3))), _question(3, LongFillIn("r")))
    assert chance_to_pass(_quiz(_question(1, TrueFalse("t", True)), *unscored), 1.0) == Fraction(
        1, 2
    )
    assert chance_to_pass(_quiz(*unscored), 0.0) == 0


@pytest.mark.parametrize(("sources", "targets"), [(2, 2), (3, 3), (3, 5), (4, 4)])
def test_matching_is_counted_out(sources: int, targets: int) -> None:
    ways = list(itertools.permutations(range(targets), sources))
    for hits in range(1, sources + 1):
        enough = sum(sum(n == at for at, n in enumerate(way)) >= hits for way in ways)
        chance = chance_to_pass(_quiz(_question(1, _matching(sources, targets))), hits / sources)
        assert chance == Fraction(enough, len(ways))


def test_all_or_nothing_gives_no_points_for_half() -> None:
    steps = Sequencing("s", _options(4))
    whole = _quiz(_question(1, steps, scoring=Scoring.ALL_OR_NOTHING))
    assert chance_to_pass(whole, 0.25) == Fraction(1, 24)
    cloze = _quiz(_question(1, _choice(2), _choice(2), scoring=Scoring.ALL_OR_NOTHING))
    assert chance_to_pass(cloze, 0.5) == Fraction(1, 4)


def test_a_cloze_shares_its_points_among_its_gaps() -> None:
    assert chance_to_pass(_quiz(_question(1, _choice(2), _choice(2))), 0.5) == Fraction(3, 4)


def test_points_weigh() -> None:
    heavy = _question(1, TrueFalse("t", True), points=3)
    light = _question(2, TrueFalse("t", True))
    assert chance_to_pass(_quiz(heavy, light), 0.75) == Fraction(1, 2)


def test_a_draw_is_the_mean_over_all_draws() -> None:
    forms: list[Interaction] = [TrueFalse("t", True)]
    forms += (_choice(options, right) for options, right in ((3, 1), (5, 1), (4, 2)))
    pool = [_question(n, form, pool="p", points=n + 1) for n, form in enumerate(forms)]
    drawn = chance_to_pass(_quiz(*pool, draws=(Draw(2, "p"),)), 0.6)
    pairs = list(itertools.combinations(pool, 2))
    assert drawn == sum(chance_to_pass(_quiz(*pair), 0.6) for pair in pairs) / len(pairs)


def test_multiple_choice_is_counted_out() -> None:
    """2 of 5 are right; blind answers tick any of the 31 sets that are not empty."""

    def earned(ticked: int) -> Fraction:
        hit, miss = (ticked & 3).bit_count(), (ticked >> 2).bit_count()
        return max(Fraction(0), Fraction(hit, 2) - Fraction(miss, 3))

    sums = [earned(one) + earned(other) for one in range(1, 32) for other in range(1, 32)]
    quiz = _quiz(*(_question(number, _choice(5, right=2)) for number in range(2)))
    for mark in (0.25, 0.5, 0.75, 1.0):
        enough = sum(total >= 2 * Fraction(mark) for total in sums)
        assert chance_to_pass(quiz, mark) == Fraction(enough, 31**2)
