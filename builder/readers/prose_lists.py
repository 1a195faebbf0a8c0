"""Lists laid out as Python-Markdown reads them.

Its lists want four blanks for each level and a blank line before the first item. Authors write
what other tools accept: two or three blanks, and lists right under a sentence. So the level of a
line is found as CommonMark finds it, and the line is indented anew; its row stays known.
"""

from __future__ import annotations

import re

from builder.readers.prose_outline import Passage
from builder.readers.prose_source import Source
from builder.record import record

_ITEM = re.compile(r"([*+-]|\d{1,9}\.)( +)\S")
_LONG_NUMBER = re.compile(r"\d{10,}(?=\.)")
_QUOTE = re.compile(r" *> ?")


@record
class _Item:
    """The mark of a list item, and how deep it stands."""

    indent: int
    content: int
    """The column from which on a line belongs to the item."""
    ordered: bool


def laid_out(passage: Passage, source: Source) -> Passage:
    """The passage with four blanks for each level of a list and blank lines around lists."""
    layout = _Layout(source)
    quoted = Passage()
    for line, row in zip(passage.lines, passage.rows, strict=True):
        if mark := _QUOTE.match(line):
            if not quoted.lines:
                layout.enter_quote(line.index(">"), row)
            quoted.lines.append(line[mark.end() :])
            quoted.rows.append(row)
            continue
        if quoted.lines:
            layout.quote(laid_out(quoted, source))
            quoted = Passage()
        layout.line(line, row)
    if quoted.lines:
        layout.quote(laid_out(quoted, source))
    return layout.result


class _Layout:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.result = Passage()
        self.items: list[_Item] = []
        self.closed: _Item | None = None
        self.blank = True
        self.after_item = False
        self.level = 0
        self.shift = 0

    def line(self, line: str, row: int) -> None:
        text = line.lstrip(" ")
        if not text:
            self.blank = True
            self._add("", row)
            return
        indent = len(line) - len(text)
        item = _ITEM.match(text)
        if item is not None and (self.blank or self.items or item[1] in ("-", "*", "+", "1.")):
            self._item(item, indent, text, row)
        else:
            self._text(indent, text, row)
        self.blank = False

    def enter_quote(self, indent: int, row: int) -> None:
        """A quote begins in the item that its indent tells."""
        self._leave(indent, row)
        self._add("", row)
        self.shift = 4 * len(self.items) - indent

    def quote(self, inner: Passage) -> None:
        """Lines of a quote, already laid out."""
        indent = "    " * len(self.items)
        for line, row in zip(inner.lines, inner.rows, strict=True):
            self._add(f"{indent}> {line}" if line else f"{indent}>", row)
        self.blank = self.after_item = False

    def _item(self, item: re.Match[str], indent: int, text: str, row: int) -> None:
        ordered = item[1][-1] == "."
        self.closed = None
        self._leave(indent, row)
        level = len(self.items)
        changed = self.closed is not None and self.closed.ordered != ordered
        if not self.blank and (not self.after_item or level < self.level or changed):
            self._add("", row)
        gap = len(item[2]) if len(item[2]) < 5 else 1
        self.items.append(_Item(indent, indent + len(item[1]) + gap, ordered))
        self._add("    " * level + text, row)
        self.level, self.after_item, self.shift = level, True, 4 * level - indent

    def _text(self, indent: int, text: str, row: int) -> None:
        if long := _LONG_NUMBER.match(text):
            text = f"{long[0]}\\{text[long.end() :]}"
        if self.blank:
            self._leave(indent, row)
            self.shift = 4 * len(self.items) - indent
        self._add(" " * max(0, indent + self.shift) + text, row)
        self.after_item = False

    def _leave(self, indent: int, row: int) -> None:
        """Close the items to which a line with this indent does not belong."""
        while self.items and indent < self.items[-1].content:
            self.closed = self.items.pop()
            if self.closed.indent + 1 < indent:
                wanted = max(4, self.closed.content)
                self.source.report("M020", row, "", found=indent, wanted=wanted)

    def _add(self, line: str, row: int) -> None:
        self.result.lines.append(line)
        self.result.rows.append(row)
