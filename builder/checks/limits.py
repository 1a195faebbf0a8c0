"""What learning platforms can take: the limits of SCORM 1.2 and of real installations."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.texts import options
from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Course, Project
from builder.model.interaction import FillIn, Matching

MOST_OPTIONS = 36
"""SCORM 1.2 names options by one character of a–z and 0–9."""
LONGEST_TITLE = 200
"""SCORM 1.2, imscp_rootv1p1p2.xsd."""
LONGEST_ID = 64
"""Ids become file names and identifiers; a path in a package should stay below 100 characters."""
LONGEST_SOLUTION = 250
"""SCORM 1.2 allows 255 characters in a response; the rest is for marks."""
LARGEST_COURSE = 100_000_000
"""Bytes: many platforms of municipalities refuse larger uploads."""
RESERVED = frozenset({"dist"})
"""Folders of the output that belong to Kurswerk itself."""


def questions_have_few_enough_options(project: Project) -> Iterator[Diagnostic]:
    """No answer form offers more options than SCORM 1.2 can name."""
    for course in project.courses:
        for quiz in course.quizzes:
            for question in quiz.questions:
                for interaction in question.interactions:
                    offered = (
                        max(len(interaction.sources), len(interaction.targets))
                        if isinstance(interaction, Matching)
                        else len(options(interaction))
                    )
                    if offered > MOST_OPTIONS:
                        yield problem(
                            "L001",
                            question.span,
                            name=question.id,
                            count=offered,
                            limit=MOST_OPTIONS,
                        )


def titles_are_short_enough(project: Project) -> Iterator[Diagnostic]:
    """No title is longer than a package may say."""
    for course in project.courses:
        for title, span in _titles(course):
            if len(title) > LONGEST_TITLE:
                yield problem("L002", span, count=len(title), limit=LONGEST_TITLE)


def ids_are_short_enough(project: Project) -> Iterator[Diagnostic]:
    """No id is too long for the names of files and of interactions."""
    for course in project.courses:
        for name, span in _ids(course):
            if len(name) > LONGEST_ID:
                yield problem("L003", span, name=name, count=len(name), limit=LONGEST_ID)


def courses_keep_off_reserved_names(project: Project) -> Iterator[Diagnostic]:
    """No course is called like a folder that Kurswerk writes itself."""
    for course in project.courses:
        if course.id in RESERVED:
            yield problem("L004", course.span, name=course.id)


def solutions_are_short_enough(project: Project) -> Iterator[Diagnostic]:
    """No solution of a gap is longer than a platform can record."""
    for course in project.courses:
        for quiz in course.quizzes:
            for question in quiz.questions:
                for gap in question.interactions:
                    if isinstance(gap, FillIn) and max(map(len, gap.solutions)) > LONGEST_SOLUTION:
                        yield problem(
                            "L005", question.span, name=question.id, limit=LONGEST_SOLUTION
                        )


def courses_are_small_enough(project: Project) -> Iterator[Diagnostic]:
    """The pictures and media of a course fit into an ordinary upload."""
    for course in project.courses:
        total = sum(asset.size for asset in course.assets)
        if total > LARGEST_COURSE:
            yield problem("L006", course.span, name=course.id, size=total // 1_000_000, limit=100)


def _titles(course: Course) -> Iterator[tuple[str, Span]]:
    yield course.title, course.span
    yield from ((lesson.title, lesson.span) for lesson in course.lessons)
    yield from ((page.title, page.span) for _, page in course.pages())
    yield from ((quiz.title, quiz.span) for quiz in course.quizzes)


def _ids(course: Course) -> Iterator[tuple[str, Span]]:
    yield course.id, course.span
    yield from ((lesson.id, lesson.span) for lesson in course.lessons)
    yield from ((page.id, page.span) for _, page in course.pages())
    for quiz in course.quizzes:
        yield quiz.id, quiz.span
        yield from ((question.id, question.span) for question in quiz.questions)
