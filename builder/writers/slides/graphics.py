"""Pictures, tables, charts and buttons as shapes of a slide."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from builder.writers.slides.buttons import BUTTON_X, BUTTON_Y
from builder.writers.slides.canvas import Canvas, mark_decorative
from builder.writers.slides.grids import MARGIN_X, MARGIN_Y
from builder.writers.slides.layouts import OBJECT, Layout
from builder.writers.slides.slide import Button, Grid, Picture, Plot, Run
from builder.writers.slides.text import Ink, add_color, add_runs
from builder.writers.slides.xml import Element, add, add_transform, emu, hundredths, relate

TABLE_STYLE = "{6F9B8A1C-52F1-5E4B-9A35-1D0C7B2E4A10}"
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_ALIGNMENTS = {"left": "l", "center": "ctr", "right": "r"}


def _add_placeholder_of(parent: Element, layout: Layout, name: str) -> None:
    """Says which placeholder of the layout a picture, table or chart fills; ``""``: none."""
    slot = layout.slot(name) if name else None
    if slot and slot.kind:
        placeholder = add(parent, "p:ph")
        if slot.kind != OBJECT:
            placeholder.set("type", slot.kind)
        placeholder.set("idx", str(slot.index))


def add_picture(sheet: Canvas, picture: Picture, layout: Layout, relation: str, ink: Ink) -> None:
    element = add(sheet.tree, "p:pic")
    identity = add(element, "p:nvPicPr")
    number = sheet.shape_id()
    description = "" if picture.decorative else picture.alternative
    shape = add(identity, "p:cNvPr", id=number, name=f"Bild {number}", descr=description)
    if picture.link and ink.part:
        relate(add(shape, "a:hlinkClick"), ink.part.refer("hyperlink", picture.link))
    if picture.decorative:
        mark_decorative(shape)
    add(add(identity, "p:cNvPicPr"), "a:picLocks", noGrp=1, noChangeAspect=1)
    _add_placeholder_of(add(identity, "p:nvPr"), layout, picture.slot)
    fill = add(element, "p:blipFill")
    relate(add(fill, "a:blip"), relation, "r:embed")
    add(add(fill, "a:stretch"), "a:fillRect")
    properties = add(element, "p:spPr")
    add_transform(properties, picture.box)
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")


def add_chart(sheet: Canvas, plot: Plot, layout: Layout, relation: str) -> None:
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


def add_table(sheet: Canvas, grid: Grid, layout: Layout, ink: Ink, table_style: str) -> int:
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


def add_button(sheet: Canvas, button: Button, relation: str, ink: Ink) -> None:
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
