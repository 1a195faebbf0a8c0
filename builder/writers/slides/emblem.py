"""The organisation's logo: large on the title slide, small at the foot of all light slides.

Footer and number keep their line, and titles theirs, so that it never meets either.
"""

from __future__ import annotations

from dataclasses import replace

from builder.diagnostics import Diagnostic
from builder.job import Job
from builder.model.course import Asset
from builder.model.inline import Image
from builder.writers.slides.layouts import Layout
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.slide import Box, Picture

_CORNER, _HEAD = Box(696, 494, 124, 32), Box(682, 34, 214, 54)
_MARGIN, _GAP = 10.0, 12.0


def emblem(job: Job, found: list[Diagnostic]) -> Asset | None:
    """The bitmap of the logo; that there is none is reported for the first course only."""
    logo = job.project.organisation.logo
    if not logo:
        return None
    is_first = job.course is job.project.courses[0]
    pictures = Pictures(job.course, found.append if is_first else lambda _: None)
    return pictures.bitmap(logo, job.project.span)


def corner(asset: Asset) -> Picture:
    """At the foot, beside the number."""
    return _right(asset, _CORNER)


def head(asset: Asset) -> Picture:
    """On the title slide, above the title, on white."""
    return replace(_right(asset, _HEAD), margin=_MARGIN)


def _right(asset: Asset, room: Box) -> Picture:
    """The organisation is named in words beside it, so nothing would be said twice."""
    picture = placed(Image("", "", decorative=True), asset, room)
    box = replace(picture.box, x=room.x + room.w - picture.box.w)
    return replace(picture, box=box, slot="")


def has_corner(layout: Layout) -> bool:
    """Whether the logo stands on slides of this layout: most are made for light grounds."""
    return layout.footer and layout.ground != "tx2"


def footer_end(logo: Picture) -> float:
    """Where a footer has to end."""
    return logo.box.x - _GAP
