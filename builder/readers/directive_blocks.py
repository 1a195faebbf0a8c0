"""What becomes of each directive: one function from its content to a block of the model.

A function reports what must not stand there and returns None where nothing is left to show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from builder.diagnostics import Span
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


def callout(kind: CalloutKind) -> Build:
    return lambda content: Callout(kind, content.argument, content.blocks, content.span)


def audience(reader: Reader) -> Build:
    return lambda content: Audience(reader, content.blocks, content.span)


def speaker_notes(content: Content) -> Block:
    return SpeakerNotes(content.blocks, content.span)


def slide_form(content: Content) -> Block:
    backup = "backup" in content.attributes
    return SlideForm(content.argument, content.blocks, content.span, backup)


def figure(content: Content) -> Block | None:
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


def columns(content: Content) -> Block:
    if content.blocks:
        content.report("M011", content.span, name=content.name)
    if len(content.parts) < 2:
        content.report("M010", content.span, name=content.name, count=len(content.parts))
    return Columns(content.parts, content.span)


def disclosure(content: Content) -> Block:
    return Disclosure(content.argument, content.blocks, content.span)


def checklist(content: Content) -> Block | None:
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


def example(content: Content) -> Block:
    return Example(content.argument, content.blocks, content.span)


def evidence(content: Content) -> Block:
    return Evidence(content.argument, content.blocks, _name_at(content))


def reflection(content: Content) -> Block:
    return Reflection(content.argument, content.blocks, content.span)


def question_ref(content: Content) -> Block:
    return QuestionRef(content.argument, _name_at(content))


def quiz_ref(content: Content) -> Block:
    return QuizRef(content.argument, _name_at(content))


def scenario_ref(content: Content) -> Block:
    return ScenarioRef(content.argument, _name_at(content))


def column(content: Content) -> Block | None:
    """Reached only outside of columns, which take their parts themselves."""
    content.report("M012", content.span, name=content.name)
    return None


def long_description(content: Content) -> Block | None:
    """Reached only outside of figures."""
    content.report("M018", content.span, name=content.name)
    return None


def chart(content: Content) -> Block | None:
    assert content.data is not None
    return read_chart(content.data, content.span)


def recording(kind: MediaKind) -> Build:
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


def _name_at(content: Content) -> Span:
    """Where the directive says which question, quiz, scenario or finding it shows."""
    return content.places.get(content.argument, content.span)
