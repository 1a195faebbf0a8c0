"""What is inside a bitmap: whether all of it is there, and what not every program can show.

Typesetting refuses a damaged picture, browsers and office programs show half of it: nobody but the
author can mend it, so the author is told before anything is built. No pixel is decoded.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto

from builder.record import record


class Trait(Enum):
    """What makes a sound picture a doubtful one."""

    MOVING = auto()
    """Paper shows one of its pictures only, and nobody can stop it on a screen."""
    PRINTING_INKS = auto()
    """Four inks instead of red, green and blue, which programs turn into different colours."""


_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""PNG: bits of a sample by kind of colour."""
_PALETTE = 3
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""JPEG: what ends a stretch of coded pixels."""
_TABLES, _QUANTISERS, _SCAN, _END = 0xC4, 0xDB, 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xC3))
"""JPEG's frames that programs can show: baseline, extended, progressive."""
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {_TABLES, 0xC8, 0xCC}
_MOST_CODES, _LONGEST_CODE = 256, 16
_EXTENSION, _PICTURE, _TRAILER, _CONTROL = 0x21, 0x2C, 0x3B, 0xF9


class DamagedError(Exception):
    """The content breaks off or contradicts itself."""


def traits(content: bytes, media_type: str) -> frozenset[Trait]:
    """What is special about a bitmap with the right signature; raises :class:`DamagedError`."""
    try:
        return frozenset(_READERS[media_type](content))
    except IndexError:
        raise DamagedError from None


def _require(condition: object) -> None:
    if not condition:
        raise DamagedError


def _number(content: bytes, start: int, length: int) -> int:
    _require(start + length <= len(content))
    return int.from_bytes(content[start : start + length], "big")


def _png(content: bytes) -> Iterator[Trait]:
    """Every chunk has its checksum; a picture needs its header first and its end last."""
    names: list[bytes] = []
    for name, start, end in _chunks(content):
        _require(zlib.crc32(content[start - 4 : end]) == _number(content, end, 4))
        if name == b"IHDR":
            _require(not names and end - start == 13)
            depth, colour, compression, filtering, interlacing = content[start + 8 : end]
            _require(depth in _DEPTHS.get(colour, ()) and not compression and not filtering)
            _require(interlacing < 2)
            wants_palette = colour == _PALETTE
        elif name == b"IDAT":
            _require(b"PLTE" in names or not wants_palette)
        elif name == b"acTL":
            yield Trait.MOVING
        names.append(name)
    _require(names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1] == b"IEND")


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    position, name = 8, b""
    while name != b"IEND":
        length, name = _number(content, position, 4), content[position + 4 : position + 8]
        _require(position or name == b"IHDR")
        start = position + 8
        yield name, start, start + length
        position = start + length + 4


@record
class _Frame:
    """JPEG's frame: how many colours it has, and which tables they want."""

    colours: bytes
    quantisers: frozenset[int]


def _jpeg(content: bytes) -> Iterator[Trait]:
    """Walks from segment to segment up to the end, over the coded pixels between them."""
    position, frame = 2, None
    codes: set[int] = set()
    quantisers: set[int] = set()
    scanned: set[int] = set()
    while True:
        kind, start, end = _segment(content, position)
        position = end
        if kind == _END:
            break
        if kind == _TABLES:
            codes |= _huffman(content[start:end])
        elif kind == _QUANTISERS:
            quantisers |= _quantisers(content[start:end])
        elif kind in _FRAMES:
            _require(frame is None)
            frame = _frame(content[start:end])
            if len(frame.colours) == 4:
                yield Trait.PRINTING_INKS
        elif kind == _SCAN:
            if frame is None:
                raise DamagedError
            _require(frame.quantisers <= quantisers and codes)
            scanned |= _scan(content[start:end], frame)
            found = _MARKER.search(content, end)
            _require(found)
            position = found.start() if found else end
        else:
            _require(kind not in _OTHER_FRAMES)
    _require(frame is not None and scanned == set(frame.colours))


def _segment(content: bytes, position: int) -> tuple[int, int, int]:
    """Kind, begin and end of a segment; fill bytes before its marker are skipped."""
    _require(content[position] == 0xFF)
    while content[position] == 0xFF:
        position += 1
    kind = content[position]
    if kind == _END:
        return kind, position + 1, position + 1
    length = _number(content, position + 1, 2)
    _require(kind and length >= 2 and position + 1 + length <= len(content))
    return kind, position + 3, position + 1 + length


def _huffman(tables: bytes) -> set[int]:
    """Names of the tables of codes in a segment; no table holds more codes than its bits allow."""
    names, position = set(), 0
    while position < len(tables):
        name, counts = tables[position], tables[position + 1 : position + 17]
        _require(name >> 4 < 2 and name & 15 < 4 and len(counts) == _LONGEST_CODE)
        used = sum(count << (_LONGEST_CODE - bits) for bits, count in enumerate(counts, 1))
        total = sum(counts)
        _require(0 < total <= _MOST_CODES and used <= 1 << _LONGEST_CODE)
        position += 17 + total
        names.add(name)
    _require(position == len(tables))
    return names


def _quantisers(tables: bytes) -> set[int]:
    names, position = set(), 0
    while position < len(tables):
        name = tables[position]
        _require(name >> 4 < 2 and name & 15 < 4)
        position += 65 + 64 * (name >> 4)
        names.add(name & 15)
    _require(position == len(tables))
    return names


def _frame(segment: bytes) -> _Frame:
    count = segment[5]
    _require(segment[0] == 8 and count in (1, 3, 4) and len(segment) == 6 + 3 * count)
    colours, samplings, quantisers = segment[6::3], segment[7::3], segment[8::3]
    _require(len(set(colours)) == count and max(quantisers) < 4)
    _require(all(1 <= each >> 4 <= 4 and 1 <= each & 15 <= 4 for each in samplings))
    return _Frame(colours, frozenset(quantisers))


def _scan(segment: bytes, frame: _Frame) -> set[int]:
    """The colours that a stretch of pixels is for."""
    count = segment[0]
    _require(1 <= count <= 4 and len(segment) == 4 + 2 * count)
    colours = set(segment[1 : 1 + 2 * count : 2])
    first, last = segment[-3:-1]
    _require(colours <= set(frame.colours) and len(colours) == count)
    _require(first <= last < 64 and all(t >> 4 < 4 and t & 15 < 4 for t in segment[2:-3:2]))
    return colours


def _gif(content: bytes) -> Iterator[Trait]:
    """Walks from block to block up to the trailer; a second picture makes it move."""
    position, pictures = 13 + _colour_table(content[10]), 0
    while (kind := content[position]) != _TRAILER:
        if kind == _EXTENSION:
            _require(content[position + 1] != _CONTROL or content[position + 2] == 4)
            position = _sub_blocks(content, position + 2)
        else:
            _require(kind == _PICTURE)
            coded = position + 10 + _colour_table(content[position + 9])
            _require(2 <= content[coded] <= 8)
            position = _sub_blocks(content, coded + 1)
            pictures += 1
            if pictures == 2:
                yield Trait.MOVING
    _require(pictures)


def _colour_table(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _sub_blocks(content: bytes, position: int) -> int:
    while length := content[position]:
        position += length + 1
    return position + 1


_READERS: Mapping[str, Callable[[bytes], Iterator[Trait]]] = {
    "image/gif": _gif,
    "image/jpeg": _jpeg,
    "image/png": _png,
}
