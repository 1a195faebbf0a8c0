"""Quotes free text in YAML before it is parsed, so that everyday German loads as it is written.

``- falsch: Bund: zu spät``, ``*fett*``, ``"Heldenklau" bremst`` or ``Regel #1 gilt`` are errors or
silent losses in YAML. After a key whose value is a text, the rest of the line *is* the text, unless
it is one complete quoted scalar or opens a block. Deeper lines continue it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from builder.diagnostics import Span
from builder.readers import values
from builder.readers.keys import Form
from builder.readers.source import Report
from builder.record import mutable

_LEAD = re.compile(r" *(?:-[ \t]+)*")
_ENTRY = re.compile(r"""(["']?)([^\W\d][\w-]*)\1[ \t]*:(?=[ \t]|$)[ \t]*""")
_FREE_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'\s].*?)[ \t]*:(?=[ \t]|$)[ \t]*""")
_BLOCK = re.compile(r"[|>][-+]?[1-9]?[-+]?(?:[ \t]+#.*)?$")
_ANY_BLOCK = re.compile(r"[:-][ \t]+[|>][-+]?[1-9]?[-+]?(?:[ \t]+#.*)?[ \t]*$")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:[ \t]+#.*|[ \t]*)$""")
_COMMENT = re.compile(r"\s(#)(?=\s)")
_SIDES = frozenset({"from", "von", "to", "zu"})

_LINE = frozenset({Form.TEXT, Form.PROSE, Form.LANGUAGE, Form.COLOUR, Form.DATE, Form.CLOCK})
_BELOW = frozenset({Form.TEXTS, Form.PAIRS, Form.ENTRIES})


@mutable
class Quoted:
    """The text to parse; ``origins`` leads from (line, column) of each quotation mark that was
    added, both from 0, to the column where the author's text begins."""

    text: str
    origins: Mapping[tuple[int, int], int]


def quote_free_text(text: str, forms: Mapping[str, Form], report: Report, first: int) -> Quoted:
    """``text`` with its free texts quoted, line for line; ``first`` is its first line's number."""
    quoting = _Quoting(text.split("\n"), forms, report, first)
    quoting.run()
    return Quoted("\n".join(quoting.out), quoting.origins)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")


@mutable
class _Quoting:
    """Goes through a source line by line; ``at`` is the next one."""

    lines: list[str]
    forms: Mapping[str, Form]
    report: Report
    first: int
    out: list[str] = field(default_factory=list)
    origins: dict[tuple[int, int], int] = field(default_factory=dict)
    at: int = 0
    open: tuple[Form, int] | None = None
    """The list or mapping of free texts that the lines are in, and its key's column."""
    names: tuple[int, int] | None = None
    """The column of a key with names of the author's choice below it, and theirs (-1: not yet)."""

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            content = line.strip()
            if not content or content.startswith("#"):
                self._copy()
            else:
                self._line(line)

    def _line(self, line: str) -> None:
        lead = _LEAD.match(line)
        start = lead.end() if lead else 0
        self._leave(line)
        if self._is_name(line):
            self._copy()
            return
        entry = _ENTRY.match(line, start)
        word = entry.group(2) if entry else ""
        form = self._form(word)
        if entry and form is Form.NAMED and line[entry.end() :].strip()[:1] in ("", "#"):
            self.names = (start, -1)
        if self.open and self._below(line, word):
            return
        if entry and form in _LINE:
            self._text(line[: entry.end()], entry.end(), parent=start)
        elif entry and form in _BELOW and not line[entry.end() :].strip():
            self.open = (form, start)
            self._copy()
        elif _ANY_BLOCK.search(line):
            self._block(start if entry else line.rfind("- "))
        else:
            self._copy()

    def _is_name(self, line: str) -> bool:
        """Whether the line begins with a name of the author's choice, though it may look like a
        key that we know."""
        if self.names is None:
            return False
        column, inner = self.names
        indent = _indent(line)
        if indent <= column:
            self.names = None
            return False
        inner = indent if inner < 0 else inner
        self.names = (column, inner)
        return indent == inner and not line.startswith("-", indent)

    def _leave(self, line: str) -> None:
        """Close the open list or mapping of texts if the line is no longer in it."""
        if self.open is None:
            return
        form, column = self.open
        indent = _indent(line)
        is_item = form is not Form.ENTRIES and line.startswith("-", indent)
        if indent < column or (indent == column and not is_item):
            self.open = None

    def _below(self, line: str, word: str) -> bool:
        """Quote a line inside an open list or mapping of texts; False if it has keys we know."""
        assert self.open is not None
        indent = _indent(line)
        dash = re.compile(r"-[ \t]+").match(line, indent)
        match self.open[0]:
            case Form.TEXTS if dash:
                self._text(line[: dash.end()], dash.end(), parent=indent)
                return True
            case Form.PAIRS if dash and word not in _SIDES:
                self._entry(line, dash.end(), parent=dash.end())
                return True
            case Form.ENTRIES if not dash:
                self._entry(line, indent, parent=indent)
                return True
        return False

    def _entry(self, line: str, start: int, parent: int) -> None:
        """Quote ``any words: any text`` on both sides of the first colon with a space behind."""
        key = _FREE_KEY.match(line, start)
        if key is None:
            self._text(line[:start], start, parent - 1)
            return
        words = key.group(1)
        if not _QUOTED.match(words):
            self.origins[self.at, start] = start
            words = f'"{_escaped(words)}"'
        self._text(f"{line[:start]}{words}: ", key.end(), parent)

    def _text(self, prefix: str, start: int, parent: int) -> None:
        """Quote the text from ``start`` and its continuation; ``prefix`` goes before it."""
        rest = self.lines[self.at][start:].rstrip()
        if not rest:
            self._copy(prefix.rstrip())
            if not self._continuation(parent):
                return
            while not self.lines[self.at].strip():
                self._copy()
            start = _indent(self.lines[self.at])
            prefix = " " * start
            rest = self.lines[self.at].strip()
        if _BLOCK.match(rest):
            self._block(parent, prefix + rest)
        elif _QUOTED.match(rest):
            self._copy(prefix + rest)
        elif more := self._quoted_over_lines(rest, parent):
            self._copy(prefix + rest)
            for _ in more:
                self._copy()
        else:
            more = [self.lines[self.at], *self._continuation(parent, self.at + 1)]
            self._quote(prefix, start, more)

    def _quote(self, prefix: str, start: int, lines: list[str]) -> None:
        words = prefix.rstrip()
        prefix = words + " " * (len(prefix) - len(words))  # PyYAML itself takes no tab here
        self.origins[self.at, len(prefix)] = start
        texts = [lines[0][start:].rstrip(), *(line.strip() for line in lines[1:])]
        if comment := _COMMENT.search(texts[0]):
            span = self._span(start + comment.start(1), len(texts[0]) - comment.start(1))
            self.report.add("Y033", span, text=texts[0][comment.start(1) :])
        # An escaped line end after \n keeps each line of the author a line of the text.
        quoted = "\\n\\\n".join(_escaped(text) for text in texts)
        self.out.extend(f'{prefix}"{quoted}"'.split("\n"))
        self.at += len(lines)

    def _continuation(self, parent: int, start: int | None = None) -> list[str]:
        """The lines from ``start`` that go on with a text begun by something at ``parent``."""
        found: list[str] = []
        blank: list[str] = []
        for line in self.lines[self.at if start is None else start :]:
            if not line.strip():
                blank.append(line)
            elif _indent(line) > parent and not self._opens_something(line):
                found += [*blank, line]
                blank = []
            else:
                break
        return found

    def _opens_something(self, line: str) -> bool:
        content = line.lstrip(" ")
        entry = _ENTRY.match(content)
        is_known = entry is not None and entry.group(2) in self.forms
        return is_known or content[0] in "#\t" or content.startswith("- ")

    def _quoted_over_lines(self, rest: str, parent: int) -> list[str]:
        """The further lines of a quoted scalar; reports one that is never closed."""
        mark = rest[0]
        if mark not in "\"'" or mark in rest[1:]:
            return []
        lines = self._continuation(parent, self.at + 1)
        for number, line in enumerate(lines, start=1):
            if mark in line:
                return lines[:number] if _QUOTED.match(mark + line.strip()) else []
        if mark == '"':
            column = len(self.lines[self.at].rstrip()) - len(rest)
            self.report.add("Y009", self._span(column, len(rest)), text=rest)
        return []

    def _block(self, parent: int, line: str | None = None) -> None:
        """Copy a block scalar: all lines that are deeper than what it belongs to."""
        self._copy(line)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() and _indent(line) <= parent:
                return
            self._copy()

    def _copy(self, line: str | None = None) -> None:
        self.out.append(self.lines[self.at] if line is None else line)
        self.at += 1

    def _form(self, word: str) -> Form | None:
        """The form behind a key, also where its writer spells it with umlauts or a capital."""
        return self.forms.get(word) or self.forms.get(values.spelled_out(word))

    def _span(self, column: int, length: int) -> Span:
        return self.report.span(self.first + self.at, column + 1, length)
