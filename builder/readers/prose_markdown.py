"""Python-Markdown as a parser: its block processors and inline patterns, never its HTML.

Registered are only those that our model can show. Raw HTML, entities and indented code stay text;
fences, references and rules never arrive (see :mod:`builder.readers.prose_outline`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import punctuation
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import (
    InlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from builder.readers.prose_source import PLACEHOLDER

_REPLACED = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "automail",
    "html",
    "entity",
    "em_strong",
)
"""Inline patterns that are ours here, or nobody's."""

MAX_ROW = 5_000
"""Characters in a row of a table: the library's time grows with their square."""

LOST = "lost"
"""Attribute of an element: line ends of its source that its text no longer has."""

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(
    r"\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"""(?:\s+("[^"]{0,500}"|'[^']{0,500}'))?\s*\)"""
)
_LABEL = re.compile(r" ?\[([^\[\]]{0,200})\]")
_ATTRIBUTES = re.compile(r"\{([^{}\n]{0,100})\}")


class Parser:
    """One parser for all texts of a project; building it costs more than parsing a page."""

    def __init__(self, placeholders: Mapping[str, str]) -> None:
        self._markdown = _markdown(placeholders)
        self._inline = self._markdown.treeprocessors["inline"]

    def blocks(self, lines: Sequence[str]) -> Element:
        """The tree of blocks, each with its raw text; line ends stay as they are."""
        root = Element("div")
        block: list[str] = []
        for line in lines:
            if line:
                block.append(line)
            elif block:
                self._markdown.parser.parseBlocks(root, ["\n".join(block)])
                block = []
        if block:
            self._markdown.parser.parseBlocks(root, ["\n".join(block)])
        return root

    def inlines(self, text: str, references: Mapping[str, tuple[str, str]]) -> Element:
        """One element with the inline tree of a raw text."""
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = text
        self._markdown.references.clear()
        self._markdown.references.update(references)
        self._inline.run(root)
        return paragraph


def _markdown(placeholders: Mapping[str, str]) -> Markdown:
    markdown = Markdown(extensions=[SaneListExtension()])
    markdown.ESCAPED_CHARS = list(punctuation)
    for name in ("code", "setextheader", "hr", "reference"):
        markdown.parser.blockprocessors.deregister(name)
    for name in _REPLACED:
        markdown.inlinePatterns.deregister(name)
    _register_blocks(markdown)
    _register_inlines(markdown, placeholders)
    return markdown


def _register_blocks(markdown: Markdown) -> None:
    blocks = markdown.parser.blockprocessors
    blocks.register(_Table(markdown.parser, {"use_align_attribute": True}), "table", 75)
    blocks.register(_Heading(markdown.parser), "hashheader", 70)
    blocks.register(_Quote(markdown.parser), "quote", 20)


def _register_inlines(markdown: Markdown, placeholders: Mapping[str, str]) -> None:
    code = _Code(r"(?<![\\`])(?:\\\\)*(`+)(?!`)(.+?)(?<!`)\1(?!`)", markdown)
    address = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>"
    patterns = markdown.inlinePatterns
    patterns.register(code, "backtick", 190)
    patterns.register(_Placeholder(PLACEHOLDER.pattern, placeholders), "placeholder", 178)
    patterns.register(_Foreign(r"(?<!!)\[", markdown), "foreign", 176)
    patterns.register(_Link(r"(?<!!)\[", markdown), "link", 160)
    patterns.register(_Image(r"!\[", markdown), "image_link", 150)
    patterns.register(_Citation(r"\[@([^\s\[\]@,;]+)\]", markdown), "citation", 140)
    patterns.register(_Autolink(address, markdown), "autolink", 120)
    patterns.register(SubstituteTagInlineProcessor(r"(?:  |\\)\n", "br"), "linebreak", 100)


class _Table(TableProcessor):
    """Tables whose rows remember their source and how many cells it has."""

    def test(self, parent: Element, block: str) -> bool:
        if "|" not in block or max(map(len, block.split("\n"))) > MAX_ROW:
            return False
        return super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks[0].split("\n")
        super().run(parent, blocks)
        for row, line in zip(parent[-1].iter("tr"), [lines[0], *lines[2:]], strict=False):
            row.set("source", line)
            cells = self._split_row(line.strip(" "))  # type: ignore[attr-defined]
            row.set("cells", str(len(cells)))


class _Heading(HashHeaderProcessor):
    """Headings need a blank after the signs: ``#12`` is text."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header> [^\n]*|)(?:\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and super().test(parent, block)


class _Quote(BlockQuoteProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return ">" in block and super().test(parent, block)


Found = tuple[Element | str | None, int | None, int | None]
"""What a match becomes, and where it begins and ends; None where it is no match after all."""


class _Inline(InlineProcessor):
    """An inline pattern of ours: the one place that bears the library's name and types."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return self.found(m, data)

    def found(self, m: re.Match[str], data: str) -> Found:
        raise NotImplementedError


class _Code(_Inline):
    """Code as typed: the library's own would escape it for HTML."""

    def found(self, m: re.Match[str], data: str) -> Found:
        code = Element("code")
        code.text = AtomicString(m[2].strip())
        _count_lost(code, m[0], code.text)
        return code, m.start(1), m.end(0)


class _Placeholder(_Inline):
    def __init__(self, pattern: str, values: Mapping[str, str]) -> None:
        super().__init__(pattern)
        self.values = {name: _PUNCTUATION.sub(_escaped, value) for name, value in values.items()}

    def found(self, m: re.Match[str], data: str) -> Found:
        return self.values.get(m[1]), m.start(0), m.end(0)


class _Foreign(_Inline):
    """``[text]{lang=en}``; whether the attributes are right is for the reader to say."""

    def found(self, m: re.Match[str], data: str) -> Found:
        text, index, closed = _bracketed(data, m.end(0))
        attributes = _ATTRIBUTES.match(data, index) if closed else None
        if attributes is None:
            return None, None, None
        span = Element("span", attributes=attributes[1])
        span.text = text
        return span, m.start(0), attributes.end()


class _Link(_Inline):
    """``[text](target "title")``, ``[text][name]`` and ``[name]``."""

    tag = "a"

    def found(self, m: re.Match[str], data: str) -> Found:
        text, index, closed = _bracketed(data, m.end(0))
        if not closed:
            return None, None, None
        found = self.destination(data, text, index)
        if found is None:
            return None, None, None
        target, title, end = found
        element = Element(self.tag, target=target, title=title)
        end = self.fill(element, text, data, end)
        _count_lost(element, data[m.start(0) : end], element.text or "")
        return element, m.start(0), end

    def destination(self, data: str, text: str, index: int) -> tuple[str, str, int] | None:
        """Target, title and end of a link whose text ends at ``index``."""
        assert self.md is not None
        if direct := _TARGET.match(data, index):
            target = direct[1].removeprefix("<").removesuffix(">")
            title = _bare(self, (direct[2] or "")[1:-1])
            return _bare(self, target).strip(), " ".join(title.split()), direct.end()
        label = _LABEL.match(data, index)
        name = (label[1] if label and label[1].strip() else text).strip().lower()
        if found := self.md.references.get(" ".join(name.split())):
            return _bare(self, found[0]), found[1], label.end() if label else index
        return None

    def fill(self, element: Element, text: str, data: str, end: int) -> int:
        """Put the text where it belongs and return where the element ends."""
        element.text = text
        return end


class _Image(_Link):
    tag = "img"

    def fill(self, element: Element, text: str, data: str, end: int) -> int:
        element.set("alternative", " ".join(_bare(self, text).split()))
        if attributes := _ATTRIBUTES.match(data, end):
            element.set("attributes", attributes[1])
            return attributes.end()
        return end


class _Citation(_Inline):
    def found(self, m: re.Match[str], data: str) -> Found:
        return Element("cite", finding=_bare(self, m[1])), m.start(0), m.end(0)


class _Autolink(_Inline):
    """An address between angle brackets, not obfuscated as the library does it."""

    def found(self, m: re.Match[str], data: str) -> Found:
        address = _bare(self, m[1])
        is_mail = "@" in address and ":" not in address
        link = Element("a", target=f"mailto:{address}" if is_mail else address)
        return link, m.start(0), m.end(0)


def _escaped(sign: re.Match[str]) -> str:
    """A sign as the escape pattern leaves it: nothing takes it for markup any more."""
    return f"{STX}{ord(sign[0])}{ETX}"


def _bare(pattern: InlineProcessor, text: str) -> str:
    """The text with the words of what earlier patterns have taken out of it, at any depth."""
    while INLINE_PLACEHOLDER_RE.search(text):
        text = pattern.unescape(text)
    return text


def _bracketed(data: str, index: int) -> tuple[str, int, bool]:
    """The text up to the bracket that closes the one before ``index``, and where it ends."""
    level = 1
    for bracket in _BRACKET.finditer(data, index):
        level += 1 if bracket[0] == "[" else -1
        if not level:
            return data[index : bracket.start()], bracket.end(), True
    return "", index, False


def _count_lost(element: Element, whole: str, kept: str) -> None:
    if lost := whole.count("\n") - kept.count("\n"):
        element.set(LOST, str(lost))
