"""Files that a course shows: found inside its folder, of a known kind, and harmless."""

from __future__ import annotations

import re
from collections.abc import Collection
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from builder.diagnostics import Span, nearest
from builder.model.course import Asset
from builder.readers.bitmap import SIGNATURES, bitmap_size
from builder.readers.bitmap_body import DamagedError, Trait, traits
from builder.readers.source import Report

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
"""More than any screen or sheet shows; each takes four bytes of memory where it is drawn."""
_MOST_USES = 10_000
"""Shapes that an SVG may draw by repeating others."""

MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_TRAITS = {Trait.PRINTING_INKS: "P091", Trait.MOVING: "P092"}
_PORTABLE = re.compile(r"[A-Za-z0-9._/-]+")

_SVG = "{http://www.w3.org/2000/svg}"
_SVG_ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "switch"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "marker", "pattern", "clipPath", "mask"),
        *("linearGradient", "radialGradient", "stop", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow"),
        *("feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur"),
        *("feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile", "feTurbulence"),
    }
)
_LINKS = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
_OUTSIDE = r"(?i)url\(\s*(?!['\"]?#)|@import|javascript:|expression\(|\\"
_SIDE = r"\s*[+-]?[0-9]*\.?[0-9]+"
_LENGTH = r"\s*([0-9.]{1,12})(?:px)?\s*"


def read_asset(folder: Path, source: str, span: Span, report: Report) -> Asset | None:
    """The file that a text in ``folder`` calls ``source``; mistakes are reported at ``span``."""
    file = located(folder, source, span, report)
    if file is None:
        return None
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        report.add("P025", span, name=source, kinds=", ".join(sorted(MEDIA_TYPES)))
        return None
    size = file.stat().st_size
    if size > MAX_BYTES:
        report.add(
            "P026", span, name=source, size=f"{size / 1e6:.0f}", limit=MAX_BYTES // 1_000_000
        )
        return None
    measured = _svg_size if media_type == MEDIA_TYPES[".svg"] else _pixel_size
    width, height = measured(file, source, media_type, span, report)
    raster = None
    if media_type == MEDIA_TYPES[".svg"] and file.with_suffix(".png").is_file():
        twin = str(PurePosixPath(source).with_suffix(".png"))
        raster = read_asset(folder, twin, span, report)
    return Asset(source, str(file), media_type, size, width, height, raster)


def located(
    folder: Path, source: str, span: Span, report: Report, kinds: Collection[str] = MEDIA_TYPES
) -> Path | None:
    """The regular file below ``folder``, called by the one spelling that every system shares."""
    from urllib.parse import unquote

    path = unquote(source)
    if re.match(r"[A-Za-z][\w+.-]*:|[/\\]", path) or "\\" in path or "\0" in path:
        report.add("P021", span, name=source)
        return None
    root = folder.resolve()
    try:
        file = (root / path).resolve()
    except (OSError, RuntimeError, ValueError):
        report.add("P020", span, name=source)
        return None
    if not file.is_relative_to(root):
        report.add("P022", span, name=source)
        return None
    if not file.exists():
        report.add("P020", span, _near(root, path, kinds), name=source)
        return None
    if not file.is_file():
        report.add("P023", span, name=source)
        return None
    plain = str(PurePosixPath(*(Path(path).parts)))
    if ".." in plain.split("/") or not _PORTABLE.fullmatch(plain) or plain != source:
        real = file.relative_to(root).as_posix()
        is_portable = _PORTABLE.fullmatch(real) and real != source
        report.add("P024", span, real if is_portable else None, name=source)
        return None
    return file


def _near(root: Path, path: str, kinds: Collection[str]) -> str | None:
    """A file of the course that could be meant; the same name in other case comes first."""
    files = [
        file.relative_to(root).as_posix()
        for file in sorted(root.glob("assets/**/*"))[:2_000]
        if file.suffix.lower() in kinds
    ]
    same = (file for file in files if file.lower() == path.lower())
    return next(same, None) or nearest(path, files)


