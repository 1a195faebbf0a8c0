"""What a kind of question reads with: its texts become blocks, its mistakes go into the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from builder.diagnostics import Diagnostic, Span
from builder.model.document import Block, Paragraph
from builder.model.inline import Inline
from builder.model.text import Shown, shown
from builder.readers.source import Report
from builder.readers.yamltree import Scalar
from builder.record import record


class Markdown(Protocol):
    """The part of ``readers.prose.Prose`` that questions use."""

    def read_blocks(
        self, text: str, span: Span, abbreviations: Mapping[str, str] = ...
    ) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]: ...

    def read_inlines(
        self, text: str, span: Span
    ) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]: ...


@record
class Context:
    """The surroundings of the question ``id``; ``pictures`` collects what its texts show."""

    id: str
    prose: Markdown
    report: Report
    pictures: list[Shown]

    def blocks(self, text: Scalar | None) -> tuple[Block, ...]:
        if text is None:
            return ()
        blocks, diagnostics = self.prose.read_blocks(text.text.rstrip("\n"), text.span)
        self.report.extend(diagnostics)
        self._note(blocks)
        return blocks

    def inlines(self, text: Scalar) -> tuple[Inline, ...]:
        run, diagnostics = self.prose.read_inlines(text.text.rstrip("\n"), text.span)
        self.report.extend(diagnostics)
        self._note((Paragraph(run),))
        return run

    def _note(self, blocks: Iterable[Block]) -> None:
        self.pictures.extend(shown(blocks))
