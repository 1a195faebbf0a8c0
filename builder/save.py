"""Brings artifacts to the disk so that whoever looks sees the old output or the new one, whole.

Everything is written and flushed into a staging folder beside the output first; then each course's
folder changes places with its successor in one system call. What a build does not make anew (other
outputs of the course) moves along. A build that dies leaves a staging folder that the next sweeps.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from builder.artifact import Archive, Artifact, FileSource
from builder.exchange import exchange, locked
from builder.package_zip import write_zip

_STAGING = ".kurswerk-"
_LOCK = ".kurswerk.lock"
_OLD = "old"
"""Folder of a staging folder where a course waits while it has no other place."""

Saved = Callable[[PurePosixPath, int], None]


def save(outputs: Iterable[Artifact], out: Path, saved: Saved, *, keep_others: bool = True) -> None:
    """Write all ``outputs`` below ``out``; tells ``saved`` each path and its size once staged.

    Other files in the folder of a course stay, or go unless ``keep_others``.

    Raises OSError, and leaves what was there, if anything cannot be written;
    :class:`builder.exchange.BusyError` if another build is writing there.
    """
    out.mkdir(parents=True, exist_ok=True)
    with locked(out / _LOCK), _staging(out) as staging:
        new: dict[str, set[str]] = {}
        for artifact in outputs:
            course, top = artifact.path.parts[:2]
            new.setdefault(course, set()).add(top)
            saved(artifact.path, _write(artifact, staging / artifact.path))
        for course, tops in new.items():
            if keep_others:
                _take_over(out / course, staging / course, tops)
            _flush_folders(staging / course)
        for course in new:
            exchange(staging / course, out / course, aside=staging / _OLD / course)
        _flush(out)


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    for stale in sorted(out.glob(f"{_STAGING}*/")):
        _rescue(stale, out)
        shutil.rmtree(stale)
    staging = out / f"{_STAGING}{os.getpid()}"
    staging.mkdir()
    try:
        (staging / _OLD).mkdir()
        yield staging
    finally:
        _rescue(staging, out)
        shutil.rmtree(staging, ignore_errors=True)


def _rescue(staging: Path, out: Path) -> None:
    """Put back courses that a killed build had moved aside and not yet replaced."""
    for course in sorted(staging.glob(f"{_OLD}/*")):
        if not (out / course.name).exists():
            course.rename(out / course.name)


def _write(artifact: Artifact, target: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        match artifact.content:
            case bytes() as content:
                stream.write(content)
            case FileSource(file=source):
                with Path(source).open("rb") as media:
                    shutil.copyfileobj(media, stream)
            case Archive(files=files):
                write_zip(files, stream)
        stream.flush()
        os.fsync(stream.fileno())
        return stream.tell()


def _take_over(old: Path, new: Path, tops: set[str]) -> None:
    """Take over what ``old`` holds beside ``tops``, as second names of the same files."""
    for entry in sorted(old.iterdir()) if old.is_dir() else ():
        if entry.name not in tops:
            _link(entry, new / entry.name)


def _link(old: Path, new: Path) -> None:
    if old.is_dir() and not old.is_symlink():
        new.mkdir()
        for entry in sorted(old.iterdir()):
            _link(entry, new / entry.name)
        return
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links
        shutil.copy2(old, new, follow_symlinks=False)


def _flush_folders(folder: Path) -> None:
    for path, _, _ in os.walk(folder, topdown=False):
        _flush(Path(path))


def _flush(folder: Path) -> None:
    """Make names in a folder durable where the system lets one open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse
            os.fsync(handle)
    finally:
        os.close(handle)
