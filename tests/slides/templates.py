"""Templates of others: python-pptx's stock, pandoc's reference deck, one as cities have them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from builder.diagnostics import Span
from builder.model.course import DeckTemplate
from builder.writers.slides.xml import NAMESPACES as NS
from tests.slides.decks import parts
from tests.slides.rendering import rewritten

HERE = Span("courses/project.yaml", 12, 12)
_WIDE, _TALL = Emu(12_192_000), Emu(6_858_000)
_TEMPLATE = b"presentationml.template.main+xml"
_SHOW = b"presentationml.presentation.main+xml"
_LAYOUTS = {  # stock name: what a city calls it, and the frames of its placeholders in points
    "Title Slide": ("01 Deckblatt", ((60, 190, 700, 120), (60, 330, 700, 110))),
    "Title and Content": ("04 Text", ((60, 60, 760, 70), (60, 150, 840, 310))),
    "Section Header": ("02 Kapitel", ((60, 150, 760, 90), (60, 260, 760, 120))),
    "Two Content": ("05 Zwei Inhalte", ((60, 60, 760, 70), (490, 150, 410, 310),
                                        (60, 150, 410, 310))),
    "Title Only": ("06 Nur Titel", ((60, 60, 760, 70),)),
    "Picture with Caption": ("07 Bild", ((60, 60, 760, 70), (420, 150, 480, 310),
                                         (60, 150, 330, 310))),
    "Comparison": ("03 Zitat", ((60, 60, 760, 50), (60, 140, 840, 300))),
}  # fmt: skip
_TITLES = ("TITLE", "CENTER_TITLE")
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def named(content: bytes, folder: Path, name: str = "vorlage.pptx", **layouts: str) -> DeckTemplate:
    """The template as a project names it."""
    (folder / name).write_bytes(content)
    return DeckTemplate(name, str(folder / name), layouts, HERE, dict.fromkeys(layouts, HERE))


def stock() -> bytes:
    return (Path(pptx.__file__).parent / "templates/default.pptx").read_bytes()


def pandoc() -> bytes:
    command = ["pandoc", "--print-default-data-file", "reference.pptx"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def corporate(*, as_template: bool = True) -> bytes:
    """16:9, Arial, German names, a logo, layouts in an order of its own, sample slides with notes,
    right column before the left one, a footer of its own, sections, and all of it a .potx."""
    show = Presentation(io.BytesIO(stock()))
    show.slide_width, show.slide_height = _WIDE, _TALL
    master = show.slide_masters[0]
    _keep_layouts(show)
    _paint(master)
    for layout in master.slide_layouts:
        _arrange(layout)
    _add_samples(show)
    target = io.BytesIO()
    show.save(target)
    files = dict(parts(target.getvalue()))
    if as_template:
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(_SHOW, _TEMPLATE)
    return rewritten(files)


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def without_bodies() -> bytes:
    """A template whose layouts have a title and nothing else."""
    return _with_placeholders(lambda kind: kind in _TITLES)


def without_titles() -> bytes:
    """A template whose layouts have room for anything but a title."""
    return _with_placeholders(lambda kind: kind not in _TITLES)


def _with_placeholders(is_kept: Callable[[str], bool]) -> bytes:
    """The stock template with placeholders of a few kinds only."""
    show = Presentation(io.BytesIO(stock()))
    for layout in show.slide_masters[0].slide_layouts:
        for shape in list(layout.placeholders):
            if not is_kept(shape.placeholder_format.type.name):
                _remove(shape)
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def with_only(*names: str) -> bytes:
    """The stock template with a few of its layouts."""
    show = Presentation(io.BytesIO(stock()))
    for layout in list(show.slide_layouts):
        if layout.name not in names:
            show.slide_layouts.remove(layout)
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def with_macros() -> bytes:
    """The stock template with a part that would hold code."""
    files = dict(parts(stock()))
    types = files["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument." + _SHOW,
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    code = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    files["[Content_Types].xml"] = types.replace(b"<Default", code + b"<Default", 1)
    name = "ppt/_rels/presentation.xml.rels"
    relation = (
        b'<Relationship Id="rId99" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    files[name] = files[name].replace(b"</Relationships>", relation + b"</Relationships>")
    files["ppt/vbaProject.bin"] = b"\0macro"
    return rewritten(files)


def _keep_layouts(show: Any) -> None:
    """Those of the table, in the order of its German names."""
    master = show.slide_masters[0]
    for layout in list(master.slide_layouts):
        if layout.name in _LAYOUTS:
            german, frames = _LAYOUTS[layout.name]
            layout._element.cSld.set("name", german)
            shapes = [shape for shape in layout.placeholders if shape.placeholder_format.idx < 10]
            for shape, frame in zip(shapes, frames, strict=False):
                shape.left, shape.top, shape.width, shape.height = map(Pt, frame)
            for shape in shapes[len(frames) :]:
                _remove(shape)
        else:
            master.slide_layouts.remove(layout)
    entries = master._element.find("p:sldLayoutIdLst", NS)
    by_name = {
        layout.name: entry for layout, entry in zip(master.slide_layouts, entries, strict=True)
    }
    for name in sorted(by_name):
        entries.append(by_name[name])


def _paint(master: Any) -> None:
    """Arial, dark red, a band with the logo, titles on the left in 32 points, text in 24."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION

    theme = master.part.part_related_by(RELATION.THEME)
    theme._blob = (
        theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
        .replace(b"4F81BD", b"8C1D2F")
        .replace(b"1F497D", b"3A0F18")
    )
    for kind, size in (("titleStyle", "3200"), ("bodyStyle", "2400")):
        level = master._element.find(f".//p:{kind}/a:lvl1pPr", NS)
        level.set("algn", "l")
        level.find("a:defRPr", NS).set("sz", size)
    band = master.shapes._spTree
    shape = parse_xml(
        f'<p:sp xmlns:p="{NS["p"]}" xmlns:a="{NS["a"]}"><p:nvSpPr><p:cNvPr id="90" name="Balken"/>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="12192000" cy="381000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
    )
    band.insert(2, shape)
    for shape in master.placeholders:
        _place_feet(shape)
        if shape.placeholder_format.type.name == "TITLE":
            shape.left, shape.top, shape.width, shape.height = map(Pt, (60, 60, 760, 70))


