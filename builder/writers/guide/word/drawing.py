"""A picture in a paragraph, with its alternative text (DrawingML)."""

from __future__ import annotations

from lxml import etree

from builder.model.course import Asset
from builder.model.inline import Image
from builder.writers.guide.word.xml import PIC, WP, A, Element, R, w
from builder.writers.paper.pictures import size

WIDEST = 6.4
"""Centimetres for a picture in the table of steps."""
_EMU = 360_000
"""English Metric Units of a centimetre."""
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def drawing(
    image: Image, asset: Asset, relation: str, number: int, widest: float = WIDEST
) -> Element:
    """The run of one picture; ``number`` is its id, unique in the document."""
    extent = {
        name: str(round(centimetres * _EMU))
        for name, centimetres in zip(("cx", "cy"), size(asset, widest), strict=True)
    }
    inline = etree.Element(f"{{{WP}}}inline", nsmap={"wp": WP, "a": A, "pic": PIC, "r": R})
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    _sub(inline, WP, "extent", **extent)
    named = _sub(inline, WP, "docPr", id=str(number), name=f"Bild {number}")
    _describe(named, image)
    _sub(inline, WP, "cNvGraphicFramePr")
    graphic = _sub(inline, A, "graphic")
    data = _sub(graphic, A, "graphicData", uri=PIC)
    picture = _sub(data, PIC, "pic")
    _fill(picture, relation, number, extent)
    return w("r", w("drawing", inline))


def _describe(named: Element, image: Image) -> None:
    if not image.decorative:
        named.set("descr", image.alternative)
        return
    extension = _sub(_sub(named, A, "extLst"), A, "ext", uri=_DECORATIVE_URI)
    etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE}).set(
        "val", "1"
    )


def _fill(picture: Element, relation: str, number: int, extent: dict[str, str]) -> None:
    about = _sub(picture, PIC, "nvPicPr")
    _sub(about, PIC, "cNvPr", id=str(number), name=f"Bild {number}")
    _sub(about, PIC, "cNvPicPr")
    fill = _sub(picture, PIC, "blipFill")
    _sub(fill, A, "blip").set(f"{{{R}}}embed", relation)
    _sub(_sub(fill, A, "stretch"), A, "fillRect")
    shape = _sub(picture, PIC, "spPr")
    frame = _sub(shape, A, "xfrm")
    _sub(frame, A, "off", x="0", y="0")
    _sub(frame, A, "ext", **extent)
    _sub(_sub(shape, A, "prstGeom", prst="rect"), A, "avLst")


def _sub(parent: Element, space: str, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{space}}}{tag}", attributes)
