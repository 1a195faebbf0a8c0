"""Inline trees of the parser to inlines of the model, with lines and mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from builder.diagnostics import Span
from builder.model.inline import (
    Abbreviation,
    Citation,
    Code,
    Emphasis,
    Foreign,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    Term,
    Text,
)
from builder.model.text import plain_text
from builder.readers.prose_abbreviations import abbreviated
from builder.readers.prose_emphasis import emphasized
from builder.readers.prose_source import Source

if TYPE_CHECKING:
    from builder.readers.prose_markdown import Parser

MAX_PARAGRAPH = 20_000
MAX_MARKS = 400
MAX_BRACKETS = 50

MARKUP = re.compile(r"[\\`*_\[\]<]|\{\{|  \n")
"""Without one of these a text is nothing but text."""

LANGUAGE = r"(?:lang|sprache)=\"?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\"?$"
EXPANSION = r"(?:abbr|abk)=[\"“„]([^\"“„”]+)[\"“”]$"
TERM = r"(?:term|begriff)=\"?([A-Za-z0-9][\w-]*)\"?$"
DECORATIVE = frozenset({"decorative", "dekorativ"})

_MARKS = re.compile(r"\*+|_+|`+")
_ESCAPE = re.compile("\x02(\\d+)\x03")
_LEFTOVER = re.compile(r"\]\(|\]\[|\[@")
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]*):"
_LEFTOVERS = {"](": "M043", "][": "M044", "[@": "M047"}
_SCHEMES = frozenset({"https", "mailto", "tel"})


class Inlines:
    """Reads runs of inlines; ``rows`` of a run are the source lines of its raw lines."""

    def __init__(
        self, parser: Parser, source: Source, references: dict[str, tuple[str, str]]
    ) -> None:
        self.parser = parser
        self.source = source
        self.references = references
        self.title = ""
        """The title of the last picture read: the caption, if the picture stands alone."""
        self.abbreviations: Mapping[str, str] = {}
        self.explained: set[str] = set()
        """Abbreviations that the text has spelled out."""

    def read(self, text: str, rows: Sequence[int], spelled: bool = True) -> tuple[Inline, ...]:
        """The inlines of a text; abbreviations are marked unless they are not to be spelled."""
        run = self._read(text, rows)
        return abbreviated(run, self.abbreviations, self.explained) if spelled else run

    def _read(self, text: str, rows: Sequence[int]) -> tuple[Inline, ...]:
        text = text.strip()
        if not MARKUP.search(text):
            return plain(text)
        if _exceeds_limits(text):
            self.source.report("M053", rows[0])
            return plain(text)
        tree = self.parser.inlines(text, self.references)
        return _Run(self, rows).read(tree)


def plain(text: str) -> tuple[Inline, ...]:
    """A text without markup."""
    text = _unbroken(text)
    return (Text(text),) if text else ()


def _exceeds_limits(text: str) -> bool:
    """Whether a paragraph is so long or so full of signs that the parser could hang."""
    marks = _MARKS.findall(text)
    if len(marks) > MAX_MARKS or sum(map(len, marks)) > 2 * MAX_MARKS:
        return True
    return len(text) > MAX_PARAGRAPH or _deepest_bracket(text) > MAX_BRACKETS


def _deepest_bracket(text: str) -> int:
    if text.count("[") <= MAX_BRACKETS:
        return 0
    level = deepest = 0
    for character in text:
        level += 1 if character == "[" else -1 if character == "]" and level else 0
        deepest = max(deepest, level)
    return deepest


class _Run:
    """One walk through an inline tree: line ends passed so far give the line of each element."""

    def __init__(self, inlines: Inlines, rows: Sequence[int]) -> None:
        self.inlines = inlines
        self.source = inlines.source
        self.rows = rows
        self.passed = 0
        self.after = (0, 0)

    def _row(self, further: int = 0) -> int:
        return self.rows[min(self.passed + further, len(self.rows) - 1)]

    def read(self, element: Element) -> tuple[Inline, ...]:
        found: list[Inline] = []
        self._text(element.text, found)
        for child in element:
            row = self._row()
            found.extend(self._inline(child, row))
            self.passed += int(child.get("lost", "0"))
            self._text(child.tail, found)
        if any(isinstance(one, Text) and ("*" in one.text or "_" in one.text) for one in found):
            found = emphasized(found)
        return _joined(found)

    def _text(self, raw: str | None, found: list[Inline]) -> None:
        if not raw:
            return
        for leftover in _LEFTOVER.finditer(raw):
            row = self._row(raw.count("\n", 0, leftover.start()))
            self.source.report(_LEFTOVERS[leftover[0]], row, leftover[0])
        if "\n" in raw:
            self.passed += raw.count("\n")
            raw = _unbroken(raw)
        found.append(Text(raw))

    def _inline(self, element: Element, row: int) -> Iterable[Inline]:
        match element.tag:
            case "code":
                text = element.text or ""
                self.passed += text.count("\n")
                return (Code(_unbroken(text)),)
            case "br":
                self.passed += 1
                return (LineBreak(),)
            case "a":
                return self._link(element, row)
            case "img":
                return (self._image(element, row),)
            case "cite":
                finding = _unescaped(element.get("finding", ""))
                return (Citation(finding, self._place(row, finding, "[@")),)
            case "span":
                return self._marked(element, row)
        raise AssertionError(element.tag)

    def _place(self, row: int, target: str, *openings: str) -> Span:
        """The place of a target after one of its openings; equal ones are found in turn."""
        start = self.after[1] if self.after[0] == row else 0
        for opening in openings:
            whole = self.source.place(row, opening + target, start)
            if whole.column:
                column = whole.column + len(opening)
                first = max(self.source.span.column, 1)
                self.after = (row, column - first + len(target))
                return Span(whole.path, whole.line, column, len(target))
        return self.source.place(row)

    def _link(self, element: Element, row: int) -> tuple[Inline, ...]:
        target = _unescaped(element.get("target", ""))
        is_address = element.get("title") is None
        content = (Text(target.removeprefix("mailto:")),) if is_address else self.read(element)
        place = self._place(row, target, "(", "(<", "<")
        if not place.column and target.startswith("mailto:"):
            place = self._place(row, target[7:], "<")
        if not plain_text(content).strip() and not any(isinstance(one, Image) for one in content):
            self.source.report("M040", row, target or "[]", target=target)
            content = (Text(target),)
        if target in ("", "#"):
            self.source.report("M041", row, f"({target})")
            return content
        if target[0] == "#":
            return (Link(target, content, place),)
        scheme = re.match(_SCHEME, target)
        name = scheme[1].lower() if scheme else ""
        if name == "http":
            self.source.report("M048", row, target, target=target)
        elif name not in _SCHEMES:
            self.source.report("M042", row, target, target=target)
            return content
        return (Link(target, content, place),)

    def _image(self, element: Element, row: int) -> Image:
        path = _unescaped(element.get("target", ""))
        words = (element.get("attributes") or "").split()
        for word in words:
            if word not in DECORATIVE:
                self.source.report("M046", row, word, name=word, example="{dekorativ}")
        if not path:
            self.source.report("M041", row, "()")
        elif re.match(_SCHEME, path) or path.startswith("//"):
            self.source.report("M049", row, path, target=path)
        self.inlines.title = _unescaped(element.get("title", ""))
        alternative = _unescaped(element.get("alternative", ""))
        decorative = any(word in DECORATIVE for word in words)
        return Image(path, alternative, decorative, self._place(row, path, "(", "(<"))

    def _marked(self, element: Element, row: int) -> tuple[Inline, ...]:
        """Words with something in braces: what they stand for, their entry in the glossary, or
        their language."""
        content = self.read(element)
        attributes = _unescaped(element.get("attributes", "")).strip()
        if expansion := re.match(EXPANSION, attributes):
            return (Abbreviation(expansion[1].strip(), content),) if content else ()
        if term := re.match(TERM, attributes):
            place = self._place(row, term[1], "term=", 'term="', "begriff=", 'begriff="')
            return (Term(term[1], content, place),) if content else ()
        language = re.match(LANGUAGE, attributes)
        if language is None:
            self.source.report("M046", row, attributes, name=attributes, example="{lang=en}")
            return content
        return (Foreign(language[1], content),) if content else ()


def _unbroken(text: str) -> str:
    """The text in one line: each line end with the blanks around it is one blank."""
    if "\n" not in text:
        return text
    first, *inner, last = text.split("\n")
    middle = filter(None, (line.strip(" ") for line in inner))
    return " ".join((first.rstrip(" "), *middle, last.lstrip(" ")))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1])), text)


def _joined(found: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one; no blanks around a line break."""
    joined: list[Inline] = []
    for inline in found:
        last = joined[-1] if joined else None
        match inline:
            case Emphasis(content=content):
                inline = Emphasis(_joined(content))
            case Strong(content=content):
                inline = Strong(_joined(content))
        if isinstance(inline, Text):
            text = inline.text.lstrip(" ") if isinstance(last, LineBreak) else inline.text
            text = _unescaped(text) if "\x02" in text else text
            if isinstance(last, Text):
                joined[-1] = Text(last.text + text)
            elif text:
                joined.append(Text(text))
        else:
            if isinstance(inline, LineBreak) and isinstance(last, Text):
                joined[-1] = Text(last.text.rstrip(" "))
            joined.append(inline)
    return tuple(joined)
