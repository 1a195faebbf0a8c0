"""Text files on their way in: guarded, decoded, and with a list for what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import field
from pathlib import Path

from builder.diagnostics import Diagnostic, Span, problem
from builder.model.unread import Unread
from builder.record import mutable

MAX_BYTES = 1_000_000

HARMLESS = frozenset({"S010", "Y033", "Y044"})
"""What may be said of a file that is whole nevertheless."""

# C0 without tab and line feed, DEL and C1, line and paragraph separator (YAML 1.1 would count them
# as lines), stray byte order marks, non-characters, and private use (Word's bullets; no font has
# them, and the cloze reader marks its gaps with them).
_UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\uf8ff]"


@mutable
class Report:
    """What is wrong with one file, what it hides, and whether its author writes German keys."""

    path: str
    german: bool = True
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[Unread] = field(default_factory=set)

    def add(self, code: str, span: Span, proposal: str | None = None, **values: object) -> None:
        self.diagnostics.append(problem(code, span, proposal, **values))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics.extend(diagnostics)

    def span(self, line: int, column: int = 0, length: int = 1) -> Span:
        return Span(self.path, line, column, length)

    def forget(self, codes: Set[str], known: int = 0) -> None:
        """Take back what was said, beyond the first ``known``, of mistakes that follow from
        others."""
        said = self.diagnostics[known:]
        self.diagnostics[known:] = (found for found in said if found.code not in codes)

    def has_said(self, code: str, known: int = 0) -> bool:
        return any(found.code == code for found in self.diagnostics[known:])

    def has_gaps(self, known: int, letters: str) -> bool:
        """Whether mistakes with these letters, beyond those ``known``, left something out."""
        found = (diagnostic.code for diagnostic in self.diagnostics[known:])
        return any(code[0] in letters and code not in HARMLESS for code in found)


def is_there(file: Path) -> bool:
    """Whether its folder lists a file, though it may be a link that leads nowhere."""
    return file.is_file() or file.is_symlink()


def read_text(file: Path, report: Report) -> str | None:
    """The text of a source with ``\\n`` as line end, or None if there is nothing to go on with."""
    top = report.span(1)
    try:
        if not file.is_file():
            report.add("Y001", top, name=file.name)
            return None
        if (size := file.stat().st_size) > MAX_BYTES:
            report.add("Y002", top, name=file.name, size=f"{size / 1e6:.1f}".replace(".", ","))
            return None
        content = file.read_bytes()
    except OSError:
        report.add("Y001", top, name=file.name)
        return None
    return _decoded(content, report)


def _decoded(content: bytes, report: Report) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig").splitlines(keepends=True)
        column = len(before[-1]) + 1 if before and not before[-1].endswith("\n") else 1
        line = len(before) + (1 if column == 1 else 0)
        report.add("Y003", report.span(line, column), byte=f"0x{content[error.start]:02X}")
        return None
    return without_unprintable(text.replace("\r\n", "\n").replace("\r", "\n"), report)


def without_unprintable(text: str, report: Report) -> str:
    """The text with spaces for characters that nobody can see; the first of a line is reported."""
    if text.replace("\n", "").isprintable():  # nearly always, and faster than any pattern
        return text
    unprintable = re.compile(_UNPRINTABLE)
    for number, line in enumerate(text.split("\n"), start=1):
        if found := unprintable.search(line):
            span = report.span(number, found.start() + 1)
            report.add("Y004", span, character=f"U+{ord(found.group()):04X}")
    return unprintable.sub(" ", text)
