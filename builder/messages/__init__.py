"""The sentences behind the codes of diagnostics: one catalogue in each language, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.record import record

FOLDER = Path(__file__).parent
_HEAD = re.compile(r"^\[([A-Z]\d{3})\]$", re.MULTILINE)


class Severity(StrEnum):
    """An error stops the build; a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@record
class Entry:
    """What the catalogue says about one code; ``{name}`` stands for a value of the diagnostic."""

    severity: Severity
    message: str
    hint: str = ""
    explain: str = ""


@record
class Notice:
    """A diagnostic in words, ready for every form of report."""

    diagnostic: Diagnostic
    severity: Severity
    message: str
    hint: str


class Catalogue(Mapping[str, Entry]):
    """All entries by code, each parsed when it is asked for: a run needs few of hundreds."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._tables = tables
        self._entries: dict[str, Entry] = {}

    def __getitem__(self, code: str) -> Entry:
        if code not in self._entries:
            import tomllib

            table = tomllib.loads(self._tables[code])
            self._entries[code] = Entry(Severity(table.pop("severity")), **table)
        return self._entries[code]

    def __contains__(self, code: object) -> bool:
        return code in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@cache
def catalogue(language: str = "de") -> Catalogue:
    """The files of a language's folder, which only divide the entries by subject."""
    tables: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        _, *parts = _HEAD.split(file.read_text("utf-8"))
        for code, table in zip(parts[::2], parts[1::2], strict=True):
            if code in tables:
                raise ValueError(f"{file.name}: {code} is already in the catalogue")
            tables[code] = table
    return Catalogue(tables)


def severity_of(code: str) -> Severity:
    return catalogue()[code].severity


def describe(diagnostic: Diagnostic) -> Notice:
    """The message and hint of a diagnostic with its values filled in."""
    entry = catalogue()[diagnostic.code]
    return Notice(
        diagnostic,
        entry.severity,
        entry.message.format_map(diagnostic.values),
        entry.hint.format_map(diagnostic.values),
    )


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(severity_of(diagnostic.code) is Severity.ERROR for diagnostic in diagnostics)
