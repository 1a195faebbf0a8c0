"""Numbers that are shown as a drawing."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.inline import Inline
from builder.record import record


class ChartKind(StrEnum):
    BAR = "bar"
    LINE = "line"
    PIE = "pie"


@record
class Series:
    """The values of one row of a chart, one for each category."""

    name: str
    values: tuple[Decimal, ...]


@record
class Chart:
    """Numbers as a drawing; ``alternative`` says what they show.

    A single series may go without a name. A pie has one series without negative values.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alternative: str
    source: tuple[Inline, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
