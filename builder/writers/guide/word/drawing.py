"""A picture in a paragraph, with its alternative text."""

from __future__ import annotations

from docx.oxml.shape import CT_Inline
from docx.shared import Cm
from lxml import etree

from builder.model.course import Asset
from builder.model.inline import Image
from builder.writers.guide.word.xml import A, Element, w
from builder.writers.paper.pictures import size

WIDEST = 6.4
"""Centimetres for a picture in the table of steps."""
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def drawing(
    image: Image, asset: Asset, relation: str, number: int, widest: float = WIDEST
) -> Element:
    """The run of one picture; ``number`` is its id, unique in the document."""
    width, height = (Cm(centimetres) for centimetres in size(asset, widest))
    name = f"Bild {number}"
    inline = CT_Inline.new_pic_inline(number, relation, name, width, height)
    inline.docPr.set("name", name)
    for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice keeps words away from it
        inline.set(side, "0")
    if image.decorative:
        extensions = etree.SubElement(inline.docPr, f"{{{A}}}extLst")
        extension = etree.SubElement(extensions, f"{{{A}}}ext", uri=_DECORATIVE_URI)
        mark = etree.SubElement(
            extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE}
        )
        mark.set("val", "1")
    else:
        inline.docPr.set("descr", image.alternative)
    return w("r", w("drawing", inline))
