"""Codes that telephones read, so that nobody has to type an address from the wall."""

from __future__ import annotations

import io

from builder.model.course import Asset
from builder.writers.slides.slide import Box, Picture

_SCALE, _QUIET = 10, 4
"""Pixels of a module, and modules of white around the code, as the standard demands."""


def code(address: str, alternative: str, box: Box) -> Picture:
    """The address as a picture that is also a link to it."""
    import segno

    target = io.BytesIO()
    made = segno.make_qr(address, error="m")
    made.save(target, kind="png", scale=_SCALE, border=_QUIET, dark="#000", light="#fff")
    content = target.getvalue()
    side = round(made.symbol_size(_SCALE, _QUIET)[0])
    asset = Asset(f"{address}.png", "", "image/png", len(content), side, side)
    return Picture(asset, alternative, False, box, data=content, link=address)
