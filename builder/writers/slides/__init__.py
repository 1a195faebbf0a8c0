"""A slide deck for lecturers: PowerPoint format, native throughout, works in Impress as well."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from builder.artifact import Artifact
from builder.job import Job
from builder.writers.slides.plan import plan
from builder.writers.slides.slide import Deck

NAME = "slides"

__all__ = ["NAME", "plan", "write"]


def write(job: Job, plan: Deck) -> Iterable[Artifact]:
    """The one file of the deck."""
    from builder.writers.slides.output import presentation

    name = job.course.id
    return (Artifact(PurePosixPath(name, f"{name}.pptx"), presentation(job, plan)),)
