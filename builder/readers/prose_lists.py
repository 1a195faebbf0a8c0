"""Layout of lists that Python-Markdown reads otherwise than the author means it."""

from __future__ import annotations

import re

from builder.readers.prose_outline import Passage
from builder.readers.prose_source import Source

_ITEM = re.compile(r"( *)([*+-]|\d{1,9}\.) +\S")


def check_list_layout(passage: Passage, source: Source) -> None:
    """Report items that no blank line precedes and continuations not indented by four."""
    base: int | None = None
    kind = ""
    blank = True
    warned = False
    for line, row in zip(passage.lines, passage.rows, strict=True):
        if not line:
            blank, warned = True, False
            continue
        indent = len(line) - len(line.lstrip(" "))
        if item := _ITEM.match(line):
            new = item[2][-1] == "."
            if base is None and not blank:
                if not warned:
                    source.report("M021", row, item[2])
                warned = True
            elif base is None:
                base, kind = indent, "ol" if new else "ul"
            elif indent > base and indent % 4 in (2, 3):
                source.report("M020", row, item[2], found=indent, wanted=indent // 4 * 4 + 4)
            elif indent == base and kind != ("ol" if new else "ul"):
                kind = "ol" if new else "ul"
                if not blank:
                    source.report("M021", row, item[2])
        elif base is not None and blank:
            if indent in (2, 3):
                source.report("M020", row, line.strip(), found=indent, wanted=4)
            elif not indent:
                base = None
        blank = False
