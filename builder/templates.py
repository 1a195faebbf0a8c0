"""Where ``scorm_templates/`` lies, and what every output takes from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic, Span
from builder.theme import Theme, derive

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


@cache
def texts(language: str) -> Mapping[str, str]:
    """Words of interfaces as ``player.next``; German where a language has no catalogue yet."""
    file = TEMPLATES / "texts" / f"{language}.toml"
    if not file.is_file():
        file = TEMPLATES / "texts" / "de.toml"
    return dict(_flat(tomllib.loads(file.read_text("utf-8"))))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
