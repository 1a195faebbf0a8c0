"""Slides and their notes as parts of the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.record import record
from builder.writers.slides.canvas import Canvas, add_decoration, add_placeholder, canvas
from builder.writers.slides.feet import step_marks
from builder.writers.slides.graphics import (
    TABLE_STYLE,
    add_button,
    add_chart,
    add_picture,
    add_table,
)
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.layouts import FootSlot, Layout, Slot
from builder.writers.slides.reveal import Target, add_clicks
from builder.writers.slides.slide import Body, Run, Slide
from builder.writers.slides.text import (
    Ink,
    add_paragraphs,
    add_runs,
    add_sizes,
    culture,
)
from builder.writers.slides.xml import (
    Element,
    add,
    hundredths,
    name,
    root,
)

_REVEALED = ("body", "because")
"""Texts that a click brings; a question above them stays."""
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
FOOTER_INDEX, NUMBER_INDEX = 90, 91
COLOR_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hlink", "folHlink": "folHlink",
}  # fmt: skip


@record
class Foot:
    """What stands at the foot of a slide: the deck's name, and the number with »von 24«."""

    text: str
    number: str
    count: str


@record
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
        add_table(sheet, slide.grid, layout, ink, table_style)
    for body in slide.bodies:
        number = _add_body(sheet, body, layout.slot(body.slot), ink)
        if body.slot in _REVEALED:
            clicks.append(Target(number, is_text=True))
    if slide.grid and not slide.grid_first:
        number = add_table(sheet, slide.grid, layout, ink, table_style)
        clicks.insert(0, Target(number, is_text=False))
    if slide.plot:
        add_chart(sheet, slide.plot, layout, relations.chart)
    for picture in slide.pictures:
        if picture.margin:
            add_decoration(sheet, "Grund", picture.box.inside(-picture.margin), "bg1")
        add_picture(sheet, picture, layout, relations.pictures[picture.key], ink)
    for button in slide.buttons:
        add_button(sheet, button, relations.targets[button.target], ink)
    if not layout.part:
        for box, alpha in step_marks(*slide.steps):
            add_decoration(sheet, "Fortschritt", box, "bg1", alpha)
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
