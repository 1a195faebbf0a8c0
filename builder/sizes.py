"""Sizes of files as people read them, on the terminal and on pages to hand out."""

from __future__ import annotations


def size(count: int) -> str:
    """Bytes as people read them: ``512 B``, ``40,5 kB``, ``1,2 MB``."""
    if count < 1000:
        return f"{count} B"
    value, unit = count / 1000, "kB"
    if value >= 999.95:
        value, unit = value / 1000, "MB"
    return f"{value:,.1f} {unit}".translate(str.maketrans(",.", ".,"))
