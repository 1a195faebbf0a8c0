"""Charts on slides: their place, and what stands beside and below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.model.chart import Chart, ChartKind
from builder.writers.charts import chart_source
from builder.writers.slides.fit import height, set_text
from builder.writers.slides.layouts import Layout, Layouts
from builder.writers.slides.metrics import em
from builder.writers.slides.slide import Body, Box, Para, Plot, Slide
from builder.writers.slides.words import Words

_SIZE = 20.0
_LINE, _BAR, _AROUND = 26.0, 14.0, 84.0
"""Points that a label, a bar of several, and title and legend take."""
_PIE_WIDTH = 400.0
"""Least width that leaves room for the names around a pie."""
_AXIS, _BETWEEN_NAMES = 70.0, 5.0
"""Points that the numbers beside a line take, and the space between two names below it."""
_GAP, _ABOVE, _LEAST = 0.4, 12.0, 210.0
"""Between paragraphs above a chart (em), between text and chart, least height of such a chart."""
_SHORT_UNIT = 4
"""Characters of a unit."""
_SLICES, _MOMENTS = 6, 12
"""Most categories of a pie, which has a colour for each, and of a line."""


def is_short(unit: str) -> bool:
    """Whether a unit stands behind every number; a longer one is said once, with the title."""
    return len(unit) <= _SHORT_UNIT


def most_categories(chart: Chart, layouts: Layouts) -> int:
    """How many categories a chart on a slide can have with every label in its size."""
    match chart.kind:
        case ChartKind.PIE:
            return _SLICES
        case ChartKind.LINE:
            wide = layouts["chart"].slot("chart").box.w - _AXIS
            return min(_MOMENTS, max(1, int(wide / _name_width(chart))))
    room = layouts["chart"].slot("chart").box.h - _AROUND
    return max(1, int(room / _row(chart)))


def _row(chart: Chart) -> float:
    """Points that a name with its bars takes."""
    return max(_LINE, _BAR * len(chart.series))


def _name_width(chart: Chart) -> float:
    """Points that the longest name of a moment takes below a line, with a space."""
    return max((em(name) for name in chart.categories), default=0.0) * _SIZE + _BETWEEN_NAMES


def chart_slide(frame: Slide, chart: Chart, words: Words, layouts: Layouts) -> Slide:
    """A chart with its source below it."""
    slot = layouts["chart"].slot("chart")
    return _drawn(
        replace(frame, layout="chart"), chart, words, layouts["chart"], slot.box, slot.name
    )


def chart_and_text(
    frame: Slide, chart: Chart, text: Sequence[Para], words: Words, layouts: Layouts
) -> Slide | None:
    """A chart beside a text or, where a template's columns are too narrow for that, below it."""
    return _beside(frame, chart, text, words, layouts) or _below(frame, chart, text, words, layouts)


def _beside(
    frame: Slide, chart: Chart, text: Sequence[Para], words: Words, layouts: Layouts
) -> Slide | None:
    if "chart_text" not in layouts:
        return None
    layout = layouts["chart_text"]
    slot = layout.slot("chart")
    if chart.kind is ChartKind.PIE and slot.box.w < _PIE_WIDTH:
        return None
    if chart.kind is ChartKind.LINE:
        wide = slot.box.w - _AXIS
        if wide < _name_width(chart) * len(chart.categories):
            return None
    body = set_text(text, layout.slot("body"))
    if not body:
        return None
    frame = replace(frame, layout="chart_text", bodies=(body,))
    return _drawn(frame, chart, words, layout, slot.box, slot.name)


def _below(
    frame: Slide, chart: Chart, text: Sequence[Para], words: Words, layouts: Layouts
) -> Slide | None:
    layout = layouts["table_text"]
    if layout.has("table"):
        return None  # ours has columns that are wide enough
    slot = layout.slot("body")
    size = slot.sizes[-1]
    gap = round(_GAP * size, 1)
    tall = height(text, size, slot, slot.inner().w, gap) + 2 * slot.inset[1] + 2
    room = slot.box.below(tall + _ABOVE)
    if room.h < _least_height(chart):
        return None
    body = Body("body", tuple(text), size, gap, replace(slot.box, h=round(tall, 1)))
    frame = replace(frame, layout="table_text", bodies=(body,))
    return _drawn(frame, chart, words, layout, room, "")


def _least_height(chart: Chart) -> float:
    """Points in which every label of a chart has its size."""
    if chart.kind is not ChartKind.BAR:
        return _LEAST
    return _row(chart) * len(chart.categories) + _AROUND


def _drawn(frame: Slide, chart: Chart, words: Words, layout: Layout, box: Box, name: str) -> Slide:
    """The chart in its slot; a source that has no room below it goes to the notes."""
    titles = [] if chart.title == "".join(run.text for run in frame.title) else [chart.title]
    if chart.unit and not is_short(chart.unit):
        titles.append(words.texts["media.in_unit"].format(unit=chart.unit))
    title = "".join(titles).strip()
    source = tuple(words.paras(chart_source(chart, words.texts)))
    below: tuple[Body, ...] = ()
    if source and layout.has("source"):
        slot = layout.slot("source")
        tall = height(source, _SIZE, slot, slot.inner().w, 0)
        if tall <= slot.inner().h:
            below = (Body("source", source, _SIZE),)
    elif layout.has("source"):
        slot = layout.slot("source")
        box = replace(box, h=slot.box.y + slot.box.h - box.y)
    plot = Plot(chart, title, box, name, _SIZE)
    notes = () if below else source
    return replace(frame, bodies=(*frame.bodies, *below), plot=plot, notes=(*frame.notes, *notes))
