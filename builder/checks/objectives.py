"""Evidence, objectives, lessons and questions hang together without a gap."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.references import meant
from builder.diagnostics import Diagnostic, problem
from builder.model.course import Course, Project
from builder.model.question import Question
from builder.model.unread import Unread


def objectives_are_asked_for(project: Project) -> Iterator[Diagnostic]:
    """Every objective has a question that tests it."""
    for course in project.having(Unread.TESTED):
        ids = [objective.id for objective in course.objectives]
        tested = meant((question.objective for question in _scored(course)), ids)
        for objective in course.objectives:
            if objective.id not in tested:
                yield problem("O001", objective.span, name=objective.id)


def objectives_are_taught(project: Project) -> Iterator[Diagnostic]:
    """Every objective is one of a lesson's."""
    for course in project.having(Unread.TAUGHT):
        ids = [objective.id for objective in course.objectives]
        taught = meant((name for lesson in course.lessons for name in lesson.objectives), ids)
        for objective in course.objectives:
            if objective.id not in taught:
                yield problem("O002", objective.span, name=objective.id)


def questions_test_an_objective(project: Project) -> Iterator[Diagnostic]:
    """Every question that counts says which objective it tests."""
    for course in project.having(Unread.TESTED):
        for question in _scored(course):
            if not question.objective:
                yield problem("O003", question.span, name=question.id)


def questions_go_back_to_findings(project: Project) -> Iterator[Diagnostic]:
    """Every question that counts rests on a finding: its own, or its objective's."""
    for course in project.having(Unread.TESTED, Unread.GROUNDS):
        bare = {objective.id for objective in course.objectives if not objective.findings}
        for question in _scored(course):
            if not question.findings and question.objective in bare:
                yield problem("O004", question.span, name=question.id)


def objectives_go_back_to_findings(project: Project) -> Iterator[Diagnostic]:
    """Every objective names the findings that it draws from."""
    for course in project.having(Unread.GROUNDS):
        for objective in course.objectives:
            if not objective.findings:
                yield problem("O005", objective.span, name=objective.id)


def lessons_have_an_objective(project: Project) -> Iterator[Diagnostic]:
    """Every lesson says what it is for."""
    for course in project.having(Unread.TAUGHT):
        for lesson in course.lessons:
            if course.objectives and not lesson.objectives:
                yield problem("O006", lesson.span, name=lesson.title)


def _scored(course: Course) -> Iterator[Question]:
    return (q for quiz in course.quizzes for q in quiz.questions if q.is_scored)
