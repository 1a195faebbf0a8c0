"""What a layout of a template offers: its placeholders with the geometry and look they inherit.

What a layout leaves open its master says, first in the placeholder of the same role, then in the
styles for titles and bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from builder.record import record
from builder.writers.slides.layouts import FOOTER_SIZE, FootSlot, Layouts
from builder.writers.slides.metrics import CALIBRI
from builder.writers.slides.slide import Box
from builder.writers.slides.xml import NAMESPACES, Element, name

_FACES = {
    "calibri": CALIBRI, "carlito": CALIBRI, "calibri light": CALIBRI,
    "arial": "arial", "helvetica": "arial", "liberation sans": "arial",
    "times new roman": "times", "times": "times", "liberation serif": "times",
    "verdana": "verdana", "dejavu sans": "verdana", "tahoma": "verdana",
}  # fmt: skip
"""Whose widths measure a face; Tahoma is narrower than Verdana."""
_TITLES, _FEET = ("title", "ctrTitle"), ("ftr", "sldNum")
_SAMPLES = {"fußzeile", "footer", "fußzeilentext", "footer text", "click to edit footer"}
_POINT = 12_700
_LEVELS = 3
_NARROWEST_SPACING, _WIDEST_SPACING = 1.0, 1.5


@record
class Place:
    """One placeholder of a layout; ``kind`` as the format names it, ``obj`` for any content."""

    kind: str
    index: int
    label: str
    box: Box
    size: float
    bullets: tuple[bool, ...]
    spacing: float
    inset: tuple[float, float]
    anchor: str
    bold: bool
    capitals: bool
    face: str
    is_upright: bool

    @property
    def is_title(self) -> bool:
        return self.kind in _TITLES

    @property
    def area(self) -> float:
        return self.box.w * self.box.h


@record
class Sheet:
    """One layout of a template; ``kind`` is the type that it says it has."""

    name: str
    kind: str
    part: str
    places: tuple[Place, ...]
    feet: tuple[FootSlot, ...]
    mapping: tuple[tuple[str, str], ...]

    @property
    def title(self) -> Place | None:
        return next((place for place in self.places if place.is_title), None)


def sheets(show: Any) -> Iterator[Sheet]:
    """All layouts of all masters of an opened template, in their order."""
    for master in show.slide_masters:
        fonts = _fonts(master)
        for layout in master.slide_layouts:
            yield _sheet(layout, master, fonts)


def _sheet(layout: Any, master: Any, fonts: Mapping[str, str]) -> Sheet:
    places, feet = [], []
    for shape in layout.placeholders:
        holder = _holder(shape)
        kind = holder.get("type", "obj")
        if None in (shape.left, shape.top, shape.width, shape.height):
            continue
        style = style_of(shape, master, fonts)
        box = Box(
            *(length / _POINT for length in (shape.left, shape.top, shape.width, shape.height))
        )
        if kind in _FEET:
            feet.append(_foot(shape, holder, style, box))
        elif kind != "dt":
            places.append(_place(shape, holder, style, box))
    override = layout._element.find(f".//{name('a:overrideClrMapping')}")
    mapping = tuple(override.attrib.items()) if override is not None else ()
    part = str(layout.part.partname).lstrip("/")
    order = tuple(sorted(feet, key=lambda foot: _FEET.index(foot.kind)))
    return Sheet(layout.name, layout._element.get("type", ""), part, tuple(places), order, mapping)


def style_of(shape: Any, master: Any, fonts: Mapping[str, str] = MappingProxyType({})) -> Style:
    """How text of a placeholder of a layout is set."""
    kind = _holder(shape).get("type", "obj")
    return Style(shape, _counterpart(kind, master), _master_style(kind, master), fonts)


def _holder(shape: Any) -> Element:
    holder: Element = shape._element.find(f".//{name('p:nvPr')}/{name('p:ph')}")
    return holder


def _place(shape: Any, holder: Element, style: Style, box: Box) -> Place:
    return Place(
        kind=holder.get("type", "obj"),
        index=int(holder.get("idx", "0")),
        label=shape.name,
        box=box,
        size=style.size(),
        bullets=tuple(style.has_bullet(level) for level in range(1, _LEVELS + 1)),
        spacing=style.spacing(),
        inset=style.inset(),
        anchor=style.body("anchor", "t"),
        bold=style.font("b") in ("1", "true"),
        capitals=style.font("cap") == "all",
        face=style.face(),
        is_upright=style.body("vert", "horz") == "horz",
    )


def _foot(shape: Any, holder: Element, style: Style, box: Box) -> FootSlot:
    kind, text = holder.get("type", ""), shape.text_frame.text.strip()
    is_own = kind == "ftr" and text and text.lower() not in _SAMPLES
    return FootSlot(
        kind=kind,
        label=shape.name,
        index=int(holder.get("idx", "0")),
        text=text if is_own else "",
        width=box.w - 2 * style.inset()[0],
        size=max(style.size(), FOOTER_SIZE),
        face=style.face(),
    )


def _counterpart(kind: str, master: Any) -> Element | None:
    """The placeholder of the master that one of a layout inherits from."""
    wanted = "title" if kind in _TITLES else kind if kind in (*_FEET, "dt") else "body"
    found = (shape._element for shape in master.placeholders
             if _holder(shape).get("type", "obj") == wanted)  # fmt: skip
    return next(found, None)


def _master_style(kind: str, master: Any) -> Element | None:
    tag = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _FEET else "bodyStyle"
    found: Element | None = master._element.find(f".//{name('p:txStyles')}/{name(f'p:{tag}')}")
    return found


def _fonts(master: Any) -> Mapping[str, str]:
    """The faces of the theme by the names that styles refer to them with."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION

    theme = etree.fromstring(master.part.part_related_by(RELATION.THEME).blob)
    found = {}
    for short, tag in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont")):
        latin = theme.find(f".//a:{tag}/a:latin", NAMESPACES)
        found[short] = latin.get("typeface", "") if latin is not None else ""
    return found


