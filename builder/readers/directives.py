"""The directives: one table says under which names they are written and what becomes of them.

A new directive on an existing block is one entry here, one function in ``directive_blocks`` where
none fits, and one case in ``tests/prose``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from builder.diagnostics import nearest
from builder.model.document import CalloutKind, MediaKind, Reader
from builder.readers.directive_blocks import (
    Build,
    audience,
    callout,
    chart,
    checklist,
    column,
    columns,
    disclosure,
    evidence,
    example,
    figure,
    long_description,
    question_ref,
    quiz_ref,
    recording,
    reflection,
    scenario_ref,
    slide_form,
    speaker_notes,
)
from builder.record import record


class Need(Enum):
    """Whether something of a directive may, must or must not be written."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@record
class Directive:
    """One row of the table: both names, what it becomes, and what may stand in it."""

    name: str
    alias: str
    about: str
    """One line of German for the manual."""
    build: Build
    argument: Need = Need.OPTIONAL
    content: Need = Need.REQUIRED
    inside_itself: bool = True
    part_of: str = ""
    """The only directive in which this one may stand."""
    attributes: tuple[tuple[str, str], ...] = ()
    """What may stand in braces behind the name: canonical and German names."""
    flags: tuple[tuple[str, str], ...] = ()
    """Words that may stand there alone: canonical and German."""
    is_data: bool = False
    """Whether its lines are data and no text."""


N, R = Need.NONE, Need.REQUIRED

DIRECTIVES = (
    Directive(
        "note",
        "hinweis",
        "Hinweis im Kasten; dahinter darf ein Titel stehen",
        callout(CalloutKind.NOTE),
    ),
    Directive("tip", "tipp", "Tipp im Kasten", callout(CalloutKind.TIP)),
    Directive("warning", "warnung", "Warnung im Kasten", callout(CalloutKind.WARNING)),
    Directive("key", "merksatz", "Der eine Satz, der bleiben soll", callout(CalloutKind.KEY)),
    Directive(
        "summary",
        "zusammenfassung",
        "Was eine Seite oder Lektion hinterlässt",
        callout(CalloutKind.SUMMARY),
    ),
    Directive(
        "notes",
        "notizen",
        "Nur für Lehrende: Notizen zu den Folien",
        speaker_notes,
        N,
        inside_itself=False,
    ),
    Directive(
        "slide",
        "folie",
        "Was von der Seite auf eine Folie kommt; der Titel ist sonst der der Seite; "
        "»{reserve}« blendet sie aus und stellt sie ans Ende der Lektion",
        slide_form,
        inside_itself=False,
        flags=(("backup", "reserve"),),
    ),
    Directive(
        "learner-only",
        "nur-lernende",
        "Nur für Lernende, nie auf Folien",
        audience(Reader.LEARNER),
        N,
    ),
    Directive(
        "lecturer-only",
        "nur-lehrende",
        "Nur für Lehrende, nie im Paket",
        audience(Reader.LECTURER),
        N,
    ),
    Directive(
        "figure", "abbildung", "Ein Bild und darunter, als Absatz, seine Unterschrift", figure, N
    ),
    Directive(
        "columns",
        "spalten",
        "Zwei oder drei Bausteine »spalte« nebeneinander",
        columns,
        N,
        content=Need.OPTIONAL,
    ),
    Directive("column", "spalte", "Eine Spalte", column, N, part_of="columns"),
    Directive(
        "long-description",
        "langbeschreibung",
        "In »abbildung«: was ein Bild zeigt, wenn der Alternativtext dafür nicht reicht",
        long_description,
        N,
        part_of="figure",
    ),
    Directive(
        "chart",
        "diagramm",
        "Zahlen als Balken, Linien oder Kreis; darunter stehen die Angaben wie in einer YAML-Datei",
        chart,
        N,
        content=N,
        is_data=True,
    ),
    Directive(
        "video",
        "film",
        "Ein Film: dahinter Datei und Titel, darunter, was darin zu sehen und zu hören ist; "
        "»{untertitel=assets/x.vtt vorschaubild=assets/x.png}«",
        recording(MediaKind.VIDEO),
        R,
        content=Need.OPTIONAL,
        attributes=(("captions", "untertitel"), ("poster", "vorschaubild")),
    ),
    Directive(
        "audio",
        "aufnahme",
        "Eine Tonaufnahme: dahinter Datei und Titel, darunter, was gesagt wird",
        recording(MediaKind.AUDIO),
        R,
        content=Need.OPTIONAL,
    ),
    Directive(
        "details",
        "aufklappen",
        "Text, den Lernende selbst aufklappen; der Titel ist Pflicht",
        disclosure,
        R,
    ),
    Directive("checklist", "checkliste", "Eine Liste zum Abhaken", checklist),
    Directive(
        "example",
        "beispiel",
        "Ein erfundenes Beispiel; es wird immer als erfunden bezeichnet",
        example,
    ),
    Directive(
        "finding",
        "befund",
        "Eine Erkenntnis mit Quelle; ohne eigenen Text steht da, was das Register sagt",
        evidence,
        R,
        content=Need.OPTIONAL,
    ),
    Directive(
        "reflection",
        "reflexion",
        "Ein Anstoß zum Nachdenken; Notizen bleiben im Browser",
        reflection,
    ),
    Directive("question", "frage", "Eine Übungsfrage an dieser Stelle", question_ref, R, content=N),
    Directive("quiz", "test", "Ein ganzes Quiz an dieser Stelle", quiz_ref, R, content=N),
    Directive(
        "scenario",
        "szenario",
        "Ein Entscheidungsszenario an dieser Stelle",
        scenario_ref,
        R,
        content=N,
    ),
)

BY_NAME = {
    name: directive for directive in DIRECTIVES for name in (directive.name, directive.alias)
}


DATA = frozenset(name for name, directive in BY_NAME.items() if directive.is_data)
"""Directives whose lines the outline leaves as they are."""


def proposal(name: str, others: Iterable[str]) -> str | None:
    """What was probably meant, in the language of the other directives of the text."""
    english = [directive.name for directive in DIRECTIVES]
    german = [directive.alias for directive in DIRECTIVES]
    used = [other for other in others if other in BY_NAME]
    mostly_english = sum(other in english for other in used) > len(used) / 2
    return nearest(name, english if mostly_english else german) or nearest(name, BY_NAME)
