"""Zip files that are the same, byte for byte, whenever and wherever they are written.

Names are limited to ``[a-z0-9._/-]``: learning platforms garble all others. ``XMLSchema.dtd`` may
keep the name that official schema files call it by.
"""

from __future__ import annotations

import io
import re
import shutil
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from builder.artifact import Archive, Artifact, FileSource

_NAME = re.compile(r"[a-z0-9._-]+(/[a-z0-9._-]+)*|XMLSchema\.dtd")
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 9
_COMPRESSED = {".gif", ".jpg", ".jpeg", ".mp3", ".mp4", ".png", ".webm", ".webp", ".woff2", ".zip"}
"""Endings of files that deflating would only make slower."""


def in_zip_order(files: Iterable[Artifact], first: str = "imsmanifest.xml") -> tuple[Artifact, ...]:
    """``files`` with the manifest first and the others by name."""
    return tuple(sorted(files, key=lambda file: (str(file.path) != first, str(file.path))))


def write_zip(files: Sequence[Artifact], target: IO[bytes]) -> None:
    """Write ``files`` in their order; files on disk are copied piece by piece."""
    _refuse_names(files)
    _write(files, target)


def zip_bytes(files: Sequence[Artifact]) -> bytes:
    """A whole zip file in memory, for small ones."""
    target = io.BytesIO()
    write_zip(files, target)
    return target.getvalue()


def undated(content: bytes) -> bytes:
    """A zip file that a library wrote, without the clock; its names are those of its format."""
    with ZipFile(io.BytesIO(content)) as source:
        files = [Artifact(PurePosixPath(name), source.read(name)) for name in source.namelist()]
    target = io.BytesIO()
    _write(files, target)
    return target.getvalue()


def _write(files: Iterable[Artifact], target: IO[bytes]) -> None:
    with ZipFile(target, "w") as archive:
        for file in files:
            match file.content:
                case bytes() as content:
                    archive.writestr(_entry(file), content, compresslevel=_LEVEL)
                case FileSource(file=source):
                    with (
                        Path(source).open("rb") as stream,
                        archive.open(_entry(file), "w") as entry,
                    ):
                        shutil.copyfileobj(stream, entry)
                case Archive(files=inner):
                    archive.writestr(_entry(file), zip_bytes(inner), compresslevel=_LEVEL)


def _entry(file: Artifact) -> ZipInfo:
    entry = ZipInfo(str(file.path), _DATE)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.compress_type = ZIP_STORED if file.path.suffix in _COMPRESSED else ZIP_DEFLATED
    if isinstance(file.content, FileSource):
        entry.file_size = file.content.size
    return entry


def _refuse_names(files: Sequence[Artifact]) -> None:
    names = [str(file.path) for file in files]
    for name in names:
        if not _NAME.fullmatch(name) or ".." in name.split("/"):
            raise ValueError(f"not a name for a file in a package: {name!r}")
    if len(set(names)) < len(names):
        raise ValueError(f"a package holds each name once: {sorted(names)}")
