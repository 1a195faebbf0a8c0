"""The web version: a folder that opens by double click as well as from a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "web"


def plan(job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
    """Nothing to decide: a web version shows everything that a learner may see."""
    return None, ()


def write(job: Job, plan: None) -> Iterator[Artifact]:
    """The player's files; progress stays in the browser."""
    from builder.writers import sco

    folder = PurePosixPath(job.course.id) / f"{job.course.id}_web"
    for artifact in sco.player(job).artifacts("none"):
        yield Artifact(folder / artifact.path, artifact.content)
