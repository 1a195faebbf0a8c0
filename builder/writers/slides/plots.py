"""Charts as native parts: drawing and numbers, and the workbook that programs edit them in.

Own elements instead of python-pptx's writer, which gives axes negative numbers that no schema
allows, and leaves every text American.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from lxml import etree

from builder.model.chart import Chart, ChartKind, Series
from builder.writers.slides.charts import is_short
from builder.writers.slides.metrics import em
from builder.writers.slides.slide import Plot
from builder.writers.slides.text import add_color
from builder.writers.slides.xml import Element, add, emu, hundredths, name, namespace, relate

_ACCENTS = 6
_CATEGORIES, _VALUES = 2_000_001, 2_000_002
"""Numbers of the axes."""
_SHEET = "Daten"
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "star")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_LABELLED = 18
"""Most values that are all written beside their bars."""
_OVER_LETTERS, _BESIDE_LETTERS, _STRIP, _GAP = 1.05, 1.15, 1.8, 0.5
"""Lines that a number takes, its width with the space around it, title or legend, and the space
between two groups of bars in bars."""


def chart_part(plot: Plot, book: str, texts: Mapping[str, str], language: str) -> Element:
    """The drawing; ``book`` is the relationship of its workbook."""
    chart = plot.chart
    part = etree.Element(
        name("c:chartSpace"), nsmap={key: namespace(key) for key in ("c", "a", "r")}
    )
    add(part, "c:date1904", val=0)
    add(part, "c:lang", val=language)
    add(part, "c:roundedCorners", val=0)
    drawing = add(part, "c:chart")
    if plot.title:
        _add_title(drawing, plot.title, plot.size, language)
    add(drawing, "c:autoTitleDeleted", val=0 if plot.title else 1)
    area = add(drawing, "c:plotArea")
    add(area, "c:layout")
    match chart.kind:
        case ChartKind.PIE:
            _add_pie(area, chart, texts)
        case ChartKind.BAR:
            _add_bars(area, plot, texts)
            _add_axes(area, plot, language, is_bar=True)
        case ChartKind.LINE:
            _add_lines(area, plot, texts)
            _add_axes(area, plot, language, is_bar=False)
    if len(chart.series) > 1:
        legend = add(drawing, "c:legend")
        add(legend, "c:legendPos", val="b")
        add(legend, "c:overlay", val=0)
    add(drawing, "c:plotVisOnly", val=1)
    add(drawing, "c:dispBlanksAs", val="gap")
    _add_text(part, plot.size, language)
    relate(add(part, "c:externalData"), book)
    add(part[-1], "c:autoUpdate", val=0)
    return part


def _add_title(parent: Element, words: str, size: float, language: str) -> None:
    title = add(parent, "c:title")
    text = add(add(title, "c:tx"), "c:rich")
    add(text, "a:bodyPr")
    add(text, "a:lstStyle")
    paragraph = add(text, "a:p")
    look = {"lang": language, "sz": hundredths(size), "b": 1}
    add(add(paragraph, "a:pPr"), "a:defRPr", **look)
    run = add(paragraph, "a:r")
    add(run, "a:rPr", **look)
    add(run, "a:t", words)
    add(title, "c:overlay", val=0)


def _add_text(parent: Element, size: float, language: str) -> None:
    """Size and language of all text of ``parent``."""
    text = add(parent, "c:txPr")
    add(text, "a:bodyPr")
    add(text, "a:lstStyle")
    paragraph = add(text, "a:p")
    look = add(add(paragraph, "a:pPr"), "a:defRPr", lang=language, sz=hundredths(size))
    add_color(look, "tx1")
    add(paragraph, "a:endParaRPr", lang=language)


def has_numbers(plot: Plot) -> bool:
    """Whether there is room to write each number at what measures it; else an axis has them."""
    chart, size = plot.chart, plot.size
    count, groups = len(chart.series), len(chart.categories)
    if count * groups > _LABELLED:
        return False
    if chart.kind is ChartKind.BAR:
        strips = int(bool(plot.title)) + int(count > 1)
        room = (plot.box.h - strips * _STRIP * size) / groups / (count + _GAP)
        return room >= _OVER_LETTERS * size or count == 1
    if chart.kind is ChartKind.LINE:
        unit = f" {chart.unit}" if is_short(chart.unit) and chart.unit else ""
        words = (f"{_plain(value)}{unit}" for series in chart.series for value in series.values)
        widest = max((em(word) for word in words), default=0.0) * size
        return count == 1 and widest * _BESIDE_LETTERS <= plot.box.w / groups
    return True


def _add_bars(area: Element, plot: Plot, texts: Mapping[str, str]) -> None:
    chart = plot.chart
    bars = add(area, "c:barChart")
    add(bars, "c:barDir", val="bar")
    add(bars, "c:grouping", val="clustered")
    add(bars, "c:varyColors", val=0)
    for number, series in enumerate(chart.series):
        element = _series(bars, chart, series, number, texts)
        add_color(add(element, "c:spPr"), _accent(number))
        add(element, "c:invertIfNegative", val=0)
        _add_numbers(element, chart, series, number)
    if has_numbers(plot):
        _add_labels(bars, chart)
    add(bars, "c:gapWidth", val=50)
    _add_axis_numbers(bars)


def _add_lines(area: Element, plot: Plot, texts: Mapping[str, str]) -> None:
    chart = plot.chart
    lines = add(area, "c:lineChart")
    add(lines, "c:grouping", val="standard")
    add(lines, "c:varyColors", val=0)
    for number, series in enumerate(chart.series):
        element = _series(lines, chart, series, number, texts)
        stroke = add(add(element, "c:spPr"), "a:ln", w=emu(3), cap="rnd")
        add_color(stroke, _accent(number))
        add(stroke, "a:prstDash", val=_DASHES[number % len(_DASHES)])
        marker = add(element, "c:marker")
        add(marker, "c:symbol", val=_MARKERS[number % len(_MARKERS)])
        add(marker, "c:size", val=9)
        look = add(marker, "c:spPr")
        add_color(look, _accent(number))
        add_color(add(look, "a:ln"), _accent(number))
        _add_numbers(element, chart, series, number)
        add(element, "c:smooth", val=0)
    if has_numbers(plot):
        _add_labels(lines, chart, "t")
    add(lines, "c:marker", val=1)
    _add_axis_numbers(lines)


def _add_pie(area: Element, chart: Chart, texts: Mapping[str, str]) -> None:
    pie = add(area, "c:pieChart")
    add(pie, "c:varyColors", val=1)
    for number, series in enumerate(chart.series[:1]):
        element = _series(pie, chart, series, number, texts)
        for index in range(len(chart.categories)):
            point = add(element, "c:dPt")
            add(point, "c:idx", val=index)
            look = add(point, "c:spPr")
            add_color(look, _accent(index))
            add_color(add(look, "a:ln", w=emu(2)), "bg1")
        _add_labels(element, chart, "outEnd", is_named=True)
        _add_numbers(element, chart, series, number)
    add(pie, "c:firstSliceAng", val=0)


def _series(
    parent: Element, chart: Chart, series: Series, number: int, texts: Mapping[str, str]
) -> Element:
    element = add(parent, "c:ser")
    add(element, "c:idx", val=number)
    add(element, "c:order", val=number)
    named = series.name or chart.title or texts["media.value"]
    _add_strings(add(element, "c:tx"), f"{_SHEET}!${_column(number)}$1", [named])
    return element


def _add_labels(parent: Element, chart: Chart, place: str = "", *, is_named: bool = False) -> None:
    """The numbers beside what they measure."""
    labels = add(parent, "c:dLbls")
    add(labels, "c:numFmt", formatCode=number_format(chart), sourceLinked=0)
    if place:
        add(labels, "c:dLblPos", val=place)
    add(labels, "c:showLegendKey", val=0)
    add(labels, "c:showVal", val=1)
    add(labels, "c:showCatName", val=int(is_named))
    for what in ("SerName", "Percent", "BubbleSize"):
        add(labels, f"c:show{what}", val=0)
    if is_named:
        add(labels, "c:separator", ": ")
        add(labels, "c:showLeaderLines", val=1)


def number_format(chart: Chart) -> str:
    """Numbers as they are, with the decimal sign of the program, and the unit behind them."""
    unit = chart.unit.replace('"', "") if is_short(chart.unit) else ""
    return f'General"\u00a0{unit}"' if unit else "General"


def _add_numbers(element: Element, chart: Chart, series: Series, number: int) -> None:
    last = len(chart.categories) + 1
    _add_strings(add(element, "c:cat"), f"{_SHEET}!$A$2:$A${last}", chart.categories)
    column = _column(number)
    reference = add(add(element, "c:val"), "c:numRef")
    add(reference, "c:f", f"{_SHEET}!${column}$2:${column}${last}")
    cache = add(reference, "c:numCache")
    add(cache, "c:formatCode", "General")
    add(cache, "c:ptCount", val=len(series.values))
    for index, value in enumerate(series.values):
        add(add(cache, "c:pt", idx=index), "c:v", _plain(value))


def _add_strings(parent: Element, place: str, words: Sequence[str]) -> None:
    reference = add(parent, "c:strRef")
    add(reference, "c:f", place)
    cache = add(reference, "c:strCache")
    add(cache, "c:ptCount", val=len(words))
    for index, word in enumerate(words):
        add(add(cache, "c:pt", idx=index), "c:v", word)


def _add_axis_numbers(parent: Element) -> None:
    add(parent, "c:axId", val=_CATEGORIES)
    add(parent, "c:axId", val=_VALUES)


def _add_axes(area: Element, plot: Plot, language: str, *, is_bar: bool) -> None:
    """Categories from top to bottom beside bars; no axis of numbers where each is written."""
    chart, is_labelled = plot.chart, has_numbers(plot)
    for tag, number, other in (
        ("c:catAx", _CATEGORIES, _VALUES),
        ("c:valAx", _VALUES, _CATEGORIES),
    ):
        is_category = number == _CATEGORIES
        axis = add(area, tag)
        add(axis, "c:axId", val=number)
        turned = is_bar and is_category
        scaling = add(axis, "c:scaling")
        add(scaling, "c:orientation", val="maxMin" if turned else "minMax")
        add(axis, "c:delete", val=int(is_labelled and not is_category))
        add(axis, "c:axPos", val="l" if is_bar == is_category else "b")
        if not is_category and not is_labelled:
            add_color(
                add(add(add(axis, "c:majorGridlines"), "c:spPr"), "a:ln", w=emu(0.75)), "tx1", 25
            )
        code = "General" if is_category else number_format(chart)
        add(axis, "c:numFmt", formatCode=code, sourceLinked=0)
        add(axis, "c:majorTickMark", val="none")
        add(axis, "c:minorTickMark", val="none")
        add(axis, "c:tickLblPos", val="low")
        line = add(add(axis, "c:spPr"), "a:ln", w=emu(1))
        add_color(line, "tx1", 60 if is_category else 25)
        _add_text(axis, plot.size, language)
        add(axis, "c:crossAx", val=other)
        add(axis, "c:crosses", val="max" if is_bar and not is_category else "autoZero")
        if is_category:
            add(axis, "c:auto", val=0)
            add(axis, "c:lblAlgn", val="ctr")
            add(axis, "c:lblOffset", val=100)
            add(axis, "c:noMultiLvlLbl", val=1)
        else:
            add(axis, "c:crossBetween", val="between")


def _accent(number: int) -> str:
    return f"accent{number % _ACCENTS + 1}"


def _column(number: int) -> str:
    return chr(ord("B") + number)


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def workbook(chart: Chart, texts: Mapping[str, str], built: datetime) -> bytes:
    """The numbers as a spreadsheet, the same in every build."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": chart.title, "created": built.replace(tzinfo=None)})
        sheet = book.add_worksheet(_SHEET)
        sheet.write_string(0, 0, texts["media.category"])
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category)
        for column, series in enumerate(chart.series, 1):
            sheet.write_string(0, column, series.name or chart.title or texts["media.value"])
            for row, value in enumerate(series.values, 1):
                sheet.write_number(row, column, float(value))
    return target.getvalue()
