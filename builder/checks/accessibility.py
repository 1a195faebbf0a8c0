"""What keeps a course readable for everybody: the rules that a machine can judge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.texts import blocks, inlines
from builder.diagnostics import Diagnostic, problem
from builder.model.course import Project
from builder.model.document import Media, MediaKind, Table
from builder.model.inline import Image, Link
from builder.model.text import block_text, plain_text

LONGEST_ALTERNATIVE = 250
"""Characters that a screen reader says in one go without tiring its listener."""

_FILE_NAME = re.compile(
    r"[\w-]+\.(avif|bmp|gif|jpe?g|pdf|png|svg|tiff?|webp)|(img|dsc|image)[_-]?\d+", re.I
)
_SAYS_NOTHING = (
    r"(bitte )?(hier|hier klicken|klicken sie hier|hier entlang|mehr|mehr dazu|mehr erfahren|"
    r"weiter|weiterlesen|weitere informationen|mehr informationen|link|dieser link|download|"
    r"herunterladen|details|siehe hier|seite|diese seite|website|https?://\S*|www\.\S*)"
)


def images_have_alternative_text(project: Project) -> Iterator[Diagnostic]:
    """Every picture that is not marked as decorative has an alternative text."""
    for image in _images(project):
        if not image.decorative and not image.alternative.strip():
            yield problem("A001", image.span, name=image.source)


def alternative_texts_are_words(project: Project) -> Iterator[Diagnostic]:
    """No alternative text is merely the name of a file."""
    for image in _images(project):
        if _FILE_NAME.fullmatch(image.alternative.strip()):
            yield problem("A002", image.span, text=image.alternative.strip())


def alternative_texts_are_short(project: Project) -> Iterator[Diagnostic]:
    """No alternative text is so long that it should stand on the page."""
    for image in _images(project):
        if len(image.alternative) > LONGEST_ALTERNATIVE:
            yield problem(
                "A003", image.span, count=len(image.alternative), limit=LONGEST_ALTERNATIVE
            )


def links_say_where_they_lead(project: Project) -> Iterator[Diagnostic]:
    """No link is called »hier« or shows its bare address."""
    for course in project.courses:
        for link in inlines(course):
            if isinstance(link, Link):
                text = plain_text(link.content).strip(" .:!→»«„“")
                if re.fullmatch(_SAYS_NOTHING, text, re.I):
                    yield problem("A004", link.span, text=text)


def tables_have_headers(project: Project) -> Iterator[Diagnostic]:
    """Every column of a table says in its first row what it holds."""
    for course in project.courses:
        for table in blocks(course):
            if isinstance(table, Table):
                empty = [not plain_text(cell).strip() for cell in table.header]
                # the corner above row headings may stay empty
                if all(empty) or any(empty[1:]):
                    yield problem("A005", table.span, column=empty.index(True, not all(empty)) + 1)


def films_have_captions(project: Project) -> Iterator[Diagnostic]:
    """Every film names captions."""
    for media in _recordings(project):
        if media.kind is MediaKind.VIDEO and not media.captions:
            yield problem("A010", media.span, name=media.title or media.source)


def recordings_have_a_transcript(project: Project) -> Iterator[Diagnostic]:
    """What is said in a recording, and seen in a film, can be read below it."""
    for media in _recordings(project):
        if not block_text(media.transcript).strip():
            yield problem("A011", media.span, name=media.title or media.source)


def _recordings(project: Project) -> Iterator[Media]:
    for course in project.courses:
        yield from (block for block in blocks(course) if isinstance(block, Media))


def _images(project: Project) -> Iterator[Image]:
    for course in project.courses:
        yield from (inline for inline in inlines(course) if isinstance(inline, Image))
