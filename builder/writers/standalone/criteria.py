"""What standards ask of an accessible course: the tables in ``scorm_templates/accessibility/``."""

from __future__ import annotations

import tomllib
from functools import cache

from builder.record import record
from builder.templates import template


@record
class Criterion:
    """One requirement; the file of WCAG's says what each part means."""

    id: str
    name: str
    how: str
    level: str = ""
    clause: str = ""
    needs: str = ""
    automatic: bool = False
    person: str = ""
    tests: tuple[str, ...] = ()


@cache
def criteria() -> tuple[Criterion, ...]:
    """The 55 success criteria of WCAG 2.2, levels A and AA."""
    return _table("criteria")


@cache
def clauses() -> tuple[Criterion, ...]:
    """What EN 301 549 asks beyond them."""
    return _table("clauses")


def _table(name: str) -> tuple[Criterion, ...]:
    entries = tomllib.loads(template(f"accessibility/{name}.toml"))
    return tuple(
        Criterion(**{**entry, "id": key.replace("-", "."), "tests": tuple(entry.get("tests", ()))})
        for key, entry in entries.items()
    )
