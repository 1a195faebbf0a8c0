"""Every output that a project may name."""

from __future__ import annotations

from collections.abc import Mapping

from builder.job import Writer
from builder.writers import (
    accessibility,
    cmi5,
    data_sheet,
    guide,
    handout,
    quiz_sheet,
    scorm12,
    scorm2004,
    slides,
    web,
)
from builder.writers.slides import pdf as slides_pdf

_ALL: tuple[Writer, ...] = (
    scorm12,
    scorm2004.THIRD,
    scorm2004.FOURTH,
    cmi5,
    web,
    data_sheet,
    accessibility,
    slides,
    slides_pdf,
    handout,
    quiz_sheet,
    guide,
)

WRITERS: Mapping[str, Writer] = {writer.NAME: writer for writer in _ALL}
