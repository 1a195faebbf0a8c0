"""What the author wrote for the slide becomes slides: the layout by content, split where needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from builder.diagnostics import Diagnostic, problem
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Columns,
    Figure,
    QuestionRef,
    QuizRef,
    Reader,
    ScenarioRef,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.text import walk
from builder.writers.slides.fit import height, pages, set_text
from builder.writers.slides.grids import set_table
from builder.writers.slides.layouts import BODY_SIZES, LAYOUTS, Slot
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.slide import Body, Cell, Para, Slide
from builder.writers.slides.words import Words, runs, table_as_text

Text = tuple[Para, ...]
Segment = Text | Figure | Table | Columns

_BRIEF = 0.7
"""A text that fills less of the slide than this is set in the middle of a panel."""
_CAPTION_GAP = 10.0
_KEY_GAP = 10.0


def shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks as a lecturer's audience sees them: what is for learners only is left out."""
    for block in blocks:
        match block:
            case Audience(reader=Reader.LECTURER, content=content):
                yield from shown(content)
            case Audience():
                pass
            case _:
                yield block


@dataclass(frozen=True, slots=True)
class Forms:
    """Lays out the slide forms of one course; losses go to ``report``."""

    words: Words
    pictures: Pictures
    report: Callable[[Diagnostic], None]

    def slides(self, form: SlideForm, frame: Slide) -> tuple[Slide, ...]:
        """The slides of one form; ``frame`` has what they share."""
        blocks = tuple(_content(form))
        match blocks:
            case (Callout(kind=CalloutKind.KEY, content=content),):
                return _key(frame, tuple(self.words.paras(content)))
        segments = tuple(self._segments(blocks))
        match segments:
            case (Figure() as figure, tuple() as text) | (tuple() as text, Figure() as figure):
                return self._picture_and_text(frame, figure, text)
        return tuple(slide for segment in segments for slide in self._segment(frame, segment))

    def _segments(self, blocks: Iterable[Block]) -> Iterator[Segment]:
        """Blocks grouped into what can stand on one slide."""
        text: list[Para] = []
        for block in blocks:
            if isinstance(block, Figure | Table | Columns):
                if text:
                    yield tuple(text)
                text = []
                yield block
            else:
                text.extend(self._flat(block))
        if text:
            yield tuple(text)

    def _flat(self, block: Block) -> Text:
        """A block as text; a picture inside it survives as its alternative text only."""
        for inner in walk((block,)):
            if isinstance(inner, Figure) and not inner.image.decorative:
                self.report(problem("W026", inner.span, picture=inner.image.source))
        return tuple(self.words.paras((block,)))

    def _segment(self, frame: Slide, segment: Segment) -> tuple[Slide, ...]:
        match segment:
            case Figure():
                return self._picture(frame, segment)
            case Table():
                return self._table(frame, segment)
            case Columns():
                return self._columns(frame, segment)
            case _:
                return text_slides(frame, segment)

    def _picture(self, frame: Slide, figure: Figure) -> tuple[Slide, ...]:
        asset = self.pictures.asset(figure.image)
        if not asset:
            return text_slides(frame, tuple(self.words.paras((figure,))))
        layout = LAYOUTS["picture"]
        room = layout.slot("picture").box
        caption = (Para(runs(figure.caption)),) if figure.caption else ()
        slot = layout.slot("body")
        bottom = slot.box.y + slot.box.h
        size = slot.sizes[-1]
        tall = height(caption, size, slot, slot.box.w, 0) + 1 if caption else 0.0
        above = bottom - tall - (_CAPTION_GAP if caption else 0.0)
        picture = placed(figure.image, asset, replace(room, h=above - room.y))
        if not caption:
            return (replace(frame, layout="picture", pictures=(picture,)),)
        place = replace(slot.box, y=bottom - tall, h=tall)
        left = picture.box.x
        if height(caption, size, slot, place.x + place.w - left, 0) < tall:
            place = replace(place, x=left, w=place.x + place.w - left)
        body = Body("body", caption, size, box=place)
        return (replace(frame, layout="picture", bodies=(body,), pictures=(picture,)),)

    def _picture_and_text(self, frame: Slide, figure: Figure, text: Text) -> tuple[Slide, ...]:
        asset = self.pictures.asset(figure.image)
        layout = LAYOUTS["picture_text"]
        caption = (Para(runs(figure.caption), level=1),) if figure.caption else ()
        body = set_text((*text, *caption), layout.slot("body"))
        if not asset or not body:
            return (*text_slides(frame, text), *self._picture(frame, figure))
        picture = placed(figure.image, asset, layout.slot("picture").box)
        return (replace(frame, layout="picture_text", bodies=(body,), pictures=(picture,)),)

    def _table(self, frame: Slide, table: Table) -> tuple[Slide, ...]:
        grids = set_table(cells(table), LAYOUTS["table"].slot("table").box, "table")
        if not grids:
            self.report(problem("W023", table.span, columns=len(table.header)))
            return text_slides(frame, tuple(table_as_text(table.header, table.rows)))
        named = self.words.say("table", title="".join(run.text for run in frame.title))
        return tuple(
            replace(frame, layout="table", grid=replace(grid, alternative=named)) for grid in grids
        )

    def _columns(self, frame: Slide, columns: Columns) -> tuple[Slide, ...]:
        """Two columns beside each other; further ones on further slides."""
        match columns.columns:
            case ((Figure() as figure,), text) | (text, (Figure() as figure,)):
                return self._picture_and_text(frame, figure, tuple(self.words.paras(text)))
        texts = [
            tuple(para for block in shown(column) for para in self._flat(block))
            for column in columns.columns
        ]
        slots = LAYOUTS["columns"].slot("left"), LAYOUTS["columns"].slot("right")
        pairs = zip_longest(texts[::2], texts[1::2], fillvalue=())
        return tuple(
            replace(frame, layout="columns", bodies=bodies)
            for left, right in pairs
            for bodies in beside(slots, left, right)
        )


