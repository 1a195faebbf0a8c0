"""Turns libyaml's syntax errors into what an author did: a tab, an indentation, a missing colon."""

from __future__ import annotations

import re

from builder.diagnostics import Span
from builder.readers.source import Report

Mark = tuple[int, int]

_WITHOUT_SPACE = r"[ -]*([^\W\d][\w-]*):(?=[^\s:/])"
_WORD = r"[ -]*([^\W\d][\w-]*)(?=[ \t]|$)"
_ENTRY = r"[ -]*[^\s:]+[ \t]*:(?:[ \t]|$)"
_SECOND_COLON = r"[ -]*[^\s:]+[ \t]*:[ \t]+.*?(:)(?:[ \t]|$)"


def report_syntax_error(
    problem: str,
    at: Mark | None,
    context: Mark | None,
    lines: list[str],
    report: Report,
    first: int,
) -> None:
    """Report what most probably lies behind ``problem``; ``at`` and ``context`` count from 0."""
    line, column = at or context or (0, 0)
    line = min(line, len(lines) - 1)
    place = _Place(lines, report, first)
    if (tab := place.tab(line)) is not None:
        report.add("Y006", tab)
    elif "quoted scalar" in problem or "end of stream" in problem:
        report.add("Y009", place.span(context or (line, column)), text=place.rest(context))
    elif "escape" in problem:
        report.add("Y039", place.span((line, column)))
    elif "',' or" in problem:
        report.add("Y010", place.span(context or (line, column)))
    elif "alphabetic or numeric" in problem:
        report.add("Y011", place.span(context or (line, column)), name=place.rest(context))
    elif "cannot start any token" in problem:
        report.add("Y037", place.span((line, column)), character=place.rest((line, column))[:1])
    elif "tag" in problem:
        report.add("Y012", place.span((line, column)), tag=place.rest((line, column)))
    else:
        _report_structure(place, line, column, context)


def _report_structure(place: _Place, line: int, column: int, context: Mark | None) -> None:
    """Report a line that does not fit: no colon, one colon too many, or a wrong indentation."""
    report = place.report
    for candidate in dict.fromkeys((context[0] if context else line, line, line - 1)):
        if (span := place.missing_colon(candidate)) is not None:
            report.add("Y008", span, text=place.lines[candidate].strip())
            return
    text = place.lines[line]
    if text.lstrip(" -").startswith(":"):
        report.add("Y014", place.span((line, text.index(":"))))
        return
    second = re.match(_SECOND_COLON, text)
    if second is not None and second.start(1) == column:
        report.add("Y038", place.span((line, column)), text=text.strip())
    elif re.match(_ENTRY, text) or text.lstrip().startswith("-"):
        indent = len(text) - len(text.lstrip())
        report.add("Y007", place.span((line, indent)), text=text.strip())
    else:
        report.add("Y005", place.span((line, column)))


class _Place:
    """The source around an error."""

    def __init__(self, lines: list[str], report: Report, first: int) -> None:
        self.lines, self.report, self.first = lines, report, first

    def span(self, mark: Mark) -> Span:
        return self.report.span(self.first + mark[0], mark[1] + 1)

    def rest(self, mark: Mark | None) -> str:
        return self.lines[mark[0]][mark[1] :].strip() if mark and mark[0] < len(self.lines) else ""

    def tab(self, line: int) -> Span | None:
        """A tab in the indentation of the line or of the one before."""
        for number in (line, line - 1):
            text = self.lines[number] if number >= 0 else ""
            indentation = text[: len(text) - len(text.lstrip(" \t-"))]
            if "\t" in indentation:
                return self.span((number, indentation.index("\t")))
        return None

    def missing_colon(self, line: int) -> Span | None:
        text = self.lines[line] if 0 <= line < len(self.lines) else ""
        if not text.strip() or text.lstrip().startswith(("#", "---", '"', "'", "[", "{", "- ")):
            return None
        if glued := re.match(_WITHOUT_SPACE, text):
            return self.span((line, glued.end()))
        if not re.match(_ENTRY, text) and (word := re.match(_WORD, text)):
            return self.span((line, word.end()))
        return None
