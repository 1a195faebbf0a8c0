"""Lines to an outline: what is a directive, a fence or a reference, and what is left for Markdown.

Python-Markdown keeps no line numbers. So everything with a line of its own is taken out here, and
the rest goes to the parser as runs of lines that remember where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from builder.readers.directives import DATA
from builder.readers.prose_abbreviations import definition
from builder.readers.prose_source import (
    MAX_BLOCK_LINES,
    MAX_DEPTH,
    Source,
    check_placeholders,
    depth,
)
from builder.record import mutable

MAX_DIRECTIVES = 8
SLOT = "\x02fence:"
"""Stands for a fence; control characters are gone from the text, so no author can forge it."""

_FENCE = r"((?: *> ?)*)( *)((?:(?:[*+-]|\d{1,9}\.) +)?)(`{3,}|~{3,})([^`]*)$"
_DIRECTIVE = re.compile(r"( *):::+ *(.*)$")
_REFERENCE = r""" *\[([^\[\]@^][^\[\]]*)\]: *(\S+) *(?:"([^"]*)"|'([^']*)')?$"""
_RULE = re.compile(r" *(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,}|-+|=+)$")
_EMPTY_ITEM = re.compile(r"(?:[*+-]|\d{1,9}\.) *")
_FIGURE = r" *!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?$"
_SPECIAL = frozenset("`~>+*-_=:#![0123456789")


@mutable
class Passage:
    """Lines for the Markdown parser; ``rows`` says which line of the source each one is."""

    lines: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


@mutable
class Section:
    """A directive with what stands between its opener and its closer."""

    name: str
    argument: str
    attributes: str
    row: int
    parts: list[Passage | Section] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    """The lines below the opener of a directive that holds data instead of text."""


@mutable
class Fence:
    """Code between two fences; ``row`` is that of the first."""

    language: str
    row: int
    lines: list[str] = field(default_factory=list)


@mutable
class Outline:
    """A text divided at its directives, and what had to be taken out of it."""

    parts: list[Passage | Section] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    """What the letters of ``*[LKA]: …`` stand for."""
    directives: list[str] = field(default_factory=list)
    """The names of all directives as written."""


def outline(source: Source, placeholders: Mapping[str, str]) -> Outline:
    """The text as nested directives around passages of Markdown."""
    scan = _Scan(source, placeholders)
    row = 0
    while row < len(source.lines):
        row = scan.line(row)
    scan.close()
    return scan.outline


