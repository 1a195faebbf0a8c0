"""How wide the columns of a printed table are: by what they hold, so that rows stay low."""

from __future__ import annotations

from builder.model.document import Table
from builder.model.text import plain_text

_ROOM = 78
"""Characters that stand beside each other on a sheet, about; only proportions matter."""
_EDGES = 3
_WRITTEN = 24
"""Characters of a column that is left empty, to be written in by hand."""
_BLANK = " \u00a0._…–-"


def shares(table: Table) -> list[int]:
    """The width of each column beside the others: room for its longest word, the rest by need."""
    columns = [
        [plain_text(cell) for cell in column]
        for column in zip(table.header, *table.rows, strict=True)
    ]
    wanted = [_wanted(column) for column in columns]
    least = [max(map(_longest_word, column)) + _EDGES for column in columns]
    hunger = sum(wanted) - sum(least)
    if sum(wanted) <= _ROOM or not hunger:
        return wanted
    spare = max(_ROOM - sum(least), 0)
    return [
        need + spare * (want - need) // hunger for want, need in zip(wanted, least, strict=True)
    ]


def _wanted(column: list[str]) -> int:
    """Characters of the longest cell, edges and all."""
    longest = max(map(len, column))
    is_blank = not any(cell.strip(_BLANK) for cell in column[1:])
    return (max(longest, _WRITTEN) if is_blank else longest) + _EDGES


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
