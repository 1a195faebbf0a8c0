"""Reads the data block of a chart: what it shows, in the keys of a small YAML table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from builder.diagnostics import Diagnostic, Span
from builder.model.chart import Chart, ChartKind, Series
from builder.model.inline import Inline
from builder.model.text import plain_text
from builder.readers import values
from builder.readers.fields import Fields, read_fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report
from builder.readers.yamltree import Scalar
from builder.record import record

CHART_KEYS = Keys(
    Key("title", "titel", Form.TEXT, "Überschrift des Diagramms.", required=True),
    Key(
        "kind",
        "art",
        Form.CHOICE,
        "Balken (ohne Angabe), Linien über eine Zeit oder die Teile eines Kreises.",
        choices=(("bar", "balken"), ("line", "linie"), ("pie", "kreis")),
    ),
    Key("unit", "einheit", Form.TEXT, "Einheit der Zahlen, etwa »Anrufe« oder »%«."),
    Key("series", "reihen", Form.TEXTS, "Namen der Reihen, wenn es mehrere gibt (höchstens vier)."),
    Key(
        "data",
        "daten",
        Form.ENTRIES,
        "Je Zeile eine Kategorie und ihre Zahl; mehrere Reihen trennt ein senkrechter Strich.",
        required=True,
    ),
    Key(
        "alternative",
        "alternativtext",
        Form.TEXT,
        "Was das Diagramm zeigt, in ein, zwei Sätzen; ist Pflicht.",
    ),
    Key("source", "quelle", Form.PROSE, "Woher die Zahlen sind."),
)

MOST_SERIES = 4
MOST_CATEGORIES = {ChartKind.BAR: 12, ChartKind.LINE: 24, ChartKind.PIE: 6}
SMALLEST_SLICE = Decimal("0.03")
"""Share of a pie below which nobody sees a slice."""

_SEPARATOR = r" *[|;] *"
_THOUSANDS = r"[-+−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?"


@record
class Data:
    """The lines of a data block, the place of the first, and who reads words with markup."""

    text: str
    span: Span
    diagnostics: list[Diagnostic]
    words: Callable[[Scalar], tuple[Inline, ...]]


@record
class _Row:
    category: str
    values: tuple[Decimal, ...]
    span: Span


def read_chart(data: Data, span: Span) -> Chart | None:
    """The chart of a data block; None where it has nothing that could be drawn."""
    report = Report(data.span.path, diagnostics=data.diagnostics)
    if not data.text.strip():
        report.add("M079", span)
        return None
    fields = read_fields(data.text, CHART_KEYS, report, data.span.line)
    if fields is None:
        return None
    kind = ChartKind(fields.choice("kind") or ChartKind.BAR)
    names = fields.scalars("series")
    rows = tuple(_rows(fields, max(len(names), 1)))
    title, alternative, source = (fields.scalar(key) for key in ("title", "alternative", "source"))
    if alternative is None:
        report.add("M078", span)
    _check_size(kind, rows, names, fields)
    if kind is ChartKind.PIE:
        _check_pie(rows, names, fields)
    if not rows:
        return None
    return Chart(
        kind=kind,
        title=plain_text(data.words(title)) if title else "",
        categories=tuple(row.category for row in rows),
        series=tuple(
            Series(names[at].text.strip() if names else "", tuple(row.values[at] for row in rows))
            for at in range(max(len(names), 1))
        ),
        unit=fields.text("unit"),
        alternative=plain_text(data.words(alternative)) if alternative else "",
        source=data.words(source) if source else (),
        span=span,
    )


def _rows(fields: Fields, wanted: int) -> Iterator[_Row]:
    """The rows of numbers; a number that cannot be read is reported and counts as 0."""
    for category, scalar in fields.free_scalars("data"):
        cells = re.split(_SEPARATOR, scalar.text.strip()) if not scalar.is_empty else []
        if len(cells) != wanted:
            fields.report.add(
                "M072", category.span, name=category.text, found=len(cells), wanted=wanted
            )
            cells = [*cells, *["0"] * wanted][:wanted]
        numbers = tuple(_number(cell, scalar, fields.report) for cell in cells)
        yield _Row(category.text.strip(), numbers, category.span)


def _number(cell: str, scalar: Scalar, report: Report) -> Decimal:
    at = max(scalar.text.find(cell), 0)
    span = report.span(scalar.span.line, scalar.span.column + at, max(len(cell), 1))
    if re.fullmatch(_THOUSANDS, cell):
        report.add("M071", span, cell.replace(".", ""), value=cell)
        return Decimal(0)
    number = values.decimal_number(cell)
    if number is None:
        report.add("M070", span, value=cell)
    return number or Decimal(0)


def _check_size(
    kind: ChartKind, rows: tuple[_Row, ...], names: tuple[Scalar, ...], fields: Fields
) -> None:
    """A chart says something from two categories on, and nothing beyond what eyes can compare."""
    if len(names) > MOST_SERIES:
        extra = _all_of(names[MOST_SERIES:])
        fields.report.add("M073", extra, count=len(names), limit=MOST_SERIES)
    if len(rows) > MOST_CATEGORIES[kind]:
        limit = MOST_CATEGORIES[kind]
        fields.report.add("M074", rows[limit].span, count=len(rows), limit=limit)
    if len(rows) == 1:
        fields.report.add("M075", rows[0].span)


def _all_of(names: tuple[Scalar, ...]) -> Span:
    """The place of names from the first to the last of them in its line."""
    first = names[0].span
    last = [name.span for name in names if name.span.line == first.line][-1]
    return replace(first, length=last.column + last.length - first.column)


def _check_pie(rows: tuple[_Row, ...], names: tuple[Scalar, ...], fields: Fields) -> None:
    if len(names) > 1:
        fields.report.add("M076", _all_of(names[1:]), count=len(names))
    total = sum((row.values[0] for row in rows), Decimal(0))
    for row in rows:
        if row.values[0] < 0 or total <= 0:
            fields.report.add("M077", row.span, name=row.category)
        elif row.values[0] / total < SMALLEST_SLICE:
            fields.report.add("M080", row.span, name=row.category)
