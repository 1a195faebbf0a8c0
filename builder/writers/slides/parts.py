"""Slides and their notes as parts of the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from builder.writers.slides.buttons import BUTTON_X, BUTTON_Y
from builder.writers.slides.grids import MARGIN_X, MARGIN_Y
from builder.writers.slides.layouts import OBJECT, FootSlot, Layout, Slot, step_marks
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.reveal import Target, add_clicks
from builder.writers.slides.slide import Body, Box, Button, Grid, Picture, Plot, Run, Slide
from builder.writers.slides.text import (
    Ink,
    add_color,
    add_paragraphs,
    add_runs,
    add_sizes,
    culture,
)
from builder.writers.slides.xml import (
    Element,
    add,
    add_extension,
    add_transform,
    emu,
    hundredths,
    name,
    relate,
    root,
)

TABLE_STYLE = "{6F9B8A1C-52F1-5E4B-9A35-1D0C7B2E4A10}"
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_REVEALED = ("body", "because")
"""Texts that a click brings; a question above them stays."""
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_ALIGNMENTS = {"left": "l", "center": "ctr", "right": "r"}
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
FOOTER_INDEX, NUMBER_INDEX = 90, 91
COLOR_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hlink", "folHlink": "folHlink",
}  # fmt: skip


@dataclass(slots=True)
class Canvas:
    """A shape tree that numbers its shapes."""

    tree: Element
    count: int = 1

    def shape_id(self) -> int:
        self.count += 1
        return self.count


def canvas(content: Element) -> Canvas:
    """The empty shape tree of a slide, layout or master."""
    tree = add(content, "p:spTree")
    group = add(tree, "p:nvGrpSpPr")
    add(group, "p:cNvPr", id=1, name="")
    add(group, "p:cNvGrpSpPr")
    add(group, "p:nvPr")
    transform = add_transform(add(tree, "p:grpSpPr"), Box(0, 0, 0, 0))
    add(transform, "a:chOff", x=0, y=0)
    add(transform, "a:chExt", cx=0, cy=0)
    return Canvas(tree)


def add_placeholder(
    canvas: Canvas, label: str, *, kind: str, index: int, box: Box | None = None
) -> Element:
    """A shape that fills a placeholder; returns the shape, its text still to be added."""
    shape = add(canvas.tree, "p:sp")
    identity = add(shape, "p:nvSpPr")
    number = canvas.shape_id()
    add(identity, "p:cNvPr", id=number, name=f"{label} {number}")
    add(add(identity, "p:cNvSpPr"), "a:spLocks", noGrp=1)
    placeholder = add(add(identity, "p:nvPr"), "p:ph")
    if kind != OBJECT:
        placeholder.set("type", kind)
    if index:
        placeholder.set("idx", str(index))
    properties = add(shape, "p:spPr")
    if box:
        add_transform(properties, box)
    return shape


def add_decoration(canvas: Canvas, label: str, box: Box, color: str, alpha: int = 100) -> None:
    """A filled rectangle that assistive technology passes over."""
    shape = add(canvas.tree, "p:sp")
    identity = add(shape, "p:nvSpPr")
    number = canvas.shape_id()
    _mark_decorative(add(identity, "p:cNvPr", id=number, name=f"{label} {number}", descr=""))
    add(identity, "p:cNvSpPr")
    add(identity, "p:nvPr")
    properties = add(shape, "p:spPr")
    add_transform(properties, box)
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    add_color(properties, color, alpha)
    add(add(properties, "a:ln"), "a:noFill")


def _mark_decorative(identity: Element) -> None:
    add_extension(identity, _DECORATIVE, "adec:decorative", "adec").set("val", "1")


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a slide: the deck's name, and the number with »von 24«."""

    text: str
    number: str
    count: str


@dataclass(frozen=True, slots=True)
class Relations:
    """The relationships of one slide: of each picture, each target of a button, and its chart."""

    pictures: Mapping[str, str]
    targets: Mapping[str, str]
    chart: str = ""


