"""The printed outputs of a job by their file names, as tests look at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pypdfium2

from builder.job import Job, Writer
from builder.writers import guide, handout, quiz_sheet
from builder.writers.slides import pdf as slides_pdf

WRITERS = (slides_pdf, handout, quiz_sheet, guide)
NAMES = (
    "probe_slides.pdf",
    "probe_handout.pdf",
    "probe_quiz-sheet.pdf",
    "probe_answer-sheet.pdf",
    "probe_trainer-guide.docx",
    "probe_trainer-guide.pdf",
)


def outputs(job: Job, writers: Iterable[Writer] = WRITERS) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for writer in writers:
        plan, _ = writer.plan(job)
        for artifact in writer.write(job, plan):
            assert isinstance(artifact.content, bytes)
            files[artifact.path.name] = artifact.content
    return files


def words(pdf: bytes) -> str:
    """All words of a PDF, with single spaces between them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    text = " ".join(" ".join(page.split()) for page in pages)
    document.close()
    return text
