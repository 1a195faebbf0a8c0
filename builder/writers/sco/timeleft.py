"""How long each page takes to read, so that learners know what is left."""

from __future__ import annotations

from builder.model.course import Course, Page
from builder.model.document import QuestionRef, QuizRef, Reflection, ScenarioRef
from builder.model.text import inlines, plain_text
from builder.writers.sco.sources import visible

_WORDS_A_MINUTE = 160
"""Reading on a screen to understand, not to skim."""
_QUESTION, _REFLECTION, _SCENARIO = 1.0, 2.0, 12.0
"""Minutes for an answer and its explanation, for a thought, and for a scenario played once."""


def page_minutes(course: Course) -> dict[str, float]:
    """Minutes of every page and, as ``""``, of a final quiz that has a page of its own; together
    they are as long as the course says, where it says so."""
    found = {page.id: _estimate(course, page) for _, page in course.pages()}
    placed = {
        block.quiz
        for _, page in course.pages()
        for block in visible(page.blocks)
        if isinstance(block, QuizRef)
    }
    found[""] = 0.0 if course.final_quiz in placed else _quiz(course, course.final_quiz)
    total = sum(found.values())
    factor = course.minutes / total if course.minutes and total else 1.0
    return {name: round(minutes * factor, 1) for name, minutes in found.items()}


def _estimate(course: Course, page: Page) -> float:
    """Minutes that a page takes, from its words and from what it asks for."""
    blocks = list(visible(page.blocks))
    words = " ".join(plain_text(run) for block in blocks for run in inlines(block))
    minutes = len(words.split()) / _WORDS_A_MINUTE
    for block in blocks:
        match block:
            case QuestionRef():
                minutes += _QUESTION
            case Reflection():
                minutes += _REFLECTION
            case ScenarioRef():
                minutes += _SCENARIO
            case QuizRef(quiz=name):
                minutes += _quiz(course, name)
            case _:
                pass
    return max(minutes, 0.3)


def _quiz(course: Course, name: str) -> float:
    """Minutes for one attempt at a quiz."""
    quiz = next((quiz for quiz in course.quizzes if quiz.id == name), None)
    if quiz is None:
        return 0.0
    return _QUESTION * (sum(draw.count for draw in quiz.draws) or len(quiz.questions))
