"""A slide deck for lecturers: PowerPoint format, native throughout, works in Impress as well."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

if TYPE_CHECKING:
    from builder.writers.slides.deck import Deck

NAME = "slides"


def plan(job: Job) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """Every slide with all decisions made, and what of the course gets lost."""
    from builder.writers.slides.planning import planned

    return planned(job)


def write(job: Job, plan: Deck) -> Iterable[Artifact]:
    """The one file of the deck."""
    from builder.writers.slides.output import presentation

    name = job.course.id
    return (Artifact(PurePosixPath(name, f"{name}.pptx"), presentation(job, plan)),)
