"""Finds text that leaves its frame, by what LibreOffice really draws.

Autofit is switched off in a copy of the deck, so that nothing hides. The PDF's characters come in
the order of the shapes; each shape's words are looked up there, bullets and numbers are skipped.
"""

from __future__ import annotations

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
_LINE_END_HYPHENS = {0x2: "-", 0xFFFE: "-", 0xAD: "-"}
_AUTOFIT = b"<a:normAutofit/>"


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


def rendered(decks: Mapping[str, bytes], folder: Path) -> Mapping[str, Path]:
    """PDF files of decks; one LibreOffice with a profile of its own draws them all."""
    for name, content in decks.items():
        (folder / f"{name}.pptx").write_bytes(content)
    profile = (folder / "profile").as_uri()
    files = [str(folder / f"{name}.pptx") for name in decks]
    settings = [f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder)]
    command = ["soffice", "--headless", *settings, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: folder / f"{name}.pdf" for name in decks}


def overflows(decks: Mapping[str, bytes], folder: Path) -> list[Overflow]:
    """Every text of every deck that leaves its frame."""
    plain = {name: without_autofit(content) for name, content in decks.items()}
    found: list[Overflow] = []
    for name, file in rendered(plain, folder).items():
        found += _in_deck(name, plain[name], file)
    return found


def without_autofit(content: bytes) -> bytes:
    """The deck with no text shrunk and no slide hidden."""
    from tests.slides.decks import parts

    return rewritten(
        {
            name: part.replace(_AUTOFIT, b"").replace(b' show="0"', b"")
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
            # LibreOffice draws footers before everything else, numbers in their place.
            frames = sorted(_frames(slide), key=lambda frame: not frame.name.startswith("Fuß"))
            for frame, extent in _matched(frames, letters):
                for side, points in _beyond(frame, extent):
                    if points > TOLERANCE:
                        yield Overflow(deck, number, frame.name, round(points, 1), side)
    finally:
        document.close()


def _letters(page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Characters with left, top, right and bottom."""
    text = page.get_textpage()
    height = page.get_height()
    for index in range(text.count_chars()):
        character = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
        character = character.translate(_LINE_END_HYPHENS)
        if character.strip():
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
        letters = "".join(text.split())
        if letters:
            yield Frame(shape.name, letters, left, top, left + width, top + height)


def _matched(
    frames: Sequence[Frame], letters: Sequence[tuple[str, tuple[float, float, float, float]]]
) -> Iterator[tuple[Frame, tuple[float, float, float, float]]]:
    """Each frame with the extent of its letters on the page."""
    position = 0
    for frame in frames:
        boxes = []
        for character in frame.text:
            end = min(position + _SKIPPED, len(letters))
            hit = next((at for at in range(position, end) if letters[at][0] == character), None)
            assert hit is not None, f"{character!r} of {frame} is not where it should be"
            boxes.append(letters[hit][1])
            position = hit + 1
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        yield frame, (min(lefts), min(tops), max(rights), max(bottoms))


def _beyond(frame: Frame, extent: tuple[float, float, float, float]) -> Iterator[tuple[str, float]]:
    left, top, right, bottom = extent
    yield "left", frame.left - left
    yield "top", frame.top - top
    yield "right", right - frame.right
    yield "bottom", bottom - frame.bottom
