"""The layouts of the default theme as one table: geometry in points, roles of colour, sizes.

The plan fits text into these boxes and the theme writes them as placeholders, so both always agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.writers.slides.layouts import (
    CHART,
    FOOTER_LEFT,
    HEIGHT,
    PICTURE,
    TABLE,
    TITLE,
    TITLE_SPACING,
    Layout,
    Layouts,
    Shape,
    Slot,
)
from builder.writers.slides.slide import Box

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
        footer_left=FOOTER_LEFT,
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

OWN = Layouts(LAYOUTS)
