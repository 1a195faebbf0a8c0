"""Walks over blocks and inlines, and the words that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from builder.model.chart import Chart
from builder.model.document import (
    Audience,
    Block,
    Callout,
    Checklist,
    CodeBlock,
    Columns,
    Disclosure,
    Evidence,
    Example,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    QuestionRef,
    QuizRef,
    Quote,
    Reflection,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.inline import (
    Abbreviation,
    Citation,
    Code,
    Emphasis,
    Foreign,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    Term,
    Text,
)


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case Paragraph() | Heading():  # most blocks are; asked first, they cost least
            return ()
        case List(items=items):
            return tuple(inner for item in items for inner in item)
        case Columns(columns=columns):
            return tuple(inner for column in columns for inner in column)
        case (
            Quote(content=content)
            | Callout(content=content)
            | Evidence(content=content)
            | Disclosure(content=content)
            | SlideForm(content=content)
            | SpeakerNotes(content=content)
            | Audience(content=content)
            | Example(content=content)
            | Reflection(content=content)
        ):
            return content
        case Figure(description=content) | Media(transcript=content):
            return content
        case CodeBlock() | Table() | Chart() | Checklist():
            return ()
        case QuestionRef() | QuizRef() | ScenarioRef():
            return ()
        case _:
            assert_never(block)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, outermost first, in reading order."""
    for block in blocks:
        yield block
        if inner := children(block):
            yield from walk(inner)


def inlines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The runs of inlines that a block holds itself, without those of its inner blocks."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            return (content,)
        case Table(header=header, rows=rows):
            return (*header, *(cell for row in rows for cell in row))
        case Figure(image=image, caption=caption):
            return ((image,), caption)
        case Checklist(items=items):
            return items
        case Chart(source=source):
            return (source,)
        case List() | Quote() | CodeBlock() | Media() | Callout() | Evidence() | Disclosure():
            return ()
        case Columns() | SlideForm() | SpeakerNotes() | Audience() | Example() | Reflection():
            return ()
        case QuestionRef() | QuizRef() | ScenarioRef():
            return ()
        case _:
            assert_never(block)


def walk_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of every block, outermost first."""
    return inlines_of(walk(blocks))


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline that the blocks hold themselves, without those of their inner blocks."""
    for block in blocks:
        for run in inlines(block):
            yield from _nested(run)


def _nested(run: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in run:
        yield inline
        match inline:
            case Emphasis(content=content) | Strong(content=content):
                yield from _nested(content)
            case Link(content=content) | Foreign(content=content):
                yield from _nested(content)
            case Abbreviation(content=content) | Term(content=content):
                yield from _nested(content)
            case Text() | Code() | LineBreak() | Citation() | Image() | Gap():
                pass
            case _:
                assert_never(inline)


Shown = Image | Media
"""What a text shows from a file."""


def shown(blocks: Iterable[Block]) -> Iterator[Shown]:
    """Every picture and recording of the blocks."""
    for block in walk(blocks):
        if isinstance(block, Media):
            yield block
        for run in inlines(block):
            yield from (inline for inline in _nested(run) if isinstance(inline, Image))


def plain_text(run: Iterable[Inline]) -> str:
    """The words of inlines without any markup; a picture counts as its alternative text."""
    parts: list[str] = []
    for inline in run:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Emphasis(content=content) | Strong(content=content):
                parts.append(plain_text(content))
            case Link(content=content) | Foreign(content=content):
                parts.append(plain_text(content))
            case Abbreviation(content=content) | Term(content=content):
                parts.append(plain_text(content))
            case Image(alternative=alternative):
                parts.append(alternative)
            case Citation():
                pass
            case Gap():
                parts.append("___")
    return "".join(parts)


def block_text(blocks: Iterable[Block]) -> str:
    """The words of blocks, one line for each run of inlines; code blocks as they are."""
    lines: list[str] = []
    for block in walk(blocks):
        if isinstance(block, CodeBlock):
            lines.append(block.text)
        if isinstance(block, Chart):
            lines += [block.title, *block.categories, *(series.name for series in block.series)]
        if isinstance(block, Media):
            lines.append(block.title)
        lines.extend(plain_text(run) for run in inlines(block))
    return "\n".join(line for line in lines if line)
