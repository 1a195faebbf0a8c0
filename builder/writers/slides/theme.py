"""The default theme, built in code: colours and faces, master, layouts, table style, notes.

Calibri is on every office PC, and the Berlin standard recommends it; Carlito has its widths.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.colour import mix
from builder.record import record
from builder.writers.slides.canvas import Canvas, add_decoration, add_placeholder, canvas
from builder.writers.slides.emblem import footer_end, has_corner
from builder.writers.slides.feet import FOOTER, NUMBER
from builder.writers.slides.fit import MARKS, STEP
from builder.writers.slides.graphics import TABLE_STYLE, add_picture
from builder.writers.slides.layouts import (
    BODY_SIZES,
    BODY_SPACING,
    FOOTER_SIZE,
    HEIGHT,
    TITLE_SPACING,
    WIDTH,
    Layout,
    Slot,
)
from builder.writers.slides.layouts import PICTURE as PICTURE_SLOT
from builder.writers.slides.layouts import TABLE as TABLE_SLOT
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.parts import (
    COLOR_MAP,
    FOOTER_INDEX,
    NUMBER_INDEX,
    Foot,
    add_color_map,
    add_number,
)
from builder.writers.slides.slide import Box, Bullet, Picture, Run
from builder.writers.slides.standard import LAYOUTS
from builder.writers.slides.text import LEVELS, Ink, add_color, add_runs, culture, level_size
from builder.writers.slides.xml import Element, add, emu, hundredths, relate, root

FACE = "Calibri"
_SHADE = 0.45
"""Share of the accent in the colour of titles, the rest is that of text."""


@record
class Stationery:
    """What the parts of the theme are written with."""

    colors: Mapping[str, str]
    language: str
    footer: str
    logo: Picture | None = None

    def color(self, role: str) -> str:
        """As the format writes it; titles and dark grounds are a deep shade of the accent."""
        if role == "title":
            shade = mix(self.colors["accent1"], self.colors["text"], _SHADE)
            return shade.lstrip("#").upper()
        return self.colors[role].lstrip("#").upper()


def theme_part(stationery: Stationery) -> Element:
    """Colours and faces, which lecturers find in the menus of their program."""
    part = root("a:theme", {"name": "Kurswerk"})
    elements = add(part, "a:themeElements")
    scheme = add(elements, "a:clrScheme", name="Kurswerk")
    roles = {"dk1": "text", "lt1": "", "dk2": "title", "lt2": "tint"}
    roles |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    roles |= {"hlink": "accent1", "folHlink": "accent4"}
    for slot, role in roles.items():
        value = stationery.color(role) if role else "FFFFFF"
        add(add(scheme, f"a:{slot}"), "a:srgbClr", val=value)
    fonts = add(elements, "a:fontScheme", name="Kurswerk")
    for kind in ("majorFont", "minorFont"):
        font = add(fonts, f"a:{kind}")
        for script in ("latin", "ea", "cs"):
            add(font, f"a:{script}", typeface=FACE if script == "latin" else "")
    _add_formats(add(elements, "a:fmtScheme", name="Kurswerk"))
    return part


def _add_formats(formats: Element) -> None:
    """Three steps of everything, as the format demands; all plain."""
    fills = add(formats, "a:fillStyleLst")
    lines = add(formats, "a:lnStyleLst")
    effects = add(formats, "a:effectStyleLst")
    grounds = add(formats, "a:bgFillStyleLst")
    for width in (6350, 12700, 19050):
        add_color(fills, "phClr")
        add_color(add(lines, "a:ln", w=width), "phClr")
        add(add(effects, "a:effectStyle"), "a:effectLst")
        add_color(grounds, "phClr")


def table_styles_part() -> Element:
    """The look of tables, so that rows which lecturers add have it too."""
    part = root("a:tblStyleLst", {"def": TABLE_STYLE})
    style = add(part, "a:tblStyle", styleId=TABLE_STYLE, styleName="Kurswerk")
    whole = add(style, "a:wholeTbl")
    _add_cell_text(whole, "dk1")
    cell = add(whole, "a:tcStyle")
    borders = add(cell, "a:tcBdr")
    for side in ("left", "right"):
        add(add(add(borders, f"a:{side}"), "a:ln"), "a:noFill")
    for side in ("top", "bottom", "insideH"):
        line = add(add(borders, f"a:{side}"), "a:ln", w=9525)
        _add_line_color(line)
    add(add(add(borders, "a:insideV"), "a:ln"), "a:noFill")
    add(add(cell, "a:fill"), "a:noFill")
    band = add(add(style, "a:band2H"), "a:tcStyle")
    add(band, "a:tcBdr")
    add_color(add(band, "a:fill"), "lt2")
    header = add(style, "a:firstRow")
    _add_cell_text(header, "lt1", b="on")
    cell = add(header, "a:tcStyle")
    add(cell, "a:tcBdr")
    add_color(add(cell, "a:fill"), "dk2")
    return part


def _add_cell_text(part: Element, color: str, **look: str) -> None:
    text = add(part, "a:tcTxStyle", **look)
    add(add(text, "a:fontRef", idx="minor"), "a:prstClr", val="black")
    add(text, "a:schemeClr", val=color)


def _add_line_color(line: Element) -> None:
    scheme = add(add(line, "a:solidFill"), "a:schemeClr", val="dk2")
    add(scheme, "a:tint", val=40_000)


def master_part(stationery: Stationery, layouts: Mapping[str, str], logo: str = "") -> Element:
    """The slide master; ``layouts`` has the relationship of each layout by its key, ``logo`` that
    of the logo."""
    part = root("p:sldMaster")
    content = add(part, "p:cSld")
    _add_ground(content, "bg1")
    sheet = canvas(content)
    model = LAYOUTS["content"]
    for slot in model.slots:
        shape = add_placeholder(
            sheet, slot.label, kind=slot.kind, index=0 if slot.kind == TITLE_SLOT else 1,
            box=slot.box,
        )  # fmt: skip
        _add_sample(shape, slot, stationery, styled=False)
    _add_foot(sheet, model, stationery)
    if stationery.logo:
        add_picture(sheet, stationery.logo, model, logo, Ink(stationery.language))
    add(part, "p:clrMap", **COLOR_MAP)
    numbers = add(part, "p:sldLayoutIdLst")
    for number, relation in enumerate(layouts.values(), 2_147_483_649):
        relate(add(numbers, "p:sldLayoutId", id=number), relation)
    styles = add(part, "p:txStyles")
    _add_title_style(add(styles, "p:titleStyle"), model.slot(TITLE_SLOT), stationery)
    _add_body_style(add(styles, "p:bodyStyle"), stationery)
    add_default_style(add(styles, "p:otherStyle"), stationery.language)
    return part


def _add_title_style(style: Element, slot: Slot, stationery: Stationery) -> None:
    properties = add(style, "a:lvl1pPr", algn="l")
    _add_spacing(properties, TITLE_SPACING, 0)
    add(properties, "a:buNone")
    _add_font(properties, slot.sizes[0], slot.color, stationery.language, bold=slot.bold)


def _add_body_style(style: Element, stationery: Stationery) -> None:
    for level in range(LEVELS):
        size = level_size(BODY_SIZES[0], level)
        hanging = MARKS[Bullet.DOT]
        properties = add(
            style, f"a:lvl{level + 1}pPr", marL=emu(level * STEP + hanging), indent=-emu(hanging),
            algn="l",
        )  # fmt: skip
        _add_spacing(properties, BODY_SPACING, 10 if level == 0 else 5)
        add_color_bullet(properties)
        add(properties, "a:buFont", typeface="Arial")
        add(properties, "a:buChar", char="–" if level else "•")
        _add_font(properties, size, "tx1", stationery.language)


def add_color_bullet(properties: Element) -> None:
    add(add(properties, "a:buClr"), "a:schemeClr", val="accent1")


def _add_spacing(properties: Element, spacing: float, before: float) -> None:
    add(add(properties, "a:lnSpc"), "a:spcPct", val=round(spacing * 100_000))
    add(add(properties, "a:spcBef"), "a:spcPts", val=hundredths(before))


def _add_font(
    properties: Element, size: float, color: str, language: str, *, bold: bool = False
) -> None:
    font = add(properties, "a:defRPr", lang=culture(language), sz=hundredths(size), kern=1200)
    if bold:
        font.set("b", "1")
    add_color(font, color)
    _add_faces(font, "mj" if bold else "mn")


def _add_faces(font: Element, kind: str) -> None:
    add(font, "a:latin", typeface=f"+{kind}-lt")
    add(font, "a:ea", typeface=f"+{kind}-ea")
    add(font, "a:cs", typeface=f"+{kind}-cs")


def add_default_style(style: Element, language: str) -> None:
    """Text outside placeholders, such as boxes that lecturers draw."""
    add(add(style, "a:defPPr"), "a:defRPr", lang=culture(language))
    for level in range(LEVELS):
        properties = add(style, f"a:lvl{level + 1}pPr", marL=emu(level * STEP), algn="l")
        font = add(properties, "a:defRPr", lang=culture(language), sz=2000, kern=1200)
        add_color(font, "tx1")
        _add_faces(font, "mn")


def layout_part(layout: Layout, stationery: Stationery) -> Element:
    """One layout: its ground and decoration, and placeholders with the title first."""
    attributes = {"type": layout.kind, "preserve": "1"}
    if stationery.logo and not has_corner(layout):
        attributes = {"showMasterSp": "0", **attributes}
    part = root("p:sldLayout", attributes)
    content = add(part, "p:cSld", name=layout.name)
    if layout.ground != "bg1":
        _add_ground(content, layout.ground)
    sheet = canvas(content)
    for shape in layout.shapes:
        add_decoration(sheet, "Schmuck", shape.box, shape.color, shape.alpha)
    for slot in layout.slots:
        element = add_placeholder(sheet, slot.label, kind=slot.kind, index=slot.index, box=slot.box)
        _add_sample(element, slot, stationery, styled=True)
    if layout.footer:
        _add_foot(sheet, layout, stationery)
    add_color_map(part, layout)
    return part


def _add_ground(content: Element, color: str) -> None:
    properties = add(add(content, "p:bg"), "p:bgPr")
    add_color(properties, color)
    add(properties, "a:effectLst")


def _add_sample(shape: Element, slot: Slot, stationery: Stationery, *, styled: bool) -> None:
    """The words that an empty placeholder shows, and the look of text in it."""
    properties = shape[-1]
    if not styled:
        add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    if slot.fill:
        add_color(properties, slot.fill)
    body = add(shape, "p:txBody")
    x, y = (emu(inset) for inset in slot.inset)
    frame = add(body, "a:bodyPr", lIns=x, tIns=y, rIns=x, bIns=y, anchor=slot.anchor)
    add(frame, "a:normAutofit")
    style = add(body, "a:lstStyle")
    if styled and slot.kind not in (PICTURE_SLOT, TABLE_SLOT):
        _add_slot_style(style, slot)
    ink = Ink(stationery.language)
    add_runs(add(body, "a:p"), (Run(slot.label),), ink)


def _add_slot_style(style: Element, slot: Slot) -> None:
    levels = 1 if slot.kind == TITLE_SLOT else LEVELS
    for level in range(levels):
        properties = add(style, f"a:lvl{level + 1}pPr")
        if slot.color in ("bg1",) and slot.kind != TITLE_SLOT:
            add(add(properties, "a:buClr"), "a:schemeClr", val=slot.color)
        font = add(properties, "a:defRPr", sz=hundredths(level_size(slot.sizes[0], level)))
        font.set("b", "1" if slot.bold else "0")
        add_color(font, slot.color)


def _add_foot(sheet: Canvas, layout: Layout, stationery: Stationery) -> None:
    ink = Ink(stationery.language)
    left = layout.footer_left
    end = footer_end(stationery.logo) if stationery.logo and has_corner(layout) else NUMBER.x - 12
    box = Box(left, FOOTER.y, end - left, FOOTER.h)
    for kind, label, index, place, align in (
        ("ftr", "Fußzeile", FOOTER_INDEX, box, "l"),
        ("sldNum", "Foliennummer", NUMBER_INDEX, NUMBER, "r"),
    ):
        shape = add_placeholder(sheet, label, kind=kind, index=index, box=place)
        add(add(shape[-1], "a:prstGeom", prst="rect"), "a:avLst")
        body = add(shape, "p:txBody")
        add(body, "a:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")
        properties = add(add(body, "a:lstStyle"), "a:lvl1pPr", marL=0, indent=0, algn=align)
        add(properties, "a:buNone")
        font = add(properties, "a:defRPr", lang=culture(ink.language), sz=hundredths(FOOTER_SIZE))
        add_color(font, layout.footer_color)
        if kind == "ftr":
            add_runs(add(body, "a:p"), (Run(stationery.footer),), ink)
        else:
            add_number(body, Foot("", "‹Nr.›", ""), ink)


def notes_master_part(stationery: Stationery) -> Element:
    """Notes pages: the slide above, the text below, 12 points."""
    part = root("p:notesMaster")
    content = add(part, "p:cSld")
    _add_ground(content, "bg1")
    sheet = canvas(content)
    ink = Ink(stationery.language)
    add_placeholder(sheet, "Folienbild", kind="sldImg", index=2, box=Box(34, 56, 472, 265.5))
    shape = add_placeholder(sheet, "Notizen", kind="body", index=3, box=Box(54, 342, 432, 330))
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    add_runs(add(body, "a:p"), (Run("Notizen"),), ink)
    shape = add_placeholder(
        sheet, "Foliennummer", kind="sldNum", index=5, box=Box(366, 684, 120, 22)
    )
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr")
    add(add(add(body, "a:lstStyle"), "a:lvl1pPr", algn="r"), "a:defRPr", sz=1200)
    add_number(body, Foot("", "‹Nr.›", ""), ink)
    add(part, "p:clrMap", **COLOR_MAP)
    style = add(part, "p:notesStyle")
    for level in range(LEVELS):
        properties = add(style, f"a:lvl{level + 1}pPr", marL=emu(level * STEP), algn="l")
        add(add(properties, "a:spcBef"), "a:spcPts", val=400)
        _add_font(properties, FOOTER_SIZE, "tx1", stationery.language)
    return part


def page_size() -> tuple[int, int]:
    return emu(WIDTH), emu(HEIGHT)
