"""Blocks and inlines as short readable lines, for comparison in fixtures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic
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


def dump(blocks: Iterable[Block], diagnostics: Iterable[Diagnostic] = ()) -> str:
    """One line for each block with its line, inner blocks indented, diagnostics at the end."""
    lines = [line for block in blocks for line in _block(block)]
    return "\n".join([*lines, *(_diagnostic(found) for found in diagnostics)])


def _diagnostic(found: Diagnostic) -> str:
    values = " ".join(f"{name}={value!r}" for name, value in found.values.items())
    proposal = f" -> {found.proposal}" if found.proposal else ""
    return f"! {found.code} {found.span.line}:{found.span.column} {values}{proposal}".rstrip()


def _block(block: Block) -> Iterator[str]:
    line = block.span.line
    match block:
        case Heading(level=level, content=content):
            yield f"{line} heading {level}: {inline_text(content)}"
        case Paragraph(content=content):
            yield f"{line} paragraph: {inline_text(content)}"
        case List(items=items, ordered=ordered, start=start):
            yield f"{line} list" + (f" from {start}" if ordered else "")
            for item in items:
                yield "  - item"
                yield from _inner(item, "    ")
        case CodeBlock(text=text, language=language):
            yield f"{line} code {language}".rstrip()
            yield from (f"  | {line}".rstrip() for line in text.split("\n"))
        case Table():
            yield from _table(block)
        case Figure(image=image, caption=caption):
            yield f"{line} figure {inline_text([image])}: {inline_text(caption)}".rstrip(" :")
            yield from _inner(block.description, "  ")
        case Chart():
            yield from _chart(block)
        case Media(kind=kind, source=source, title=title, captions=captions, poster=poster):
            yield f"{line} {kind} {source} {title!r} {captions} {poster}".rstrip()
            yield from _inner(block.transcript, "  ")
        case Columns(columns=columns):
            yield f"{line} columns"
            for column in columns:
                yield "  - column"
                yield from _inner(column, "    ")
        case Checklist(title=title, items=points):
            yield f"{line} checklist {title}".rstrip()
            yield from (f"  - {inline_text(point)}" for point in points)
        case QuestionRef(question=question):
            yield f"{line} question {question}"
        case QuizRef(quiz=quiz):
            yield f"{line} quiz {quiz}"
        case _:
            yield from _container(block)


def _container(block: Block) -> Iterator[str]:
    match block:
        case Quote(content=content):
            name = "quote"
        case Callout(kind=kind, title=title, content=content):
            name = f"callout {kind} {title}"
        case Evidence(finding=finding, content=content):
            name = f"finding {finding}"
        case Disclosure(title=title, content=content):
            name = f"details {title}"
        case SlideForm(title=title, content=content, backup=backup):
            name = f"slide {title}" + " in reserve" * backup
        case SpeakerNotes(content=content):
            name = "notes"
        case Audience(reader=reader, content=content):
            name = f"only {reader}"
        case Example(title=title, content=content):
            name = f"example {title}"
        case Reflection(title=title, content=content):
            name = f"reflection {title}"
        case _:
            raise AssertionError(block)
    yield f"{block.span.line} {name}".rstrip()
    yield from _inner(content, "  ")


def _chart(chart: Chart) -> Iterator[str]:
    yield f"{chart.span.line} chart {chart.kind} {chart.title!r} in {chart.unit!r}"
    yield f"  {chart.alternative!r} {inline_text(chart.source)}".rstrip()
    for series in chart.series:
        pairs = zip(chart.categories, series.values, strict=True)
        yield f"  {series.name!r}: " + ", ".join(f"{name} {value}" for name, value in pairs)


def _inner(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    return (indent + line for block in blocks for line in _block(block))


def _table(table: Table) -> Iterator[str]:
    yield f"{table.span.line} table {' '.join(table.alignments)}"
    yield from (f"  {' | '.join(map(inline_text, row))}" for row in (table.header, *table.rows))


def inline_text(run: Iterable[Inline]) -> str:
    """Inlines in one line; what has a place shows it as @line:column."""
    return "".join(map(_inline, run))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Code(text=text):
            return f"`{text}`"
        case LineBreak():
            return "⏎"
        case Emphasis(content=content):
            return f"<em {inline_text(content)}>"
        case Strong(content=content):
            return f"<strong {inline_text(content)}>"
        case Link(target=target, content=content, span=span):
            return f"<link@{span.line}:{span.column} {target} {inline_text(content)}>"
        case Image(source=source, alternative=alternative, decorative=decorative, span=span):
            flag = " decorative" if decorative else ""
            return f"<image@{span.line}:{span.column} {source}{flag} {alternative!r}>"
        case Term(entry=entry, content=content, span=span):
            return f"<term {entry}: {inline_text(content)}@{span.line}:{span.column}>"
        case Foreign(language=language, content=content):
            return f"<{language}: {inline_text(content)}>"
        case Abbreviation(expansion=expansion, content=content, spelled_out=spelled_out):
            sign = ":=" if spelled_out else "="
            return f"<abbr {inline_text(content)} {sign} {expansion}>"
        case Citation(finding=finding, span=span):
            return f"<@{finding}@{span.line}:{span.column}>"
        case Gap(interaction=interaction):
            return f"<gap {interaction}>"
