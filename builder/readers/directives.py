"""The directives: one table says under which names they are written and what becomes of them.

A new directive on an existing block is one entry here and one case in ``tests/prose``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import Enum

from builder.diagnostics import Span, nearest
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    Columns,
    Disclosure,
    Evidence,
    Example,
    Figure,
    List,
    Media,
    MediaKind,
    Paragraph,
    QuestionRef,
    QuizRef,
    Reader,
    Reflection,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
)
from builder.model.inline import Inline, Text
from builder.readers.chart import Data, read_chart
from builder.record import record


class Need(Enum):
    """Whether something of a directive may, must or must not be written."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@record
class Content:
    """What stands in a directive; ``report`` takes a code, a place and values."""

    name: str
    argument: str
    blocks: tuple[Block, ...]
    parts: tuple[tuple[Block, ...], ...]
    """What the directives say that may stand in this one only."""
    span: Span
    report: Callable[..., None]
    attributes: Mapping[str, str] = field(default_factory=dict)
    """By their canonical names."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where the words of argument and attributes stand."""
    data: Data | None = None


Build = Callable[[Content], Block | None]


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


def _callout(kind: CalloutKind) -> Build:
    return lambda content: Callout(kind, content.argument, content.blocks, content.span)


def _audience(reader: Reader) -> Build:
    return lambda content: Audience(reader, content.blocks, content.span)


def _notes(content: Content) -> Block:
    return SpeakerNotes(content.blocks, content.span)


def _slide(content: Content) -> Block:
    backup = "backup" in content.attributes
    return SlideForm(content.argument, content.blocks, content.span, backup)


def _figure(content: Content) -> Block | None:
    if len(content.parts) > 1:
        content.report("M019", content.span, name=content.name)
    description = content.parts[0] if content.parts else ()
    match content.blocks:
        case (Figure() as figure,):
            return Figure(figure.image, figure.caption, content.span, description)
        case (Figure() as figure, Paragraph(content=caption)):
            return Figure(figure.image, caption, content.span, description)
    if content.blocks:
        content.report("M014", content.span, name=content.name)
    return None


def _columns(content: Content) -> Block:
    if content.blocks:
        content.report("M011", content.span, name=content.name)
    if len(content.parts) < 2:
        content.report("M010", content.span, name=content.name, count=len(content.parts))
    return Columns(content.parts, content.span)


def _details(content: Content) -> Block:
    return Disclosure(content.argument, content.blocks, content.span)


def _checklist(content: Content) -> Block | None:
    match content.blocks:
        case (List(items=items),):
            pass
        case _:
            if content.blocks:
                content.report("M013", content.span, name=content.name)
            return None
    points: list[tuple[Inline, ...]] = []
    for item in items:
        match item:
            case (Paragraph(content=point),):
                points.append(_without_box(point))
            case _:
                span = next((block.span for block in item), content.span)
                content.report("M017", span, name=content.name)
    return Checklist(content.argument, tuple(points), content.span)