def _content(form: SlideForm) -> Iterator[Block]:
    """What of a form is projected: neither notes nor the questions that follow it."""
    for block in shown(form.content):
        match block:
            case SlideForm():
                yield from _content(block)
            case SpeakerNotes() | QuestionRef() | QuizRef() | ScenarioRef():
                pass
            case Figure(description=content) if content:
                yield Figure(block.image, block.caption, block.span)
            case _:
                yield block


def cells(table: Table) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(runs(content), alignment)
            for content, alignment in zip(row, table.alignments, strict=True)
        )
        for row in (table.header, *table.rows)
    )


def text_slides(frame: Slide, text: Text) -> tuple[Slide, ...]:
    """Paragraphs on one slide or several; a short text stands in the middle of a panel."""
    slot = LAYOUTS["content"].slot("body")
    panel = LAYOUTS["brief"].slot("body")
    size = BODY_SIZES[0]
    if height(text, size, slot, panel.inner().w, size) < _BRIEF * slot.box.h:
        brief = set_text(text, panel)
        if brief:
            return (replace(frame, layout="brief", bodies=(brief,)),)
    return tuple(replace(frame, layout="content", bodies=(body,)) for body in pages(text, slot))


def beside(slots: tuple[Slot, Slot], left: Text, right: Text) -> Iterator[tuple[Body, ...]]:
    """Two texts side by side in one size and rhythm; each pair is a slide."""
    texts = left, right
    for size in slots[0].sizes:
        bodies = [
            set_text(text, slot, slot.box, (size,)) for text, slot in zip(texts, slots, strict=True)
        ]
        if all(bodies):
            gap = min(body.gap for body in bodies if body)
            yield tuple(replace(body, gap=gap) for body in bodies if body and body.paras)
            return
    parts = [
        [replace(body, box=slot.box) for body in pages(text, slot)]
        for text, slot in zip(texts, slots, strict=True)
    ]
    for pair in zip_longest(*parts):
        yield tuple(body for body in pair if body and body.paras)


def _key(frame: Slide, text: Text) -> tuple[Slide, ...]:
    """One sentence in large type, its title right above it, both in the middle of the slide."""
    slot, head = LAYOUTS["key"].slot("body"), LAYOUTS["key"].slot(TITLE_SLOT).box
    slides = []
    for body in pages(text, slot):
        tall = height(body.paras, body.size, slot, slot.box.w, body.gap) + 2
        top = slot.box.y + (slot.box.h - tall) / 2
        slides.append(
            replace(
                frame,
                layout="key",
                title_box=replace(head, y=top - head.h - _KEY_GAP),
                bodies=(replace(body, box=replace(slot.box, y=top, h=tall)),),
            )
        )
    return tuple(slides)
