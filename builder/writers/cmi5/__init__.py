"""A cmi5 package: the player as one assignable unit in a zip file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.artifact import Archive, Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job

NAME = "cmi5"
CONNECT = "'self' https:"
"""Where the page may send requests: the LRS is often another host than the package."""


def plan(job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
    """Nothing to decide: cmi5 has room for everything that a course may hold."""
    return None, ()


def write(job: Job, plan: None) -> Iterator[Artifact]:
    """The one file that HR trainers upload."""
    from builder.package_zip import in_zip_order
    from builder.writers import sco
    from builder.writers.cmi5.structure import STRUCTURE, structure

    course = job.course
    files = tuple(sco.player(job).artifacts(NAME, CONNECT))
    described = Artifact(PurePosixPath(STRUCTURE), structure(job.project, course))
    path = PurePosixPath(course.id) / f"{course.id}_{NAME}.zip"
    yield Artifact(path, Archive(in_zip_order((described, *files), STRUCTURE)))
