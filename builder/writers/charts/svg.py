"""A drawn chart as SVG in a page: classes and geometry only, so that the theme colours it."""

from __future__ import annotations

from typing import assert_never

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
from builder.writers.elements import Element, element

_WIDE = 1000
"""Units across the box that stretches with the page."""


def picture(drawing: Drawing, name: str) -> Element:
    """The drawing as one picture with a name."""
    made = element(
        "svg",
        width=_number(drawing.width) if drawing.width else "100%",
        height=_number(drawing.height),
        role="img",
        aria_label=name,
        class_="drawing",
    )
    for shape in drawing.shapes:
        made.extend(_shape(shape, drawing))
    return made


def legend(drawing: Drawing) -> Element | None:
    """What the parts of a drawing are called."""
    if not drawing.legend:
        return None
    return element("ul", *(_entry(entry) for entry in drawing.legend), class_="legend")


def _entry(entry: Entry) -> Element:
    sign = element("svg", width="28", height="16", aria_hidden="true")
    if entry.letter:
        sign.append(element("rect", x="0", y="0", width="28", height="16", class_=_hue(entry.hue)))
    else:
        stroke = element("path", d="M0 8h28", class_=_stroke(entry.hue))
        stroke.set("stroke-dasharray", DASHES[entry.hue] or "none")
        mark = element("path", d=MARKS[entry.hue], class_=_hue(entry.hue))
        mark.set("transform", "translate(14 8)")
        sign.extend([stroke, mark])
    letter = element("strong", entry.letter) if entry.letter else None
    return element("li", sign, letter, element("span", entry.text))


def _shape(shape: Shape, drawing: Drawing) -> list[Element]:
    match shape:
        case Bar():
            return [
                element(
                    "rect",
                    x=_share(shape.left),
                    width=_share(shape.width),
                    y=_number(shape.top),
                    height=_number(shape.height),
                    class_=_hue(shape.hue),
                )
            ]
        case Rule(start=(x1, y1), end=(x2, y2), strong=strong):
            made = element("line", x1=_share(x1), x2=_share(x2), y1=_number(y1), y2=_number(y2))
            made.set("class", "axis" if strong else "grid")
            return [made]
        case Line():
            return _line(shape, drawing)
        case Slice(path=path, hue=hue):
            return [element("path", d=path, class_=f"slice {_hue(hue)}")]
        case Words():
            return [_words(shape)]
        case _:
            assert_never(shape)


def _line(line: Line, drawing: Drawing) -> list[Element]:
    """The line in a box that stretches, its marks beside it, because they must not."""
    height = _number(drawing.height)
    box = element("svg", width="100%", height=height, preserveAspectRatio="none")
    box.set("viewBox", f"0 0 {_WIDE} {height}")
    points = " ".join(f"{_number(x * _WIDE)},{_number(y)}" for x, y in line.points)
    stroke = element("polyline", points=points, class_=_stroke(line.hue))
    stroke.set("vector-effect", "non-scaling-stroke")
    if DASHES[line.hue]:
        stroke.set("stroke-dasharray", DASHES[line.hue])
    box.append(stroke)
    marks = [
        element(
            "svg",
            element("path", d=MARKS[line.hue], class_=_hue(line.hue)),
            x=_share(x),
            y=_number(y),
            overflow="visible",
        )
        for x, y in line.points
    ]
    return [box, *marks]


def _words(words: Words) -> Element:
    made = element("text", words.text, x=_share(words.across), y=_number(words.down))
    if words.shift:
        made.set("dx", _number(words.shift))
    if words.anchor != "start":
        made.set("text-anchor", words.anchor)
    if words.quiet:
        made.set("class", "quiet")
    return made


def _hue(hue: int) -> str:
    return f"hue{hue + 1}"


def _stroke(hue: int) -> str:
    return f"stroke{hue + 1}"


def _share(share: float) -> str:
    return f"{_number(100 * share)}%"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
