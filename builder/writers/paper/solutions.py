"""The right answers of a question with their reasons, in one form for all answer forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from builder.model.document import Block
from builder.model.inline import Inline, Text
from builder.model.interaction import (
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Option,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question
from builder.record import record
from builder.writers.decimals import decimal


@record
class Answer:
    """One line of a solution: how it counts, what the answer says, and why."""

    verdict: str
    content: tuple[Inline, ...]
    because: tuple[Block, ...] = ()


def solution(question: Question, texts: Mapping[str, str]) -> tuple[Answer, ...]:
    """All lines of the solution; several gaps are told apart by their numbers."""
    lines: list[Answer] = []
    several = len(question.interactions) > 1
    for number, interaction in enumerate(question.interactions, start=1):
        gap = texts["print.gap"].format(number=number) if several else ""
        for answer in _answers(interaction, texts):
            verdict = f"{gap}: {answer.verdict}" if gap else answer.verdict
            lines.append(Answer(verdict, answer.content, answer.because))
    return tuple(lines)


def _answers(interaction: Interaction, texts: Mapping[str, str]) -> Iterator[Answer]:
    match interaction:
        case Choice(options=options, correct=correct):
            yield from _options(options, correct, texts)
        case Hotspot(areas=areas, correct=correct):
            yield from _options(tuple(area.option for area in areas), correct, texts)
        case TrueFalse(correct=correct, because=because):
            word = texts["print.true"] if correct else texts["print.false"]
            yield Answer(texts["print.right"], _text(word), because)
        case Matching():
            yield from _pairs(interaction, texts)
        case Sequencing(steps=steps):
            for number, step in enumerate(steps, start=1):
                yield Answer(texts["print.step"].format(number=number), step.content, step.because)
        case FillIn(solutions=solutions):
            words = texts["print.or"].join(f"„{word}“" for word in solutions)
            yield Answer(texts["print.right"], _text(words))
        case Numeric():
            yield Answer(texts["print.right"], _text(_number(interaction, texts)))
        case Likert():
            yield Answer(texts["print.open"], _text(texts["print.self_rating"]))
        case LongFillIn(sample=sample):
            yield Answer(texts["print.open"], _text(texts["print.own_words"]), sample)
        case _:
            assert_never(interaction)


def _options(
    options: tuple[Option, ...], correct: tuple[str, ...], texts: Mapping[str, str]
) -> Iterator[Answer]:
    """The right options first, so that a reader need not search."""
    for option in sorted(options, key=lambda option: option.id not in correct):
        verdict = texts["print.right"] if option.id in correct else texts["print.wrong"]
        yield Answer(verdict, option.content, option.because)


def _pairs(matching: Matching, texts: Mapping[str, str]) -> Iterator[Answer]:
    sources = {source.id: source for source in matching.sources}
    targets = {target.id: target for target in matching.targets}
    for source, target in matching.pairs:
        content = (*sources[source].content, Text(" – "), *targets[target].content)
        yield Answer(texts["print.pair"], content, sources[source].because)


def _number(numeric: Numeric, texts: Mapping[str, str]) -> str:
    unit = f" {numeric.unit}" if numeric.unit else ""
    if numeric.low == numeric.high:
        return f"{decimal(numeric.solution, texts)}{unit}"
    low, high = decimal(numeric.low, texts), decimal(numeric.high, texts)
    return f"{decimal(numeric.solution, texts)}{unit} " + texts["print.range"].format(
        low=low, high=high
    )


def _text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)
