"""What a build produces, before and while it reaches the disk."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.record import record


@record
class FileSource:
    """Bytes that stay in a file until they are written; large media are never held in memory."""

    file: str
    size: int


@record
class Archive:
    """A zip file of ``files``, in this order; see :mod:`builder.package_zip`."""

    files: tuple[Artifact, ...]


@record
class Artifact:
    """One file of an output: its path below the output folder, and its bytes."""

    path: PurePosixPath
    content: bytes | FileSource | Archive
