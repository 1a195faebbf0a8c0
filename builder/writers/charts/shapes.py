"""What a drawn chart consists of, before it becomes SVG of a page or of a sheet of paper.

Across, places are shares of a width that a page decides later; down, they are pixels. So words
keep their size while bars and lines grow with the page.
"""

from __future__ import annotations

from typing import Literal

from builder.record import record

Anchor = Literal["start", "middle", "end"]


@record
class Bar:
    left: float
    width: float
    top: float
    height: float
    hue: int


@record
class Rule:
    """A thin line of the frame; a strong one is where values begin."""

    start: tuple[float, float]
    end: tuple[float, float]
    strong: bool = False


@record
class Line:
    """The course of one series, with a mark of its own shape at each point."""

    points: tuple[tuple[float, float], ...]
    hue: int


@record
class Slice:
    """A part of a pie: an SVG path in pixels around its centre."""

    path: str
    hue: int


@record
class Words:
    """A short text; ``shift`` moves it by pixels from its place."""

    across: float
    down: float
    text: str
    anchor: Anchor = "start"
    shift: float = 0.0
    quiet: bool = False


@record
class Entry:
    """One line of the legend; ``letter`` or the mark of a line tells parts apart without colour."""

    hue: int
    text: str
    letter: str = ""


Shape = Bar | Rule | Line | Slice | Words


@record
class Drawing:
    """A chart in shapes; ``width`` is 0 where it takes the width of the page."""

    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[Entry, ...] = ()
    width: float = 0.0


DASHES = ("", "7 5", "2 5", "12 4 2 4")
"""How the lines of the series are broken."""

MARKS = (
    "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M-4.5-4.5h9v9h-9z",
    "M0-5.5L5.5 4.5h-11z",
    "M0-6L6 0L0 6L-6 0z",
)
"""Circle, square, triangle and diamond around their centre."""
