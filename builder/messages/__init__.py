"""The sentences behind the codes of diagnostics: one catalogue in each language, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from builder.diagnostics import Diagnostic

FOLDER = Path(__file__).parent


class Severity(StrEnum):
    """An error stops the build; a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says about one code; ``{name}`` stands for a value of the diagnostic."""

    severity: Severity
    message: str
    hint: str = ""
    explain: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A diagnostic in words, ready for every form of report."""

    diagnostic: Diagnostic
    severity: Severity
    message: str
    hint: str


@cache
def catalogue(language: str = "de") -> Mapping[str, Entry]:
    """All entries by code; the files of the folder only divide them by subject."""
    entries: dict[str, Entry] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        for code, table in tomllib.loads(file.read_text("utf-8")).items():
            if code in entries:
                raise ValueError(f"{file.name}: {code} is already in the catalogue")
            entries[code] = Entry(Severity(table.pop("severity")), **table)
    return entries


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
