"""Texts of a template that are hard to read: their colour against the ground they stand on.

What cannot be computed is passed over: pictures, gradients and patterns as grounds, and shapes
that lie under a part of a text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from builder.colour import channels, contrast, gamma, linear, written
from builder.record import record
from builder.writers.slides.layouts import Layout
from builder.writers.slides.places import style_of
from builder.writers.slides.xml import NAMESPACES, Element, name

_PLAIN, _LARGE = 4.5, 3.0
_LARGE_SIZE = 18.0
"""Points from which the lower ratio is enough (WCAG 2.2, 1.4.3)."""
_FIRST_GROUND = 1001
"""The number of a theme's first ground, which is one plain colour."""
_PRESETS = {"black": "#000000", "white": "#ffffff"}
_POINT = 12_700
_DIGITS, _SHARE = re.compile("[0-9A-Fa-f]{6}"), re.compile("[0-9]+%?")


@record
class Faint:
    """A text whose colour is too close to its ground."""

    layout: str
    place: str
    colour: str
    ground: str
    ratio: float
    needed: float


def faint_texts(show: Any, used: Iterable[Layout]) -> Iterator[Faint]:
    """Those in the placeholders that a deck fills; each pair of colours is told once."""
    wanted = {layout.part: layout for layout in used}
    told = set()
    for master in show.slide_masters:
        colours = _Colours(master)
        for sheet in master.slide_layouts:
            layout = wanted.get(str(sheet.part.partname).lstrip("/"))
            for one in _faint_in(sheet, master, layout, colours) if layout else ():
                if (one.colour, one.ground, one.needed) not in told:
                    told.add((one.colour, one.ground, one.needed))
                    yield one


def _faint_in(sheet: Any, master: Any, layout: Layout, colours: _Colours) -> Iterator[Faint]:
    sizes = {slot.index: slot.sizes[-1] for slot in layout.slots if slot.kind}
    sizes |= {foot.index: foot.size for foot in layout.feet}
    mapped = colours.mapped(sheet)
    for shape in sheet.placeholders:
        index = shape.placeholder_format.idx
        if index not in sizes or None in (shape.left, shape.top, shape.width, shape.height):
            continue
        style = style_of(shape, master)
        fill = style.color()
        text = mapped.of(fill) if fill is not None else mapped.named("tx1")
        ground = _ground(shape, style.shapes, sheet, master, mapped)
        needed = _LARGE if sizes[index] >= _LARGE_SIZE else _PLAIN
        if text and ground and contrast(text, ground) < needed:
            ratio = contrast(text, ground)
            yield Faint(sheet.name, shape.name, text, ground, ratio, needed)


def _ground(
    shape: Any, shapes: list[Element], sheet: Any, master: Any, colours: _Mapped
) -> str | None:
    """The colour under a placeholder: its own, that of a shape below it, or the page's."""
    for element in shapes:
        properties = element.find(name("p:spPr"))
        for child in properties if properties is not None else ():
            if child.tag == name("a:solidFill"):
                return colours.of(child)
            if child.tag in (name("a:gradFill"), name("a:blipFill"), name("a:pattFill")):
                return None
    owners = [sheet] if sheet._element.get("showMasterSp") in ("0", "false") else [master, sheet]
    below = [one for owner in owners for one in owner.shapes if not one.is_placeholder]
    for one in reversed(below):
        if not _meet(shape, one):
            continue
        fill = one._element.find(f"{name('p:spPr')}/{name('a:solidFill')}")
        return colours.of(fill) if fill is not None and _covers(one, shape) else None
    pages = (_page(owner, colours) for owner in (sheet, master))
    return next((page for page in pages if page is not None), colours.named("bg1"))


def _page(owner: Any, colours: _Mapped) -> str | None:
    """The colour of a page; None where it has none of its own, empty where it is not plain."""
    page = owner._element.find(f"{name('p:cSld')}/{name('p:bg')}")
    if page is None:
        return None
    solid = page.find(f"{name('p:bgPr')}/{name('a:solidFill')}")
    if solid is not None:
        return colours.of(solid) or ""
    reference = page.find(name("p:bgRef"))
    is_plain = reference is not None and int(reference.get("idx", "0")) == _FIRST_GROUND
    return (colours.of(reference) or "") if is_plain else ""


def _meet(one: Any, other: Any) -> bool:
    if None in (other.left, other.top, other.width, other.height):
        return True
    wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    tall = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return bool(wide > _POINT and tall > _POINT)


def _covers(one: Any, other: Any) -> bool:
    return bool(
        one.left <= other.left + _POINT
        and one.top <= other.top + _POINT
        and one.left + one.width >= other.left + other.width - _POINT
        and one.top + one.height >= other.top + other.height - _POINT
    )


class _Colours:
    """The colours of a master's theme, and how the master calls them."""

    def __init__(self, master: Any) -> None:
        from lxml import etree
        from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION

        theme = etree.fromstring(master.part.part_related_by(RELATION.THEME).blob)
        scheme = theme.find(".//a:clrScheme", NAMESPACES)
        self.theme = {
            etree.QName(entry).localname: value
            for entry in (scheme if scheme is not None else ())
            if (value := _plain(entry))
        }
        mapping = master._element.find(name("p:clrMap"))
        self.mapping: dict[str, str] = dict(mapping.attrib) if mapping is not None else {}

    def mapped(self, sheet: Any) -> _Mapped:
        override = sheet._element.find(f".//{name('a:overrideClrMapping')}")
        mapping = self.mapping | (dict(override.attrib) if override is not None else {})
        return _Mapped(self.theme, mapping)


@record
class _Mapped:
    """Colours by the names that one layout uses."""

    theme: Mapping[str, str]
    mapping: Mapping[str, str]

    def named(self, colour: str) -> str | None:
        return self.theme.get(self.mapping.get(colour, colour))

    def of(self, parent: Element | None) -> str | None:
        """The colour that an element names; None if it is no plain one."""
        if parent is None or not len(parent):
            return None
        element = parent[0]
        value = _plain(parent)
        if element.tag == name("a:schemeClr"):
            value = self.named(element.get("val", ""))
        for change in element:
            value = _changed(value, change) if value else None
        return value or None


def _plain(parent: Element) -> str | None:
    element = parent[0]
    if element.tag == name("a:srgbClr"):
        return _written(element.get("val", ""))
    if element.tag == name("a:sysClr"):
        return _written(element.get("lastClr", ""))
    return _PRESETS.get(element.get("val", "")) if element.tag == name("a:prstClr") else None


def _written(digits: str) -> str | None:
    return f"#{digits.lower()}" if _DIGITS.fullmatch(digits) else None


def _changed(colour: str, change: Element) -> str | None:
    """Lighter or darker as PowerPoint does it; None for what is seldom used."""
    from colorsys import hls_to_rgb, rgb_to_hls

    value = change.get("val", "100000")
    if not _SHARE.fullmatch(value):
        return None
    share = float(value.rstrip("%")) / (100 if value.endswith("%") else 100_000)
    red, green, blue = channels(colour)
    if change.tag in (name("a:tint"), name("a:shade")):
        rest = 1 - share if change.tag == name("a:tint") else 0.0
        parts = (gamma(linear(part) * share + rest) for part in (red, green, blue))
        return written(*parts)
    hue, light, strength = rgb_to_hls(red, green, blue)
    if change.tag == name("a:lumMod"):
        return written(*hls_to_rgb(hue, light * share, strength))
    if change.tag == name("a:lumOff"):
        return written(*hls_to_rgb(hue, min(light + share, 1.0), strength))
    return None
