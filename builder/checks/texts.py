"""All texts of a course, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from builder.model.course import Course
from builder.model.document import Block, Figure
from builder.model.inline import Inline
from builder.model.text import inlines_of, walk
from builder.record import record


@record
class _Same:
    """A course that equals only itself: one check after the other asks for its texts."""

    course: Course

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.course is self.course

    def __hash__(self) -> int:
        return id(self.course)


def blocks(course: Course) -> tuple[Block, ...]:
    """Every block of every page, question, scenario and definition, outermost first."""
    return _blocks(_Same(course))


def inlines(course: Course) -> tuple[Inline, ...]:
    """Every inline of every page, question, scenario and definition, outermost first."""
    return _inlines(_Same(course))


@lru_cache(maxsize=64)
def _blocks(same: _Same) -> tuple[Block, ...]:
    return tuple(walk(_outermost(same.course)))


@lru_cache(maxsize=64)
def _inlines(same: _Same) -> tuple[Inline, ...]:
    return tuple(inlines_of(_blocks(same)))


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
