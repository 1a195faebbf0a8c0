"""What learning platforms can take: the limits of standards and of real installations.

A limit of a standard counts where the project builds that output, whatever the mode of data
protection: the same course must stay possible for a neighbour who records every answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Course, Project
from builder.model.interaction import FillIn, Interaction, Matching, options
from builder.model.question import Question
from builder.record import record


@record
class _Standard:
    """How much of something one standard can express."""

    name: str
    options: int
    title: int
    solution: int


_SCORM_2004 = {"options": 36, "title": 200, "solution": 250}
"""SPM values of the run-time environment and of content aggregation."""
STANDARDS: Mapping[str, _Standard] = {
    # one character of a–z and 0–9 for each option; imscp_rootv1p1p2.xsd; CMIString255
    "scorm12": _Standard("SCORM 1.2", options=36, title=200, solution=255),
    "scorm2004-3rd": _Standard("SCORM 2004 3rd Edition", **_SCORM_2004),
    "scorm2004-4th": _Standard("SCORM 2004 4th Edition", **_SCORM_2004),
}
"""By output. Web pages and cmi5 have no such limits."""
LONGEST_ID = 64
"""Ids become file names and identifiers; a path in a package should stay below 100 characters."""
LARGEST_COURSE = 100_000_000
"""Bytes: many platforms of municipalities refuse larger uploads."""
RESERVED = frozenset({"dist"})
"""Folders of the output that belong to Kurswerk itself."""


def questions_have_few_enough_options(project: Project) -> Iterator[Diagnostic]:
    """No answer form offers more options than a standard can name."""
    for question, form in _answer_forms(project):
        count = len(options(form))
        if isinstance(form, Matching):
            count = max(len(form.sources), len(form.targets))
        if (limit := _exceeded(project, "options", count)) is not None:
            yield problem(
                "L001", question.span, name=question.id, count=count, proposal=None, **limit
            )


def titles_are_short_enough(project: Project) -> Iterator[Diagnostic]:
    """No course has a longer title than a manifest may say."""
    for course in project.courses:
        if (limit := _exceeded(project, "title", len(course.title))) is not None:
            yield problem("L002", course.span, count=len(course.title), proposal=None, **limit)


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
    """No solution of a gap is longer than a standard can record."""
    for question, gap in _answer_forms(project):
        if isinstance(gap, FillIn):
            longest = max(map(len, gap.solutions))
            if (limit := _exceeded(project, "solution", longest)) is not None:
                yield problem(
                    "L005", question.span, name=question.id, count=longest, proposal=None, **limit
                )


def courses_are_small_enough(project: Project) -> Iterator[Diagnostic]:
    """The pictures and media of a course fit into an ordinary upload."""
    for course in project.courses:
        total = sum(asset.size for asset in course.assets)
        if total > LARGEST_COURSE:
            yield problem("L006", course.span, name=course.id, size=total // 1_000_000, limit=100)


def _exceeded(project: Project, what: str, count: int) -> dict[str, str] | None:
    """The least limit among the outputs that is exceeded, and the standards that set it."""
    limits = {
        standard.name: int(getattr(standard, what))
        for output, standard in STANDARDS.items()
        if output in (project.outputs or STANDARDS)
    }
    least = min(limits.values(), default=count)
    if count <= least:
        return None
    *names, last = (name for name, limit in limits.items() if limit == least)
    standards = f"{', '.join(names)} und {last}" if names else last
    return {"standards": standards, "limit": str(least)}


def _answer_forms(project: Project) -> Iterator[tuple[Question, Interaction]]:
    for course in project.courses:
        for quiz in course.quizzes:
            for question in quiz.questions:
                yield from ((question, form) for form in question.interactions)


def _ids(course: Course) -> Iterator[tuple[str, Span]]:
    yield course.id, course.span
    yield from ((lesson.id, lesson.span) for lesson in course.lessons)
    yield from ((page.id, page.span) for _, page in course.pages())
    for quiz in course.quizzes:
        yield quiz.id, quiz.span
        yield from ((question.id, question.span) for question in quiz.questions)
