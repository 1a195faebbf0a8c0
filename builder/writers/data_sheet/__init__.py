"""The data sheet: what a course writes about its learners, for those who must approve it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "data-sheet"


def plan(job: Job) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The outputs to tell of: those of the project that record anything."""
    from builder.writers.data_sheet.tables import TABLES

    outputs = job.project.outputs or tuple(TABLES)
    return tuple(name for name in TABLES if name in outputs), ()


def write(job: Job, plan: tuple[str, ...]) -> Iterator[Artifact]:
    """The same sheet as a page and as text; none for a project without a player."""
    if not plan:
        return
    from builder.writers.data_sheet.sheet import sheet
    from builder.writers.standalone.markdown import markdown
    from builder.writers.standalone.page import page

    root = sheet(job, plan)
    path = PurePosixPath(job.course.id) / f"{job.course.id}_{NAME}"
    yield Artifact(path.with_suffix(".html"), page(root))
    yield Artifact(path.with_suffix(".md"), markdown(root).encode())
