"""What paper cannot show, told with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from builder.diagnostics import Diagnostic, Span, problem
from builder.model.course import Course
from builder.model.document import Block
from builder.model.inline import Image
from builder.model.text import walk_inlines
from builder.writers.paper.glyphs import missing
from builder.writers.paper.pictures import is_printable


def lost_characters(node: Any, span: Span) -> Iterator[Diagnostic]:
    """A warning for each character without a glyph, once for each place."""
    for character in missing("".join(_strings(node))):
        point = f"U+{ord(character):04X}"
        yield problem("W060", span, character=character, point=point)


def lost_pictures(course: Course, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """A warning for each picture of a kind that typst cannot read."""
    for inline in walk_inlines(blocks):
        if isinstance(inline, Image):
            asset = course.asset(inline.source)
            if asset is not None and not is_printable(asset):
                yield problem("W061", inline.span, name=asset.path, kind=asset.media_type)


def _strings(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for value in node.values():
                yield from _strings(value)
        case list():
            for value in node:
                yield from _strings(value)
        case _:
            pass
