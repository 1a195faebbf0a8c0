"""Generated texts of the same few words, whose tree and lines the generator knows.

Equal words everywhere are what a scan for lines could confuse; so nothing here is unique.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from builder.diagnostics import Span
from builder.model.document import (
    Block,
    Callout,
    CalloutKind,
    CodeBlock,
    Columns,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
)
from builder.model.inline import Citation, Image, Inline, Link, Strong, Text
from builder.model.text import walk, walk_inlines
from builder.readers.prose import Prose
from tests.prose.dump import dump

PROSE = Prose({})
WORDS = ("a", "b", "a b", "b a", "1", "x")


@dataclass
class Writer:
    """Writes a random text and notes what it must become."""

    dice: random.Random
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join(self.lines)

    def put(self, line: str) -> Span:
        self.lines.append(line)
        return Span("x.md", len(self.lines))

    def gap(self, prefix: str) -> None:
        for _ in range(self.dice.choice((1, 1, 1, 2, 3))):
            self.put(prefix.rstrip())

    def blocks(self, prefix: str, depth: int, first: str = "") -> tuple[Block, ...]:
        """Some blocks, each line after ``prefix``; ``first`` replaces it in the first line."""
        made: list[Block] = [self.paragraph(first or prefix, prefix)]
        for _ in range(self.dice.randint(0, 3)):
            close = isinstance(made[-1], Paragraph) and self.dice.random() < 0.3
            kind = self.dice.choice(self.kinds(prefix, depth, close))
            if isinstance(made[-1], kind):
                kind = Paragraph
            if not close or kind is Paragraph:
                self.gap(prefix)
            made.append(self.block(kind, prefix, depth))
        return tuple(made)

    def kinds(self, prefix: str, depth: int, close: bool) -> list[type]:
        kinds: list[type] = [CodeBlock, Figure] if ">" not in prefix else [CodeBlock]
        if depth < 3:
            kinds += [List, Quote]
        if not close:
            kinds += [Paragraph, Table, Heading]
        return kinds

    def block(self, kind: type, prefix: str, depth: int) -> Block:
        if kind is List:
            return self.list(prefix, depth)
        if kind is Quote:
            span = Span("x.md", len(self.lines) + 1)
            return Quote(self.blocks(f"{prefix}> ", depth + 1), span)
        if kind is Table:
            return self.table(prefix)
        if kind is Heading:
            word = self.dice.choice(WORDS)
            return Heading(3, (Text(word),), self.put(f"{prefix}### {word}"))
        if kind is CodeBlock:
            return self.code(prefix)
        if kind is Figure:
            span = self.put(f"{prefix}![a](assets/a.svg)")
            place = Span("x.md", span.line, len(prefix) + 6)
            return Figure(Image("assets/a.svg", "a", span=place), (), span)
        return self.paragraph(prefix, prefix)

    def paragraph(self, first: str, prefix: str) -> Paragraph:
        content: list[Inline] = []
        start = len(self.lines) + 1
        for number in range(self.dice.choice((1, 1, 2, 3))):
            lead = prefix if number else first
            if number:
                content.append(Text(" "))
            self.put(lead + self.words(content, lead))
        return Paragraph(joined(content), Span("x.md", start))

    def words(self, content: list[Inline], lead: str) -> str:
        """One line of text: its words, and in ``content`` what they become."""
        line = ""
        for _ in range(self.dice.randint(1, 3)):
            space = " " if line else ""
            if space:
                content.append(Text(" "))
            line += space
            at = Span("x.md", len(self.lines) + 1, len(lead) + len(line) + 5)
            word = self.dice.choice(WORDS)
            match self.dice.randint(0, 5):
                case 0:
                    line += "[a](#a)"
                    content.append(Link("#a", (Text("a"),), at))
                case 1:
                    line += "[@a]"
                    content.append(Citation("a", Span("x.md", at.line, at.column - 2)))
                case 2:
                    line += f"**{word}**"
                    content.append(Strong((Text(word),)))
                case _:
                    line += word
                    content.append(Text(word))
        return line

    def list(self, prefix: str, depth: int) -> List:
        span = Span("x.md", len(self.lines) + 1)
        ordered = self.dice.random() < 0.4
        indent = " " * (self.dice.choice((3, 4)) if ordered else self.dice.choice((2, 4)))
        loose = self.dice.random() < 0.3
        items = []
        for number in range(1, self.dice.randint(2, 4)):
            if loose and number > 1:
                self.gap(prefix)
            sign = f"{number}. " if ordered else "- "
            items.append(self.blocks(prefix + indent, depth + 1, prefix + sign))
        return List(tuple(items), ordered, 1, span)

    def table(self, prefix: str) -> Table:
        rows = []
        span = Span("x.md", len(self.lines) + 1)
        for number in range(self.dice.randint(1, 4)):
            cells = [self.dice.choice(WORDS) for _ in range(2)]
            self.put(f"{prefix}| {' | '.join(cells)} |")
            if not number:
                self.put(f"{prefix}|---|---|")
            rows.append(tuple((Text(cell),) for cell in cells))
        return Table(rows[0], tuple(rows[1:]), ("left", "left"), span)

    def code(self, prefix: str) -> CodeBlock:
        body = [self.dice.choice((*WORDS, "", "- a", "::: a")) for _ in range(3)]
        span = self.put(f"{prefix}```")
        for line in body:
            self.put((prefix + line).rstrip())
        self.put(f"{prefix}```")
        return CodeBlock("\n".join(body), "", span)

    def document(self) -> tuple[Block, ...]:
        made: list[Block] = []
        for _ in range(12):
            made.extend(self.part(0))
            self.gap("")
        return tuple(made)

    def part(self, depth: int) -> tuple[Block, ...]:
        """Plain blocks or a directive around more of them."""
        kind = self.dice.randint(0, 3) if depth < 3 else 0
        if kind == 1:
            span = Span("x.md", self.put("::: hinweis a").line, 5)
            content = tuple(block for _ in range(2) for block in self.part(depth + 1))
            self.put(":::")
            return (Callout(CalloutKind.NOTE, "a", content, span),)
        if kind == 2:
            span = Span("x.md", self.put("::: spalten").line, 5)
            columns = []
            for _ in range(2):
                self.put("::: spalte")
                columns.append(self.part(depth + 1))
                self.put(":::")
            self.put(":::")
            return (Columns(tuple(columns), span),)
        made = self.blocks("", 0)
        self.gap("")
        return made


def joined(content: list[Inline]) -> tuple[Inline, ...]:
    texts: list[Inline] = []
    for inline in content:
        last = texts[-1] if texts else None
        if isinstance(inline, Text) and isinstance(last, Text):
            texts[-1] = Text(last.text + inline.text)
        else:
            texts.append(inline)
    return tuple(texts)


@pytest.mark.parametrize("batch", range(6))
def test_every_block_and_inline_has_its_line(batch: int) -> None:
    located = 0
    for seed in range(batch * 20, batch * 20 + 20):
        writer = Writer(random.Random(seed))
        expected = writer.document()
        blocks, found = PROSE.read_blocks(writer.text(), Span("x.md", 1))
        assert dump(blocks, found) == dump(expected), seed
        located += sum(1 for _ in walk(blocks)) + sum(1 for _ in walk_inlines(blocks))
    assert located > 2_000


def test_the_first_line_of_a_text_may_stand_anywhere() -> None:
    (block,), _ = PROSE.read_blocks("a\n[b](#c)", Span("x.md", 41, 7))
    assert isinstance(block, Paragraph)
    link = block.content[1]
    assert isinstance(link, Link)
    assert (block.span.line, link.span) == (41, Span("x.md", 42, 11, 2))
    (link,), _ = PROSE.read_inlines("[b](#c)", Span("q.yaml", 3, 7))
    assert isinstance(link, Link)
    assert link.span == Span("q.yaml", 3, 11, 2)
    inlines, _ = PROSE.read_inlines("\n\nText\n[b](#c)", Span("q.yaml", 3))
    assert isinstance(inlines[1], Link)
    assert inlines[1].span == Span("q.yaml", 6, 5, 2)


@pytest.mark.parametrize("name", ["frage", "test", "szenario", "befund"])
def test_a_reference_stands_where_its_name_does(name: str) -> None:
    (block,), _ = PROSE.read_blocks(f"::: {name} ab-1\n:::", Span("x.md", 3))
    assert block.span == Span("x.md", 3, 6 + len(name), 4)