class _Scan:
    def __init__(self, source: Source, placeholders: Mapping[str, str]) -> None:
        self.source = source
        self.placeholders = placeholders
        self.outline = Outline()
        self.open: list[Section] = []
        self.passage = self._passage()
        self.filled = 0
        self.too_deep = False

    def line(self, row: int) -> int:
        """Take one line, or all lines of a fence, and return the next row."""
        line = self.source.lines[row]
        text = line.lstrip(" ")
        if not text:
            self._blank(row)
            return row + 1
        if "{" in text:
            check_placeholders(self.source, row, self.placeholders)
        if text[0] in _SPECIAL and (after := self._special(row, line, text)):
            return after
        self._feed(line, row)
        return row + 1

    def _special(self, row: int, line: str, text: str) -> int:
        """The row after a line that is more than text, or 0."""
        first = text[0]
        if ("```" in text or "~~~" in text) and (fence := re.match(_FENCE, line)):
            return self._fence(row, fence)
        if first == ":" and (directive := _DIRECTIVE.match(line)):
            return self._directive(row, directive)
        if first == "*" and (pair := definition(line)):
            self._abbreviation(row, *pair)
        elif line[0] == "#" or (first == "!" and re.match(_FIGURE, line)):
            self._alone(line, row)
        elif first == "[" and (reference := re.match(_REFERENCE, line)):
            self._reference(row, reference)
        elif _EMPTY_ITEM.fullmatch(text):
            self.source.report("M029", row, text.rstrip())
            self._blank(row)
        elif first in "-_=*" and _RULE.match(line) and (rule := self._rule(text)):
            self.source.report(rule, row, text.rstrip())
            self._blank(row)
        elif depth(line) > MAX_DEPTH:
            if not self.too_deep:
                self.source.report("M052", row, limit=MAX_DEPTH)
            self.too_deep = True
            self._blank(row)
        else:
            return 0
        return row + 1

    def _feed(self, line: str, row: int) -> None:
        self.filled += 1
        if self.filled > MAX_BLOCK_LINES:
            if self.filled == MAX_BLOCK_LINES + 1:
                self.source.report("M054", row, limit=MAX_BLOCK_LINES)
            return
        # Two blanks at the end break a line; more of them would only slow down the search.
        ended = line.rstrip(" ")
        self.passage.lines.append(ended + "  " if line.endswith("  ") else ended)
        self.passage.rows.append(row)

    def _blank(self, row: int, prefix: str = "") -> None:
        if not prefix:
            self.filled = 0
        self.passage.lines.append(prefix)
        self.passage.rows.append(row)

    def _alone(self, line: str, row: int) -> None:
        self._blank(row)
        self._feed(line, row)
        self._blank(row)

    def _rule(self, text: str) -> str:
        """The code for a thematic break or an underlined heading, or nothing for other text."""
        previous = self.passage.lines[-1] if self.passage.lines else ""
        text = text.rstrip()
        if previous and set(text) in ({"-"}, {"="}) and "|" not in previous:
            lists = previous.lstrip()[:2] in ("- ", "* ", "+ ")
            return "M025" if lists and len(text) > 2 else "" if lists else "M026"
        return "M025" if text[0] != "=" and len(text) > 2 else ""

    def _reference(self, row: int, found: re.Match[str]) -> None:
        name = found[1].strip().lower()
        self.outline.references[name] = (found[2].strip("<>"), found[3] or found[4] or "")
        self._blank(row)

    def _abbreviation(self, row: int, letters: str, expansion: str) -> None:
        if not expansion or not letters:
            self.source.report("M064", row, self.source.lines[row].strip(), name=letters)
        elif self.outline.abbreviations.setdefault(letters, expansion) != expansion:
            self.source.report("M065", row, letters, name=letters)
        self._blank(row)

    def _fence(self, row: int, opener: re.Match[str]) -> int:
        quote, indent, item, marks, info = opener.groups()
        lines = self.source.lines
        quotes = quote.count(">")
        closer = re.compile(rf" *{marks[0]}{{{len(marks)},}} *$")
        body: list[str] = []
        after = row + 1
        closed = False
        while after < len(lines) and not closed:
            inner = _unquoted(lines[after], quotes)
            if inner is None:
                break
            closed = closer.match(inner) is not None
            after += 1
            if not closed:
                body.append(_dedented(inner, len(indent) + len(item)))
        if not closed:
            self.source.report("M007", row, marks)
            if after == len(lines):
                self.open.clear()  # the closers are inside the fence: one report is enough
        self._slot(Fence(info.strip().split(" ")[0], row, body), quote, indent + item)
        return after

    def _slot(self, fence: Fence, quote: str, lead: str) -> None:
        if not lead.strip():
            self._blank(fence.row, quote.rstrip())
        self._feed(f"{quote}{lead}{SLOT}{len(self.outline.fences)}\x03", fence.row)
        self._blank(fence.row, quote.rstrip())
        self.outline.fences.append(fence)

    def _directive(self, row: int, found: re.Match[str]) -> int:
        """Open or close a directive and return the next row."""
        indent, rest = found.groups()
        if indent:
            self.source.report("M008", row, ":::")
        self.filled = 0
        words, attributes = without_attributes(rest)
        if not words:
            self._closer(row)
            return row + 1
        name, _, argument = words.partition(" ")
        section = Section(name, argument.strip(), attributes, row)
        if len(self.open) == MAX_DIRECTIVES:
            self.source.report("M055", row, ":::", limit=MAX_DIRECTIVES)
        self.open.append(section)
        self.outline.directives.append(section.name)
        if len(self.open) <= MAX_DIRECTIVES:
            self._parts(outside=1).append(section)
        self.passage = self._passage()
        return self._data(section) if name in DATA else row + 1

    def _data(self, section: Section) -> int:
        """Take the lines up to the next that opens or closes a directive, and return its row."""
        row = section.row + 1
        while row < len(self.source.lines) and not _DIRECTIVE.match(self.source.lines[row]):
            line = self.source.lines[row]
            if "{" in line:
                check_placeholders(self.source, row, self.placeholders)
            section.data.append(line)
            row += 1
        return row

    def _closer(self, row: int) -> None:
        if self.open:
            self.open.pop()
        else:
            self.source.report("M002", row, ":::")
        self.passage = self._passage()

    def _parts(self, outside: int = 0) -> list[Passage | Section]:
        sections = self.open[: len(self.open) - outside]
        return sections[-1].parts if sections else self.outline.parts

    def _passage(self) -> Passage:
        passage = Passage()
        self._parts().append(passage)
        return passage

    def close(self) -> None:
        """Report what the end of the text leaves open."""
        for section in self.open:
            self.source.report("M001", section.row, section.name, name=section.name)


def without_attributes(text: str) -> tuple[str, str]:
    """A text and what stands in braces at its end: neither a placeholder nor part of a word."""
    text = text.strip()
    at = f" {text}".rfind(" {")
    if not text.endswith("}") or at < 0 or "{" in text[at + 1 :] or "}" in text[at:-1]:
        return text, ""
    return text[:at].rstrip(), text[at + 1 : -1]


def _unquoted(line: str, quotes: int) -> str | None:
    """The line without its quote marks, or None if it has left the quote."""
    for _ in range(quotes):
        line = line.lstrip(" ")
        if not line.startswith(">"):
            return None
        line = line[2:] if line.startswith("> ") else line[1:]
    return line


def _dedented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]
