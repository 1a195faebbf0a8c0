"""How sure learners are of an answer: a scale of three words that is asked beside the question.

It reduces to an answer form that is never right or wrong, so that saving and reporting know it
already. Only the player asks it: on paper and slides nobody could add it up.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.course import Course
from builder.model.inline import Text
from builder.model.interaction import Likert, Option
from builder.model.question import Question

LEVELS = ("unsicher", "ziemlich", "sicher")
"""From least to most; told to LMSs as they are."""
SUFFIX = "__sicherheit"


def confidence_scale(texts: Mapping[str, str], question: str = "") -> Likert:
    """The scale of one question, or the one that all take a copy of."""
    words = (Option(level, (Text(texts[f"player.sure_{level}"]),)) for level in LEVELS)
    return Likert(question + SUFFIX, tuple(words))


def confidence(course: Course, question: Question, texts: Mapping[str, str]) -> Likert | None:
    """The scale that a question asks for besides its answer; None if its quiz does not."""
    asked = question.is_scored and any(
        question.id == member.id
        for quiz in course.quizzes
        if quiz.confidence
        for member in quiz.questions
    )
    return confidence_scale(texts, question.id) if asked else None
