"""The text of one passage with its place in a file, and what is wrong with its characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from builder.diagnostics import Diagnostic, Span, nearest, problem
from builder.record import mutable

MAX_CHARACTERS = 200_000
MAX_DEPTH = 12
MAX_BLOCK_LINES = 2_000

PLACEHOLDER = re.compile(r"\{\{ *([\w.-]+) *\}\}")
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
_CODE = r"(`+)[^`]+\1"
_OPENING = r"(?<!\\)\{\{"
_SINGLE = r"(?<![{\\])\{ *([\w.-]+) *\}(?!\})"
_MARKERS = r" *(?:(?:>|[*+-](?= )|\d{1,9}\.(?= )) *)*"


@mutable
class Source:
    """The lines of a text; the first of them stands at ``span``."""

    span: Span
    lines: list[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def place(self, row: int, target: str = "", start: int = 0) -> Span:
        """Where line ``row`` (from 0) is in the file; the column is that of ``target`` in it."""
        line = self.span.line + row
        at = self.lines[row].find(target, start) if target and row < len(self.lines) else -1
        if at < 0:
            return Span(self.span.path, line)
        return Span(self.span.path, line, max(self.span.column, 1) + at, len(target))

    def report(
        self, code: str, row: int, found: str = "", near: str | None = None, /, **values: object
    ) -> None:
        """Report a mistake at ``found`` in a line; ``near`` is what was probably meant."""
        self.diagnostics.append(problem(code, self.place(row, found), near, **values))

    def report_at(self, code: str, span: Span, /, **values: object) -> None:
        self.diagnostics.append(problem(code, span, None, **values))


def source(text: str, span: Span) -> Source:
    """The text in lines without characters that neither a page nor the parser can carry."""
    if len(text) > MAX_CHARACTERS:
        oversized = Source(span, [])
        oversized.report("M050", 0, size=len(text), limit=MAX_CHARACTERS)
        return oversized
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    read = Source(span, text.split("\n"))
    if not text.replace("\n", "").isprintable():  # nearly never, and faster than any pattern
        _remove_control_characters(read)
    if "\t" in text:
        read.lines = [line.expandtabs(4) for line in read.lines]
    return read


def _remove_control_characters(read: Source) -> None:
    control = re.compile(_CONTROL)
    for row, line in enumerate(read.lines):
        if found := control.search(line):
            read.report("M051", row, found[0], character=f"U+{ord(found[0]):04X}")
            read.lines[row] = control.sub(" ", line)


def depth(line: str) -> int:
    """How many quotes, list items and indentations a line opens before its first word."""
    markers = re.match(_MARKERS, line)
    lead = markers[0] if markers else ""
    spaces = lead.count(" ")
    signs = lead.count(">") + lead.count("*") + lead.count("+") + lead.count("-") + lead.count(".")
    return 0 if not signs else signs + spaces // 4


def check_placeholders(read: Source, row: int, known: Mapping[str, str]) -> None:
    """Report placeholders of a line that no value stands for, or that are not closed."""
    line = read.lines[row]
    if "`" in line:
        line = re.sub(_CODE, lambda code: " " * len(code[0]), line)
    for opening in re.finditer(_OPENING, line):
        whole = PLACEHOLDER.match(line, opening.start())
        if whole is None:
            read.report("M031", row, "{{", example="{{organisation.name}}")
        elif whole[1] not in known:
            read.report("M030", row, whole[0], nearest(whole[1], known), name=whole[1])
    for single in re.finditer(_SINGLE, line):
        if single[1] in known:
            read.report("M032", row, single[0], f"{{{{{single[1]}}}}}", name=single[1])
