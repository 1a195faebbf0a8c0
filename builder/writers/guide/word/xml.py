"""Elements of WordprocessingML in a short form, named as in the standard (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import cast

from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
Element = BaseOxmlElement
"""Of python-docx's parser, so that an element has its methods."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """A ``w:`` element; its attributes are of the same namespace."""
    element = cast("Element", oxml_parser.makeelement(f"{{{W}}}{tag}", nsmap=_NAMESPACES))
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(children)
    return element


def twips(centimetres: float) -> int:
    return round(centimetres / 2.54 * 1440)


def run(text: str, *, style: str = "", language: str = "") -> Element:
    """Words with a character style; control characters, which XML cannot hold, are left out."""
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    if language:
        properties.append(w("lang", val=language))
    words = w("t")
    words.text = "".join(letter for letter in text if letter >= " ")
    words.set(_SPACE, "preserve")
    return w("r", properties, words) if len(properties) else w("r", words)


def paragraph(
    style: str,
    runs: Iterable[Element],
    *,
    number: int = 0,
    level: int = 0,
    together: bool = False,
    new_sheet: bool = False,
    on_top: bool = False,
) -> Element:
    """A paragraph; ``number`` is its list, ``together`` keeps it with the next one.

    What stands on top of a sheet needs no space above it.
    """
    properties = w("pPr", w("pStyle", val=style))
    if together:
        properties.append(w("keepNext"))
    if new_sheet:
        properties.append(w("pageBreakBefore"))
    if number:
        properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
    if new_sheet or on_top:
        properties.append(w("spacing", before=0))
    return w("p", properties, *runs)


def field(instruction: str, shown: str) -> Element:
    """A field such as the number of the page, with the words to show until it is computed."""
    return w("fldSimple", run(shown), instr=f" {instruction} ")


def complex_field(instruction: str, shown: Iterable[Element]) -> list[Element]:
    """A field among the runs of a link, where the short form is not allowed."""
    return [*field_start(instruction), *shown, field_end()]


def field_start(instruction: str) -> list[Element]:
    """Runs that begin a field; what it shows follows them, up to its end."""
    words = w("instrText")
    words.text = f" {instruction} "
    words.set(_SPACE, "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", words),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    return w("r", w("fldChar", fldCharType="end"))


def table(
    widths: Iterable[float],
    header: Iterable[str],
    rows: Iterable[Iterable[list[Element]]],
    *,
    last_with_next: bool = False,
    together: bool = False,
    divided: Sequence[bool] = (),
) -> Element:
    """A table whose header row is repeated on each sheet.

    Its last row may be kept on one sheet with the paragraph that follows, or all of it
    ``together``. Only those of its rows are ever divided that ``divided`` says so of.
    """
    sizes = [twips(width) for width in widths]
    grid = w("tblGrid", *(w("gridCol", w=size) for size in sizes))
    properties = w(
        "tblPr",
        w("tblStyle", val="Tabelle"),
        w("tblW", w=sum(sizes), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420"),  # header row, no bands; the only form that Word 2007 knows
    )
    head = [[paragraph("Tabellentext", [run(name)], together=True)] for name in header]
    first = _row(sizes, head, w("trPr", w("cantSplit"), w("tblHeader")))
    others = [
        _row(sizes, row, None if may_divide else w("trPr", w("cantSplit")))
        for row, may_divide in zip(rows, chain(divided, repeat(False)), strict=False)
    ]
    for row in others if together else others[-1:] if last_with_next else ():
        _keep_with_next(row)
    return w("tbl", properties, grid, first, *others)


def _keep_with_next(row: Element) -> None:
    for properties in row.iter(f"{{{W}}}pPr"):
        if properties.find(f"{{{W}}}keepNext") is None:
            properties.insert(1, w("keepNext"))


def _row(sizes: list[int], cells: Iterable[list[Element]], properties: Element | None) -> Element:
    return w(
        "tr",
        *(() if properties is None else (properties,)),
        *(
            w("tc", w("tcPr", w("tcW", w=size, type="dxa")), *content)
            for size, content in zip(sizes, cells, strict=True)
        ),
    )
