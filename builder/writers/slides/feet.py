"""The foot of our own layouts: footer, number, and the marks that count lessons."""

from __future__ import annotations

from collections.abc import Iterator

from builder.writers.slides.slide import Box

FOOTER, NUMBER = Box(54, 502, 640, 22), Box(786, 502, 120, 22)
_LEFT, _TOP, _WIDTH = 72.0, 462.0, 816.0
_WIDEST, _TALL, _GAP = 56.0, 5.0, 8.0
_TO_COME = 30
"""Opacity in percent of the marks of later lessons."""


def step_marks(current: int, count: int) -> Iterator[tuple[Box, int]]:
    """How far the course has come: a mark for each lesson with its opacity."""
    if count < 2:
        return
    width = min(_WIDEST, (_WIDTH - _GAP * (count - 1)) / count)
    for number in range(count):
        box = Box(_LEFT + number * (width + _GAP), _TOP, width, _TALL)
        yield box, 100 if number < current else _TO_COME
