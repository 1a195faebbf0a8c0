"""What no schema says: rules of accessible, tidy decks, checked on the finished package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any

from lxml import etree
from pptx.presentation import Presentation as Show
from pptx.util import Emu, Pt

from builder.writers.slides.xml import NAMESPACES
from tests.slides.decks import opened, parts, tree

NS = NAMESPACES | {
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SMALLEST = {0: 24, 1: 20, 2: 20}
"""Points by level; tables have 20, footers 12."""
_BUTTON = 20


def complaints(content: bytes) -> list[str]:
    """Everything that is wrong with a deck; empty if all is well."""
    show = opened(content)
    found = [*_titles(show), *_sections(content, show), *_charts(content), *_orphans(content)]
    for number, slide in enumerate(show.slides, 1):
        rules = (_ids, _order, _alternatives, _languages, _sizes, _empty, _inside, _targets)
        found += [f"slide {number}: {words}" for rule in rules for words in rule(slide)]
        if slide.has_notes_slide:
            found += [f"notes {number}: {words}" for words in _languages(slide.notes_slide)]
    return found


def _all(element: Any, path: str) -> list[Any]:
    found = etree._Element.xpath(element, path, namespaces=NS)
    assert isinstance(found, list)
    return found


def _titles(show: Show) -> Iterator[str]:
    titles = [slide.shapes.title for slide in show.slides]
    words = [title.text_frame.text if title is not None else "" for title in titles]
    for number, text in enumerate(words, 1):
        if not text.strip():
            yield f"slide {number}: no title"
    for text, count in Counter(words).items():
        if count > 1:
            yield f"{count} slides are called {text!r}"


def _sections(content: bytes, show: Show) -> Iterator[str]:
    presentation = tree(parts(content)["ppt/presentation.xml"])
    slides = _all(presentation, "//p:sldIdLst/p:sldId/@id")
    members = _all(presentation, "//p14:section//p14:sldId/@id")
    names = _all(presentation, "//p14:section/@name")
    if members != slides:
        yield "sections do not name every slide once and in order"
    if len(set(names)) < len(names) or not all(names):
        yield "sections without a name of their own"


def _charts(content: bytes) -> Iterator[str]:
    """Every text of a chart has a language, and its axes numbers that schemas allow."""
    for name, part in parts(content).items():
        if name.startswith("ppt/charts/") and name.endswith(".xml"):
            chart = tree(part)
            for look in _all(chart, "//a:rPr | //a:defRPr | //a:endParaRPr"):
                if not look.get("lang"):
                    yield f"{name}: a text without language"
            if not _all(chart, "/c:chartSpace/c:txPr//a:defRPr"):
                yield f"{name}: labels without a look of their own"
            if any(int(number) < 0 for number in _all(chart, "//c:axId/@val")):
                yield f"{name}: a negative number of an axis"


def _orphans(content: bytes) -> Iterator[str]:
    """Parts that nothing leads to, and relationships that lead nowhere."""
    files = parts(content)
    reached, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        owner = waiting.pop()
        folder, _, file = owner.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels".removeprefix("/")
        if relations not in files:
            continue
        reached.add(relations)
        for relation in tree(files[relations]):
            if relation.get("TargetMode") == "External":
                continue
            target = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
            if target not in files:
                yield f"{owner} refers to {target}, which is not there"
            elif target not in reached:
                reached.add(target)
                waiting.append(target)
    yield from (f"nothing refers to {name}" for name in sorted(set(files) - reached))


def _targets(slide: Any) -> Iterator[str]:
    """Animations move shapes that are there, and only fade."""
    shapes = _all(slide._element, ".//p:cNvPr/@id")
    for number in _all(slide._element, ".//p:timing//@spid"):
        if number not in shapes:
            yield f"an animation of shape {number}, which is not there"
    effects = _all(slide._element, ".//p:animEffect/@filter") + _all(slide._element, ".//p:anim")
    if set(effects) - {"fade"} or _all(slide._element, ".//p:transition/*[not(self::p:fade)]"):
        yield "something moves"


def _ids(slide: Any) -> Iterator[str]:
    ids = _all(slide._element, ".//p:cNvPr/@id")
    if len(set(ids)) < len(ids):
        yield "shapes share an id"


def _order(slide: Any) -> Iterator[str]:
    """Read as drawn: title first, footer and number last, text before what stands below it."""
    kinds = [
        shape.placeholder_format.type.name if shape.is_placeholder else "" for shape in slide.shapes
    ]
    if "TITLE" not in kinds[0]:
        yield f"reading starts with {kinds[0]}"
    if "FOOTER" in kinds and kinds[-2:] != ["FOOTER", "SLIDE_NUMBER"]:
        yield "footer and number are not read last"


def _alternatives(slide: Any) -> Iterator[str]:
    for shape in _all(slide._element, ".//p:pic | .//p:graphicFrame"):
        identity = _all(shape, "./*/p:cNvPr")[0]
        if not identity.get("descr") and identity.find(f".//{DECORATIVE}") is None:
            yield f"{identity.get('name')}: no alternative text"
    for shape in _all(slide._element, ".//p:sp[not(.//p:ph)]"):
        is_button = shape.find(".//a:hlinkClick", NS) is not None
        if is_button and not _all(shape, "./*/p:cNvPr/@descr")[0]:
            yield "a button without alternative text"
        if not is_button and shape.find(f".//{DECORATIVE}") is None:
            yield "a shape outside placeholders that is not decorative"


def _languages(slide: Any) -> Iterator[str]:
    for run in _all(slide._element, ".//a:r | .//a:br | .//a:fld"):
        look = run.find("a:rPr", NS)
        if look is None or not look.get("lang"):
            yield "a run without language"
    for paragraph in _all(slide._element, ".//p:txBody/a:p | .//a:txBody/a:p"):
        end = paragraph.find("a:endParaRPr", NS)
        if end is None or not end.get("lang"):
            yield "a paragraph's end without language"


def _sizes(slide: Any) -> Iterator[str]:
    foot = "../p:nvSpPr/p:nvPr/p:ph[@type='ftr' or @type='sldNum']"
    for body in _all(slide._element, ".//p:sp[not(.//p:ph)]/p:txBody"):
        for size in _all(body, "./a:lstStyle/a:lvl1pPr/a:defRPr/@sz"):
            if int(size) < _BUTTON * 100:
                yield f"a button has {int(size) / 100} points"
    for body in _all(slide._element, f".//p:txBody[../p:nvSpPr//p:ph and not({foot})]"):
        for level, least in SMALLEST.items():
            for size in _all(body, f"./a:lstStyle/a:lvl{level + 1}pPr/a:defRPr/@sz"):
                if int(size) < least * 100:
                    yield f"level {level} has {int(size) / 100} points"
    for size in _all(slide._element, ".//a:tbl//a:rPr/@sz"):
        if Pt(int(size) / 100) < Pt(20):
            yield f"a table has {int(size) / 100} points"


def _empty(slide: Any) -> Iterator[str]:
    for shape in slide.placeholders:
        if shape.has_text_frame and not shape.text_frame.text.strip():
            yield f"{shape.name} is empty"
    for paragraph in _all(slide._element, ".//p:txBody/a:p"):
        if not _all(paragraph, "./a:r | ./a:fld"):
            yield "an empty paragraph"


def _inside(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        right, bottom = shape.left + shape.width, shape.top + shape.height
        if min(shape.left, shape.top) < 0 or right > Emu(12192000) or bottom > Emu(6858000):
            yield f"{shape.name} leaves the slide"
