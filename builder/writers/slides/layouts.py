"""What a layout is, ours or a template's: places for text and pictures, in points.

Sizes follow the Berlin standard for accessible presentations: first level 24 points and more,
inner levels, tables and captions 20, titles 28; a footer has 12.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY

from builder.record import record
from builder.writers.slides.metrics import CALIBRI
from builder.writers.slides.slide import Box

WIDTH, HEIGHT = 960.0, 540.0
TITLE_SPACING = 1.0
BODY_SPACING = 1.1
"""Of the line spacing of the face (1.22 em), so lines are 1.34 em apart."""
FOOTER_SIZE, FOOTER_LEFT, FOOTER_WIDTH = 12.0, 372.0, 396.0
"""Place and width are those of the narrowest footer."""
BODY_SIZES = (28.0, 26.0, 24.0)
SMALLEST_INNER = 20.0
TABLE_SIZES = (24.0, 22.0, 20.0)

TITLE, BODY, PICTURE, TABLE, CHART = "title", "body", "pic", "tbl", "chart"
OBJECT = "obj"
"""A placeholder for anything; the format leaves its kind out."""


@record
class Native:
    """What of a placeholder of a template a slide has to say anew where it wants it otherwise."""

    size: float
    box: Box
    bullets: tuple[bool, ...]
    """By level, whether the template puts a mark before a paragraph."""


@record
class Slot:
    """A placeholder; ``name`` is how the plan knows it, ``label`` how PowerPoint lists it."""

    _: KW_ONLY
    name: str
    label: str
    box: Box
    index: int = 0
    kind: str = BODY
    """Of the placeholder; empty: what stands here fills none."""
    sizes: tuple[float, ...] = BODY_SIZES
    spacing: float = BODY_SPACING
    anchor: str = "t"
    bold: bool = False
    color: str = "tx1"
    fill: str = ""
    inset: tuple[float, float] = (0.0, 0.0)
    """Left and right, top and bottom."""
    face: str = CALIBRI
    """Whose widths measure its text."""
    capitals: bool = False
    """Whether the template sets its text in capitals."""
    native: Native | None = None
    """How a template has it; None: as it stands here."""

    def inner(self, box: Box | None = None) -> Box:
        """The area that text may take."""
        outer, (x, y) = box or self.box, self.inset
        return Box(outer.x + x, outer.y + y, outer.w - 2 * x, outer.h - 2 * y)


@record
class Shape:
    """A decorative rectangle of a layout."""

    box: Box
    color: str
    alpha: int = 100
    """Opacity in percent."""


@record
class FootSlot:
    """A placeholder at the foot of a template's layout: ``ftr`` or ``sldNum``."""

    kind: str
    label: str
    index: int
    text: str = ""
    """What the template says there itself."""
    width: float = 0.0
    size: float = FOOTER_SIZE
    face: str = CALIBRI


@record
class Layout:
    """``kind`` is the layout type of the format, which tells corporate templates our roles."""

    _: KW_ONLY
    name: str
    kind: str
    slots: tuple[Slot, ...]
    ground: str = "bg1"
    shapes: tuple[Shape, ...] = ()
    footer: bool = True
    footer_color: str = "tx1"
    footer_left: float = 54.0
    part: str = ""
    """The part of the template that this is; empty: one of ours."""
    mapping: tuple[tuple[str, str], ...] = ()
    """Colours that a template's layout maps otherwise than its master."""
    feet: tuple[FootSlot, ...] = ()
    """Footer and number of a template's layout."""

    def has(self, name: str) -> bool:
        return any(slot.name == name for slot in self.slots)

    def slot(self, name: str) -> Slot:
        return next(slot for slot in self.slots if slot.name == name)


@record
class Layouts:
    """The layouts of one deck by their roles, on pages of one size."""

    roles: Mapping[str, Layout]
    width: float = WIDTH
    height: float = HEIGHT
    is_foreign: bool = False
    """Whether they are a template's, which has no places for the finer parts of ours."""

    def __getitem__(self, role: str) -> Layout:
        return self.roles[role]

    def __contains__(self, role: str) -> bool:
        return role in self.roles
