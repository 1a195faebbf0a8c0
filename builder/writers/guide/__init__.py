"""The guide for lecturers: schedule, notes, answers; as a Word file to adapt, and as a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

if TYPE_CHECKING:
    from builder.writers.guide.planning import Plan

NAME = "trainer-guide"


def plan(job: Job) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """The whole schedule; a hint tells how many pages are without minutes."""
    from builder.writers.guide.planning import planned

    return planned(job)


def write(job: Job, plan: Plan) -> Iterable[Artifact]:
    from builder.writers.guide.word import document
    from builder.writers.paper.typeset import typeset_with

    stem = PurePosixPath(job.course.id, f"{job.course.id}_trainer-guide")
    pdf, pages = typeset_with(job, "guide", plan.nodes, "chapters")
    yield Artifact(stem.with_suffix(".docx"), document(job, plan.guide, tuple(pages)))
    yield Artifact(stem.with_suffix(".pdf"), pdf)
