"""What tells the editions of SCORM apart when a package is made, and what a package may lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY

from builder.diagnostics import Diagnostic, problem
from builder.job import Job
from builder.record import record


@record
class Edition:
    """One standard: the words of its manifest and the official schema files that belong to it."""

    _: KW_ONLY
    name: str
    """The output, and the ending of its file name."""
    adapter: str
    """The module in ``runtime/lms/`` that speaks its data model."""
    standard: str
    """What people call it."""
    version: str
    """``schemaversion``."""
    packaging: str
    """Namespace of content packaging, the default namespace."""
    prefixes: Mapping[str, str]
    """All other namespaces by their prefixes."""
    scorm_type: str
    """Local name of the attribute that tells a SCO from an asset; its letter case matters."""
    schemas: Mapping[str, str]
    """Schema files by namespace: what ``xsi:schemaLocation`` names."""
    included: tuple[str, ...] = ()
    """Files that the schema files need in turn."""

    @property
    def control_documents(self) -> tuple[str, ...]:
        """Every schema file that a package with ``xsi:schemaLocation`` has at its root."""
        return (*self.schemas.values(), *self.included)

    def tag(self, name: str, prefix: str = "") -> str:
        return f"{{{self.prefixes[prefix] if prefix else self.packaging}}}{name}"


def missing_documents(edition: Edition, job: Job) -> Iterator[Diagnostic]:
    """What the project asks for and its folder of control documents does not hold."""
    offered = job.project.control_documents
    if offered is None:
        return
    there = {asset.path for asset in offered.files.get(edition.name, ())}
    missing = [name for name in edition.control_documents if name not in there]
    if missing:
        yield problem(
            "W040",
            offered.span,
            standard=edition.standard,
            folder=f"{offered.folder}/{edition.name}",
            names=", ".join(missing),
        )
