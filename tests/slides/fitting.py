"""Whether a plan keeps its own promises: measured again, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator

from builder.writers.slides.deck import Deck
from builder.writers.slides.fit import height, text_height
from builder.writers.slides.grids import MARGIN_X, MARGIN_Y
from builder.writers.slides.layouts import TITLE, Layout
from builder.writers.slides.metrics import em, line, lines
from builder.writers.slides.slide import Grid, Para, Slide

_TOLERANCE = 0.2


def misfits(deck: Deck) -> list[str]:
    """What is taller than its frame, or leaves the page."""
    feet = {
        f"footer of {layout.name}"
        for layout in deck.layouts.roles.values()
        for foot in layout.feet
        if foot.kind == "ftr" and not foot.text
        if em(deck.footer, face=foot.face) * foot.size > foot.width
    }
    return sorted(feet) + [
        f"slide {number}: {words}"
        for number, slide in enumerate(deck.slides, 1)
        for words in _in_slide(slide, deck.layouts[slide.layout], deck.layouts.height)
    ]


def _in_slide(slide: Slide, layout: Layout, bottom: float) -> Iterator[str]:
    slot = layout.slot(TITLE)
    room = slot.inner(slide.title_box)
    if height((Para(slide.title),), slide.title_size, slot, room.w, 0) > room.h + _TOLERANCE:
        yield "title"
    for body in slide.bodies:
        place = layout.slot(body.slot)
        if text_height(body, place) > place.inner(body.box).h + _TOLERANCE:
            yield body.slot
    if slide.grid and (not _rows_fit(slide.grid) or _bottom(slide.grid) > bottom - 36):
        yield "table"


def _bottom(grid: Grid) -> float:
    return grid.box.y + sum(grid.heights)


def _rows_fit(grid: Grid) -> bool:
    return all(
        lines(cell.runs, (width - 2 * MARGIN_X) / grid.size, not number) * grid.size * line("")
        + 2 * MARGIN_Y
        <= tall + _TOLERANCE
        for number, (row, tall) in enumerate(zip(grid.rows, grid.heights, strict=True))
        for cell, width in zip(row, grid.widths, strict=True)
    )