def slide_part(
    slide: Slide,
    layout: Layout,
    ink: Ink,
    relations: Relations,
    foot: Foot,
    table_style: str = TABLE_STYLE,
) -> Element:
    """One slide in its layout."""
    part = root("p:sld", {"show": "0"} if slide.hidden else None)
    sheet = canvas(add(part, "p:cSld"))
    title = layout.slot(TITLE_SLOT)
    _add_title(sheet, slide, title, ink)
    clicks: list[Target] = []
    if slide.grid and slide.grid_first:
        _add_table(sheet, slide.grid, layout, ink, table_style)
    for body in slide.bodies:
        number = _add_body(sheet, body, layout.slot(body.slot), ink)
        if body.slot in _REVEALED:
            clicks.append(Target(number, is_text=True))
    if slide.grid and not slide.grid_first:
        number = _add_table(sheet, slide.grid, layout, ink, table_style)
        clicks.insert(0, Target(number, is_text=False))
    if slide.plot:
        _add_chart(sheet, slide.plot, layout, relations.chart)
    for picture in slide.pictures:
        _add_picture(sheet, picture, layout, relations.pictures[picture.key], ink)
    for button in slide.buttons:
        _add_button(sheet, button, relations.targets[button.target], ink)
    _add_steps(sheet, *slide.steps)
    if layout.part:
        _add_feet(sheet, foot, layout.feet, ink)
    elif layout.footer:
        add_footer(sheet, foot, ink)
    add_color_map(part, layout)
    if slide.reveal and clicks:
        add_clicks(part, clicks)
    return part


def add_color_map(part: Element, layout: Layout) -> None:
    """On a dark ground links are light; programs take the colour of links from here only."""
    override = add(part, "p:clrMapOvr")
    if layout.mapping:
        add(override, "a:overrideClrMapping", **dict(layout.mapping))
    elif layout.ground == "tx2":
        links = {"hlink": "lt1", "folHlink": "lt1"}
        add(override, "a:overrideClrMapping", **(COLOR_MAP | links))
    else:
        add(override, "a:masterClrMapping")


def _add_title(sheet: Canvas, slide: Slide, slot: Slot, ink: Ink) -> None:
    shape = add_placeholder(
        sheet, slot.label, kind=slot.kind, index=slot.index, box=slide.title_box
    )
    body = _text_body(shape)
    style = add(body, "a:lstStyle")
    native = slot.native
    if native:
        properties = add(style, "a:lvl1pPr")
        add(add(properties, "a:lnSpc"), "a:spcPct", val=round(slot.spacing * 100_000))
        add(properties, "a:defRPr", sz=hundredths(slide.title_size))
    elif slide.title_size != slot.sizes[0]:
        add(add(style, "a:lvl1pPr"), "a:defRPr", sz=hundredths(slide.title_size))
    add_runs(add(body, "a:p"), slide.title, ink)


def _add_body(sheet: Canvas, text: Body, slot: Slot, ink: Ink) -> int:
    """The text in its placeholder; returns the number of the shape."""
    home = slot.native.box if slot.native else slot.box
    box = text.box or slot.box
    shape = add_placeholder(
        sheet, slot.label, kind=slot.kind, index=slot.index, box=box if box != home else None
    )
    number = sheet.count
    body = _text_body(shape)
    if slot.native:
        body[0].set("numCol", "1")
        body[0].set("anchor", slot.anchor)
    add_sizes(add(body, "a:lstStyle"), text, slot)
    add_paragraphs(body, text.paras, ink, text.size, slot.native)
    return number


def _text_body(shape: Element) -> Element:
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr")
    return body


def _add_placeholder_of(parent: Element, layout: Layout, name: str) -> None:
    """Says which placeholder of the layout a picture, table or chart fills; ``""``: none."""
    slot = layout.slot(name) if name else None
    if slot and slot.kind:
        placeholder = add(parent, "p:ph")
        if slot.kind != OBJECT:
            placeholder.set("type", slot.kind)
        placeholder.set("idx", str(slot.index))


