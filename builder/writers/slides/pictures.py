"""Finds the bitmap for a picture and its place on the slide."""

from __future__ import annotations

from collections.abc import Callable

from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Asset, Course
from builder.model.inline import Image
from builder.record import record
from builder.writers.slides.slide import Box, Picture

SHOWN_TYPES = {"image/gif": "gif", "image/jpeg": "jpeg", "image/png": "png"}
"""What every presentation program shows, and how its files end."""
_LARGEST_PIXEL = 1.5
"""Points that a pixel may grow to before a picture looks coarse."""


@record
class Pictures:
    """The assets of a course; a picture that a deck cannot show goes to ``report``."""

    course: Course
    report: Callable[[Diagnostic], None]

    def asset(self, image: Image, *, quietly: bool = False) -> Asset | None:
        """The bitmap of a picture, or None; that a file is missing is not a deck's concern."""
        asset = self.course.asset(image.source)
        if asset and asset.media_type not in SHOWN_TYPES:
            asset = asset.raster
            if (not asset or asset.media_type not in SHOWN_TYPES) and not quietly:
                stem = image.source.rpartition(".")[0]
                self.report(problem("W021", image.span, picture=image.source, bitmap=f"{stem}.png"))
        return asset if asset and asset.media_type in SHOWN_TYPES else None

    def opening(self, image: Image | None) -> Asset | None:
        """The bitmap of a picture that a course or lesson opens with."""
        asset = self.course.asset(image.source) if image else None
        return self.bitmap(asset, image.span) if image and asset else None

    def bitmap(self, asset: Asset, span: Span) -> Asset | None:
        """The file, or the bitmap that stands in for it; that there is none is reported."""
        found = next(
            (one for one in (asset, asset.raster) if one and one.media_type in SHOWN_TYPES), None
        )
        if not found:
            stem = asset.path.rpartition(".")[0]
            self.report(problem("W039", span, picture=asset.path, bitmap=f"{stem}.png"))
        return found


def placed(image: Image, asset: Asset, room: Box) -> Picture:
    """The picture as large as it may be, in the middle of ``room``."""
    width, height = asset.width or room.w, asset.height or room.h
    scale = min(room.w / width, room.h / height, _LARGEST_PIXEL)
    w, h = width * scale, height * scale
    box = Box(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)
    return Picture(asset, image.alternative, image.decorative, box, "picture")
