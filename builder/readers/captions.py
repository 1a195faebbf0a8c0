"""Captions as WebVTT: every cue has a time, an end after its beginning, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.readers.source import Report
from builder.record import record

_HEADER = r"WEBVTT(?:[ \t].*)?$"
_STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = rf"[ \t]*{_STAMP}[ \t]+-->[ \t]+{_STAMP}(?:[ \t].*)?$"
_NO_CUES = ("NOTE", "STYLE", "REGION")


@record
class _Block:
    """Lines without an empty one between them; ``line`` is the number of the first."""

    line: int
    lines: tuple[str, ...]


def check_captions(text: str, report: Report) -> None:
    """Report what a browser would drop in silence, each at its line."""
    first, *rest = text.split("\n")
    if not re.match(_HEADER, first):
        report.add("P070", report.span(1, 1), found=first[:40])
        return
    before = cues = 0
    for block in _blocks(rest):
        if block.lines[0].split(" ")[0] in _NO_CUES and "-->" not in block.lines[0]:
            continue
        cues += 1
        before = _check_cue(block, before, report)
    if not cues:
        report.add("P074", report.span(1, 1))


def _blocks(lines: list[str]) -> Iterator[_Block]:
    start = 0
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        if at > start:
            yield _Block(start + 2, tuple(lines[start:at]))
        start = at + 1


def _check_cue(block: _Block, before: int, report: Report) -> int:
    """Where the cue begins, in milliseconds; ``before`` is where the last one did."""
    at = next((at for at, line in enumerate(block.lines[:2]) if "-->" in line), None)
    found = re.match(_TIMES, block.lines[at]) if at is not None else None
    if at is None or found is None:
        number = block.line + (at or 0)
        report.add("P071", report.span(number, 1), found=block.lines[at or 0].strip()[:60])
        return before
    start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
    if end <= start:
        report.add("P072", report.span(block.line + at, 1))
    if start < before:
        report.add("P073", report.span(block.line + at, 1))
    if not any(line.strip() for line in block.lines[at + 1 :]):
        report.add("P075", report.span(block.line + at, 1))
    return max(start, before)


def _milliseconds(stamp: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in stamp)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
