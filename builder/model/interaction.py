"""The closed set of answer forms, named as SCORM names them.

A question of any kind reduces to these; LMS protocols, slides, forms and grading see nothing else.
Option ids are short hashes of the option's text, so that they survive reordering and never depend
on position; they consist of ``[a-z0-9]``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from builder.model.document import Block
from builder.model.inline import Inline
from builder.record import record


@record
class Option:
    """Something to choose, match or order; ``because`` explains it once answered."""

    id: str
    content: tuple[Inline, ...]
    because: tuple[Block, ...] = ()


@record
class Choice:
    """One (``multiple`` false) or any number of ``options``; ``correct`` names the right ones."""

    id: str
    options: tuple[Option, ...]
    correct: tuple[str, ...]
    multiple: bool = False


@record
class TrueFalse:
    """A statement that is right or wrong."""

    id: str
    correct: bool
    because: tuple[Block, ...] = ()


@record
class Matching:
    """Each of ``sources`` takes one of ``targets``; targets that no pair names are distractors."""

    id: str
    sources: tuple[Option, ...]
    targets: tuple[Option, ...]
    pairs: tuple[tuple[str, str], ...]
    """(source id, target id), one for each source."""


@record
class Sequencing:
    """``steps`` in the right order."""

    id: str
    steps: tuple[Option, ...]


@record
class FillIn:
    """Typed words: any of ``solutions`` is right; tolerance must not take a word of ``wrong``."""

    id: str
    solutions: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    tolerant: bool = True


@record
class Numeric:
    """A number from ``low`` to ``high``, both included; ``unit`` is shown behind the field."""

    id: str
    solution: Decimal
    low: Decimal
    high: Decimal
    unit: str = ""
    says_tolerance: bool = True
    """Whether the author has said how far an answer may be off, be it not at all."""


@record
class Likert:
    """A self-rating on a scale of words; never right or wrong."""

    id: str
    scale: tuple[Option, ...]


@record
class LongFillIn:
    """Free text that stays with the learner; never right or wrong."""

    id: str
    at_least: int = 0
    """Words asked for; 0 asks for none."""
    sample: tuple[Block, ...] = ()


@record
class Area:
    """A rectangle on a picture in percent of its size, with the words that say the same."""

    option: Option
    left: Decimal
    top: Decimal
    width: Decimal
    height: Decimal


@record
class Hotspot:
    """Areas of a picture to choose from; reported as a choice."""

    id: str
    image: str
    alternative: str
    areas: tuple[Area, ...]
    correct: tuple[str, ...]


Interaction = (
    Choice | TrueFalse | Matching | Sequencing | FillIn | Numeric | Likert | LongFillIn | Hotspot
)


def options(interaction: Interaction) -> tuple[Option, ...]:
    """What an answer form offers to choose, match or order."""
    match interaction:
        case Choice(options=offered) | Likert(scale=offered) | Sequencing(steps=offered):
            return offered
        case Matching(sources=sources, targets=targets):
            return sources + targets
        case Hotspot(areas=areas):
            return tuple(area.option for area in areas)
        case TrueFalse() | FillIn() | Numeric() | LongFillIn():
            return ()
        case _:
            assert_never(interaction)


def is_scored(interaction: Interaction) -> bool:
    """Whether an answer can be right or wrong."""
    return not isinstance(interaction, Likert | LongFillIn)
