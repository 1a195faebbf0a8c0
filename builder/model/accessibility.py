"""What an organisation declares about the accessibility of its courses (BITV 2.0, § 7)."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from builder.diagnostics import NOWHERE, Span
from builder.record import record


@record
class Limitation:
    """Something that is not accessible, why, and what people can use instead."""

    what: str
    why: str = ""
    instead: str = ""


@record
class Accessibility:
    """The parts of a declaration that only people know; the rest comes from the course."""

    contact: str = ""
    """Who answers; empty: the organisation's contact."""
    email: str = ""
    phone: str = ""
    body: str = ""
    """The arbitration or enforcement body of the state."""
    body_website: str = ""
    method: str = ""
    """How it was judged; empty: as a self-assessment."""
    reviewed: date | None = None
    """When people last judged it; None: never."""
    limitations: tuple[Limitation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
