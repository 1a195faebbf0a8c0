"""Names as learners' progress keeps them: short forms, of which no two of a kind may be alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Course, Project
from builder.model.interaction import Matching, Option, options
from builder.model.question import Question
from builder.model.scenario import Scenario
from builder.model.text import plain_text

Named = tuple[str, str, Span]
"""An id, what an author calls it, and where it stands."""

_BITS = 30
"""Five characters of six bits: the most that a name takes in suspend data (``shorthand.js``)."""


def names_are_told_apart(project: Project) -> Iterator[Diagnostic]:
    """No two pages, questions, quizzes, scenarios or answers to choose from are kept alike."""
    for course in project.courses:
        for kind in _kinds(course):
            known: dict[int, tuple[str, str]] = {}
            for id, name, span in kind:
                first, other = known.setdefault(shortened(id), (id, name))
                if first != id:
                    yield problem("L007", span, name=name, other=other)


def _kinds(course: Course) -> Iterator[Iterable[Named]]:
    """The names among which each one is looked for."""
    questions = [question for quiz in course.quizzes for question in quiz.questions]
    yield [(page.id, page.id, page.span) for _, page in course.pages()]
    for things in (questions, course.quizzes, course.scenarios):
        yield [(thing.id, thing.id, thing.span) for thing in things]
    for question in questions:
        yield from _options(question)
    for scenario in course.scenarios:
        yield _decisions(scenario)


def _options(question: Question) -> Iterator[Iterable[Named]]:
    def named(offered: Iterable[Option]) -> Iterable[Named]:
        return [(each.id, plain_text(each.content), question.span) for each in offered]

    for form in question.interactions:
        if isinstance(form, Matching):
            yield named(form.sources)
            yield named(form.targets)
        else:
            yield named(options(form))


def _decisions(scenario: Scenario) -> Iterable[Named]:
    return [
        (decision.id, plain_text(decision.label), scenario.span)
        for scene in scenario.scenes
        for decision in scene.decisions
    ]


def shortened(name: str) -> int:
    """What is left of a name: ``hash`` of ``runtime/hash.js``, cut to the longest short form."""
    value = 0x811C9DC5
    for unit in memoryview(name.encode("utf-16-le")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return (value ^ value >> 16) & ((1 << _BITS) - 1)
