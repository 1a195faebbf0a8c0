"""Charts as the words and tables that every output can show, with numbers as people write them."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model.chart import Chart
from builder.model.document import Block, Paragraph, Table
from builder.model.inline import Inline, Strong, Text
from builder.writers.decimals import decimal


def chart_table(chart: Chart, texts: Mapping[str, str]) -> Table:
    """The numbers of a chart: one row for each category, one column for each series."""
    unit = f" ({chart.unit})" if chart.unit else ""
    header = [texts["media.category"]]
    header += [(series.name or texts["media.value"]) + unit for series in chart.series]
    rows = tuple(
        (_words(category), *(_words(decimal(series.values[at], texts)) for series in chart.series))
        for at, category in enumerate(chart.categories)
    )
    alignments = ("left", *("right" for _ in chart.series))
    return Table(tuple(map(_words, header)), rows, alignments, chart.span)


def chart_blocks(chart: Chart, texts: Mapping[str, str]) -> tuple[Block, ...]:
    """A chart without its drawing: title, what it shows, the numbers and where they are from."""
    title = Paragraph((Strong((Text(chart.title),)),), chart.span)
    shown = Paragraph((Text(chart.alternative),), chart.span)
    return (title, shown, chart_table(chart, texts), *chart_source(chart, texts))


def chart_source(chart: Chart, texts: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """Where the numbers of a chart are from, if it says so."""
    if not chart.source:
        return ()
    return (Paragraph((Text(texts["media.source"] + " "), *chart.source), chart.span),)


def _words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)
