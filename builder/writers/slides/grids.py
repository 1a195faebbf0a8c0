"""Fits tables into frames: widths by content, rows that breathe, the header on each slide."""

from __future__ import annotations

from collections.abc import Sequence

from builder.writers.slides.fit import balanced
from builder.writers.slides.layouts import TABLE_SIZES
from builder.writers.slides.metrics import CALIBRI, line, lines, longest_word, total
from builder.writers.slides.slide import Box, Cell, Grid

MARGIN_X, MARGIN_Y = 10.0, 5.0
_GROWTH, _GROWTH_OF_FEW, _FEW = 1.5, 2.2, 5
"""Em by which a row may be taller than its text needs: more where there are few rows."""
_SAFETY = 1.01

Rows = Sequence[tuple[Cell, ...]]


def set_table(rows: Rows, box: Box, slot: str = "", face: str = CALIBRI) -> tuple[Grid, ...]:
    """The table on as few slides as possible; nothing if it is too wide or a row too tall."""
    choices = [
        (size, widths) for size in TABLE_SIZES if (widths := _widths(rows, size, box.w, face))
    ]
    best: tuple[Grid, ...] = ()
    for size, widths in choices:
        parts = _split(rows, widths, size, box, slot, face)
        if parts and (not best or len(parts) < len(best)):
            best = parts
    return best


def _split(
    rows: Rows, widths: tuple[float, ...], size: float, box: Box, slot: str, face: str
) -> tuple[Grid, ...]:
    header, *body = [_row_height(row, widths, size, face, header=not index)
                     for index, row in enumerate(rows)]  # fmt: skip
    room = box.h - header
    if max(body, default=0.0) > room:
        return ()
    parts = balanced(body, 0.0, room) if body else [(0, 0)]
    return tuple(
        _grid(
            (rows[0], *rows[1 + start : 1 + end]), widths, (header, *body[start:end]), size, box,
            slot,
        )
        for start, end in parts
    )  # fmt: skip


def _grid(
    rows: Rows,
    widths: tuple[float, ...],
    heights: Sequence[float],
    size: float,
    box: Box,
    slot: str,
) -> Grid:
    most = _GROWTH_OF_FEW if len(heights) <= _FEW else _GROWTH
    growth = min(most * size, (box.h - sum(heights)) / len(heights))
    grown = tuple(round(height + growth, 2) for height in heights)
    return Grid(tuple(rows), widths, grown, size, Box(box.x, box.y, box.w, sum(grown)), slot)


def _row_height(
    row: tuple[Cell, ...], widths: tuple[float, ...], size: float, face: str, *, header: bool
) -> float:
    count = max(
        lines(cell.runs, (width - 2 * MARGIN_X) / size / _SAFETY, header, face)
        for cell, width in zip(row, widths, strict=True)
    )
    return count * size * line(face) + 2 * MARGIN_Y


def _widths(rows: Rows, size: float, available: float, face: str) -> tuple[float, ...]:
    """Width of each column, or nothing where the longest words do not fit beside each other."""
    columns = list(zip(*rows, strict=True))
    margin = 2 * MARGIN_X
    least = [
        max(longest_word(cell.runs, not index, face) for index, cell in enumerate(column)) * size
        * _SAFETY + margin + 1
        for column in columns
    ]  # fmt: skip
    wanted = [
        max(total(cell.runs, not index, face) for index, cell in enumerate(column)) * size * _SAFETY
        + margin + 1
        for column in columns
    ]  # fmt: skip
    spare = available - sum(least)
    if spare < 0:
        return ()
    if sum(wanted) <= available:
        spare, least = available - sum(wanted), wanted
    appetite = [
        max(want - need, 0.0) if wanted is not least else want
        for want, need in zip(wanted, least, strict=True)
    ]
    whole = sum(appetite) or 1.0
    return tuple(
        round(need + spare * hunger / whole, 2)
        for need, hunger in zip(least, appetite, strict=True)
    )
