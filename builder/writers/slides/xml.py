"""Elements of Office Open XML by their usual prefixes, and lengths in its units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lxml import etree

from builder.writers.slides.slide import Box

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_OTHERS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}
_ALL = NAMESPACES | _OTHERS
_EMU = 12_700


@cache
def name(prefixed: str) -> str:
    """``a:p`` in lxml's notation; attributes without a prefix stay as they are."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{_ALL[prefix]}}}{local}" if prefix else local


def namespace(prefix: str) -> str:
    return _ALL[prefix]


def root(tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """The root of a part of the presentation."""
    return etree.Element(name(tag), dict(attributes or {}), nsmap=NAMESPACES)


def foreign_root(tag: str, *prefixes: str) -> Element:
    """The root of a part in another namespace, which becomes its default one."""
    namespace = _ALL[tag.partition(":")[0]]
    declared: dict[str | None, str] = {None: namespace}
    declared |= {prefix: _ALL[prefix] for prefix in prefixes}
    return etree.Element(name(tag), nsmap=declared)  # type: ignore[arg-type]


def add(parent: Element, tag: str, text: str = "", /, **attributes: object) -> Element:
    """A new last child."""
    if attributes:
        values = {key: str(value) for key, value in attributes.items()}
        child = etree.SubElement(parent, name(tag), values)
    else:
        child = etree.SubElement(parent, name(tag))
    if text:
        child.text = text
    return child


def relate(element: Element, relation: str, attribute: str = "r:id") -> Element:
    """Refer to another part by the id of a relationship."""
    element.set(name(attribute), relation)
    return element


def add_extension(
    parent: Element, uri: str, tag: str, prefix: str, extensions: str = "a:extLst"
) -> Element:
    """An element of a later version of the format, which older programs skip."""
    extension = add(add(parent, extensions), f"{extensions[0]}:ext", uri=uri)
    child = etree.SubElement(extension, name(tag), nsmap={prefix: _ALL[prefix]})
    return child


def emu(points: float) -> int:
    return round(points * _EMU)


def hundredths(points: float) -> int:
    return round(points * 100)


def add_transform(parent: Element, box: Box, tag: str = "a:xfrm") -> Element:
    transform = add(parent, tag)
    add(transform, "a:off", x=emu(box.x), y=emu(box.y))
    add(transform, "a:ext", cx=emu(box.w), cy=emu(box.h))
    return transform


def serialised(element: Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
