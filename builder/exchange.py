"""The two things that only the operating system can do: change two folders at once, and lock."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


class BusyError(Exception):
    """Another build is writing to the same output folder."""


def exchange(new: Path, target: Path, aside: Path) -> None:
    """Put ``new`` in the place of ``target``; what was there is left at ``new`` or ``aside``.

    Where the system cannot swap two folders in one call, the old one steps ``aside`` first; a
    build that is killed in between is mended by the next.
    """
    if not target.exists():
        new.rename(target)
    elif not _swapped(new, target):
        target.rename(aside)
        new.rename(target)


def _swapped(one: Path, other: Path) -> bool:
    renameat2 = _renameat2()
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in _UNSUPPORTED:
        return False
    raise OSError(error, os.strerror(error), str(other))


@cache
def _renameat2() -> ctypes._NamedFuncPointer | None:
    """Linux's call, if its C library has it."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock ``file``, which the system lets go even if we are killed."""
    with file.open("ab") as stream:
        try:
            _lock(stream)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
                raise BusyError(str(file.parent)) from None
            raise
        yield


def _lock(stream: IO[bytes]) -> None:
    if sys.platform == "win32":
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
