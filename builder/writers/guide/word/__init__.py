"""The guide as a Word file, written part by part.

A file of our own has only the styles that it uses, German throughout, and needs no template that
says otherwise; it is the same, byte for byte, in every build.
"""

from __future__ import annotations

from builder.job import Job
from builder.writers.guide.records import Guide
from builder.writers.guide.word.body import body
from builder.writers.guide.word.frame import core, footer, header, settings
from builder.writers.guide.word.numbering import numbering
from builder.writers.guide.word.package import Package
from builder.writers.guide.word.styles import styles


def document(job: Job, guide: Guide, pages: tuple[int, ...]) -> bytes:
    """The bytes of the ``.docx``; ``pages`` are those of its chapters, for the contents."""
    package = Package()
    package.add("styles", styles(job))
    package.add("settings", settings(job))
    header_id = package.add("header", header(job))
    footer_id = package.add("footer", footer(job))
    main = body(job, guide, package, (header_id, footer_id), pages)
    package.add("numbering", numbering(job, package.lists))
    return package.zipped(main, core(job))
