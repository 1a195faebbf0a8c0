"""The tables of what each output records; they lie beside the modules that do it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from builder.model.course import DataProtection
from builder.record import record
from builder.templates import template

TABLES: Mapping[str, str] = {
    "scorm12": "scorm12",
    "scorm2004-3rd": "scorm2004",
    "scorm2004-4th": "scorm2004",
    "cmi5": "cmi5",
    "web": "none",
}
"""Outputs that are players, and the table of each in ``runtime/lms/``."""


@record
class Field:
    """One thing that an LMS is told (or only asked: then without example and time)."""

    element: str
    purpose: str
    modes: frozenset[DataProtection]
    example: str = ""
    when: str = ""


@record
class Table:
    title: str
    place: str
    written: tuple[Field, ...]
    read: tuple[Field, ...]


@record
class Kept:
    """One thing that stays in the browser."""

    key: str
    outputs: tuple[str, ...]
    example: str
    purpose: str
    ends: str


@cache
def table(name: str) -> Table:
    """The table ``runtime/lms/<name>.toml``."""
    found = tomllib.loads(template(f"runtime/lms/{name}.toml"))
    written, read = (tuple(map(_field, found[part])) for part in ("written", "read"))
    return Table(found["title"], found["place"], written, read)


@cache
def browser() -> tuple[Kept, ...]:
    """What any player keeps in the browser."""
    found = tomllib.loads(template("runtime/lms/browser.toml"))
    return tuple(Kept(**{**entry, "outputs": tuple(entry["outputs"])}) for entry in found["kept"])


def _field(entry: Mapping[str, Any]) -> Field:
    modes = frozenset(DataProtection(mode) for mode in entry.get("modes", list(DataProtection)))
    return Field(**{**entry, "modes": modes})
