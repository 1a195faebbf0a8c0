"""Blocks as they fit into the cell of a table: paragraphs, lists, pictures and nothing nested.

Tables inside tables and headings inside cells mislead screen readers, in Word as in PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from builder.job import Job
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
    Reader,
    Reflection,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.inline import Inline, Strong, Text
from builder.model.text import block_text
from builder.record import record
from builder.writers.charts import chart_blocks
from builder.writers.paper.nodes import Printer
from builder.writers.recordings import media_blocks


@record
class Bullets:
    """A list; numbered from ``start`` if that is not 0."""

    items: tuple[tuple[Simple, ...], ...]
    start: int = 0


Simple = Paragraph | Bullets | Figure | CodeBlock


@record
class Condenser:
    """Condenses blocks for the lecturer; ``printer`` knows the numbers of the questions."""

    printer: Printer

    def blocks(self, blocks: Iterable[Block]) -> tuple[Simple, ...]:
        return tuple(simple for block in blocks for simple in self._block(block))

    def _block(self, block: Block) -> Iterator[Simple]:
        match block:
            case Figure(image=image, caption=caption, description=description):
                yield Figure(image, caption, block.span)
                if description:
                    yield Paragraph((Strong((Text(self._job.texts["media.described"]),)),))
                    yield from self.blocks(description)
            case Paragraph() | CodeBlock():
                yield block
            case Heading(content=content):
                yield Paragraph((Strong(content),))
            case List(items=items, ordered=ordered, start=start):
                yield Bullets(tuple(self.blocks(item) for item in items), start if ordered else 0)
            case Table(rows=rows):
                yield Bullets(tuple((_row(row),) for row in rows))
            case Chart():
                yield from self.blocks(chart_blocks(block, self._job.texts))
            case Media():
                yield from self.blocks(media_blocks(block, self._job.texts))
            case Checklist(title=title, items=items):
                yield self.label("checklist", title)
                yield Bullets(tuple((Paragraph(item),) for item in items))
            case Columns(columns=columns):
                for column in columns:
                    yield from self.blocks(column)
            case Quote(content=content):
                yield from self.blocks(content)
            case Callout(kind=kind, title=title, content=content):
                yield self.label(str(kind), title)
                yield from self.blocks(content)
            case Disclosure(title=title, content=content):
                yield self.label("disclosure", title)
                yield from self.blocks(content)
            case Example(title=title, content=content):
                yield self.label("example", title)
                yield from self.blocks(content)
            case Reflection(title=title, content=content):
                yield self.label("reflection", title)
                yield from self.blocks(content)
            case Evidence(finding=finding, content=content):
                yield self.label("evidence", finding)
                statement = self._job.project.findings[finding].statement
                yield from self.blocks(content) or (Paragraph((Text(statement),)),)
            case Audience(reader=reader, content=content):
                yield from self.blocks(content) if reader is Reader.LECTURER else ()
            case SlideForm() | SpeakerNotes() | ScenarioRef():
                pass
            case QuestionRef(question=name):
                yield from self._question(name)
            case QuizRef(quiz=name):
                yield from self._quiz(name)
            case _:
                assert_never(block)

    @property
    def _job(self) -> Job:
        return self.printer.job

    def label(self, role: str, title: str) -> Paragraph:
        """The words over a text that is set apart: what it is, and its title."""
        label = self._job.texts[f"print.{role}"]
        words = f"{label}: {title}" if title and title != label else label
        return Paragraph((Strong((Text(words),)),))

    def _question(self, name: str) -> Iterator[Simple]:
        question = self._job.course.questions.get(name)
        if question is not None and name in self.printer.numbers:
            title = self._job.texts["print.question"].format(number=self.printer.numbers[name])
            stem = Text(": " + block_text(question.stem).replace("\n", " "))
            yield Paragraph((Strong((Text(title),)), stem))

    def _quiz(self, name: str) -> Iterator[Simple]:
        quiz = next((quiz for quiz in self._job.course.quizzes if quiz.id == name), None)
        if quiz is not None:
            yield Paragraph((Strong((Text(quiz.title),)),))


def simple_nodes(printer: Printer, simples: Iterable[Simple]) -> list[dict[str, Any]]:
    """The nodes of condensed blocks for a typst template."""
    nodes: list[dict[str, Any]] = []
    for simple in simples:
        match simple:
            case Bullets(items=items, start=start):
                inner = [simple_nodes(printer, item) for item in items]
                nodes.append(
                    {"kind": "list", "ordered": start > 0, "start": start or 1, "items": inner}
                )
            case Paragraph() | Figure() | CodeBlock():
                nodes.extend(printer.blocks([simple]))
            case _:
                assert_never(simple)
    return nodes


def _row(cells: tuple[tuple[Inline, ...], ...]) -> Paragraph:
    first, *rest = cells
    content: list[Inline] = [Strong(first)]
    for cell in rest:
        content += [Text(": " if cell is rest[0] else "; "), *cell]
    return Paragraph(tuple(content))
