"""How probable it is to pass a quiz without knowing anything, computed exactly.

Each question gives a distribution of points for somebody who answers blindly but never leaves a
form empty; a quiz convolves them, over all draws from its pools. Fractions are exact but slow, so
the convolution counts in whole numbers: points in the quiz's smallest unit, chances in its ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from math import comb, factorial, lcm
from typing import assert_never

from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question, Quiz, Scoring

Points = Mapping[Fraction, Fraction]
"""Probability of what a question may earn."""
Shares = Mapping[Fraction, Fraction]
"""Probability of each share of an answer form's points."""
Outcome = tuple[int, int]
"""Units earned, and units that could be earned."""
Distribution = Mapping[Outcome, int]
"""In how many of equally probable ways each outcome comes about."""

_NOTHING: Distribution = {(0, 0): 1}
_HOPELESS: Shares = {Fraction(0): Fraction(1)}


def chance_to_pass(quiz: Quiz, pass_mark: float) -> Fraction:
    """Probability that blind answers reach the pass mark in one attempt."""
    mark = _exact(pass_mark)
    attempt = _attempt(quiz)
    passed = sum(
        ways
        for (earned, possible), ways in attempt.items()
        if possible and earned * mark.denominator >= possible * mark.numerator
    )
    return Fraction(passed, sum(attempt.values()))


def _attempt(quiz: Quiz) -> Distribution:
    scored = [question for question in quiz.questions if question.is_scored]
    counted = _counted(scored)
    if not quiz.draws:
        return reduce(_convolve, counted, _NOTHING)
    pools: dict[str, list[Distribution]] = defaultdict(list)
    for question, ways in zip(scored, counted, strict=True):
        pools[question.pool].append(ways)
    drawn = (_drawn(pools[draw.pool], draw.count) for draw in quiz.draws)
    return reduce(_convolve, drawn, _NOTHING)


def _counted(questions: Sequence[Question]) -> list[Distribution]:
    """What blind answers to each question earn, all in the same unit and of equally many ways."""
    points = [(_exact(question.points), _points(question)) for question in questions]
    unit = lcm(*(value.denominator for most, earned in points for value in (most, *earned)))
    ways = lcm(*(chance.denominator for _, earned in points for chance in earned.values()))
    return [
        {
            (int(value * unit), int(most * unit)): int(chance * ways)
            for value, chance in earned.items()
        }
        for most, earned in points
    ]


def _drawn(pool: list[Distribution], count: int) -> Distribution:
    """The points of ``count`` questions of a pool, each set of them equally probable."""
    count = min(count, len(pool))
    sums: list[Distribution] = [_NOTHING] + [{} for _ in range(count)]
    for question in pool:
        for size in range(count, 0, -1):
            sums[size] = _add(sums[size], _convolve(sums[size - 1], question))
    return sums[count]


def _points(question: Question) -> Points:
    """What blind answers to one question earn; its answer forms share its points equally."""
    points = _exact(question.points)
    forms = [_shares(form, question.scoring) for form in question.interactions]
    forms = [shares for shares in forms if shares]
    result: dict[Fraction, Fraction] = defaultdict(Fraction)
    for share, chance in reduce(_sum, forms).items():
        part = share / len(forms)
        if question.scoring is Scoring.ALL_OR_NOTHING and part < 1:
            part = Fraction(0)
        result[part * points] += chance
    return result


@lru_cache
def _exact(written: float) -> Fraction:
    """The number that the author wrote."""
    return Fraction(str(written))


def _shares(form: Interaction, scoring: Scoring) -> Shares:
    """Probability of each share from 0 to 1; empty for forms that do not count."""
    match form:
        case TrueFalse():
            return {Fraction(0): Fraction(1, 2), Fraction(1): Fraction(1, 2)}
        case Choice(options=options, correct=correct, multiple=multiple):
            return _choice(len(options), len(correct), multiple, scoring)
        case Hotspot(areas=areas, correct=correct):
            return _choice(len(areas), len(correct), len(correct) > 1, scoring)
        case Matching(sources=sources, targets=targets, pairs=pairs):
            distinct = len({target for _, target in pairs}) == len(pairs)
            return _matching(len(sources), len(targets), distinct)
        case Sequencing(steps=steps):
            return _matching(len(steps), len(steps), distinct=True)
        case FillIn() | Numeric():
            return _HOPELESS
        case Likert() | LongFillIn():
            return {}
        case _:
            assert_never(form)


@lru_cache
def _choice(options: int, right: int, multiple: bool, scoring: Scoring) -> Shares:
    """One option at random, or any set of options but none."""
    if not right:
        return _HOPELESS
    wrong = options - right
    shares: dict[Fraction, Fraction] = defaultdict(Fraction)
    if not multiple:
        shares[_share(1, 0, right, wrong, scoring)] += Fraction(right, options)
        if wrong:
            shares[_share(0, 1, right, wrong, scoring)] += Fraction(wrong, options)
        return shares
    for hit in range(right + 1):
        for miss in range(wrong + 1):
            if hit or miss:
                ways = comb(right, hit) * comb(wrong, miss)
                shares[_share(hit, miss, right, wrong, scoring)] += Fraction(ways, 2**options - 1)
    return shares


def _share(hit: int, miss: int, right: int, wrong: int, scoring: Scoring) -> Fraction:
    match scoring:
        case Scoring.ALL_OR_NOTHING:
            return Fraction(hit == right and miss == 0)
        case Scoring.PER_OPTION:
            return Fraction(hit + wrong - miss, right + wrong)
        case Scoring.PARTIAL:
            loss = Fraction(miss, wrong) if wrong else Fraction(0)
            return max(Fraction(0), Fraction(hit, right) - loss)
        case _:
            assert_never(scoring)


@lru_cache
def _matching(sources: int, targets: int, distinct: bool) -> Shares:
    """The share of right pairs if targets are given out at random, each once if it can be."""
    if not distinct or targets < sources:
        return {
            Fraction(hit, sources): Fraction(
                comb(sources, hit) * (targets - 1) ** (sources - hit), targets**sources
            )
            for hit in range(sources + 1)
        }
    ways = factorial(targets) // factorial(targets - sources)
    return {
        Fraction(hit, sources): Fraction(
            comb(sources, hit) * _all_wrong(sources - hit, targets - hit), ways
        )
        for hit in range(sources + 1)
    }


def _all_wrong(sources: int, targets: int) -> int:
    """In how many ways all of some sources can get a wrong one of their and other targets."""
    return sum(
        (-1) ** fixed
        * comb(sources, fixed)
        * (factorial(targets - fixed) // factorial(targets - sources))
        for fixed in range(sources + 1)
    )


def _sum(one: Shares, other: Shares) -> Shares:
    result: dict[Fraction, Fraction] = defaultdict(Fraction)
    for left, chance in one.items():
        for right, further in other.items():
            result[left + right] += chance * further
    return result


def _convolve(one: Distribution, other: Distribution) -> Distribution:
    result: dict[Outcome, int] = defaultdict(int)
    for (earned, possible), ways in one.items():
        for (more, further), others in other.items():
            result[earned + more, possible + further] += ways * others
    return result


def _add(one: Distribution, other: Distribution) -> Distribution:
    result = defaultdict(int, one)
    for outcome, ways in other.items():
        result[outcome] += ways
    return result
