"""A SCORM 1.2 package: the player as one SCO in a zip file that any LMS imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.artifact import Archive, Artifact
from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.writers.scorm12.suspend_size import LIMIT, suspend_size

NAME = "scorm12"


def plan(job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
    """Nothing to decide; warns where an LMS cannot keep all that learners may answer."""
    size = suspend_size(job.course)
    if size <= LIMIT:
        return None, ()
    lost = problem("W001", job.course.span, name=job.course.id, size=size, limit=LIMIT)
    return None, (lost,)


def write(job: Job, plan: None) -> Iterator[Artifact]:
    """The one file that HR trainers upload."""
    from builder.package_zip import in_zip_order
    from builder.writers import sco
    from builder.writers.scorm12.manifest import MANIFEST, manifest

    course = job.course
    files = tuple(sco.player(job).artifacts(NAME))
    names = tuple(str(file.path) for file in files)
    described = Artifact(PurePosixPath(MANIFEST), manifest(course.id, course.title, names))
    path = PurePosixPath(course.id) / f"{course.id}_{NAME}.zip"
    yield Artifact(path, Archive(in_zip_order((described, *files), MANIFEST)))
