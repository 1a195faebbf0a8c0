"""The closed set of inlines: what a line of text consists of.

Writers ``match`` on :data:`Inline` and end in ``assert_never``, as they do on
:data:`builder.model.document.Block`.
"""

from __future__ import annotations

from dataclasses import field

from builder.diagnostics import NOWHERE, Span
from builder.record import record


@record
class Text:
    """Literal characters; soft line breaks are already spaces."""

    text: str


@record
class Code:
    """Literal characters set in a fixed-width face."""

    text: str


@record
class LineBreak:
    """A break that the author asked for."""


@record
class Emphasis:
    """Words that are stressed."""

    content: tuple[Inline, ...]


@record
class Strong:
    """Words that stand out; bold."""

    content: tuple[Inline, ...]


@record
class Link:
    """A reference to an address outside the course or to a page as ``#page-id``."""

    target: str
    content: tuple[Inline, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Image:
    """A picture: ``source`` is the asset's path in the course folder; an empty ``alternative`` is a
    mistake unless ``decorative``."""

    source: str
    alternative: str
    decorative: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@record
class Foreign:
    """Words in another language than the course; ``language`` is a BCP 47 tag."""

    language: str
    content: tuple[Inline, ...]


@record
class Abbreviation:
    """Letters that stand for words, which ``expansion`` spells out.

    ``spelled_out`` where they come first in a text: there everybody reads the words, too.
    """

    expansion: str
    content: tuple[Inline, ...]
    spelled_out: bool = False


@record
class Term:
    """Words that the glossary of the course explains; ``entry`` is the id there."""

    entry: str
    content: tuple[Inline, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Citation:
    """A reference to a finding of the register, written ``[@KM-07]``."""

    finding: str
    span: Span = field(default=NOWHERE, compare=False)


@record
class Gap:
    """The place of a cloze gap in its text; ``interaction`` names the answer form that fills it."""

    interaction: str


Inline = (
    Text
    | Code
    | LineBreak
    | Emphasis
    | Strong
    | Link
    | Image
    | Foreign
    | Abbreviation
    | Term
    | Citation
    | Gap
)
