"""Pictures under names that every LMS and file system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from builder.model.course import Asset
from builder.writers.figures import captions_address

CAPTIONS = "text/vtt"
LOGO = "//logo"
"""Stands for the organisation's logo among the paths of a course, and can be none of them."""
FOLDER = "media"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST = 60


def addresses(assets: Iterable[Asset], logo: Asset | None = None) -> Mapping[str, str]:
    """Address in the package by path in the course: flat, ``[a-z0-9._-]``, no name twice.

    Captions have no file of their own: they are part of the page.
    """
    taken: set[str] = set()
    found: dict[str, str] = {}
    if logo is not None:
        taken.add(f"logo{PurePosixPath(logo.path).suffix.lower()}")
        found[LOGO] = f"{FOLDER}/{next(iter(taken))}"
    for asset in assets:
        if asset.media_type == CAPTIONS:
            found[asset.path] = captions_address(asset)
            continue
        path = PurePosixPath(asset.path)
        stem, suffix = plain_name(path.stem), path.suffix.lower()
        name, number = stem + suffix, 2
        while name in taken:
            name, number = f"{stem}-{number}{suffix}", number + 1
        taken.add(name)
        found[asset.path] = f"{FOLDER}/{name}"
    return found


def plain_name(stem: str) -> str:
    """A file name's stem in ``[a-z0-9_-]``."""
    folded = unicodedata.normalize("NFKD", stem.lower().translate(_GERMAN))
    plain = re.sub(r"[^a-z0-9_]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")
    return plain[:_LONGEST] or "bild"
