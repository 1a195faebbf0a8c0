"""Outline and block trees to blocks of the model, each with its line.

The parser keeps the raw text of a block but not its line. Its elements come in the order of the
source and own disjoint lines, so one forward scan over the passage finds every line again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from builder.diagnostics import Span, nearest
from builder.model.document import Block, CodeBlock, Figure, Heading, List, Paragraph, Quote, Table
from builder.model.inline import Image, Inline, Text
from builder.model.text import plain_text
from builder.readers.chart import Data
from builder.readers.directive_blocks import Content
from builder.readers.directives import BY_NAME, Directive, Need, proposal
from builder.readers.prose_inlines import Inlines
from builder.readers.prose_lists import laid_out
from builder.readers.prose_outline import SLOT, Outline, Passage, Section, without_attributes
from builder.readers.prose_source import Source
from builder.readers.yamltree import Scalar

if TYPE_CHECKING:
    from builder.readers.prose_markdown import Parser


_APART = frozenset({"slide", "notes"})
"""Directives that are read without the text around them, and so explain abbreviations anew."""


class Blocks:
    """Builds the blocks of one text."""

    def __init__(self, parser: Parser, source: Source, outline: Outline) -> None:
        self.parser = parser
        self.source = source
        self.outline = outline
        self.inlines = Inlines(parser, source, outline.references)
        self.level = 2
        self.inlines.abbreviations = outline.abbreviations

    def read(self) -> tuple[Block, ...]:
        return self._parts(self.outline.parts, ())[0]

    def _parts(
        self, parts: Iterable[Passage | Section], outer: tuple[str, ...]
    ) -> tuple[tuple[Block, ...], tuple[tuple[Block, ...], ...]]:
        """The blocks and, apart from them, what directives say that only a part can stand in."""
        blocks: list[Block] = []
        inner: list[tuple[Block, ...]] = []
        for part in parts:
            if isinstance(part, Passage):
                blocks.extend(self._passage(part))
            elif outer and _is_part(part, outer[-1]):
                inner.append(self._content(part, outer).blocks)
            else:
                blocks.extend(self._section(part, outer))
        return tuple(blocks), tuple(inner)

    def _passage(self, passage: Passage) -> Iterator[Block]:
        if any(passage.lines):
            yield from _PassageBlocks(self, laid_out(passage, self.source)).read()

    def _section(self, section: Section, outer: tuple[str, ...]) -> Sequence[Block]:
        """The block of a directive; what an unknown one encloses stays."""
        directive = BY_NAME.get(section.name)
        if directive is None:
            near = proposal(section.name, self.outline.directives)
            self.source.report("M003", section.row, section.name, near, name=section.name)
            return self._parts(section.parts, outer)[0]
        if directive.name in outer and not directive.inside_itself:
            self.source.report("M015", section.row, section.name, name=section.name)
        content = self._content(section, outer)
        if directive.argument is Need.REQUIRED and not content.argument:
            self.source.report("M004", section.row, section.name, name=section.name)
            return content.blocks
        block = directive.build(content)
        return content.blocks if block is None else (block,)

    def _content(self, section: Section, outer: tuple[str, ...]) -> Content:
        directive = BY_NAME[section.name]
        explained = self.inlines.explained
        if directive.name in _APART:
            self.inlines.explained = set()
        blocks, parts = self._parts(section.parts, (*outer, directive.name))
        self.inlines.explained = explained
        attributes = self._attributes(section, directive)
        if directive.argument is Need.NONE and section.argument:
            self.source.report(
                "M005", section.row, section.argument, name=section.name, text=section.argument
            )
        if directive.content is Need.NONE and blocks:
            self.source.report("M009", section.row, section.name, name=section.name)
        if directive.content is Need.REQUIRED and not blocks:
            self.source.report("M016", section.row, section.name, name=section.name)
        return Content(
            section.name,
            self._title(section),
            blocks,
            parts,
            self.source.place(section.row, section.name),
            self.source.report_at,
            attributes,
            self._places(section, attributes),
            self._data(section) if directive.is_data else None,
        )

    def _attributes(self, section: Section, directive: Directive) -> dict[str, str]:
        """What stands in the braces of a directive, by canonical names."""
        found: dict[str, str] = {}
        names = {name: one[0] for one in directive.attributes for name in one}
        flags = {name: one[0] for one in directive.flags for name in one}
        known = names | flags
        words = section.attributes.split() if known else filter(None, [section.attributes])
        for word in words:
            name, _, value = word.partition("=")
            if name in names and value:
                found[names[name]] = value.strip('"')
            elif word in flags:
                found[flags[word]] = ""
            else:
                self.source.report("M006", section.row, word, nearest(name, known), name=word)
        return found

    def _places(self, section: Section, attributes: Mapping[str, str]) -> dict[str, Span]:
        """Where the first word of the argument and the values of attributes stand."""
        words = (section.argument.partition(" ")[0], *attributes.values())
        return {word: self.source.place(section.row, word) for word in words if word}

    def _data(self, section: Section) -> Data:
        """The lines of a directive as if they stood in a file of their own, with their places."""
        margin = " " * (max(self.source.span.column, 1) - 1)
        first = self.source.place(section.row + 1)

        def words(scalar: Scalar) -> tuple[Inline, ...]:
            row = scalar.span.line - self.source.span.line
            lines = scalar.text.strip().split("\n")
            return self.inlines.read("\n".join(lines), range(row, row + len(lines)))

        text = "\n".join(margin + line for line in section.data)
        return Data(text, first, self.source.diagnostics, words)

    def _title(self, section: Section) -> str:
        return plain_text(self.inlines.read(section.argument, (section.row,)))


def _is_part(section: Section, whole: str) -> bool:
    directive = BY_NAME.get(section.name)
    return directive is not None and directive.part_of == whole


class _PassageBlocks:
    """One passage; ``at`` is the first line that no block has taken yet."""

    def __init__(self, whole: Blocks, passage: Passage) -> None:
        self.whole = whole
        self.source = whole.source
        self.lines = passage.lines
        self.rows = passage.rows
        self.at = 0

    def read(self) -> Iterator[Block]:
        root = self.whole.parser.blocks(self.lines)
        return self._children(root)

    def _children(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            yield from self._block(child)
            if child.tail and child.tail.strip():
                yield from self._paragraph(child.tail)

    def _block(self, element: Element) -> Iterator[Block]:
        match element.tag:
            case "p":
                return self._paragraph(element.text or "")
            case "ul" | "ol":
                return self._list(element)
            case "blockquote":
                return self._quote(element)
            case "table":
                return self._table(element)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return self._heading(element)
            case "li":
                return self._item(element)
        raise AssertionError(element.tag)

    def _take(self, text: str, sign: str = "") -> int:
        """The row of the next line that ends with a text, or has the sign and the text."""
        for index in range(self.at, len(self.lines)):
            line = self.lines[index]
            if (sign in line and text in line) if sign else line.rstrip().endswith(text):
                self.at = index + 1
                return self.rows[index]
        raise AssertionError(f"no line for {text!r}")

    def _next(self) -> Span:
        """The place of the next line with more than the marks of a quote."""
        for index in range(self.at, len(self.lines)):
            if self.lines[index].strip(" >"):
                return self.source.place(self.rows[index])
        return self.source.place(self.rows[-1])

    def _read(self, text: str) -> tuple[tuple[Inline, ...], list[int]]:
        rows = [self._take(line.strip()) for line in text.strip().split("\n")]
        return self.whole.inlines.read(text, rows), rows

    def _paragraph(self, text: str) -> Iterator[Block]:
        if not text.strip():
            return
        if text.lstrip().startswith(SLOT):
            self._take(text.strip())
            fence = self.whole.outline.fences[int(text.strip()[len(SLOT) : -1])]
            place = self.source.place(fence.row)
            yield CodeBlock("\n".join(fence.lines), fence.language, place)
            return
        content, rows = self._read(text)
        place = self.source.place(rows[0])
        match content:
            case (Image() as image,):
                title = self.whole.inlines.title
                yield Figure(image, (Text(title),) if title else (), place)
                return
            case ():
                return
        if (bar := f"\n{text}".find("\n|")) >= 0:
            self.source.report("M028", rows[text.count("\n", 0, bar)], "|")
        for inline in content:
            if isinstance(inline, Image):
                self.source.report_at("M045", inline.span)
        yield Paragraph(content, place)

    def _heading(self, element: Element) -> Iterator[Block]:
        level = int(element.tag[1])
        signs = "#" * level
        raw = (element.text or "").rstrip()
        row = self._take(raw, signs)
        title = raw.rstrip("#")
        if title != raw and (not title or title.endswith(" ")):
            raw = title.rstrip()
        if not raw:
            self.source.report("M024", row, signs, signs=signs)
            return
        raw, attributes = without_attributes(raw)
        if attributes:
            self.source.report("M006", row, attributes, name=attributes)
        if level < 3:
            self.source.report("M022", row, signs, signs=signs)
        elif level > self.whole.level + 1:
            self.source.report("M023", row, signs, wanted="#" * (self.whole.level + 1))
        self.whole.level = max(level, 2)
        content = self.whole.inlines.read(raw, (row,), spelled=False)
        yield Heading(max(level, 3), content, self.source.place(row))

    def _quote(self, element: Element) -> Iterator[Block]:
        place = self._next()
        if content := tuple(self._children(element)):
            yield Quote(content, place)

    def _list(self, element: Element) -> Iterator[Block]:
        place = self._next()
        items: list[tuple[Block, ...]] = []
        for child in element:
            blocks = tuple(self._block(child))
            if child.tag == "li" or not items:
                items.append(blocks)
            else:
                items[-1] += blocks
        ordered = element.tag == "ol"
        yield List(tuple(items), ordered, int(element.get("start", "1")), place)

    def _item(self, element: Element) -> Iterator[Block]:
        if element.text and element.text.strip():
            yield from self._paragraph(element.text)
        yield from self._children(element)

    def _table(self, element: Element) -> Iterator[Block]:
        place = self._next()
        header, *rows = element.iter("tr")
        titles = self._row(header, len(header))
        self.at += 1  # the line of dashes under the header
        alignments = tuple(cell.get("align") or "left" for cell in header)
        cells = tuple(self._row(row, len(header)) for row in rows if row.get("source") is not None)
        yield Table(titles, cells, alignments, place)

    def _row(self, element: Element, width: int) -> tuple[tuple[Inline, ...], ...]:
        source = (element.get("source") or "").strip()
        row = self._take(source)
        found = int(element.get("cells", "0"))
        if found != width:
            self.source.report("M027", row, source, found=found, wanted=width)
        return tuple(self.whole.inlines.read(cell.text or "", (row,)) for cell in element)
