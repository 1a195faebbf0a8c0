"""Turns blocks and inlines of the model into paragraphs and runs of slides and notes.

The Berlin standard asks for emphasis without italics or underlining, so all emphasis is bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
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
    Reader,
    Reflection,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.finding import Finding
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
from builder.model.text import plain_text
from builder.record import record
from builder.writers.charts import chart_blocks
from builder.writers.recordings import media_blocks
from builder.writers.slides.slide import BREAK, Bullet, Para, Run, Tone

GAP = "_____"
_DEEPEST = 2
_SENTENCE_END = re.compile(r"(?:(?<=[a-zäöüß]{2}[.!?])|(?<=[.!?]“)) +(?=[„A-ZÄÖÜ])")
_ABBREVIATIONS = {"bzw.", "evtl.", "exkl.", "ggf.", "inkl.", "sog.", "usw.", "vgl."}


@record
class Words:
    """Says in paragraphs what blocks say; knows the interface words and the register."""

    texts: Mapping[str, str]
    findings: Mapping[str, Finding]

    def __getitem__(self, key: str) -> str:
        return self.texts[f"slides.{key}"]

    def say(self, key: str, **values: object) -> str:
        return self[key].format(**values)

    def paras(self, blocks: Iterable[Block], level: int = 0) -> Iterator[Para]:
        """Paragraphs for a slide, without notes, questions and what is for learners only."""
        for block in blocks:
            said = self._block(block, min(level, _DEEPEST))
            yield from (para for para in said if para.text.strip())

    def _block(self, block: Block, level: int) -> Iterator[Para]:
        match block:
            case Heading(content=content):
                yield heading(runs(content), level)
            case Paragraph(content=content):
                yield Para(runs(content), level)
            case List():
                yield from self._list(block, level)
            case CodeBlock(text=text):
                yield Para((Run(text, code=True),), level)
            case Table(header=header, rows=rows):
                yield from table_as_text(header, rows, level)
            case Figure(image=image, caption=caption):
                yield from self._figure(image, caption, level)
                if block.description:
                    title = self.texts["media.described"]
                    yield from self._titled(title, block.description, level)
            case Chart():
                yield from self.paras(chart_blocks(block, self.texts), level)
            case Media():
                yield from self.paras(media_blocks(block, self.texts), level)
            case Checklist(title=title, items=items):
                yield from self._titled(title, (), level)
                yield from (Para(runs(item), level, Bullet.BOX) for item in items)
            case Columns(columns=columns):
                yield from self.paras((inner for column in columns for inner in column), level)
            case Evidence():
                yield from self._evidence(block, level)
            case Callout(kind=kind, title=title, content=content):
                yield from self._titled(title or self[f"callout_{kind.value}"], content, level)
            case Example(title=title, content=content):
                label = self["example"]
                yield from self._titled(f"{label}: {title}" if title else label, content, level)
            case Reflection(title=title, content=content):
                yield from self._titled(title or self["reflection"], content, level)
            case Disclosure(title=title, content=content):
                yield from self._titled(title, content, level)
            case Quote(content=content) | SlideForm(content=content):
                yield from self.paras(content, level)
            case Audience(reader=reader, content=content):
                if reader is Reader.LECTURER:
                    yield from self.paras(content, level)
            case SpeakerNotes() | QuestionRef() | QuizRef() | ScenarioRef():
                pass
            case _:
                assert_never(block)

    def _titled(self, title: str, content: Iterable[Block], level: int) -> Iterator[Para]:
        if title:
            yield heading((Run(title),), level)
        yield from self.paras(content, level)

    def _list(self, block: List, level: int) -> Iterator[Para]:
        mark = Bullet.NUMBER if block.ordered else Bullet.DOT
        for number, item in enumerate(block.items, block.start):
            for position, inner in enumerate(item):
                if isinstance(inner, List):
                    yield from self._list(inner, min(level + 1, _DEEPEST))
                    continue
                bullet = Bullet.CONTINUED if position else mark
                for para in self.paras((inner,), level):
                    if para.bullet is Bullet.NONE:
                        para = replace(para, bullet=bullet, number=number, under=mark)
                        bullet = Bullet.CONTINUED
                    yield replace(para, heading=False)

    def _figure(self, image: Image, caption: tuple[Inline, ...], level: int) -> Iterator[Para]:
        words = image.alternative
        if words and not image.decorative:
            yield Para((Run(self.say("picture", words=words)),), level)
        if caption:
            yield Para(runs(caption), level)

    def _evidence(self, block: Evidence, level: int) -> Iterator[Para]:
        finding = self.findings.get(block.finding)
        if block.content:
            yield from self.paras(block.content, level)
        elif finding:
            yield Para((Run(finding.statement),), level)
        if finding:
            source = self.say("finding", id=finding.id, source=finding.collection)
            yield Para((Run(source),), min(level + 1, _DEEPEST), Bullet.NONE)


def heading(content: tuple[Run, ...], level: int = 0) -> Para:
    return Para(
        tuple(replace(run, bold=True, tone=Tone.TITLE) for run in content), level, heading=True
    )


def last_sentence(content: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before the last sentence, which asks, and this sentence; nothing before if none."""
    text = "".join(run.text for run in content)
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if text[: match.start()].rpartition(" ")[2] not in _ABBREVIATIONS
    ]
    if not ends or not text.rstrip().endswith("?"):
        return (), content
    return _cut(content, 0, ends[-1]), _cut(content, ends[-1], len(text))


