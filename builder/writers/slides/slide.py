"""What a plan consists of: slides with all decisions made, in points of a 960 x 540 page.

The serialisation adds nothing to these records and leaves nothing out.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, field, replace
from enum import Enum, StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.chart import Chart
from builder.model.course import Asset
from builder.record import record


class Tone(Enum):
    """The role of a text's colour; ``PLAIN`` is the layout's."""

    PLAIN = None
    ACCENT = "accent1"
    TITLE = "tx2"
    RIGHT = "accent2"
    LIGHT = "bg1"


class Bullet(StrEnum):
    NONE = "none"
    CONTINUED = "continued"
    """A further paragraph of the item above: indented like it, without a mark."""
    DOT = "dot"
    BOX = "box"
    NUMBER = "number"
    LETTER = "letter"


@record
class Run:
    """Characters of one look; ``language`` is a BCP 47 tag if it is not the course's."""

    text: str
    bold: bool = False
    code: bool = False
    link: str = ""
    language: str = ""
    tone: Tone = Tone.PLAIN


BREAK = Run("\n")


@record
class Para:
    """One paragraph; ``number`` counts from 1 in lists of numbers and letters."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet = Bullet.NONE
    number: int = 1
    heading: bool = False
    """Stays with the paragraph after it."""
    under: Bullet = Bullet.DOT
    """The mark of the item that a continued paragraph belongs to."""

    @property
    def is_close(self) -> bool:
        """Whether it stands closer to the paragraph above than a new item does."""
        return self.level > 0 or self.bullet is Bullet.CONTINUED

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@record
class Box:
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float

    def below(self, height: float) -> Box:
        """What is left under the first ``height`` points."""
        return replace(self, y=self.y + height, h=self.h - height)

    def inside(self, margin: float) -> Box:
        return Box(self.x + margin, self.y + margin, self.w - 2 * margin, self.h - 2 * margin)


@record
class Body:
    """Text in the placeholder ``slot`` of the layout; ``box`` only where it differs from it."""

    slot: str
    paras: tuple[Para, ...]
    size: float
    """Of the first level, in points."""
    gap: float = 0.0
    """Space above a paragraph of the first level."""
    box: Box | None = None


@record
class Cell:
    """The words of one cell of a table."""

    runs: tuple[Run, ...]
    alignment: str = "left"


@record
class Grid:
    """A table with one header row; widths and heights are those of columns and rows."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    box: Box
    slot: str = ""
    """The table placeholder that it fills; empty: none."""
    alternative: str = ""


@record
class Picture:
    """A picture at its place; ``data`` where it is no file, ``link`` where it leads somewhere."""

    asset: Asset
    alternative: str
    decorative: bool
    box: Box
    slot: str = ""
    data: bytes = field(default=b"", compare=False)
    link: str = ""
    margin: float = 0.0
    """White around it, so that it stands out from a dark ground."""

    @property
    def key(self) -> str:
        """What pictures that are the same have in common."""
        return self.asset.file or self.asset.path


@record
class Plot:
    """A chart at its place; ``title`` is empty where the slide's says the same."""

    chart: Chart
    title: str
    box: Box
    slot: str
    size: float


@record
class Button:
    """A shape with words on it that leads to the slide of the name ``target``."""

    runs: tuple[Run, ...]
    target: str
    box: Box
    size: float


@record
class Slide:
    """One slide; slides of one ``page`` that share a title are numbered."""

    _: KW_ONLY
    layout: str
    title: tuple[Run, ...]
    section: str
    page: str = ""
    title_size: float = 0.0
    title_box: Box | None = None
    bodies: tuple[Body, ...] = ()
    grid: Grid | None = None
    grid_first: bool = False
    """Whether the table is read before the text."""
    plot: Plot | None = None
    pictures: tuple[Picture, ...] = ()
    buttons: tuple[Button, ...] = ()
    name: str = ""
    """What buttons call this slide; empty: none leads here."""
    hidden: bool = False
    """Whether it is left out when the deck is shown; buttons lead to it nevertheless."""
    notes: tuple[Para, ...] = ()
    is_backup: bool = False
    """Whether it is kept in reserve at the end of its lesson."""
    reveal: bool = False
    """Whether what stands below the title comes by clicks, one after the other."""
    steps: tuple[int, int] = (0, 0)
    """Number of this lesson and of all lessons, drawn as a row of marks; zero: none."""
    span: Span = field(default=NOWHERE, compare=False)


@record
class Section:
    """A group of slides in the overview."""

    id: str
    title: str
