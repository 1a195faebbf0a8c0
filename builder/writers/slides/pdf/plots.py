"""Charts of slides as nodes: numbers to draw with, and as people write them.

The drawing of pages is made for the narrowest telephone; on a slide its letters would be too small
for the last row, and its bars would leave most of the room empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from builder.model.chart import Chart, ChartKind
from builder.writers.decimals import decimal
from builder.writers.slides.pdf.texts import Node

_HUES = 6
_BARS = {1: 1.5, 2: 1.25}
_THIN = 1.1
"""Height of a bar in em, by the number of bars beside each other."""
_SHORT_UNIT = 3
"""Characters; a longer unit is said once, in the title."""
_LABELLED = 18
"""Most values that are all written beside their points."""
_MOST_TICKS = 5


def chart_node(
    chart: Chart, title: str, colours: Mapping[str, str], texts: Mapping[str, str]
) -> Node:
    """What the template draws a chart from."""
    is_short = len(chart.unit) <= _SHORT_UNIT
    unit = f"\u00a0{chart.unit}" if chart.unit and is_short else ""
    count = 1 if chart.kind is ChartKind.PIE else len(chart.series)
    values = [value for series in chart.series for value in series.values]
    return {
        "kind": chart.kind.value,
        "title": title if is_short else f"{title} ({chart.unit})" if title else chart.unit,
        "categories": list(chart.categories),
        "series": [
            {
                "name": series.name,
                "values": [float(value) for value in series.values],
                "labels": [decimal(value, texts) + unit for value in series.values],
            }
            for series in chart.series
        ],
        "labelled": count == 1 and len(values) <= _LABELLED,
        "ticks": [
            {"value": float(tick), "label": decimal(tick, texts) + unit} for tick in ticks(values)
        ],
        "colours": [colours[f"accent{hue}"] for hue in range(1, _HUES + 1)],
        "alternative": chart.alternative or chart.title,
        "bar": _BARS.get(count, _THIN),
    }


def ticks(values: list[Decimal]) -> list[Decimal]:
    """Round numbers from zero or the smallest value up to the largest or beyond."""
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    rough = (high - low) / _MOST_TICKS or Decimal(1)
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * count for count in range(int(first), int(last) + 1)]
