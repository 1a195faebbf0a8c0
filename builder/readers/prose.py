"""Texts of a course as blocks and inlines, with the exact line of everything in them.

Python-Markdown parses, but gives neither lines nor our directives. So a text goes through four
steps: `source` (characters and limits), `outline` (directives, fences, references), the parser's
block tree, and `Blocks` and `Inlines`, which turn its trees into the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Span
from builder.model.document import Block, Paragraph
from builder.model.inline import Inline, Text
from builder.readers.prose_blocks import Blocks
from builder.readers.prose_inlines import Inlines
from builder.readers.prose_outline import outline
from builder.readers.prose_source import check_placeholders, source

if TYPE_CHECKING:
    from builder.readers.prose_markdown import Parser

_MARKUP = frozenset("\\`*_[]<{}")
_SHORT = 2_000


class Prose:
    """Reads all texts of a project; ``placeholders`` are the values of ``{{name}}``."""

    def __init__(self, placeholders: Mapping[str, str]) -> None:
        self._placeholders = {name: " ".join(value.split()) for name, value in placeholders.items()}

    @cached_property
    def _parser(self) -> Parser:
        from builder.readers.prose_markdown import Parser

        return Parser(self._placeholders)

    def read_blocks(
        self, text: str, span: Span, abbreviations: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
        """The blocks of a text whose first line stands at ``span``.

        ``abbreviations`` are those that other parts of its file explain.
        """
        if text[:1].isalpha() and _is_ordinary(text) and not abbreviations:
            return (Paragraph((Text(text.strip()),), Span(span.path, span.line)),), ()
        read = source(text, span)
        found = outline(read, self._placeholders)
        found.abbreviations = {**abbreviations, **found.abbreviations}
        blocks = Blocks(self._parser, read, found).read()
        return blocks, _in_order(read.diagnostics)

    def read_inlines(
        self, text: str, span: Span
    ) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
        """A text that is one run of inlines, as the text of an option; line ends are blanks."""
        if _is_ordinary(text):
            text = text.strip()
            return (Text(text),) if text else (), ()
        read = source(text, span)
        for row, line in enumerate(read.lines):
            if "{" in line:
                check_placeholders(read, row, self._placeholders)
        first = next((row for row, line in enumerate(read.lines) if line.strip()), 0)
        rows = range(first, max(len(read.lines), first + 1))
        content = Inlines(self._parser, read, {}).read("\n".join(read.lines), rows)
        return content, _in_order(read.diagnostics)


def _is_ordinary(text: str) -> bool:
    """Whether it is short, in one line and without any character that could be markup."""
    return len(text) <= _SHORT and text.isprintable() and _MARKUP.isdisjoint(text)


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda found: (found.span.line, found.span.column)))