def _without_box(point: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The point without the ``[ ]`` that some editors write before it."""
    match point:
        case (Text(text=text), *rest) if text.startswith("[ ] "):
            return (Text(text[4:]), *rest)
    return point


def _example(content: Content) -> Block:
    return Example(content.argument, content.blocks, content.span)


def _finding(content: Content) -> Block:
    return Evidence(content.argument, content.blocks, content.span)


def _reflection(content: Content) -> Block:
    return Reflection(content.argument, content.blocks, content.span)


def _question(content: Content) -> Block:
    return QuestionRef(content.argument, content.span)


def _quiz(content: Content) -> Block:
    return QuizRef(content.argument, content.span)


def _scenario(content: Content) -> Block:
    return ScenarioRef(content.argument, content.span)


def _column(content: Content) -> Block | None:
    """Reached only outside of columns, which take their parts themselves."""
    content.report("M012", content.span, name=content.name)
    return None


def _long_description(content: Content) -> Block | None:
    """Reached only outside of figures."""
    content.report("M018", content.span, name=content.name)
    return None


def _chart(content: Content) -> Block | None:
    assert content.data is not None
    return read_chart(content.data, content.span)


def _recording(kind: MediaKind) -> Build:
    def build(content: Content) -> Block:
        source, _, title = content.argument.partition(" ")
        if not title:
            content.report("M060", content.span, name=content.name)
        captions = content.attributes.get("captions", "")
        poster = content.attributes.get("poster", "")
        return Media(
            kind,
            source,
            title.strip(),
            captions,
            content.blocks,
            poster,
            content.span,
            content.places,
        )

    return build


N, R = Need.NONE, Need.REQUIRED

DIRECTIVES = (
    Directive(
        "note",
        "hinweis",
        "Hinweis im Kasten; dahinter darf ein Titel stehen",
        _callout(CalloutKind.NOTE),
    ),
    Directive("tip", "tipp", "Tipp im Kasten", _callout(CalloutKind.TIP)),
    Directive("warning", "warnung", "Warnung im Kasten", _callout(CalloutKind.WARNING)),
    Directive("key", "merksatz", "Der eine Satz, der bleiben soll", _callout(CalloutKind.KEY)),
    Directive(
        "summary",
        "zusammenfassung",
        "Was eine Seite oder Lektion hinterlässt",
        _callout(CalloutKind.SUMMARY),
    ),
    Directive(
        "notes",
        "notizen",
        "Nur für Lehrende: Notizen zu den Folien",
        _notes,
        N,
        inside_itself=False,
    ),
    Directive(
        "slide",
        "folie",
        "Was von der Seite auf eine Folie kommt; der Titel ist sonst der der Seite; "
        "»{reserve}« blendet sie aus und stellt sie ans Ende der Lektion",
        _slide,
        inside_itself=False,
        flags=(("backup", "reserve"),),
    ),
    Directive(
        "learner-only",
        "nur-lernende",
        "Nur für Lernende, nie auf Folien",
        _audience(Reader.LEARNER),
        N,
    ),
    Directive(
        "lecturer-only",
        "nur-lehrende",
        "Nur für Lehrende, nie im Paket",
        _audience(Reader.LECTURER),
        N,
    ),
    Directive(
        "figure", "abbildung", "Ein Bild und darunter, als Absatz, seine Unterschrift", _figure, N
    ),
    Directive(
        "columns",
        "spalten",
        "Zwei oder drei Bausteine »spalte« nebeneinander",
        _columns,
        N,
        content=Need.OPTIONAL,
    ),
    Directive("column", "spalte", "Eine Spalte", _column, N, part_of="columns"),
    Directive(
        "long-description",
        "langbeschreibung",
        "In »abbildung«: was ein Bild zeigt, wenn der Alternativtext dafür nicht reicht",
        _long_description,
        N,
        part_of="figure",
    ),
    Directive(
        "chart",
        "diagramm",
        "Zahlen als Balken, Linien oder Kreis; darunter stehen die Angaben wie in einer YAML-Datei",
        _chart,
        N,
        content=N,
        is_data=True,
    ),
    Directive(
        "video",
        "film",
        "Ein Film: dahinter Datei und Titel, darunter, was darin zu sehen und zu hören ist; "
        "»{untertitel=assets/x.vtt vorschaubild=assets/x.png}«",
        _recording(MediaKind.VIDEO),
        R,
        content=Need.OPTIONAL,
        attributes=(("captions", "untertitel"), ("poster", "vorschaubild")),
    ),
    Directive(
        "audio",
        "aufnahme",
        "Eine Tonaufnahme: dahinter Datei und Titel, darunter, was gesagt wird",
        _recording(MediaKind.AUDIO),
        R,
        content=Need.OPTIONAL,
    ),
    Directive(
        "details",
        "aufklappen",
        "Text, den Lernende selbst aufklappen; der Titel ist Pflicht",
        _details,
        R,
    ),
    Directive("checklist", "checkliste", "Eine Liste zum Abhaken", _checklist),
    Directive(
        "example",
        "beispiel",
        "Ein erfundenes Beispiel; es wird immer als erfunden bezeichnet",
        _example,
    ),
    Directive(
        "finding",
        "befund",
        "Eine Erkenntnis mit Quelle; ohne eigenen Text steht da, was das Register sagt",
        _finding,
        R,
        content=Need.OPTIONAL,
    ),
    Directive(
        "reflection",
        "reflexion",
        "Ein Anstoß zum Nachdenken; Notizen bleiben im Browser",
        _reflection,
    ),
    Directive("question", "frage", "Eine Übungsfrage an dieser Stelle", _question, R, content=N),
    Directive("quiz", "test", "Ein ganzes Quiz an dieser Stelle", _quiz, R, content=N),
    Directive(
        "scenario",
        "szenario",
        "Ein Entscheidungsszenario an dieser Stelle",
        _scenario,
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
