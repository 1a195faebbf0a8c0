"""Width and height of a bitmap, from the first bytes that say them; nothing is decoded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO

Size = tuple[int, int]

SIGNATURES = {
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's frame headers SOF0 to SOF15; the three left out are tables."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG's markers that no length follows."""
_SCAN, _END = 0xDA, 0xD9
_MOST_SEGMENTS = 2_000
"""So that no file keeps us busy; a large colour profile takes 255."""


def bitmap_size(stream: IO[bytes], media_type: str) -> Size | None:
    """Pixels of the bitmap in ``stream``, or None if its header is damaged.

    The stream begins with one of the signatures of ``media_type``.
    """
    size = _READERS[media_type](stream)
    return size if size and all(size) else None


def _png(stream: IO[bytes]) -> Size | None:
    """IHDR is the first chunk: length, name, width, height."""
    head = stream.read(24)
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    return _number(head[16:20]), _number(head[20:24])


def _gif(stream: IO[bytes]) -> Size | None:
    head = stream.read(10)
    if len(head) < 10:
        return None
    return int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")


def _jpeg(stream: IO[bytes]) -> Size | None:
    """Walks from segment to segment up to the frame's header."""
    stream.seek(2)
    for _ in range(_MOST_SEGMENTS):
        mark = stream.read(2)
        if len(mark) < 2 or mark[0] != 0xFF:
            return None
        kind = mark[1]
        if kind == 0xFF:  # a fill byte; the marker follows
            stream.seek(-1, 1)
        elif kind not in _ALONE:
            length = _number(stream.read(2))
            if kind in (_SCAN, _END) or length < 2:
                return None
            if kind in _FRAMES:
                frame = stream.read(5)
                return (_number(frame[3:5]), _number(frame[1:3])) if len(frame) == 5 else None
            stream.seek(length - 2, 1)
    return None


def _number(big_endian: bytes) -> int:
    return int.from_bytes(big_endian, "big")


_READERS: Mapping[str, Callable[[IO[bytes]], Size | None]] = {
    "image/gif": _gif,
    "image/jpeg": _jpeg,
    "image/png": _png,
}
