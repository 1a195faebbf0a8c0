"""The guide as a Word file.

python-docx owns the file: its parts and what relates them, sheets, running header and footer,
styles and properties. What it has no words for (fields, kinds of lists, decorative marks, header
rows) are elements of the standard, and so are paragraphs and tables, which it makes an order of
magnitude slower.
"""

from __future__ import annotations

import io

from builder.job import Job
from builder.package_zip import undated
from builder.writers.guide.records import Guide
from builder.writers.guide.word.body import fill
from builder.writers.guide.word.frame import blank


def document(job: Job, guide: Guide, pages: tuple[int, ...]) -> bytes:
    """The bytes of the ``.docx``; ``pages`` are those of its chapters, for the contents."""
    file = blank(job)
    fill(file, job, guide, pages)
    target = io.BytesIO()
    file.save(target)
    return undated(target.getvalue())
