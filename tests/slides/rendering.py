"""Finds text that leaves its frame, by what LibreOffice really draws.

Autofit is switched off in a copy of the deck, so that nothing hides. The PDF's characters come in
the order of the shapes; each shape's words are looked up there, bullets and numbers are skipped.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from pptx import Presentation
from pptx.util import Emu

TOLERANCE = 1.5
"""Points that the ink of a letter may stick out of its frame."""
_SKIPPED = 6
"""Characters of the PDF that may stand between two of a shape: marks of list items."""
_NO_CAPITAL = re.compile("[ßẞ]")
"""In capitals LibreOffice draws it from another face, at a place of its own in the text."""
_LINE_END_HYPHENS = {0x2: "-", 0xFFFE: "-", 0xAD: "-"}
_AUTOFIT = re.compile(rb"<a:normAutofit[^>]*/>")


Extent = tuple[float, float, float, float]
Letter = tuple[str, Extent]


@dataclass(frozen=True, slots=True)
class Overflow:
    """How many points the text of a shape sticks out, and where."""

    deck: str
    slide: int
    shape: str
    points: float
    side: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape's text and the rectangle that it must stay in, in points from the top left."""

    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float
    is_footer: bool


def drawn(files: Mapping[str, bytes], folder: Path) -> Mapping[str, Path]:
    """PDFs of files by their names; one LibreOffice with a profile of its own draws them all."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = (folder / "profile").as_uri()
    settings = [f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder)]
    command = ["soffice", "--headless", *settings, *(str(folder / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True)
    return {name: (folder / name).with_suffix(".pdf") for name in files}


def overflows(decks: Mapping[str, bytes], folder: Path) -> list[Overflow]:
    """Every text of every deck that leaves its frame."""
    plain = {name: without_autofit(content) for name, content in decks.items()}
    found: list[Overflow] = []
    files = drawn({f"{name}.pptx": content for name, content in plain.items()}, folder)
    for name, content in plain.items():
        found += _in_deck(name, content, files[f"{name}.pptx"])
    return found


def without_autofit(content: bytes) -> bytes:
    """The deck with no text shrunk and no slide hidden."""
    from tests.slides.decks import parts

    return rewritten(
        {
            name: _AUTOFIT.sub(b"", part).replace(b' show="0"', b"")
            for name, part in parts(content).items()
        }
    )


def rewritten(files: Mapping[str, bytes]) -> bytes:
    """A package of the given files as they are."""
    import zipfile

    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _in_deck(deck: str, content: bytes, file: Path) -> Iterator[Overflow]:
    document = pypdfium2.PdfDocument(file)
    try:
        show = Presentation(BytesIO(content))
        assert len(document) == len(show.slides)
        for number, slide in enumerate(show.slides, 1):
            letters = list(_letters(document[number - 1]))
            frames = list(_frames(slide))
            has_chart = any(shape.has_chart for shape in slide.shapes)
            skipped = len(letters) if has_chart else _SKIPPED
            for frame, extent in _all_matched(frames, letters, skipped):
                for side, points in _beyond(frame, extent):
                    if points > TOLERANCE:
                        yield Overflow(deck, number, frame.name, round(points, 1), side)
    finally:
        document.close()


def _letters(page: Any) -> Iterator[Letter]:
    """Characters with left, top, right and bottom."""
    text = page.get_textpage()
    height = page.get_height()
    for index in range(text.count_chars()):
        character = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
        character = character.translate(_LINE_END_HYPHENS)
        if character.strip() and not _NO_CAPITAL.match(character):
            left, bottom, right, top = text.get_charbox(index)
            yield character, (left, height - top, right, height - bottom)


def _frames(slide: Any) -> Iterator[Frame]:
    for shape in slide.shapes:
        left, top, width, height = (
            Emu(length).pt for length in (shape.left, shape.top, shape.width, shape.height)
        )
        if shape.has_text_frame:
            text = shape.text_frame.text
        elif shape.has_table:
            text = "".join(cell.text for row in shape.table.rows for cell in row.cells)
        else:
            continue
        letters = _NO_CAPITAL.sub("", "".join(text.split()))
        if letters:
            kind = shape.placeholder_format.type.name if shape.is_placeholder else ""
            is_footer = kind in ("FOOTER", "SLIDE_NUMBER")
            yield Frame(shape.name, letters, left, top, left + width, top + height, is_footer)


def _all_matched(
    frames: Sequence[Frame], letters: Sequence[Letter], skipped: int
) -> Iterator[tuple[Frame, Extent]]:
    """Each frame with the extent of its letters; LibreOffice draws footers first or in place,
    numbers last."""
    left = list(letters)
    for frame in frames:
        if frame.is_footer:
            words = "".join(letter for letter, _ in left).lower()
            start = words.rfind(frame.text.lower())
            assert start >= 0, f"{frame} is not on the page"
            end = start + len(frame.text)
            yield from _matched([frame], left[start:end], skipped)
            del left[start:end]
    yield from _matched([frame for frame in frames if not frame.is_footer], left, skipped)


def _matched(
    frames: Sequence[Frame],
    letters: Sequence[Letter],
    skipped: int,
) -> Iterator[tuple[Frame, Extent]]:
    """Each frame with the extent of its letters on the page."""
    position = 0
    for frame in frames:
        boxes = []
        for character in frame.text:
            end = min(position + skipped, len(letters))
            hit = next(
                (at for at in range(position, end) if letters[at][0].lower() == character.lower()),
                None,
            )
            assert hit is not None, (
                f"{character!r} of {frame} is not where it should be: "
                + "".join(letter for letter, _ in letters[position : position + 40])
            )
            boxes.append(letters[hit][1])
            position = hit + 1
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        yield frame, (min(lefts), min(tops), max(rights), max(bottoms))


def _beyond(frame: Frame, extent: Extent) -> Iterator[tuple[str, float]]:
    left, top, right, bottom = extent
    yield "left", frame.left - left
    yield "top", frame.top - top
    yield "right", right - frame.right
    yield "bottom", bottom - frame.bottom
