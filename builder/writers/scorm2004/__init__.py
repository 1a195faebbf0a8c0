"""SCORM 2004 packages, 3rd and 4th edition: the player as one SCO, told by its own data model."""

from __future__ import annotations

from collections.abc import Iterator

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic
from builder.job import Job
from builder.record import record
from builder.writers.edition import Edition, missing_documents
from builder.writers.scorm2004.editions import FOURTH_EDITION, THIRD_EDITION
from builder.writers.scorm2004.losses import long_numbers


@record
class Scorm2004:
    """The writer of one edition."""

    edition: Edition

    @property
    def NAME(self) -> str:  # noqa: N802 (a writer's name, here of an object and not of a module)
        return self.edition.name

    def plan(self, job: Job) -> tuple[None, tuple[Diagnostic, ...]]:
        """Nothing to decide; says what the package lacks and what an LMS cannot be told."""
        return None, (*missing_documents(self.edition, job), *long_numbers(self.edition, job))

    def write(self, job: Job, plan: None) -> Iterator[Artifact]:
        """The one file that HR trainers upload."""
        from builder.writers.manifest import files_of, manifest, package
        from builder.writers.scorm2004.sequencing import add_sequencing

        files = files_of(self.edition, job)
        root = manifest(self.edition, job, files)
        add_sequencing(self.edition, root)
        yield package(self.edition, job, root, files)


THIRD = Scorm2004(THIRD_EDITION)
FOURTH = Scorm2004(FOURTH_EDITION)
