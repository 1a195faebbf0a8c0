"""The layouts of the default theme as one table: geometry in points, roles of colour, sizes.

The plan fits text into these boxes and the theme writes them as placeholders, so both always agree.
Sizes follow the Berlin standard for accessible presentations: first level 24 points and more,
inner levels, tables and captions 20, titles 28; a footer has 12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY

from builder.record import record
from builder.writers.slides.metrics import CALIBRI
from builder.writers.slides.slide import Box

WIDTH, HEIGHT = 960.0, 540.0
TITLE_SPACING = 1.0
BODY_SPACING = 1.1
"""Of the line spacing of the face (1.22 em), so lines are 1.34 em apart."""
FOOTER_SIZE, FOOTER_WIDTH = 12.0, 396.0
"""The width is that of the narrowest footer."""
FOOTER, NUMBER = Box(54, 502, 640, 22), Box(786, 502, 120, 22)
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


def step_marks(current: int, count: int) -> Iterator[tuple[Box, int]]:
    """How far the course has come: a mark for each lesson, opaque up to the current one."""
    if count < 2:
        return
    gap = 8.0
    width = min(56.0, (816.0 - gap * (count - 1)) / count)
    for number in range(1, count + 1):
        yield (
            Box(72 + (number - 1) * (width + gap), 462, width, 5),
            100 if number <= current else 30,
        )


_LEFT, _FULL, _TOP, _ROOM = 54.0, 852.0, 136.0, 352.0
_QUIZ_LEFT, _QUIZ_FULL = 72.0, 834.0


def _title(box: Box, **look: object) -> Slot:
    defaults: dict[str, object] = {
        "sizes": (34.0, 32.0, 30.0, 28.0),
        "spacing": TITLE_SPACING,
        "anchor": "b",
        "bold": True,
        "color": "tx2",
    }
    return Slot(name=TITLE, label="Titel", kind=TITLE, box=box, **{**defaults, **look})  # type: ignore[arg-type]


def _text(name: str, label: str, index: int, box: Box, **look: object) -> Slot:
    return Slot(name=name, label=label, index=index, box=box, **look)  # type: ignore[arg-type]


_HEAD = _title(Box(_LEFT, 22, _FULL, 84))
_RULE = Shape(Box(_LEFT, 112, 56, 4), "accent1")
_QUIZ_HEAD = _title(Box(_QUIZ_LEFT, 64, _QUIZ_FULL, 106), sizes=(32.0, 30.0, 28.0), anchor="t")
_KICKER = _text(
    "kicker", "Art der Frage", 10, Box(_QUIZ_LEFT, 26, _QUIZ_FULL, 34),
    sizes=(24.0,), bold=True, color="accent1", anchor="b",
)  # fmt: skip
_CASE = _text("case", "Ausgangslage", 11, Box(_QUIZ_LEFT, 172, _QUIZ_FULL, 68), sizes=(24.0,))
_BAND = Shape(Box(0, 0, 20, HEIGHT), "accent1")
_QUIZ_TOP, _QUIZ_ROOM = 186.0, 302.0
_CARD = {"fill": "bg2", "inset": (22.0, 18.0)}
_WHITE_CARD = {"fill": "bg1", "inset": (26.0, 14.0), "anchor": "ctr"}

LAYOUTS: Mapping[str, Layout] = {
    "title": Layout(
        name="Titelfolie",
        kind="title",
        ground="tx2",
        footer=False,
        shapes=(
            Shape(Box(0, 0, 20, HEIGHT), "accent1"),
            Shape(Box(640, 0, 320, HEIGHT), "bg1", 4),
            Shape(Box(747, 0, 213, HEIGHT), "bg1", 4),
            Shape(Box(853, 0, 107, HEIGHT), "bg1", 4),
            Shape(Box(72, 322, 72, 5), "bg1"),
        ),
        slots=(
            _title(
                Box(72, 118, 780, 188),
                sizes=(48.0, 44.0, 40.0, 36.0, 32.0),
                color="bg1",
            ),
            _text(
                "sender", "Organisation", 10, Box(72, 48, 780, 36),
                color="bg1", sizes=(24.0,),
            ),
            _text(
                "subtitle", "Untertitel", 1, Box(72, 346, 780, 150),
                color="bg1", sizes=(26.0, 24.0),
            ),
        ),
    ),
    "section": Layout(
        name="Lektion",
        kind="secHead",
        ground="tx2",
        footer_color="bg1",
        footer_left=72.0,
        shapes=(Shape(Box(0, 0, 20, HEIGHT), "accent1"),),
        slots=(
            _title(
                Box(72, 146, 816, 150),
                sizes=(44.0, 40.0, 36.0, 32.0, 28.0),
                color="bg1",
            ),
            _text(
                "kicker", "Nummer der Lektion", 10, Box(72, 96, 816, 36),
                sizes=(24.0,), color="bg1", anchor="b",
            ),
            _text(
                "summary", "Kurzbeschreibung", 1, Box(72, 312, 780, 130),
                sizes=(26.0, 24.0), color="bg1",
            ),
        ),
    ),
    "overview": Layout(
        name="Überblick",
        kind="obj",
        footer_left=372.0,
        shapes=(
            Shape(Box(0, 0, 318, HEIGHT), "tx2"),
            Shape(Box(54, 196, 56, 5), "bg1"),
        ),
        slots=(
            _title(Box(54, 214, 246, 130), anchor="t", color="bg1", sizes=(36.0, 32.0, 28.0)),
            _text("body", "Inhalt", 1, Box(372, 48, 534, 436), anchor="ctr"),
        ),
    ),
    "content": Layout(
        name="Inhalt",
        kind="obj",
        shapes=(_RULE,),
        slots=(_HEAD, _text("body", "Inhalt", 1, Box(_LEFT, _TOP, _FULL, _ROOM))),
    ),
    "brief": Layout(
        name="Inhalt, kurz",
        kind="obj",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text(
                "body", "Inhalt", 1, Box(_LEFT, _TOP + 4, _FULL, _ROOM - 8),
                anchor="ctr", fill="bg2", inset=(40.0, 24.0),
            ),
        ),
    ),
    "columns": Layout(
        name="Zwei Spalten",
        kind="twoObj",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("left", "Inhalt links", 1, Box(_LEFT, _TOP + 4, 414, 344), **_CARD),
            _text("right", "Inhalt rechts", 2, Box(492, _TOP + 4, 414, 344), **_CARD),
        ),
    ),
    "table": Layout(
        name="Tabelle",
        kind="tbl",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("table", "Tabelle", 1, Box(_LEFT, _TOP + 4, _FULL, 344), kind=TABLE),
        ),
    ),
    "table_text": Layout(
        name="Text und Tabelle",
        kind="txAndObj",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("body", "Inhalt", 1, Box(_LEFT, _TOP, _FULL, 100)),
            _text("table", "Tabelle", 2, Box(_LEFT, _TOP + 116, _FULL, 232), kind=TABLE),
        ),
    ),
    "thirds": Layout(
        name="Drei Spalten",
        kind="obj",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("first", "Inhalt links", 1, Box(_LEFT, _TOP + 4, 272, 344), **_CARD),
            _text("second", "Inhalt Mitte", 2, Box(344, _TOP + 4, 272, 344), **_CARD),
            _text("third", "Inhalt rechts", 3, Box(634, _TOP + 4, 272, 344), **_CARD),
        ),
    ),
    "chart": Layout(
        name="Diagramm",
        kind="chart",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("chart", "Diagramm", 1, Box(_LEFT, _TOP + 4, _FULL, 312), kind=CHART),
            _text("source", "Quelle", 2, Box(_LEFT, 460, _FULL, 30), sizes=(20.0,)),
        ),
    ),
    "chart_text": Layout(
        name="Text und Diagramm",
        kind="txAndChart",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("body", "Inhalt", 1, Box(_LEFT, _TOP, 392, _ROOM)),
            _text("chart", "Diagramm", 2, Box(466, _TOP + 4, 440, 312), kind=CHART),
            _text("source", "Quelle", 3, Box(466, 460, 440, 30), sizes=(20.0,)),
        ),
    ),
    "picture_text": Layout(
        name="Text und Bild",
        kind="picTx",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("body", "Inhalt", 1, Box(_LEFT, _TOP, 392, _ROOM)),
            _text("picture", "Bild", 2, Box(474, _TOP + 4, 432, 344), kind=PICTURE),
        ),
    ),
    "picture": Layout(
        name="Bild",
        kind="picTx",
        shapes=(_RULE,),
        slots=(
            _HEAD,
            _text("picture", "Bild", 2, Box(_LEFT, _TOP + 4, _FULL, 300), kind=PICTURE),
            _text("body", "Bildunterschrift", 1, Box(_LEFT, 446, _FULL, 42), sizes=(24.0,)),
        ),
    ),
    "key": Layout(
        name="Merksatz",
        kind="obj",
        ground="bg2",
        footer_left=96.0,
        shapes=(Shape(Box(54, 92, 8, 366), "accent1"),),
        slots=(
            _title(Box(96, 84, 790, 40), sizes=(28.0,), color="accent1", anchor="b"),
            _text(
                "body", "Merksatz", 1, Box(96, 150, 790, 300),
                sizes=(44.0, 40.0, 36.0, 32.0, 28.0), bold=True, color="tx2", anchor="ctr",
            ),
        ),
    ),
    "question": Layout(
        name="Frage",
        kind="obj",
        ground="bg2",
        footer_left=_QUIZ_LEFT,
        shapes=(_BAND,),
        slots=(
            _QUIZ_HEAD,
            _KICKER,
            _CASE,
            _text("body", "Antworten", 1, Box(_QUIZ_LEFT, _QUIZ_TOP, _QUIZ_FULL, _QUIZ_ROOM),
                  **_WHITE_CARD),
        ),
    ),
    "question_pair": Layout(
        name="Frage, zwei Spalten",
        kind="twoObj",
        ground="bg2",
        footer_left=_QUIZ_LEFT,
        shapes=(_BAND,),
        slots=(
            _QUIZ_HEAD,
            _KICKER,
            _CASE,
            _text("left", "Antworten links", 1, Box(_QUIZ_LEFT, _QUIZ_TOP, 405, _QUIZ_ROOM),
                  **_WHITE_CARD),
            _text("right", "Antworten rechts", 2, Box(501, _QUIZ_TOP, 405, _QUIZ_ROOM),
                  **_WHITE_CARD),
        ),
    ),
    "solution": Layout(
        name="Auflösung",
        kind="obj",
        ground="bg2",
        footer_left=_QUIZ_LEFT,
        shapes=(Shape(Box(0, 0, 20, HEIGHT), "accent2"),),
        slots=(
            _title(Box(_QUIZ_LEFT, 26, _QUIZ_FULL, 44), anchor="t", color="accent2"),
            _text("stem", "Frage", 10, Box(_QUIZ_LEFT, 76, _QUIZ_FULL, 68), sizes=(24.0,)),
            _text("body", "Richtige Antwort", 1, Box(_QUIZ_LEFT, 160, _QUIZ_FULL, 150),
                  **_WHITE_CARD),
            _text("because", "Begründung", 2, Box(_QUIZ_LEFT, 326, _QUIZ_FULL, 162)),
        ),
    ),
    "scene": Layout(
        name="Szene",
        kind="obj",
        footer_left=_QUIZ_LEFT,
        shapes=(Shape(Box(0, 0, 20, HEIGHT), "tx2"),),
        slots=(
            _title(Box(_QUIZ_LEFT, 60, _QUIZ_FULL, 44), sizes=(32.0, 30.0, 28.0), anchor="t"),
            _text(
                "kicker", "Zeit und Ort", 10, Box(_QUIZ_LEFT, 22, _QUIZ_FULL, 34),
                sizes=(24.0,), bold=True, color="accent1", anchor="b",
            ),
            _text("body", "Lage", 1, Box(_QUIZ_LEFT, 116, _QUIZ_FULL, 372)),
        ),
    ),
    "closing": Layout(
        name="Schluss",
        kind="obj",
        ground="tx2",
        footer=False,
        shapes=(
            Shape(Box(0, 0, 20, HEIGHT), "accent1"),
            Shape(Box(640, 0, 320, HEIGHT), "bg1", 4),
            Shape(Box(747, 0, 213, HEIGHT), "bg1", 4),
            Shape(Box(853, 0, 107, HEIGHT), "bg1", 4),
            Shape(Box(72, 232, 72, 5), "bg1"),
        ),
        slots=(
            _title(Box(72, 96, 780, 120), color="bg1", sizes=(44.0, 40.0, 36.0)),
            _text("body", "Kontakt", 1, Box(72, 258, 780, 220), color="bg1"),
        ),
    ),
}  # fmt: skip


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


OWN = Layouts(LAYOUTS)