def _place_feet(shape: Any) -> None:
    frames = {
        "FOOTER": (60, 500, 560, 24), "SLIDE_NUMBER": (840, 500, 60, 24),
        "DATE": (640, 500, 180, 24),
    }  # fmt: skip
    frame = frames.get(shape.placeholder_format.type.name)
    if frame:
        shape.left, shape.top, shape.width, shape.height = map(Pt, frame)


def _arrange(layout: Any) -> None:
    for shape in layout.placeholders:
        _place_feet(shape)
        if shape.placeholder_format.type.name == "FOOTER" and layout.name == "04 Text":
            shape.text_frame.text = "Stadt Musterhausen | Personalamt"


def _add_samples(show: Any) -> None:
    """Slides that show how the template is meant, with notes and a section around them."""
    ids = []
    for layout in show.slide_masters[0].slide_layouts:
        slide = show.slides.add_slide(layout)
        if slide.shapes.title is not None:
            slide.shapes.title.text = "Musterfolie, bitte löschen"
        slide.notes_slide.notes_text_frame.text = "So ist das gemeint"
        ids.append(slide.slide_id)
    members = "".join(f'<p14:sldId id="{number}"/>' for number in ids)
    extension = parse_xml(
        f'<p:extLst xmlns:p="{NS["p"]}"><p:ext uri="{_SECTIONS}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        '<p14:section name="Muster" id="{6F9B8A1C-52F1-5E4B-9A35-1D0C7B2E4A11}">'
        f"<p14:sldIdLst>{members}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    old = show.part._element.find("p:extLst", NS)
    if old is not None:
        old.getparent().remove(old)
    show.part._element.append(extension)