def _add_picture(sheet: Canvas, picture: Picture, layout: Layout, relation: str, ink: Ink) -> None:
    element = add(sheet.tree, "p:pic")
    identity = add(element, "p:nvPicPr")
    number = sheet.shape_id()
    description = "" if picture.decorative else picture.alternative
    shape = add(identity, "p:cNvPr", id=number, name=f"Bild {number}", descr=description)
    if picture.link and ink.part:
        relate(add(shape, "a:hlinkClick"), ink.part.refer("hyperlink", picture.link))
    if picture.decorative:
        _mark_decorative(shape)
    add(add(identity, "p:cNvPicPr"), "a:picLocks", noGrp=1, noChangeAspect=1)
    _add_placeholder_of(add(identity, "p:nvPr"), layout, picture.slot)
    fill = add(element, "p:blipFill")
    relate(add(fill, "a:blip"), relation, "r:embed")
    add(add(fill, "a:stretch"), "a:fillRect")
    properties = add(element, "p:spPr")
    add_transform(properties, picture.box)
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")


def _add_chart(sheet: Canvas, plot: Plot, layout: Layout, relation: str) -> None:
    frame = add(sheet.tree, "p:graphicFrame")
    identity = add(frame, "p:nvGraphicFramePr")
    number = sheet.shape_id()
    words = plot.chart.alternative or plot.chart.title
    add(identity, "p:cNvPr", id=number, name=f"Diagramm {number}", descr=words)
    add(add(identity, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", noGrp=1)
    _add_placeholder_of(add(identity, "p:nvPr"), layout, plot.slot)
    add_transform(frame, plot.box, "p:xfrm")
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=CHART_URI)
    relate(etree.SubElement(data, f"{{{CHART_URI}}}chart", nsmap={"c": CHART_URI}), relation)


def _add_table(sheet: Canvas, grid: Grid, layout: Layout, ink: Ink, table_style: str) -> int:
    """The table; returns the number of the shape."""
    frame = add(sheet.tree, "p:graphicFrame")
    identity = add(frame, "p:nvGraphicFramePr")
    number = sheet.shape_id()
    add(identity, "p:cNvPr", id=number, name=f"Tabelle {number}", descr=grid.alternative)
    add(add(identity, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", noGrp=1)
    _add_placeholder_of(add(identity, "p:nvPr"), layout, grid.slot)
    add_transform(frame, grid.box, "p:xfrm")
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=_TABLE_URI)
    table = add(data, "a:tbl")
    properties = add(table, "a:tblPr", firstRow=1, bandRow=1)
    add(properties, "a:tableStyleId", table_style)
    columns = add(table, "a:tblGrid")
    for width in grid.widths:
        add(columns, "a:gridCol", w=emu(width))
    for row, height in zip(grid.rows, grid.heights, strict=True):
        element = add(table, "a:tr", h=emu(height))
        for cell in row:
            _add_cell(element, cell.runs, _ALIGNMENTS[cell.alignment], grid.size, ink)
    return number


def _add_cell(row: Element, runs: Sequence[Run], alignment: str, size: float, ink: Ink) -> None:
    cell = add(row, "a:tc")
    body = add(cell, "a:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    paragraph = add(body, "a:p")
    add(paragraph, "a:pPr", algn=alignment)
    add_runs(paragraph, runs, ink, sz=hundredths(size))
    margin_x, margin_y = emu(MARGIN_X), emu(MARGIN_Y)
    add(cell, "a:tcPr", marL=margin_x, marR=margin_x, marT=margin_y, marB=margin_y, anchor="ctr")


def _add_button(sheet: Canvas, button: Button, relation: str, ink: Ink) -> None:
    """The link is on the shape: LibreOffice breaks links of words in the middle of a word."""
    shape = add(sheet.tree, "p:sp")
    identity = add(shape, "p:nvSpPr")
    number = sheet.shape_id()
    label = "".join(run.text for run in button.runs)
    named = add(identity, "p:cNvPr", id=number, name=f"Schaltfläche {number}", descr=label)
    link = add(named, "a:hlinkClick", action="ppaction://hlinksldjump")
    relate(link, relation)
    add(identity, "p:cNvSpPr")
    add(identity, "p:nvPr")
    properties = add(shape, "p:spPr")
    add_transform(properties, button.box)
    corners = add(add(properties, "a:prstGeom", prst="roundRect"), "a:avLst")
    add(corners, "a:gd", name="adj", fmla="val 12000")
    add_color(properties, "tx2")
    add_color(add(properties, "a:ln", w=emu(1)), "bg1")
    body = add(shape, "p:txBody")
    x, y = emu(BUTTON_X), emu(BUTTON_Y)
    add(body, "a:bodyPr", lIns=x, tIns=y, rIns=x, bIns=y, anchor="ctr")
    style = add(add(body, "a:lstStyle"), "a:lvl1pPr", algn="l")
    add(add(style, "a:lnSpc"), "a:spcPct", val=100_000)
    font = add(style, "a:defRPr", sz=hundredths(button.size))
    add_color(font, "bg1")
    add_runs(add(body, "a:p"), button.runs, ink)


def _add_steps(sheet: Canvas, current: int, count: int) -> None:
    """How far the course has come, as marks at the foot of the slide that opens a lesson."""
    for box, alpha in step_marks(current, count):
        add_decoration(sheet, "Fortschritt", box, "bg1", alpha)


def _add_feet(sheet: Canvas, foot: Foot, feet: Sequence[FootSlot], ink: Ink) -> None:
    """Footer and number where the layout of a template has them, footers of its own as they are."""
    for slot in feet:
        shape = add_placeholder(sheet, slot.label, kind=slot.kind, index=slot.index)
        body = _text_body(shape)
        style = add(body, "a:lstStyle")
        add(add(style, "a:lvl1pPr"), "a:defRPr", sz=hundredths(slot.size))
        if slot.kind == "ftr":
            add_runs(add(body, "a:p"), (Run(slot.text or foot.text),), ink)
        else:
            add_number(body, Foot("", foot.number, ""), ink)


def add_footer(sheet: Canvas, foot: Foot, ink: Ink) -> None:
    """Footer and slide number as real fields in the placeholders of the layout."""
    shape = add_placeholder(sheet, "Fußzeile", kind="ftr", index=FOOTER_INDEX)
    body = _text_body(shape)
    add(body, "a:lstStyle")
    add_runs(add(body, "a:p"), (Run(foot.text),), ink)
    shape = add_placeholder(sheet, "Foliennummer", kind="sldNum", index=NUMBER_INDEX)
    body = _text_body(shape)
    add(body, "a:lstStyle")
    add_number(body, foot, ink)


def add_number(body: Element, foot: Foot, ink: Ink) -> None:
    paragraph = add(body, "a:p")
    field = add(paragraph, "a:fld", id=_NUMBER_FIELD, type="slidenum")
    add(field, "a:rPr", lang=culture(ink.language))
    add(field, "a:t", foot.number)
    add_runs(paragraph, (Run(foot.count),) if foot.count else (), ink)


def notes_part(slide: Slide, ink: Ink, number: str) -> Element:
    """What the lecturer reads beside the slide."""
    part = root("p:notes")
    sheet = canvas(add(part, "p:cSld"))
    image = add_placeholder(sheet, "Folienbild", kind="sldImg", index=0)
    locks = image.find(f".//{name('a:spLocks')}")
    assert locks is not None
    locks.set("noRot", "1")
    locks.set("noChangeAspect", "1")
    body = _text_body(add_placeholder(sheet, "Notizen", kind="body", index=1))
    add(body, "a:lstStyle")
    add_paragraphs(body, slide.notes, ink)
    body = _text_body(add_placeholder(sheet, "Foliennummer", kind="sldNum", index=NUMBER_INDEX))
    add(body, "a:lstStyle")
    add_number(body, Foot("", number, ""), ink)
    add(add(part, "p:clrMapOvr"), "a:masterClrMapping")
    return part
