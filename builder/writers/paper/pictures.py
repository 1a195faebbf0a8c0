"""How large a picture is printed, and whether it can be printed at all."""

from __future__ import annotations

from typing import Any

from builder.model.course import Asset, Course
from builder.model.inline import Image

TEXT_WIDTH = 15.4
"""Centimetres between the margins."""
_TALLEST = 10.5
"""Centimetres: a picture and its caption shall leave room for the text that speaks of it."""
_CENTIMETRES_PER_PIXEL = 2.54 / 96
_VECTOR = "image/svg+xml"
_PRINTABLE = {_VECTOR, "image/png", "image/jpeg", "image/gif", "image/webp"}


def is_printable(asset: Asset) -> bool:
    return asset.media_type in _PRINTABLE


def picture(course: Course, image: Image, widest: float = TEXT_WIDTH) -> dict[str, Any]:
    """The node of an image; without ``path`` the templates print its alternative text."""
    asset = course.asset(image.source)
    path = f"/{asset.path}" if asset and is_printable(asset) else ""
    width, height = size(asset, widest) if asset else (widest, _TALLEST)
    return {
        "path": path,
        "alternative": image.alternative,
        "decorative": image.decorative,
        "width": width,
        "height": height,
    }


def size(asset: Asset, widest: float) -> tuple[float, float]:
    """Width and height in centimetres: vectors as wide as may be, bitmaps never blown up."""
    if asset.width <= 0 or asset.height <= 0:
        return widest, _TALLEST
    natural = widest if asset.media_type == _VECTOR else asset.width * _CENTIMETRES_PER_PIXEL
    width = min(natural, widest, _TALLEST * asset.width / asset.height)
    return round(width, 2), round(width * asset.height / asset.width, 2)
