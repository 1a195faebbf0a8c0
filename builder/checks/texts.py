"""All texts of a course, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.course import Course
from builder.model.document import Block, Figure, Inline
from builder.model.text import walk, walk_inlines


def blocks(course: Course) -> Iterator[Block]:
    """Every block of every page, question, scenario and definition, outermost first."""
    return walk(_outermost(course))


def inlines(course: Course) -> Iterator[Inline]:
    """Every inline of every page, question, scenario and definition, outermost first."""
    return walk_inlines(_outermost(course))


def _outermost(course: Course) -> Iterator[Block]:
    for picture in (course.picture, *(lesson.picture for lesson in course.lessons)):
        if picture is not None:
            yield Figure(picture)
    for _, page in course.pages():
        yield from page.blocks
    for quiz in course.quizzes:
        for question in quiz.questions:
            yield from question.texts
    for scenario in course.scenarios:
        yield from scenario.texts()
    for entry in course.glossary:
        yield from entry.definition