def _pixel_size(
    file: Path, name: str, media_type: str, span: Span, report: Report
) -> tuple[int, int]:
    """Width and height of a whole bitmap whose content is what its name says."""
    content = file.read_bytes()
    if not content.startswith(SIGNATURES[media_type]):
        report.add("P027", span, name=name)
        return 0, 0
    size = bitmap_size(BytesIO(content), media_type)
    try:
        special = traits(content, media_type)
    except DamagedError:
        size = None
    if size is None:
        report.add("P028", span, name=name)
        return 0, 0
    if size[0] * size[1] > MAX_PIXELS:
        million = 1_000_000
        report.add(
            "P090", span, name=name, size=round(size[0] * size[1] / million),
            limit=MAX_PIXELS // million,
        )  # fmt: skip
    for trait in sorted(special, key=_TRAITS.__getitem__):
        report.add(_TRAITS[trait], span, name=name)
    return size


def _svg_size(
    file: Path, name: str, media_type: str, span: Span, report: Report
) -> tuple[int, int]:
    """Width and height of an SVG that holds drawing only; anything else is reported."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    content = file.read_bytes()
    try:
        content.decode("utf-8")  # browsers read others, but not every program does
        tree = etree.fromstring(content, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError):
        report.add("P028", span, name=name)
        return 0, 0
    root = tree.getroot()
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        report.add("P031", span, name=name)
    if root.tag != f"{_SVG}svg":
        report.add("P028", span, name=name)
        return 0, 0
    for instruction in root.itersiblings(preceding=True):
        _check_svg_node(instruction, name, span, report)
    for node in root.iter():
        _check_svg_node(node, name, span, report)
    if _is_flat(root):
        report.add("P028", span, name=name)
    if _shapes(root) > _MOST_USES:
        report.add("P093", span, name=name)
    return _svg_box(root.get("viewBox"), root.get("width"), root.get("height"))


def _check_svg_node(node: Any, name: str, span: Span, report: Report) -> None:
    """Report an element, attribute or style that is not drawing, or that reaches outside."""
    from lxml import etree

    line = node.sourceline or 1
    if isinstance(node.tag, str):
        element = node.tag.removeprefix(_SVG)
        if not node.tag.startswith(_SVG) or element not in _SVG_ELEMENTS:
            report.add("P029", span, name=name, element=element.split("}")[-1], line=line)
            return
        if element == "style" and re.search(_OUTSIDE, node.text or ""):
            report.add("P030", span, name=name, attribute="style", line=line)
        for attribute, value in node.attrib.items():
            word = attribute.split("}")[-1]
            leads_out = attribute in _LINKS and not value.startswith("#")
            if leads_out or word.lower().startswith("on") or re.search(_OUTSIDE, value):
                report.add("P030", span, name=name, attribute=word, line=line)
    elif node.tag is not etree.Comment:
        report.add("P029", span, name=name, element=str(node.text or node)[:30], line=line)


def _is_flat(root: Any) -> bool:
    """Whether the drawing has an area of nothing, which some programs refuse."""
    sides = (re.match(_SIDE, root.get(side) or "") for side in ("width", "height"))
    return any(float(side.group()) <= 0 for side in sides if side)


def _shapes(root: Any) -> float:
    """How many shapes the drawing has when each ``use`` is replaced by what it repeats."""
    named = {node.get("id"): node for node in root.iter(f"{_SVG}*") if node.get("id")}
    counted: dict[str, float] = {}

    def count(node: Any) -> float:
        return sum(repeated(use) for use in node.iter(f"{_SVG}use")) + 1

    def repeated(use: Any) -> float:
        name = next((use.get(link) for link in _LINKS if use.get(link)), "").removeprefix("#")
        if name not in counted and name in named:
            counted[name] = 0.0  # a shape that repeats itself is drawn by nobody
            counted[name] = count(named[name])
        return counted.get(name, 0.0)

    return count(root)


def _svg_box(box: str | None, width: str | None, height: str | None) -> tuple[int, int]:
    """The size that the drawing asks for, else that of its coordinates."""
    asked = [re.fullmatch(_LENGTH, side or "") for side in (width, height)]
    sides = [found.group(1) for found in asked if found]
    if len(sides) < 2:
        sides = (box or "").replace(",", " ").split()[2:4]
    try:
        numbers = [float(side) for side in sides]
    except ValueError:
        return 0, 0
    if len(numbers) < 2 or not all(0 < number < 100_000 for number in numbers):
        return 0, 0
    return round(numbers[0]), round(numbers[1])
