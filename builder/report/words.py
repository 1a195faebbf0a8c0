"""Numbers, durations and counted things as German text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from builder.messages import Notice, Severity

_SEVERITIES = {
    Severity.ERROR: ("Fehler", "Fehler"),
    Severity.WARNING: ("Warnung", "Warnungen"),
    Severity.HINT: ("Hinweis", "Hinweise"),
}


def severity_word(severity: Severity) -> str:
    return _SEVERITIES[severity][0]


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")


def seconds(duration: float) -> str:
    """A duration as people read it: ``8 ms``, ``1,2 s``."""
    if duration < 0.0995:
        return f"{duration * 1000:.0f} ms"
    return f"{duration:.1f} s".replace(".", ",")


def visible(text: str) -> str:
    """A text on one line, without anything that could steer a terminal."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\t\n":
        return " "
    return "·" if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} else character


def summary(notices: Sequence[Notice]) -> str:
    """»3 Fehler, 2 Warnungen in 2 Dateien«; empty if there is nothing to say."""
    counts = (
        (sum(notice.severity is severity for notice in notices), words)
        for severity, words in _SEVERITIES.items()
    )
    parts = [counted(number, *words) for number, words in counts if number]
    files = len({notice.diagnostic.span.path for notice in notices})
    return f"{', '.join(parts)} in {counted(files, 'Datei', 'Dateien')}" if parts else ""
