"""What mistakes in sources may hide, so that nobody is told of the consequences of a mistake."""

from __future__ import annotations

from enum import StrEnum


class Unread(StrEnum):
    """What sources hold that could not be read: of such things, nothing can be called missing."""

    PLACEHOLDERS = "placeholders"
    FINDINGS = "findings"
    OBJECTIVES = "objectives"
    GROUNDS = "grounds"
    """The findings that objectives go back to."""
    PAGES = "pages"
    SHOWN = "shown"
    """What pages show and lead to."""
    TAUGHT = "taught"
    """The objectives of lessons."""
    QUIZZES = "quizzes"
    QUESTIONS = "questions"
    TESTED = "tested"
    """What questions say of themselves: objective, findings, pool."""
    SCENARIOS = "scenarios"
    TERMS = "terms"
