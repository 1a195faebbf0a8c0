"""The closed set of blocks and inlines that a text of a course consists of.

Writers ``match`` on :data:`Block` and :data:`Inline` and end in ``assert_never``, so the type
checker names every writer that a new node would leave silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from builder.diagnostics import Span
from builder.record import record

NOWHERE = Span("")


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


class ChartKind(StrEnum):
    BAR = "bar"
    LINE = "line"
    PIE = "pie"


@record
class Series:
    """The values of one row of a chart, one for each category."""

    name: str
    values: tuple[Decimal, ...]


@record
class Chart:
    """Numbers as a drawing; ``alternative`` says what they show.

    A single series may go without a name. A pie has one series without negative values.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alternative: str
    source: tuple[Inline, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


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
