"""Quizzes are fair: what they draw is there, and knowing nothing does not pass them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Span, nearest, problem
from builder.model.course import Course, Project
from builder.model.question import Draw, Quiz
from builder.model.unread import Unread

TOO_EASY = 0.05
EASY = 0.01


def graded_quizzes_cannot_be_guessed(project: Project) -> Iterator[Diagnostic]:
    """Blind answers pass a quiz with a pass mark in less than 5 of 100 attempts."""
    for course in project.having(Unread.TESTED):
        for quiz in course.quizzes:
            if quiz.id == course.final_quiz or quiz.pass_mark is not None:
                yield from _guessing(course, quiz)


def _guessing(course: Course, quiz: Quiz) -> Iterator[Diagnostic]:
    from builder.checks.guessing import chance_to_pass

    mark = course.pass_mark if quiz.pass_mark is None else quiz.pass_mark
    chance = float(chance_to_pass(quiz, mark))
    if chance > EASY:
        code = "Q050" if chance > TOO_EASY else "Q051"
        asked = sum(draw.count for draw in quiz.draws) or len(quiz.questions)
        percent = f"{100 * chance:.1f}".replace(".", ",")
        yield problem(
            code, quiz.span, name=quiz.id, percent=percent, count=asked, mark=f"{100 * mark:.0f}"
        )


def pools_hold_what_is_drawn(project: Project) -> Iterator[Diagnostic]:
    """No quiz draws more questions from a pool than it holds."""
    for quiz, draw, size in _draws(project):
        if 0 < size < draw.count:
            yield problem("Q052", _place(quiz, draw), pool=draw.pool, count=draw.count, size=size)


def drawn_pools_exist(project: Project) -> Iterator[Diagnostic]:
    """A quiz draws only from pools that its questions name."""
    for quiz, draw, size in _draws(project):
        if not size:
            pools = {question.pool for question in quiz.questions if question.pool}
            yield problem("Q053", _place(quiz, draw), nearest(draw.pool, pools), pool=draw.pool)


def draws_leave_a_choice(project: Project) -> Iterator[Diagnostic]:
    """A pool holds more questions than are drawn, so that a second attempt differs."""
    for quiz, draw, size in _draws(project):
        if size == draw.count:
            yield problem("Q054", _place(quiz, draw), pool=draw.pool, size=size)


def questions_of_a_pool_count_alike(project: Project) -> Iterator[Diagnostic]:
    """Questions that stand in for one another earn the same points."""
    for quiz, draw, _ in _draws(project):
        points = {question.points for question in quiz.questions if question.pool == draw.pool}
        if len(points) > 1:
            listed = ", ".join(f"{value:g}".replace(".", ",") for value in sorted(points))
            yield problem("Q055", _place(quiz, draw), pool=draw.pool, points=listed)


def _draws(project: Project) -> Iterator[tuple[Quiz, Draw, int]]:
    """Every draw with its quiz and the size of its pool."""
    for course in project.having(Unread.TESTED):
        for quiz in course.quizzes:
            sizes = Counter(question.pool for question in quiz.questions)
            for draw in quiz.draws:
                yield quiz, draw, sizes[draw.pool]


def _place(quiz: Quiz, draw: Draw) -> Span:
    return quiz.places.get(draw.pool, quiz.span)