def _cut(content: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    parts, position = [], 0
    for run in content:
        words = run.text[max(start - position, 0) : max(end - position, 0)]
        parts.append(replace(run, text=words))
        position += len(run.text)
    return tuple(part for part in parts if part.text)


def table_as_text(
    header: tuple[tuple[Inline, ...], ...],
    rows: tuple[tuple[tuple[Inline, ...], ...], ...],
    level: int = 0,
) -> Iterator[Para]:
    """A table as a list: the first cell of each row, below it the others with their header."""
    for row in rows:
        yield Para(tuple(replace(run, bold=True) for run in runs(row[0])), level, Bullet.DOT)
        for title, cell in zip(header[1:], row[1:], strict=False):
            label = Run(f"{plain_text(title)}: ")
            yield Para((label, *runs(cell)), min(level + 1, _DEEPEST), Bullet.DOT)


def runs(content: Iterable[Inline], look: Run | None = None) -> tuple[Run, ...]:
    """Runs of inlines; links to pages of the course are plain words, as a deck has no pages."""
    return tuple(run for run in _runs(tuple(content), look or Run("")) if run.text)


def _runs(content: tuple[Inline, ...], look: Run) -> Iterator[Run]:
    for inline, follower in zip_longest(content, content[1:]):
        match inline:
            case Text(text=text):
                words = text.replace("\n", " ")
                # A reference to the register leaves no gap before the full stop behind it.
                cited = isinstance(follower, Citation)
                yield replace(look, text=words.rstrip() if cited else words)
            case Code(text=text):
                yield replace(look, text=text, code=True)
            case LineBreak():
                yield BREAK
            case Emphasis(content=inner) | Strong(content=inner):
                yield from _runs(inner, replace(look, bold=True))
            case Link(target=target, content=inner):
                address = "" if target.startswith("#") else target
                yield from _runs(inner, replace(look, link=address))
            case Foreign(language=language, content=inner):
                yield from _runs(inner, replace(look, language=language))
            case Term(content=inner):
                yield from _runs(inner, look)
            case Abbreviation(expansion=expansion, content=inner, spelled_out=spelled_out):
                yield from _runs(inner, look)
                if spelled_out:
                    yield replace(look, text=f" ({expansion})")
            case Image(alternative=alternative):
                yield replace(look, text=alternative)
            case Citation():
                pass
            case Gap():
                yield replace(look, text=GAP)
            case _:
                assert_never(inline)
