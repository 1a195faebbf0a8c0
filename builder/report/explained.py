"""The catalogue for reading: one code in full, or all in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.messages import catalogue
from builder.report.style import Style
from builder.report.words import severity_word

_SUBJECTS = {
    "P": "Projekt",
    "Y": "YAML",
    "M": "Markdown",
    "R": "Verweise",
    "A": "Barrierefreiheit",
    "Q": "Fragen und Tests",
    "S": "Szenarien",
    "G": "Glossar",
    "O": "Lernziele",
    "F": "Erkenntnisse",
    "W": "Ausgaben",
    "L": "Grenzen der Lernplattformen",
}


def explained(code: str, style: Style) -> str:
    """What a code means, why it matters, and how to write it right."""
    entry = catalogue()[code]
    head = style.paint(f"{severity_word(entry.severity)} {code}", entry.severity)
    parts = [f"{head}: {style.paint(_open(entry.message), 'bold')}", entry.explain.strip()]
    if entry.hint and not entry.explain:
        parts.append(_open(entry.hint))
    return "\n\n".join(part for part in parts if part)


def overview(style: Style) -> str:
    """Every code with its message, by subject."""
    return "\n".join(_overview(style))


def _overview(style: Style) -> Iterator[str]:
    subject = ""
    for code, entry in sorted(catalogue().items()):
        if code[0] != subject:
            if subject:
                yield ""
            subject = code[0]
            yield style.paint(_SUBJECTS.get(subject, subject), "bold")
        yield f"  {style.paint(code, entry.severity)}  {_open(entry.message)}"
    yield ""
    yield style.paint("Mehr zu einem Code: kurswerk explain R001", "quiet")


def _open(template: str) -> str:
    """A message whose values are left open: »…«."""
    return template.format_map(defaultdict(lambda: "…"))
