"""A pre-test can let learners skip something, and stands in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.texts import blocks
from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Course, Project
from builder.model.document import QuizRef
from builder.model.unread import Unread


def pretests_are_not_the_final_quiz(project: Project) -> Iterator[Diagnostic]:
    """What is asked before the lessons is not what counts after them."""
    for course in _tested(project):
        if course.pretest == course.final_quiz:
            yield problem("Q113", _place(course), name=course.pretest)


def pretests_stand_on_no_page(project: Project) -> Iterator[Diagnostic]:
    """A pre-test has a page of its own; on a second one it would be asked twice."""
    for course in _tested(project):
        for block in blocks(course):
            if isinstance(block, QuizRef) and block.quiz == course.pretest:
                yield problem("Q111", block.span, name=course.pretest)


def pretests_let_lessons_be_skipped(project: Project) -> Iterator[Diagnostic]:
    """A pre-test asks for all objectives of at least one lesson."""
    for course in _tested(project):
        if not course.unread.isdisjoint((Unread.TAUGHT, Unread.TESTED)):
            continue
        asked = {
            question.objective
            for quiz in course.quizzes
            if quiz.id == course.pretest
            for question in quiz.questions
            if question.is_scored
        }
        wanted = (lesson.objectives for lesson in course.lessons if lesson.objectives)
        if not any(asked.issuperset(objectives) for objectives in wanted):
            yield problem("Q112", _place(course), name=course.pretest)


def _tested(project: Project) -> Iterator[Course]:
    for course in project.courses:
        if any(quiz.id == course.pretest for quiz in course.quizzes):
            yield course


def _place(course: Course) -> Span:
    return course.places.get("pretest", course.span)