class Style:
    """Looks up how text of a placeholder is set, from the layout to the master's styles."""

    def __init__(
        self,
        shape: Any,
        counterpart: Element | None,
        style: Element | None,
        fonts: Mapping[str, str],
    ) -> None:
        self.fonts = fonts
        self.shapes = [one for one in (shape._element, counterpart) if one is not None]
        lists = [one.find(f".//{name('a:lstStyle')}") for one in self.shapes]
        self.styles = [one for one in (*lists, style) if one is not None]

    def levels(self, level: int) -> Iterator[Element]:
        found = (style.find(name(f"a:lvl{level}pPr")) for style in self.styles)
        return (one for one in found if one is not None)

    def font(self, attribute: str) -> str:
        for properties in self.levels(1):
            look = properties.find(name("a:defRPr"))
            if look is not None and look.get(attribute):
                return look.get(attribute, "")
        return ""

    def color(self) -> Element | None:
        """The fill of its letters; None: nobody says."""
        for properties in self.levels(1):
            fill = properties.find(f"{name('a:defRPr')}/{name('a:solidFill')}")
            if fill is not None:
                return fill
        return None

    def size(self) -> float:
        return int(self.font("sz") or "1800") / 100

    def face(self) -> str:
        wanted = ""
        for properties in self.levels(1):
            latin = properties.find(f"{name('a:defRPr')}/{name('a:latin')}")
            if latin is not None:
                wanted = latin.get("typeface", "")
                break
        wanted = self.fonts.get(wanted or "+mn-lt", wanted)
        return _FACES.get(wanted.lower(), f"unknown:{wanted}" if wanted else CALIBRI)

    def has_bullet(self, level: int) -> bool:
        for properties in self.levels(level):
            for tag in ("buNone", "buChar", "buAutoNum", "buBlip"):
                if properties.find(name(f"a:{tag}")) is not None:
                    return tag != "buNone"
        return False

    def spacing(self) -> float:
        for properties in self.levels(1):
            percent = properties.find(f"{name('a:lnSpc')}/{name('a:spcPct')}")
            if percent is not None:
                share = float(percent.get("val", "100000").rstrip("%"))
                share = share / 100_000 if share > 1_000 else share / 100
                return min(max(share, _NARROWEST_SPACING), _WIDEST_SPACING)
        return _NARROWEST_SPACING

    def body(self, attribute: str, default: str) -> str:
        for shape in self.shapes:
            frame = shape.find(f".//{name('a:bodyPr')}")
            if frame is not None and frame.get(attribute):
                return frame.get(attribute, "")
        return default

    def inset(self) -> tuple[float, float]:
        """The larger of left and right, and of top and bottom."""
        x = max(int(self.body(side, "91440")) for side in ("lIns", "rIns"))
        y = max(int(self.body(side, "45720")) for side in ("tIns", "bIns"))
        return x / _POINT, y / _POINT


def unknown_faces(layouts: Layouts) -> tuple[str, ...]:
    """The faces that no shipped widths measure, as the template calls them."""
    faces = (slot.face for layout in layouts.roles.values() for slot in layout.slots)
    return tuple(dict.fromkeys(
        face.partition(":")[2] for face in faces if face.startswith("unknown:")
    ))  # fmt: skip
