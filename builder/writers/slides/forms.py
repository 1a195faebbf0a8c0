"""What the author wrote for the slide becomes slides: the layout by content, split where needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from builder.diagnostics import Diagnostic, problem
from builder.model.chart import Chart
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
from builder.record import record
from builder.writers.charts import chart_table
from builder.writers.slides.beside import side_by_side
from builder.writers.slides.charts import chart_and_text, chart_slide, most_categories
from builder.writers.slides.fit import height, pages, set_text
from builder.writers.slides.grids import set_table
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.layouts import Layouts
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.slide import Body, Cell, Para, Slide
from builder.writers.slides.words import Words, runs, table_as_text

Text = tuple[Para, ...]
Segment = Text | Figure | Table | Chart | Columns

_BRIEF = 0.7
"""A text that fills less of the slide than this is set in the middle of a panel."""
_CAPTION_GAP = 10.0
_TEXT_GAP, _TABLE_GAP = 0.4, 18.0
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


@record
class Forms:
    """Lays out the slide forms of one course; losses go to ``report``."""

    words: Words
    pictures: Pictures
    layouts: Layouts
    report: Callable[[Diagnostic], None]

    def slides(self, form: SlideForm, frame: Slide) -> tuple[Slide, ...]:
        """The slides of one form; ``frame`` has what they share."""
        blocks = tuple(_content(form))
        match blocks:
            case (Callout(kind=CalloutKind.KEY, content=content),):
                return _key(frame, tuple(self.words.paras(content)), self.layouts)
        return tuple(self._in_turn(frame, tuple(self._segments(blocks))))

    def _in_turn(self, frame: Slide, segments: tuple[Segment, ...]) -> Iterator[Slide]:
        """Two neighbours on one slide where both fit there, else each on slides of its own."""
        match segments:
            case (first, second, *rest) if both := self._together(frame, first, second):
                yield both
                yield from self._in_turn(frame, tuple(rest))
            case (first, *rest):
                yield from self._segment(frame, first)
                yield from self._in_turn(frame, tuple(rest))

    def _together(self, frame: Slide, first: Segment, second: Segment) -> Slide | None:
        match first, second:
            case (Figure() as figure, tuple() as text) | (tuple() as text, Figure() as figure):
                return self._picture_and_text(frame, figure, text)
            case (Chart() as chart, tuple() as text) | (tuple() as text, Chart() as chart) if len(
                chart.categories
            ) <= most_categories(chart, self.layouts):
                return chart_and_text(frame, chart, text, self.words, self.layouts)
            case (Table() as table, tuple() as text):
                return self._table_and_text(frame, table, text, is_first=True)
            case (tuple() as text, Table() as table):
                return self._table_and_text(frame, table, text, is_first=False)
            case _:
                return None

    def _segments(self, blocks: Iterable[Block]) -> Iterator[Segment]:
        """Blocks grouped into what can stand on one slide."""
        text: list[Para] = []
        for block in blocks:
            if isinstance(block, Figure | Table | Chart | Columns):
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
            case Chart():
                return self._chart(frame, segment)
            case Columns():
                return self._columns(frame, segment)
            case _:
                return text_slides(frame, segment, self.layouts)

    def _chart(self, frame: Slide, chart: Chart) -> tuple[Slide, ...]:
        """The chart, or its numbers as a table where it has too many categories."""
        limit, count = most_categories(chart, self.layouts), len(chart.categories)
        if count <= limit:
            return (chart_slide(frame, chart, self.words, self.layouts),)
        self.report(problem("W028", chart.span, chart=chart.title, count=count, limit=limit))
        return self._table(frame, chart_table(chart, self.words.texts))

    def _picture(self, frame: Slide, figure: Figure) -> tuple[Slide, ...]:
        asset = self.pictures.asset(figure.image)
        if not asset:
            return text_slides(frame, tuple(self.words.paras((figure,))), self.layouts)
        layout = self.layouts["picture"]
        room = layout.slot("picture").box
        caption = (Para(runs(figure.caption)),) if figure.caption else ()
        if layout.has("body") and not caption:
            last = layout.slot("body").box
            room = replace(room, h=last.y + last.h - room.y)
        if not caption or not layout.has("body"):
            picture = placed(figure.image, asset, room)
            notes = (*frame.notes, *caption)
            return (replace(frame, layout="picture", pictures=(picture,), notes=notes),)
        slot = layout.slot("body")
        bottom = slot.box.y + slot.box.h
        size = slot.sizes[-1]
        x, y = slot.inset
        tall = height(caption, size, slot, slot.inner().w, 0) + 1 + 2 * y
        above = bottom - tall - _CAPTION_GAP
        picture = placed(figure.image, asset, replace(room, h=above - room.y))
        place = replace(slot.box, y=bottom - tall, h=tall)
        left = picture.box.x - x
        if height(caption, size, slot, place.x + place.w - left - 2 * x, 0) < tall - 2 * y:
            place = replace(place, x=left, w=place.x + place.w - left)
        body = Body("body", caption, size, box=place)
        return (replace(frame, layout="picture", bodies=(body,), pictures=(picture,)),)

    def _picture_and_text(self, frame: Slide, figure: Figure, text: Text) -> Slide | None:
        if "picture_text" not in self.layouts:
            return None
        asset = self.pictures.asset(figure.image, quietly=True)
        layout = self.layouts["picture_text"]
        caption = (Para(runs(figure.caption), level=1),) if figure.caption else ()
        body = set_text((*text, *caption), layout.slot("body"))
        if not asset or not body:
            return None
        picture = placed(figure.image, asset, layout.slot("picture").box)
        return replace(frame, layout="picture_text", bodies=(body,), pictures=(picture,))

    def _table(self, frame: Slide, table: Table) -> tuple[Slide, ...]:
        slot = self.layouts["table"].slot("table")
        grids = set_table(cells(table), slot.box, "table", slot.face)
        if not grids:
            self.report(problem("W023", table.span, columns=len(table.header)))
            text = tuple(table_as_text(table.header, table.rows))
            return text_slides(frame, text, self.layouts)
        named = self._named(frame)
        return tuple(
            replace(frame, layout="table", grid=replace(grid, alternative=named)) for grid in grids
        )

    def _table_and_text(
        self, frame: Slide, table: Table, text: Text, *, is_first: bool
    ) -> Slide | None:
        """A table and the text above or below it, if neither has to be cut."""
        layout = self.layouts["table_text"]
        slot, name = layout.slot("body"), "table" if layout.has("table") else ""
        bottom = layout.slot(name).box if name else slot.box
        area = replace(slot.box, h=bottom.y + bottom.h - slot.box.y)
        for size in slot.sizes:
            gap = round(_TEXT_GAP * size, 1)
            tall = height(text, size, slot, slot.inner().w, gap) + 2 * slot.inset[1] + 2
            room = area.below(tall + _TABLE_GAP)
            grids = set_table(cells(table), room, name, slot.face) if room.h > 0 else ()
            if len(grids) == 1:
                break
        else:
            return None
        grid = replace(grids[0], alternative=self._named(frame))
        box = replace(area, h=round(tall, 1))
        if is_first:
            grid = replace(grid, box=replace(grid.box, y=area.y))
            box = replace(box, y=round(area.y + grid.box.h + _TABLE_GAP, 1))
        body = Body("body", text, size, gap, box)
        return replace(frame, layout="table_text", bodies=(body,), grid=grid, grid_first=is_first)

    def _named(self, frame: Slide) -> str:
        return self.words.say("table", title="".join(run.text for run in frame.title))

    def _columns(self, frame: Slide, columns: Columns) -> tuple[Slide, ...]:
        """Two or three columns beside each other; further ones on further slides."""
        match columns.columns:
            case ((Figure() as figure,), text) | (text, (Figure() as figure,)):
                both = self._picture_and_text(frame, figure, tuple(self.words.paras(text)))
                if both:
                    return (both,)
            case ((Chart() as chart,), text) | (text, (Chart() as chart,)):
                both = self._together(frame, chart, tuple(self.words.paras(text)))
                if both:
                    return (both,)
        texts = [
            tuple(para for block in shown(column) for para in self._flat(block))
            for column in columns.columns
        ]
        return side_by_side(frame, tuple(text for text in texts if text), self.layouts)


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


def text_slides(frame: Slide, text: Text, layouts: Layouts) -> tuple[Slide, ...]:
    """Paragraphs on one slide or several; a short text stands in the middle of a panel."""
    slot = layouts["content"].slot("body")
    size = slot.sizes[0]
    if "brief" in layouts:
        panel = layouts["brief"].slot("body")
        if height(text, size, slot, panel.inner().w, size) < _BRIEF * slot.box.h:
            brief = set_text(text, panel)
            if brief:
                return (replace(frame, layout="brief", bodies=(brief,)),)
    return tuple(replace(frame, layout="content", bodies=(body,)) for body in pages(text, slot))


def _key(frame: Slide, text: Text, layouts: Layouts) -> tuple[Slide, ...]:
    """One sentence in large type, its title right above it, both in the middle of the slide."""
    slot = layouts["key"].slot("body")
    if layouts.is_foreign:
        return tuple(replace(frame, layout="key", bodies=(body,)) for body in pages(text, slot))
    head = layouts["key"].slot(TITLE_SLOT).box
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
