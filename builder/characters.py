"""Near characters for terminals that lack ours (an error handler for encoding)."""

from __future__ import annotations

import unicodedata

_NEAREST = {
    "»": '"', "«": '"', "„": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...",
    "│": "|", "─": "-", "·": "-", "→": "->", "ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
}  # fmt: skip


def nearest_characters(error: UnicodeError) -> tuple[str, int]:
    """What to write instead of the characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_nearest(character) for character in text), error.end


def _nearest(character: str) -> str:
    plain = _NEAREST.get(character) or unicodedata.normalize("NFKD", character)[0]
    return plain if plain.isascii() else "?"
