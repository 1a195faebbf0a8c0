"""The words of a course that learners may look up."""

from __future__ import annotations

from dataclasses import KW_ONLY, field

from builder.diagnostics import NOWHERE, Span
from builder.model.document import Block
from builder.record import record


@record
class GlossaryEntry:
    """A technical term with its definition; ``forms`` are other ways to say or write it."""

    _: KW_ONLY
    id: str
    term: str
    definition: tuple[Block, ...]
    forms: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
