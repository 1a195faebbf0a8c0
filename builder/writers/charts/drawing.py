"""Lays charts out: bars lie, so that labels have room on every screen; lines stand over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import cos, pi, sin
from textwrap import wrap
from typing import assert_never

from builder.model.chart import Chart, ChartKind
from builder.writers.charts.shapes import (
    Anchor,
    Bar,
    Drawing,
    Entry,
    Line,
    Rule,
    Shape,
    Slice,
    Words,
)
from builder.writers.decimals import decimal

_NARROWEST = 250
"""Pixels that a chart has on the narrowest phone."""
_LETTER = 7.6
"""Pixels of an average letter."""
_LONGEST = _NARROWEST // 8
"""Letters of a label that has a line of its own."""
_MOST_BESIDE = 15
"""Letters of a label that fits beside its bar."""
_THICK, _TEXT, _APART = 20, 21, 16
_PLOT, _TOP, _BELOW = 220, 26, 30
_RADIUS = 92


def draw(chart: Chart, texts: Mapping[str, str]) -> Drawing:
    """The shapes of a chart."""
    match chart.kind:
        case ChartKind.BAR:
            return _bars(chart, texts)
        case ChartKind.LINE:
            return _lines(chart, texts)
        case ChartKind.PIE:
            return _pie(chart, texts)
        case _:
            assert_never(chart.kind)


def _bars(chart: Chart, texts: Mapping[str, str]) -> Drawing:
    values = [value for series in chart.series for value in series.values]
    labels = [_label(series.name, value, texts) for series in chart.series
              for value in series.values]  # fmt: skip
    beside = max(map(len, labels)) <= _MOST_BESIDE
    kept = (max(map(len, labels)) * _LETTER + 12) / _NARROWEST if beside else 0.02
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    unit = (1 - kept) / float(high - low or 1)
    zero = -float(low) * unit
    shapes: list[Shape] = []
    down = 0.0
    for at, category in enumerate(chart.categories):
        for line in wrap(category, _LONGEST) or [""]:
            shapes.append(Words(0, down + 15, line))
            down += _TEXT
        first = down
        for hue, series in enumerate(chart.series):
            value = float(series.values[at])
            label = _label(series.name, series.values[at], texts)
            if not beside:
                shapes.append(Words(0, down + 15, label, quiet=True))
                down += _TEXT
            left = zero + min(value, 0) * unit
            shapes.append(Bar(left, abs(value) * unit, down, _THICK, hue))
            if beside:
                end = zero + max(value, 0) * unit
                shapes.append(Words(end, down + 15, label, shift=7, quiet=True))
            down += _THICK + 4
        shapes.append(Rule((zero, first - 2), (zero, down - 2), strong=True))
        down += _APART
    return Drawing(down - _APART, tuple(shapes))


def _label(name: str, value: Decimal, texts: Mapping[str, str]) -> str:
    written = decimal(value, texts)
    return f"{name}: {written}" if name else written


def _lines(chart: Chart, texts: Mapping[str, str]) -> Drawing:
    ticks = _ticks([value for series in chart.series for value in series.values])
    span = float(ticks[-1] - ticks[0])
    count = len(chart.categories)
    left = (max(len(decimal(tick, texts)) for tick in ticks) * _LETTER + 14) / _NARROWEST

    def across(at: int) -> float:
        return left + (0.97 - left) * at / max(count - 1, 1)

    def down(value: Decimal) -> float:
        return _TOP + _PLOT * (1 - float(value - ticks[0]) / span)

    shapes: list[Shape] = []
    for tick in ticks:
        shapes.append(Rule((0, down(tick)), (1, down(tick)), strong=tick == ticks[0]))
        shapes.append(Words(0, down(tick) - 5, decimal(tick, texts), quiet=True))
    for hue, series in enumerate(chart.series):
        points = ((across(at), down(value)) for at, value in enumerate(series.values))
        shapes.append(Line(tuple(points), hue))
    shapes += _feet(chart.categories, [across(at) for at in range(count)])
    legend = tuple(Entry(hue, one.name) for hue, one in enumerate(chart.series) if one.name)
    return Drawing(_TOP + _PLOT + _BELOW, tuple(shapes), legend)


def _feet(categories: tuple[str, ...], places: list[float]) -> Iterator[Words]:
    """The categories below a line: as many as a phone has room for, the first and the last."""
    longest = max(map(len, categories)) * _LETTER + 14
    fitting = max(int(_NARROWEST / longest), 1)
    last = len(categories) - 1
    step = -(-last // max(fitting - 1, 1)) or 1
    for at, (category, place) in enumerate(zip(categories, places, strict=True)):
        if at not in (0, last) and (at % step or last - at < step):
            continue
        anchor: Anchor = "start" if not at else "end" if at == last else "middle"
        edge = {"start": place - 0.03, "end": 1.0, "middle": place}[anchor]
        text = category if len(category) <= _LONGEST // 2 else category[: _LONGEST // 2 - 1] + "…"
        yield Words(edge, _TOP + _PLOT + 22, text, anchor, quiet=True)


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Four to six round numbers from below the least to above the greatest value.

    They begin at 0 unless all values lie close together far from it.
    """
    low, high = min(values), max(values)
    if high <= 0 or low < 0 or low <= high / 2:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if high == low:
        high = low + 1
    raw = (high - low) / 4
    power = Decimal(10) ** raw.adjusted()
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * at for at in range(int(first), int(last) + 1)]


def _pie(chart: Chart, texts: Mapping[str, str]) -> Drawing:
    (series, *_) = chart.series
    total = sum(series.values, Decimal(0)) or Decimal(1)
    centre, start = _RADIUS + 24, 0.0
    shapes: list[Shape] = []
    legend: list[Entry] = []
    for hue, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
        share, letter = float(value / total), chr(ord("A") + hue)
        shapes.append(Slice(_slice(centre, start, share), hue))
        angle = 2 * pi * (start + share / 2)
        reach = _RADIUS + 13
        place = (centre + reach * sin(angle), centre - reach * cos(angle) + 5)
        shapes.append(Words(place[0] / (2 * centre), place[1], letter, "middle"))
        percent = decimal(round(100 * share), texts)
        words = texts["media.part"].format(name=category, value=decimal(value, texts), part=percent)
        legend.append(Entry(hue, words, letter))
        start += share
    return Drawing(2 * centre, tuple(shapes), tuple(legend), 2 * centre)


def _slice(centre: float, start: float, share: float) -> str:
    """The outline of a slice that begins at a share of the circle, from twelve o'clock on."""
    if share >= 0.9999:
        top = f"M{centre:g} {centre - _RADIUS:g}"
        arc = f"a{_RADIUS} {_RADIUS} 0 1 1"
        return f"{top}{arc} 0 {2 * _RADIUS}{arc} 0 {-2 * _RADIUS}z"
    points = [
        f"{centre + _RADIUS * sin(angle):.2f} {centre - _RADIUS * cos(angle):.2f}"
        for angle in (2 * pi * start, 2 * pi * (start + share))
    ]
    large = int(share > 0.5)
    arc = f"A{_RADIUS} {_RADIUS} 0 {large} 1 {points[1]}"
    return f"M{centre:g} {centre:g}L{points[0]}{arc}z"
