"""Blocks and inlines as plain nodes, the only thing that a typst template gets to see.

Whatever an author wrote is text in a node and never markup, so nothing in a course can run as code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
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
from builder.model.question import Question
from builder.model.text import block_text, plain_text, walk_inlines
from builder.record import record
from builder.writers.charts import chart_source, chart_table
from builder.writers.paper.columns import shares
from builder.writers.paper.debriefing import scenario_blocks
from builder.writers.paper.forms import Forms
from builder.writers.paper.pictures import TEXT_WIDTH, picture
from builder.writers.paper.practice import quiz_questions
from builder.writers.paper.sources import place
from builder.writers.recordings import media_blocks

Node = dict[str, Any]

PAGE_LEVEL = 2
"""Level of a page's title; headings inside a page begin one below."""
_TOGETHER, _WHOLE_TABLE = 900, 400
"""Characters of a text, and of a table, that is not worth dividing between two sheets: a table
repeats its header."""


@record
class Printer:
    """Turns blocks into nodes for one kind of reader.

    ``numbers`` are those of the practice questions, ``pages`` the pages that the document holds
    and links can lead to, ``sources`` and ``terms`` tell whether it ends in a list of findings and
    in the glossary, ``width`` is what a picture may take, in centimetres.
    """

    job: Job
    numbers: Mapping[str, int] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    sources: bool = False
    terms: bool = False
    reader: Reader = Reader.LEARNER
    width: float = TEXT_WIDTH

    def page(self, blocks: Iterable[Block]) -> list[Node]:
        """The nodes of a whole page; its headings skip no level, as PDF/UA asks."""
        nodes = self.blocks(blocks)
        above = PAGE_LEVEL
        for heading in _headings(nodes):
            heading["level"] = above = min(heading["level"], above + 1)
        return nodes

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [node for block in blocks for node in self._block(block)]

    def inlines(self, run: Iterable[Inline]) -> list[Any]:
        return [self._inline(inline) for inline in run]

    def question(self, question: Question) -> Node:
        """A question to answer on paper: forms that fill a gap of its text, and the others."""
        forms = Forms(self.job, self.inlines)
        nodes = {each.id: forms.node(each, question) for each in question.interactions}
        inside = [run.interaction for run in walk_inlines(question.stem) if isinstance(run, Gap)]
        return {
            "kind": "question",
            "stem": self.blocks(question.stem),
            "gaps": {name: nodes.pop(name) for name in inside if name in nodes},
            "forms": list(nodes.values()),
            "together": is_short(question.stem),
        }

    def _block(self, block: Block) -> Iterator[Node]:
        match block:
            case Heading(level=level, content=content):
                yield {"kind": "heading", "level": level, "content": self.inlines(content)}
            case Paragraph(content=content):
                yield {"kind": "paragraph", "content": self.inlines(content)}
            case List(items=items, ordered=ordered, start=start):
                nodes = [self.blocks(item) for item in items]
                yield {"kind": "list", "ordered": ordered, "start": start, "items": nodes}
            case Quote(content=content):
                yield {"kind": "quote", "content": self.blocks(content)}
            case CodeBlock(text=text, language=language):
                yield {"kind": "code-block", "text": text, "language": language}
            case Table():
                yield self._table(block)
            case Figure(image=image, caption=caption):
                node = picture(self.job.course, image, self.width)
                yield {"kind": "figure", "image": node, "caption": self.inlines(caption)}
                if block.description:
                    title = self.job.texts["media.described"]
                    yield self._boxed("disclosure", title, block.description)
            case Chart():
                yield from self._chart(block)
            case Media():
                yield from self.blocks(media_blocks(block, self.job.texts))
            case Columns(columns=columns):
                yield {"kind": "columns", "columns": [self.blocks(inner) for inner in columns]}
            case Checklist(title=title, items=items):
                title = title or self._word("checklist")
                items_ = [self.inlines(item) for item in items]
                together = is_short([block])
                yield {"kind": "checklist", "title": title, "items": items_, "together": together}
            case Audience(reader=reader, content=content):
                yield from self.blocks(content) if reader is self.reader else ()
            case SlideForm() | SpeakerNotes():
                pass
            case ScenarioRef(scenario=name):
                yield from self._scenario(name)
            case QuestionRef(question=name):
                yield from self._question(name)
            case QuizRef(quiz=name):
                yield from self._quiz(name)
            case Callout() | Evidence() | Disclosure() | Example() | Reflection():
                yield self._box(block)
            case _:
                assert_never(block)

    def _box(self, block: Callout | Evidence | Disclosure | Example | Reflection) -> Node:
        """A text set apart: ``role`` decides its looks, ``label`` says in words what it is."""
        match block:
            case Callout(kind=kind, title=title, content=content):
                return self._boxed(str(kind), title, content)
            case Disclosure(title=title, content=content):
                return self._boxed("disclosure", title, content)
            case Example(title=title, content=content):
                return self._boxed("example", title, content)
            case Reflection(title=title, content=content):
                return self._boxed("reflection", title, content)
            case Evidence():
                return self._evidence(block)
            case _:
                assert_never(block)

    def _boxed(self, role: str, title: str, content: tuple[Block, ...]) -> Node:
        label = self.job.texts[f"print.{role}"]
        return {
            "kind": "box",
            "role": role,
            "label": label,
            "title": title if title != label else "",
            "content": self.blocks(content),
            "together": is_short(content),
        }

    def _evidence(self, block: Evidence) -> Node:
        finding = self.job.project.findings[block.finding]
        content = self.blocks(block.content) or [
            {"kind": "paragraph", "content": [finding.statement]}
        ]
        source = f"{finding.event}; {place(finding)}"
        return {
            "kind": "box",
            "role": "evidence",
            "label": self._word("evidence"),
            "title": finding.id,
            "content": content,
            "source": self._word("source").format(source=source),
            "together": is_short(block.content),
        }

    def _table(self, table: Table) -> Node:
        return {
            "kind": "table",
            "header": [self.inlines(cell) for cell in table.header],
            "rows": [[self.inlines(cell) for cell in row] for row in table.rows],
            "alignments": list(table.alignments),
            "shares": shares(table),
            "together": is_short([table], _WHOLE_TABLE),
        }

    def _chart(self, chart: Chart) -> Iterator[Node]:
        """Title, drawing and numbers; who cannot see the drawing is told what it shows."""
        from builder.writers.charts.drawing import draw
        from builder.writers.charts.paper import PIXELS_PER_CENTIMETRE, sheet

        texts, deck = self.job.texts, self.job.theme.deck
        unit = texts["media.in_unit"].format(unit=chart.unit) if chart.unit else ""
        title = {"kind": "strong", "content": [chart.title]}
        drawing, height = sheet(
            draw(chart, texts),
            self.width * PIXELS_PER_CENTIMETRE,
            [deck[f"accent{number}"] for number in range(1, 7)],
        )
        yield {
            "kind": "chart",
            "title": [title, unit],
            "drawing": drawing.decode("ascii"),
            "alternative": f"{chart.title}. {chart.alternative}",
            "width": self.width,
            "height": round(height / PIXELS_PER_CENTIMETRE, 2),
        }
        yield self._table(chart_table(chart, texts))
        yield from self.blocks(chart_source(chart, texts))

    def _question(self, name: str) -> Iterator[Node]:
        question = self.job.course.questions.get(name)
        if question is None:
            return
        title = self._word("question").format(number=self.numbers[name])
        yield {"kind": "heading", "level": PAGE_LEVEL + 1, "content": [title]}
        yield self.question(question)

    def _scenario(self, name: str) -> Iterator[Node]:
        """How a scenario begins, and a sheet to write on when it has been played."""
        for scenario in self.job.course.scenarios:
            if scenario.id == name:
                yield from self.blocks(scenario_blocks(scenario, self.job.texts, PAGE_LEVEL + 1))

    def _quiz(self, name: str) -> Iterator[Node]:
        course = self.job.course
        if name != course.final_quiz:
            for question in quiz_questions(course, name):
                yield from self._question(question.id)
            return
        title = next((quiz.title for quiz in course.quizzes if quiz.id == name), name)
        words = self._word("final_quiz").format(title=title, mark=round(course.pass_mark * 100))
        yield {"kind": "paragraph", "content": [words]}

    def _inline(self, inline: Inline) -> Any:
        match inline:
            case Text(text=text):
                return text
            case Code(text=text):
                return {"kind": "code", "text": text}
            case LineBreak():
                return {"kind": "break"}
            case Emphasis(content=content) | Strong(content=content):
                return {"kind": "strong", "content": self.inlines(content)}
            case Foreign(language=language, content=content):
                return {"kind": "foreign", "language": language, "content": self.inlines(content)}
            case Abbreviation(expansion=expansion, content=content, spelled_out=spelled_out):
                after = [f" ({expansion})"] if spelled_out else []
                return {"kind": "words", "content": self.inlines(content) + after}
            case Term(entry=entry, content=content):
                known = self.terms and any(each.id == entry for each in self.job.course.glossary)
                inner = self.inlines(content)
                return {"kind": "term", "entry": entry, "linked": known, "content": inner}
            case Link():
                return self._link(inline)
            case Image():
                return {"kind": "picture", "image": picture(self.job.course, inline)}
            case Citation(finding=finding):
                return {"kind": "citation", "finding": finding, "linked": self.sources}
            case Gap(interaction=interaction):
                return {"kind": "gap", "interaction": interaction}
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> Node:
        content = self.inlines(link.content)
        if link.target.startswith("#"):
            page = link.target[1:]
            return {
                "kind": "page-link",
                "page": page,
                "linked": page in self.pages,
                "content": content,
            }
        return {
            "kind": "link",
            "target": link.target,
            "address": _unsaid_address(link),
            "content": content,
        }

    def _word(self, name: str) -> str:
        return self.job.texts[f"print.{name}"]


def _unsaid_address(link: Link) -> str:
    """The address to print behind a link, empty where its words already are the address."""
    address = link.target.removeprefix("mailto:").removeprefix("tel:")
    bare = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    said = plain_text(link.content).replace(" ", "")
    return "" if bare.replace(" ", "") in said else bare


def is_short(blocks: Iterable[Block], most: int = _TOGETHER) -> bool:
    """Whether a text surely fits on one sheet: what must not break and is longer would be cut."""
    return len(block_text(blocks)) <= most


def _headings(node: Any) -> Iterator[Node]:
    match node:
        case {"kind": "heading"}:
            yield node
        case dict():
            for value in node.values():
                yield from _headings(value)
        case list():
            for value in node:
                yield from _headings(value)
        case _:
            pass
