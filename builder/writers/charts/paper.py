"""A drawn chart as an SVG file for paper, in the colours of print and at a fixed width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from lxml import etree

from builder.writers.charts.shapes import (
    DASHES,
    MARKS,
    Bar,
    Drawing,
    Entry,
    Line,
    Rule,
    Shape,
    Slice,
    Words,
)

PIXELS_PER_CENTIMETRE = 96 / 2.54
_ROW = 22
_INK, _QUIET, _GRID, _AXIS = "#1a1f24", "#4c5660", "#d5d0c5", "#757d84"


def sheet(drawing: Drawing, width: float, hues: Sequence[str]) -> tuple[bytes, float]:
    """The file of a drawing and its legend, and how tall it is at ``width`` pixels."""
    height = drawing.height + _ROW * len(drawing.legend) + (8 if drawing.legend else 0)
    root = etree.Element("svg", xmlns="http://www.w3.org/2000/svg")
    root.attrib.update({"width": _n(width), "height": _n(height), "font-family": "Carlito"})
    root.set("viewBox", f"0 0 {_n(width)} {_n(height)}")
    root.set("font-size", "15")
    for shape in drawing.shapes:
        _draw(root, shape, drawing.width or width, hues)
    for at, entry in enumerate(drawing.legend):
        _entry(root, entry, drawing.height + 8 + _ROW * at, hues)
    return etree.tostring(root), height


def _draw(root: etree._Element, shape: Shape, width: float, hues: Sequence[str]) -> None:
    match shape:
        case Bar(left=left, width=share, top=top, height=height, hue=hue):
            _add(root, "rect", x=left * width, y=top, width=share * width, height=height,
                 fill=hues[hue])  # fmt: skip
        case Rule(start=(x1, y1), end=(x2, y2), strong=strong):
            stroke = _AXIS if strong else _GRID
            _add(root, "line", x1=x1 * width, x2=x2 * width, y1=y1, y2=y2, stroke=stroke)
        case Line(points=points, hue=hue):
            path = " ".join(f"{_n(x * width)},{_n(y)}" for x, y in points)
            line = _add(root, "polyline", points=path, fill="none", stroke=hues[hue])
            line.set("stroke-width", "2.5")
            if DASHES[hue]:
                line.set("stroke-dasharray", DASHES[hue])
            for x, y in points:
                place = f"translate({_n(x * width)} {_n(y)})"
                _add(root, "path", d=MARKS[hue], fill=hues[hue], transform=place)
        case Slice(path=outline, hue=hue):
            _add(root, "path", d=outline, fill=hues[hue], stroke="#ffffff").set("stroke-width", "2")
        case Words():
            _words(root, shape, width)
        case _:
            assert_never(shape)


def _words(root: etree._Element, words: Words, width: float) -> None:
    across = words.across * width + words.shift
    made = _add(root, "text", x=across, y=words.down, fill=_QUIET if words.quiet else _INK)
    made.set("text-anchor", words.anchor)
    made.text = words.text


def _entry(root: etree._Element, entry: Entry, down: float, hues: Sequence[str]) -> None:
    if entry.letter:
        _add(root, "rect", x=0, y=down, width=28, height=16, fill=hues[entry.hue])
    else:
        line = _add(root, "path", d=f"M0 {_n(down + 8)}h28", stroke=hues[entry.hue], fill="none")
        line.set("stroke-width", "2.5")
        if DASHES[entry.hue]:
            line.set("stroke-dasharray", DASHES[entry.hue])
        place = f"translate(14 {_n(down + 8)})"
        _add(root, "path", d=MARKS[entry.hue], fill=hues[entry.hue], transform=place)
    name = f"{entry.letter}  {entry.text}" if entry.letter else entry.text
    _add(root, "text", x=38, y=down + 13, fill=_INK).text = name


def _add(root: etree._Element, tag: str, **attributes: float | str) -> etree._Element:
    written = {
        name: value if isinstance(value, str) else _n(value) for name, value in attributes.items()
    }
    return etree.SubElement(root, tag, written)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
