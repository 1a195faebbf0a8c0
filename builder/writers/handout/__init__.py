"""The handout for participants: everything a learner reads, as an accessible PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "handout"


def plan(job: Job) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """What the template is given; pages for lecturers only are left out."""
    from builder.writers.handout.planning import planned

    return planned(job)


def write(job: Job, plan: dict[str, Any]) -> Iterable[Artifact]:
    from builder.writers.paper.typeset import typeset

    name = job.course.id
    yield Artifact(PurePosixPath(name, f"{name}_handout.pdf"), typeset(job, "handout", plan))
