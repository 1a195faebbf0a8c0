"""The printed outputs of the courses as they are shipped."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from tests.print.test_pdf import failures

KINDS = ("slides", "handout", "quiz-sheet", "answer-sheet", "trainer-guide")
SHORTEST = 180
"""Characters of a page that was worth a sheet: its header and footer alone have fewer."""


def pdfs(shipped: Mapping[str, bytes], kind: str) -> Mapping[str, bytes]:
    return {name: content for name, content in shipped.items() if name.endswith(f"_{kind}.pdf")}


@pytest.mark.parametrize("kind", KINDS)
def test_is_pdf_ua(shipped: Mapping[str, bytes], kind: str) -> None:
    assert pdfs(shipped, kind)
    for content in pdfs(shipped, kind).values():
        assert failures(content) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_faces_are_embedded_and_ours(
    shipped: Mapping[str, bytes], kind: str, tmp_path: Path
) -> None:
    for name, content in pdfs(shipped, kind).items():
        (tmp_path / name).write_bytes(content)
        listed = subprocess.run(
            ["pdffonts", str(tmp_path / name)], capture_output=True, check=True, text=True
        )
        fonts = listed.stdout.splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.match(r"[A-Z]{6}\+(Carlito|DejaVuSansMono)", font), font
            embedded, subset, _ = font.split()[-5:-2]
            assert (embedded, subset) == ("yes", "yes"), font


@pytest.mark.parametrize("kind", ["handout", "quiz-sheet", "answer-sheet", "trainer-guide"])
def test_no_sheet_is_nearly_empty(shipped: Mapping[str, bytes], kind: str) -> None:
    for content in pdfs(shipped, kind).values():
        document = pypdfium2.PdfDocument(content)
        for number, sheet in enumerate(document, 1):
            said = sheet.get_textpage().get_text_bounded()
            assert len(said) > SHORTEST, (number, said)
        document.close()
