"""Questions and quizzes: open in their kinds, closed in the answer forms that they reduce to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, field
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.document import Block, Paragraph
from builder.model.interaction import (
    Interaction,
    LongFillIn,
    TrueFalse,
    is_scored,
    options,
)
from builder.record import record


class Scoring(StrEnum):
    """How much a partly right answer earns (rules in the reference of the quiz grammar)."""

    ALL_OR_NOTHING = "all_or_nothing"
    PARTIAL = "partial"
    PER_OPTION = "per_option"


class Feedback(StrEnum):
    IMMEDIATE = "immediate"
    AT_END = "at_end"
    NEVER = "never"


@record
class Question:
    """One question; ``interactions`` are what it asks for (a cloze has one for each gap)."""

    _: KW_ONLY
    id: str
    kind: str
    stem: tuple[Block, ...]
    interactions: tuple[Interaction, ...]
    points: float = 1.0
    scoring: Scoring = Scoring.PARTIAL
    attempts: int = 2
    """How often learners may answer in practice; 0 means any number."""
    shuffle: bool = True
    hint: tuple[Block, ...] = ()
    explanation: tuple[Block, ...] = ()
    """Shown once answered, whatever the answer."""
    objective: str = ""
    findings: tuple[str, ...] = ()
    pool: str = ""
    level: str = ""
    on_slides: bool | None = None
    """None: the rule of the deck decides; True or False: the author has."""
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names others (findings, objectives, pools), by their names; may lack some."""

    @property
    def texts(self) -> tuple[Block, ...]:
        """All that is written for this question, from its stem to the last explanation."""
        written: list[Block] = [*self.stem]
        for interaction in self.interactions:
            for option in options(interaction):
                written += (Paragraph(option.content, self.span), *option.because)
            match interaction:
                case TrueFalse(because=more) | LongFillIn(sample=more):
                    written += more
                case _:
                    pass
        return (*written, *self.hint, *self.explanation)

    @property
    def is_scored(self) -> bool:
        return any(is_scored(interaction) for interaction in self.interactions)


@record
class Draw:
    """So many questions, chosen anew in each attempt, from one pool."""

    count: int
    pool: str


@record
class Quiz:
    """Questions of one file; without ``draws`` an attempt asks all of them."""

    _: KW_ONLY
    id: str
    title: str
    questions: tuple[Question, ...]
    draws: tuple[Draw, ...] = ()
    pass_mark: float | None = None
    """Share of the points from 0 to 1; None: the course's."""
    attempts: int = 0
    """How often the quiz may be handed in; 0 means any number."""
    shuffle: bool = True
    feedback: Feedback = Feedback.IMMEDIATE
    confidence: bool = False
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names others (findings, objectives, pools), by their names; may lack some."""
