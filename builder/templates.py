"""Where ``scorm_templates/`` lies, and what every output takes from it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.theme import Theme, derive

_TABLE = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
_PACKAGE = Path(__file__).parent
TEMPLATES = next(
    (
        folder
        for folder in (_PACKAGE / "_templates", _PACKAGE.parent / "scorm_templates")
        if folder.is_dir()
    ),
    _PACKAGE.parent / "scorm_templates",
)
"""The copy in an installed package, or the folder of a checkout."""


def theme(accent: str, span: Span, font: str = "system") -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The house theme in a project's accent colour (empty: its own) and font."""
    return derive(tomllib.loads(template("theme.toml")), accent, span, font)


@cache
def template(name: str) -> str:
    """The text of one file of the folder."""
    return (TEMPLATES / name).read_text("utf-8")


class Words(Mapping[str, str]):
    """What interfaces say, as ``player.next``; a table is parsed when it is first asked for.

    A run needs few of them, and parsing takes its time.
    """

    def __init__(self, source: str) -> None:
        _, *parts = _TABLE.split(source)
        self._sources = dict(zip(parts[::2], parts[1::2], strict=True))
        self._tables: dict[str, Mapping[str, str]] = {}

    def table(self, name: str) -> Mapping[str, str]:
        """The words of one table by the rest of their keys."""
        if name not in self._tables:
            self._tables[name] = tomllib.loads(self._sources[name])
        return self._tables[name]

    def __getitem__(self, key: str) -> str:
        table, _, name = key.partition(".")
        return self.table(table)[name]

    def __iter__(self) -> Iterator[str]:
        return (f"{table}.{name}" for table in self._sources for name in self.table(table))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def languages() -> Mapping[str, Path]:
    """The catalogues of words by their language."""
    return {file.stem: file for file in sorted((TEMPLATES / "texts").glob("*.toml"))}


def spoken(language: str) -> str | None:
    """The language whose words a course has: for ``en-GB`` those of ``en``."""
    names = (language, language.partition("-")[0])
    return next((name for name in names if name in languages()), None)


@cache
def texts(language: str) -> Words:
    """The words in a language; German where it has no catalogue yet."""
    return Words(languages()[spoken(language) or "de"].read_text("utf-8"))
