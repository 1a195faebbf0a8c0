"""Paragraphs and runs as elements; every run says which language it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.record import record
from builder.writers.slides.fit import MARKS, indent, inner_gap
from builder.writers.slides.layouts import SMALLEST_INNER, Native, Slot
from builder.writers.slides.package import Part
from builder.writers.slides.slide import Body, Bullet, Para, Run, Tone
from builder.writers.slides.xml import Element, add, emu, hundredths, relate

_REGIONS = {
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
    "pl": "pl-PL",
}
"""Spelling checkers want a region where authors name the language only."""
_FIXED_WIDTH = "Courier New"
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f]")
LEVELS = 3


def culture(language: str) -> str:
    return _REGIONS.get(language, language)


@record
class Ink:
    """What runs need from the part that they are in: its language, and itself for links."""

    language: str
    part: Part | None = None
    is_foreign: bool = False
    """Whether colours of text are for a template to choose."""


def add_paragraphs(
    body: Element, paras: Sequence[Para], ink: Ink, size: float = 0.0, native: Native | None = None
) -> None:
    """All paragraphs of a text; on slides, where they have a ``size``, the theme sets lists.

    Where a template has marks of its own (``native``) they stay, at the distance that was measured.
    """
    starts = _starts(paras)
    for position, (para, start) in enumerate(zip(paras, starts, strict=True)):
        element = add(body, "a:p")
        above = None
        if position == 0:
            above = 0.0
        elif size and para.level == 0 and (para.is_close or paras[position - 1].heading):
            above = inner_gap(size)
        if para.bullet is Bullet.DOT and size and not native:
            _add_themed_properties(element, para, above)
        else:
            marked = native.bullets if native else ()
            _add_properties(element, para, start, above, marked)
        add_runs(element, para.runs, ink)


def _starts(paras: Sequence[Para]) -> list[int]:
    """For each item of a numbered list the number that its unbroken run of items begins with."""
    starts: list[int] = []
    runs: dict[int, tuple[int, int]] = {}
    for para in paras:
        runs = {level: run for level, run in runs.items() if level <= para.level}
        if para.bullet in (Bullet.NUMBER, Bullet.LETTER):
            start, last = runs.get(para.level, (para.number, para.number - 1))
            runs[para.level] = (start if para.number == last + 1 else para.number, para.number)
        else:
            runs.pop(para.level, None)
        starts.append(runs.get(para.level, (1, 1))[0])
    return starts


def _add_themed_properties(element: Element, para: Para, above: float | None) -> None:
    """A list item as the master sets it: only its level is told."""
    if not para.level and above is None:
        return
    properties = add(element, "a:pPr")
    if para.level:
        properties.set("lvl", str(para.level))
    if above is not None:
        add(add(properties, "a:spcBef"), "a:spcPts", val=hundredths(above))


def _add_properties(
    element: Element, para: Para, start: int, above: float | None, marked: tuple[bool, ...]
) -> None:
    hanging = MARKS[para.bullet] if para.bullet is not Bullet.CONTINUED else 0.0
    properties = add(element, "a:pPr", marL=emu(indent(para)), indent=-emu(hanging))
    if para.level:
        properties.set("lvl", str(para.level))
    if above is not None:
        add(add(properties, "a:spcBef"), "a:spcPts", val=hundredths(above))
    match para.bullet:
        case Bullet.NONE | Bullet.CONTINUED:
            add(properties, "a:buNone")
        case Bullet.DOT if para.level < len(marked) and marked[para.level]:
            pass
        case Bullet.DOT:
            add(properties, "a:buFont", typeface="Arial")
            add(properties, "a:buChar", char="–" if para.level else "•")
        case Bullet.BOX:
            add(properties, "a:buFont", typeface="Wingdings")
            add(properties, "a:buChar", char="q")
        case Bullet.NUMBER | Bullet.LETTER:
            kind = "arabicPeriod" if para.bullet is Bullet.NUMBER else "alphaUcParenR"
            add(properties, "a:buFont", typeface="+mj-lt")
            number = add(properties, "a:buAutoNum", type=kind)
            if start > 1:
                number.set("startAt", str(start))


def add_runs(paragraph: Element, runs: Sequence[Run], ink: Ink, **look: object) -> None:
    for run in runs:
        language = culture(run.language or ink.language)
        if run.text == "\n":
            add(add(paragraph, "a:br"), "a:rPr", lang=language, **look)
            continue
        lines = run.text.split("\n")
        for position, line in enumerate(lines):
            if position:
                add(add(paragraph, "a:br"), "a:rPr", lang=language, **look)
            element = add(paragraph, "a:r")
            _add_look(element, run, ink, language, look)
            add(element, "a:t", _clean(line))
    add(paragraph, "a:endParaRPr", lang=culture(ink.language), **look)


def _add_look(element: Element, run: Run, ink: Ink, language: str, look: dict[str, object]) -> None:
    properties = add(element, "a:rPr", lang=language, **look)
    if run.bold:
        properties.set("b", "1")
    if run.tone is not Tone.PLAIN and not ink.is_foreign:
        add_color(properties, run.tone.value)
    if run.code:
        add(properties, "a:latin", typeface=_FIXED_WIDTH)
        add(properties, "a:cs", typeface=_FIXED_WIDTH)
    if run.link and ink.part:
        relate(add(properties, "a:hlinkClick"), ink.part.refer("hyperlink", run.link))


def add_color(parent: Element, color: str, alpha: int = 100) -> None:
    scheme = add(add(parent, "a:solidFill"), "a:schemeClr", val=color)
    if alpha < 100:
        add(scheme, "a:alpha", val=alpha * 1000)


def add_sizes(style: Element, body: Body, slot: Slot) -> None:
    """Sizes and spacing of this one text, where they differ from the layout's."""
    if slot.native:
        _add_all_sizes(style, body, slot)
        return
    if body.size == slot.sizes[0] and not body.gap:
        return
    for level in range(max(para.level for para in body.paras) + 1):
        properties = add(style, f"a:lvl{level + 1}pPr")
        gap = body.gap if level == 0 else inner_gap(body.size)
        add(add(properties, "a:spcBef"), "a:spcPts", val=hundredths(gap))
        add(properties, "a:defRPr", sz=hundredths(level_size(body.size, level)))


def _add_all_sizes(style: Element, body: Body, slot: Slot) -> None:
    """In a template everything that was measured is said, and nothing else."""
    for level in range(max(para.level for para in body.paras) + 1):
        properties = add(style, f"a:lvl{level + 1}pPr")
        add(add(properties, "a:lnSpc"), "a:spcPct", val=round(slot.spacing * 100_000))
        gap = body.gap if level == 0 else inner_gap(body.size)
        add(add(properties, "a:spcBef"), "a:spcPts", val=hundredths(gap))
        add(add(properties, "a:spcAft"), "a:spcPts", val=0)
        font = add(properties, "a:defRPr", sz=hundredths(level_size(body.size, level)))
        if slot.bold:
            font.set("b", "1")


def level_size(size: float, level: int) -> float:
    return size if level == 0 else max(min(size, SMALLEST_INNER), size - 4)


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return _CONTROLS.sub("", text)
