"""The catalogue for reading: one code in full, or all in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import fill

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
_LEAST_WIDTH = 40
_EXAMPLE = (" ", "- ", "Falsch:", "Richtig:", "Beispiel:")


def explained(code: str, style: Style) -> str:
    """What a code means, why it matters, and how to write it right."""
    entry = catalogue()[code]
    word = f"{severity_word(entry.severity)} {code}"
    message = _filled(f"{word}: {_open(entry.message)}", style).removeprefix(f"{word}: ")
    head = f"{style.paint(word, entry.severity)}: {style.paint(message, 'bold')}"
    told = [_wrapped(part, style) for part in entry.explain.strip().split("\n\n")]
    hint = _filled(_open(entry.hint), style)
    return "\n\n".join(part for part in (head, hint, *told) if part)


def _wrapped(part: str, style: Style) -> str:
    """A paragraph for the width of the terminal; examples stay as they are."""
    is_example = any(line.startswith(_EXAMPLE) for line in part.split("\n"))
    return part if is_example else _filled(part, style)


def _filled(text: str, style: Style) -> str:
    return fill(
        text, max(style.width, _LEAST_WIDTH), break_long_words=False, break_on_hyphens=False
    )


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
