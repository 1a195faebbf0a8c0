"""The practice questions to print, and a separate sheet with answers and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "quiz-sheet"


def plan(job: Job) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """What both sheets are given; without practice questions there is nothing to print."""
    from builder.writers.quiz_sheet.planning import planned

    return planned(job)


def write(job: Job, plan: dict[str, Any]) -> Iterable[Artifact]:
    from builder.writers.paper.typeset import typeset

    name = job.course.id
    for sheet, content in plan.items():
        path = PurePosixPath(name, f"{name}_{sheet}.pdf")
        yield Artifact(path, typeset(job, sheet, content))
