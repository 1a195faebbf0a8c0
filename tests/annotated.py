"""Small projects that say themselves which diagnostics they expect.

A case is a folder with only the files that differ from ``tests/cases/base``. The line before a
mistake names what must be said about it, in a comment that is removed before reading::

    # error R001                    in YAML and front matter
    <!-- error M003, hint L021 -->  in Markdown
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from builder.messages import severity_of
from builder.pipeline import Request, check

BASE = Path(__file__).parent / "cases" / "base"
BUILT = datetime(2026, 1, 1, tzinfo=UTC)

_EXPECTED = r"(?:error|warning|hint) [A-Z]\d{3}"
_ANNOTATION = re.compile(rf"\s*(?:#|<!--) ({_EXPECTED}(?:, {_EXPECTED})*)(?: -->)?\s*")

Found = Counter[tuple[str, int, str]]
"""How often a file has a diagnostic (»error R001«) on a line."""


def stage(case: Path, folder: Path) -> tuple[Path, Found]:
    """The project of a case in ``folder/courses``, without annotations, and what they expect."""
    root = folder / "courses"
    for layer in (BASE, case):
        shutil.copytree(layer, root, dirs_exist_ok=True)
    expected: Found = Counter()
    for file in sorted(root.rglob("*")):
        if file.suffix in {".yaml", ".md"}:
            expected.update(_strip(file, file.relative_to(folder).as_posix()))
    return root, expected


def _strip(file: Path, shown: str) -> Iterator[tuple[str, int, str]]:
    kept: list[str] = []
    for line in file.read_text("utf-8").splitlines(keepends=True):
        if annotation := _ANNOTATION.fullmatch(line.rstrip("\n")):
            yield from ((shown, len(kept) + 1, text) for text in annotation.group(1).split(", "))
        else:
            kept.append(line)
    file.write_text("".join(kept), "utf-8")


def diagnosed(root: Path) -> Found:
    """What the compiler says about a project."""
    result = check(Request(source=root, out=root.parent / "output", built=BUILT))
    return Counter(
        (d.span.path, d.span.line, f"{severity_of(d.code)} {d.code}") for d in result.diagnostics
    )
