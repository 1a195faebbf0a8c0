"""How wide words are and how many lines they take, from shipped advance widths.

No font is needed at build time. Kerning is left out, so estimates err on the safe side: text as
drawn is 0.6 % narrower on average.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from builder.templates import TEMPLATES
from builder.writers.slides.slide import Run

CALIBRI = "calibri"
_LINE, _UNKNOWN_LINE = 1.2207, 1.37
"""Height of a line in em: ascent and descent of Calibri, and what a tall face may need.

Arial and Times ask for less, but LibreOffice gives every face 1.2.
"""
_FILES = {"unknown": "verdana"}
"""A face that no table is of is called ``unknown:`` and its name; it is taken to be as wide as the
widest of the usual ones."""
_MONOSPACE = 0.6
_UNKNOWN = 1.0
"""Em of a character that the face lacks: it comes from another one, hardly wider than this."""
_BLANKS = str.maketrans("\u00a0", " ")
"""Carlito has no glyph for the space that does not break; it is as wide as the other."""
_PIECES = re.compile(r" +|\n|[^ \n-]*-+|[^ \n-]+")


def line(face: str) -> float:
    """Height of a line in em."""
    return _UNKNOWN_LINE if face.startswith("unknown") else _LINE


@cache
def _widths(face: str) -> Mapping[str, Mapping[str, int]]:
    known = face.partition(":")[0]
    file = TEMPLATES / "metrics" / f"{_FILES.get(known, known)}.json"
    widths: dict[str, dict[str, int]] = json.loads(file.read_text("utf-8"))
    return widths


@lru_cache(maxsize=20_000)
def em(text: str, bold: bool = False, code: bool = False, face: str = CALIBRI) -> float:
    """Width of ``text`` in em."""
    if code:
        return len(text) * _MONOSPACE
    widths = _widths(face)["bold" if bold else "regular"]
    characters = text.translate(_BLANKS)
    return sum(widths.get(character, 1000 * _UNKNOWN) for character in characters) / 1000


def _pieces(runs: Iterable[Run], bold: bool, face: str) -> Iterator[tuple[str, float]]:
    """Text between two places where a line may break, and its width in em."""
    for run in runs:
        yield from _measured(run.text, bold or run.bold, run.code, face)


@lru_cache(maxsize=5_000)
def _measured(text: str, bold: bool, code: bool, face: str) -> tuple[tuple[str, float], ...]:
    """The pieces of a text, which is tried in one size after the other."""
    return tuple((piece, em(piece, bold, code, face)) for piece in _PIECES.findall(text))


def longest_word(runs: Iterable[Run], bold: bool = False, face: str = CALIBRI) -> float:
    """Width in em of the widest piece that no line break can divide."""
    widest = word = 0.0
    for piece, width in _pieces(runs, bold, face):
        if piece[0] in " \n":
            word = 0.0
            continue
        word += width
        widest = max(widest, word)
        if piece[-1] == "-":
            word = 0.0
    return widest


def total(runs: Iterable[Run], bold: bool = False, face: str = CALIBRI) -> float:
    """Width in em of the text on one line."""
    return sum(width for _, width in _pieces(runs, bold, face))


def lines(runs: Iterable[Run], width: float, bold: bool = False, face: str = CALIBRI) -> int:
    """How many lines the text takes in a frame ``width`` em wide."""
    if width <= 1.5:
        return max(1, sum(len(run.text) for run in runs))
    count, used, word, spaces = 1, 0.0, 0.0, 0.0
    for piece, piece_width in _pieces(runs, bold, face):
        if piece == "\n":
            count, used, word, spaces = count + 1, 0.0, 0.0, 0.0
            continue
        if piece[0] == " ":
            used, word, spaces = used + spaces + word, 0.0, piece_width
            continue
        word += piece_width
        if used and used + spaces + word > width:
            count, used, spaces = count + 1, 0.0, 0.0
        while word > width:
            # No face is wider than an em, so a line that is cut within a word holds at least this.
            count, word = count + 1, word - (width - 1)
        if piece[-1] == "-":
            used, word, spaces = used + spaces + word, 0.0, 0.0
    return count
