"""Diagnostics as text: one module for each form, all of them pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from builder.diagnostics import Diagnostic
from builder.messages import Notice, describe
from builder.report.style import Style

ReadLine = Callable[[str, int], str | None]
"""Gives a line of a source file, or None if there is none."""


def notices(diagnostics: Iterable[Diagnostic]) -> tuple[Notice, ...]:
    """Every different diagnostic once, by file and place."""
    unique = {(d.span, d.code, tuple(sorted(d.values.items()))): d for d in diagnostics}
    in_order = sorted(
        unique.values(), key=lambda d: (d.span.path, d.span.line, d.span.column, d.code)
    )
    return tuple(describe(diagnostic) for diagnostic in in_order)


def lines(notices: Sequence[Notice], form: str, style: Style, read_line: ReadLine) -> Iterator[str]:
    """A report in one of the forms ``terminal``, ``line``, ``json`` and ``github``."""
    match form:
        case "terminal":
            from builder.report import terminal

            yield from terminal.render(notices, style, read_line)
        case "line":
            from builder.report import line

            yield from line.render(notices)
        case "json":
            from builder.report import json

            yield from json.render(notices)
        case _:
            from builder.report import github

            yield from github.render(notices)
