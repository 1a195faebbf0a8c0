"""Columns of printed tables are as wide as what they hold needs."""

from __future__ import annotations

import pytest

from builder.model.document import Table
from builder.model.inline import Text
from builder.writers.paper.columns import shares

LONG = "Bis Ende März bearbeiten wir Notfälle binnen zwei Tagen. Am 1. März prüfen wir das."


def table(*columns: tuple[str, ...]) -> Table:
    header, *rows = (tuple((Text(cell),) for cell in row) for row in zip(*columns, strict=True))
    return Table(header, tuple(rows), ("left",) * len(columns))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((("Zeit", "10"), ("Frage", "Was ist geschehen?")), [7, 21]),
        ((("Zu vage", "Irgendwann"), ("Brauchbar", LONG)), [13, 65]),
        ((("Wer?", LONG), ("Was?", LONG)), [39, 39]),
        ((("Richtung", "Land"), ("Wen?", "…")), [11, 27]),
        ((("Amt" * 20, "A"), ("Rat" * 20, "B")), [63, 63]),
        ((("", ""), ("", "")), [27, 27]),
    ],
)
def test_shares(columns: tuple[tuple[str, ...], ...], expected: list[int]) -> None:
    assert shares(table(*columns)) == expected
