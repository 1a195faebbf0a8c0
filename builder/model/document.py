"""The closed set of blocks that a text of a course consists of.

Writers ``match`` on :data:`Block` and end in ``assert_never``, so the type checker names every
writer that a new node would leave silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.chart import Chart
from builder.model.inline import Image, Inline
from builder.record import record


@record
class Heading:
    """A heading inside a page; level 3 to 6 (1 is the lesson's, 2 the page's title)."""

    level: int
    content: tuple[Inline, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Paragraph:
    """One run of inlines."""

    content: tuple[Inline, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class List:
    """Each item is a sequence of blocks; ``start`` counts for ordered lists only."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    span: Span = field(default=NOWHERE, compare=False)


@record
class Quote:
    """Words of somebody else."""

    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class CodeBlock:
    """Lines to show as they are typed."""

    text: str
    language: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@record
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[str, ...]
    """Per column ``left``, ``center`` or ``right``."""
    span: Span = field(default=NOWHERE, compare=False)


@record
class Figure:
    """A picture that stands alone, with an optional caption.

    ``description`` says at length what the picture shows where its alternative cannot.
    """

    image: Image
    caption: tuple[Inline, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    description: tuple[Block, ...] = ()


class MediaKind(StrEnum):
    AUDIO = "audio"
    VIDEO = "video"


@record
class Media:
    """A recording; ``source``, ``captions`` and ``poster`` are paths of assets, "" where none."""

    kind: MediaKind
    source: str
    title: str
    captions: str
    transcript: tuple[Block, ...]
    poster: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names files, by their paths."""


class CalloutKind(StrEnum):
    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"
    KEY = "key"
    """The one sentence to keep: a key message."""
    SUMMARY = "summary"
    """What the page or lesson leaves: shown as »Das nehmen Sie mit«."""


@record
class Callout:
    """A box beside the flow of the text."""

    kind: CalloutKind
    title: str
    """Empty: writers use the default title of the kind."""
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Evidence:
    """A finding shown with its source; without content the register's statement is shown."""

    finding: str
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Disclosure:
    """A text that learners open themselves."""

    title: str
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Columns:
    """Blocks side by side, in at least two columns."""

    columns: tuple[tuple[Block, ...], ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class SlideForm:
    """What of a page a lecturer projects; an empty ``title`` means the page's title."""

    title: str
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)
    backup: bool = False
    """Whether it is kept in reserve: hidden, at the end of its lesson."""


@record
class SpeakerNotes:
    """For the lecturer only: notes of the deck, never in a learner's output."""

    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


class Reader(StrEnum):
    LEARNER = "learner"
    LECTURER = "lecturer"


@record
class Audience:
    """Blocks for one kind of reader: `learner` never on slides, `lecturer` never in packages."""

    reader: Reader
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Checklist:
    """Points to tick off at work."""

    title: str
    items: tuple[tuple[Inline, ...], ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Example:
    """An invented example; every writer marks it as invented."""

    title: str
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class Reflection:
    """A prompt to think; what learners note stays with them."""

    title: str
    content: tuple[Block, ...]
    span: Span = field(default=NOWHERE, compare=False)


@record
class QuestionRef:
    """The place of a question of a quiz on a page."""

    question: str
    span: Span = field(default=NOWHERE, compare=False)


@record
class QuizRef:
    """The place of a whole quiz on a page."""

    quiz: str
    span: Span = field(default=NOWHERE, compare=False)


@record
class ScenarioRef:
    """The place of a decision scenario on a page."""

    scenario: str
    span: Span = field(default=NOWHERE, compare=False)


Block = (
    Heading
    | Paragraph
    | List
    | Quote
    | CodeBlock
    | Table
    | Figure
    | Chart
    | Media
    | Callout
    | Evidence
    | Disclosure
    | Columns
    | SlideForm
    | SpeakerNotes
    | Audience
    | Checklist
    | Example
    | Reflection
    | QuestionRef
    | QuizRef
    | ScenarioRef
)
