"""The deck as a tagged PDF: the same slides, for those who read, print or show without an office.

It is typeset from the records of the deck's own plan, so both always say and look the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "slides-pdf"


def plan(job: Job) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """What the template is given; notes stay with the lecturer."""
    from builder.writers.slides.pdf.sheets import planned

    return planned(job)


def write(job: Job, plan: dict[str, Any]) -> Iterable[Artifact]:
    from builder.writers.paper.typeset import typeset

    name = job.course.id
    yield Artifact(PurePosixPath(name, f"{name}_slides.pdf"), typeset(job, "slides", plan))
