"""The lists of the Word file: bullets, boxes to tick and numbers."""

from __future__ import annotations

from docx.oxml.numbering import CT_Num

from builder.job import Job
from builder.writers.guide.word.xml import Element, w
from builder.writers.paper.colours import colours

BULLETS, CHECKLIST, NUMBERS = 1, 2, 3
"""Ids of the lists; every further numbered list counts on from ``NUMBERS``."""
_LEVELS = 3
_STEP = 360
"""Indentation of a level in twentieths of a point."""


def numbering(job: Job) -> Element:
    """The three kinds of lists, and one list of each."""
    colour = colours(job)["title"].removeprefix("#")
    return w(
        "numbering",
        _kind(BULLETS, "bullet", "•", "Calibri", colour),
        _kind(CHECKLIST, "bullet", "☐", "Segoe UI Symbol", colour),
        _kind(NUMBERS, "decimal", "%{level}.", "Calibri", colour),
        *(CT_Num.new(kind, kind) for kind in (BULLETS, CHECKLIST, NUMBERS)),
    )


def add_list(lists: Element, start: int) -> int:
    """The id of one more numbered list, whose first number is ``start``."""
    number = len(lists) - NUMBERS + 1
    added = CT_Num.new(number, NUMBERS)
    added.add_lvlOverride(0).add_startOverride(start)
    lists.append(added)
    return number


def _kind(number: int, form: str, sign: str, face: str, colour: str) -> Element:
    levels = (
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            w("lvlText", val=sign.replace("{level}", str(level + 1))),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=_STEP * (level + 1), hanging=_STEP)),
            w(
                "rPr",
                w("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face),
                w("color", val=colour),
            ),
            ilvl=level,
        )
        for level in range(_LEVELS)
    )
    return w(
        "abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number
    )
