"""All texts of a course, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from builder.model.course import Course
from builder.model.document import Block, Figure, Inline, Paragraph
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
from builder.model.text import walk, walk_inlines


def blocks(course: Course) -> Iterator[Block]:
    """Every block of every page, question and definition, outermost first."""
    return walk(_outermost(course))


def inlines(course: Course) -> Iterator[Inline]:
    """Every inline of every page, question and definition, outermost first."""
    return walk_inlines(_outermost(course))


def options(interaction: Interaction) -> tuple[Option, ...]:
    """What an answer form offers to choose, match or order."""
    match interaction:
        case Choice(options=offered) | Likert(scale=offered) | Sequencing(steps=offered):
            return offered
        case Matching(sources=sources, targets=targets):
            return sources + targets
        case Hotspot(areas=areas):
            return tuple(area.option for area in areas)
        case TrueFalse() | FillIn() | Numeric() | LongFillIn():
            return ()
        case _:
            assert_never(interaction)


def _outermost(course: Course) -> Iterator[Block]:
    for picture in (course.picture, *(lesson.picture for lesson in course.lessons)):
        if picture is not None:
            yield Figure(picture)
    for _, page in course.pages():
        yield from page.blocks
    for quiz in course.quizzes:
        for question in quiz.questions:
            yield from _question_blocks(question)
    for entry in course.glossary:
        yield from entry.definition


def _question_blocks(question: Question) -> Iterator[Block]:
    yield from question.stem
    for interaction in question.interactions:
        for option in options(interaction):
            yield Paragraph(option.content, question.span)
            yield from option.because
        match interaction:
            case TrueFalse(because=because):
                yield from because
            case LongFillIn(sample=sample):
                yield from sample
            case _:
                pass
    yield from question.hint
    yield from question.explanation
