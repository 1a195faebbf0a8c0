"""Lays out exercises: the question, and on slides of its own the solution with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.model.inline import Image
from builder.record import record
from builder.writers.slides import heads
from builder.writers.slides.beside import beside
from builder.writers.slides.fit import height, pages, set_title
from builder.writers.slides.grids import set_table
from builder.writers.slides.layouts import Layout, Layouts, Slot
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.questions import Exercise
from builder.writers.slides.slide import Body, Box, Cell, Grid, Para, Run, Slide, Tone
from builder.writers.slides.words import Words

_BOTTOM = 488.0
_GAP = 18.0
_CARD_GROWTH, _GAP_GROWTH = 0.4, 0.12
"""Shares of the room left on a solution slide that go into the answer's card and below it."""
_LARGEST_GROWTH = 84.0
_SHARES = (0.5, 0.62, 0.4)
"""Of the width, for the left one of two columns; the first that holds all is taken."""


@record
class Quiz:
    """Lays out the exercises of one course."""

    words: Words
    pictures: Pictures
    layouts: Layouts
    reveal: bool = False
    """Whether solutions come by click."""

    def slides(self, exercise: Exercise, number: int, frame: Slide) -> tuple[Slide, ...]:
        """The question and, where there is one, its solution."""
        first, *rest = self._question(exercise, number, frame)
        solved = tuple(self._solution(exercise, number, frame)) if exercise.is_solved else ()
        return (replace(first, notes=exercise.hint), *rest, *_noted(solved, exercise.notes))

    def _question(self, exercise: Exercise, number: int, frame: Slide) -> tuple[Slide, ...]:
        name = self.words.say("question", number=number)
        is_pair = (exercise.others or exercise.image) and "question_pair" in self.layouts
        layout = "question_pair" if is_pair else "question"
        head = heads.head(exercise, name, self.layouts[layout])
        frame = replace(
            frame, layout=layout, title=head.title, title_box=head.box, bodies=head.bodies
        )
        left = (*head.rest, *exercise.answers)
        if is_pair and exercise.image:
            return self._with_picture(left, exercise.image, head.bottom, frame)
        if is_pair:
            parts = self._side_by_side(left, exercise.others, head.bottom)
            return tuple(replace(frame, bodies=(*head.bodies, *bodies)) for bodies in parts)
        slot = _below(self.layouts[layout].slot("body"), head.bottom)
        texts = tuple(
            replace(frame, bodies=(*head.bodies, replace(body, box=slot.box)))
            for body in pages((*left, *exercise.others), slot)
        )
        return (*texts, *self._picture_alone(exercise.image, frame))

    def _picture_alone(self, image: Image | None, frame: Slide) -> Iterator[Slide]:
        """The picture of a question on a slide of its own, where no layout has two columns."""
        asset = self.pictures.asset(image) if image else None
        if image and asset:
            picture = placed(image, asset, self.layouts["picture"].slot("picture").box)
            yield replace(frame, layout="picture", title_box=None, bodies=(), pictures=(picture,))

    def _because(self, exercise: Exercise) -> tuple[Para, ...]:
        if not exercise.because:
            return ()
        label = Run(self.words["because"], bold=True, tone=Tone.TITLE)
        return (Para((label,), heading=True), *exercise.because)

    def _plain_solution(self, exercise: Exercise, frame: Slide, layout: Layout) -> Iterator[Slide]:
        """Question, answer and reason as one text, where the layout has one place for all."""
        stem = (Para(exercise.title),) if exercise.title else ()
        table = self.layouts["table"].slot("table")
        pairs = exercise.pairs
        grids = set_table(pairs, table.box, table.name, table.face) if pairs else ()
        named = self.words.say("table", title=frame.title[0].text)
        for grid in grids:
            yield replace(frame, layout="table", grid=replace(grid, alternative=named))
        told = () if grids else (*stem, *(_as_lines(pairs) if pairs else exercise.solution))
        text = (*told, *self._because(exercise))
        for body in pages(text, layout.slot("body")) if text else ():
            yield replace(frame, bodies=(body,))

    def _side_by_side(
        self, left: tuple[Para, ...], right: tuple[Para, ...], top: float | None
    ) -> tuple[tuple[Body, ...], ...]:
        """Two columns, as wide as it takes to keep them on one slide."""
        equal = self._columns_below(top)
        for share in _SHARES:
            parts = tuple(beside(_shared(*equal, share), left, right))
            if len(parts) == 1:
                return parts
        return tuple(_with_choices(beside(equal, left, right)))

    def _columns_below(self, top: float | None) -> tuple[Slot, Slot]:
        layout = self.layouts["question_pair"]
        return _below(layout.slot("left"), top), _below(layout.slot("right"), top)

    def _with_picture(
        self, text: tuple[Para, ...], image: Image, top: float | None, frame: Slide
    ) -> tuple[Slide, ...]:
        left, right = self._columns_below(top)
        asset = self.pictures.asset(image)
        shown = (replace(placed(image, asset, right.box), slot=""),) if asset else ()
        return tuple(
            replace(frame, bodies=(*frame.bodies, replace(body, box=left.box)), pictures=shown)
            for body in pages(text, left)
        )

    def _solution(self, exercise: Exercise, number: int, frame: Slide) -> Iterator[Slide]:
        name = (Run(self.words.say("solution", number=number)),)
        frame = replace(frame, layout="solution", title=name, reveal=self.reveal)
        layout = self.layouts["solution"]
        if not layout.has("stem"):
            yield from self._plain_solution(exercise, frame, layout)
            return
        stem = _recap(exercise.title, layout)
        top = _bottom_of(stem) + 14 if stem else layout.slot("stem").box.y + 12
        bodies = (stem,) if stem else ()
        because = self._because(exercise)
        if exercise.pairs:
            named = self.words.say("table", title=name[0].text)
            for slide in _paired(exercise, because, frame, bodies, layout, top):
                grid = replace(slide.grid, alternative=named) if slide.grid else None
                yield replace(slide, grid=grid)
        else:
            yield from _answered(exercise.solution, because, frame, bodies, layout, top)


def _as_lines(pairs: tuple[tuple[Cell, ...], ...]) -> tuple[Para, ...]:
    """A table of pairs as text, without its header."""
    return tuple(
        Para((*(replace(run, bold=True) for run in source.runs), Run(" – "), *target.runs))
        for source, target in pairs[1:]
    )


def _noted(slides: tuple[Slide, ...], notes: tuple[Para, ...]) -> tuple[Slide, ...]:
    return (replace(slides[0], notes=notes), *slides[1:]) if slides else ()


def _below(slot: Slot, top: float | None) -> Slot:
    """The slot from ``top`` down to the footer."""
    if top is None:
        return slot
    return replace(slot, box=replace(slot.box, y=top, h=_BOTTOM - top))


def _shared(left: Slot, right: Slot, share: float) -> tuple[Slot, Slot]:
    """Both slots with the width between them divided otherwise."""
    gap = right.box.x - left.box.x - left.box.w
    whole = left.box.w + right.box.w
    wide = round(whole * share, 1)
    start = left.box.x + wide + gap
    return (
        replace(left, box=replace(left.box, w=wide)),
        replace(right, box=replace(right.box, x=start, w=whole - wide)),
    )


def _with_choices(parts: Iterable[tuple[Body, ...]]) -> Iterator[tuple[Body, ...]]:
    """Each part with what there is to choose from, even where that fitted on the first."""
    choices: tuple[Body, ...] = ()
    for part in parts:
        choices = tuple(body for body in part if body.slot == "right") or choices
        yield (*(body for body in part if body.slot == "left"), *choices)


def _recap(title: tuple[Run, ...], layout: Layout) -> Body | None:
    """The question once more; in full it stands on the slide before."""
    if not title:
        return None
    slot = layout.slot("stem")
    shortened, size, _ = set_title(title, slot)
    para = (Para(shortened),)
    tall = height(para, size, slot, slot.box.w, 0)
    return Body("stem", para, size, box=replace(slot.box, h=round(tall + 1, 1)))


def _bottom_of(body: Body) -> float:
    assert body.box
    return body.box.y + body.box.h


def _answered(
    answer: tuple[Para, ...],
    because: tuple[Para, ...],
    frame: Slide,
    bodies: tuple[Body, ...],
    layout: Layout,
    top: float,
) -> Iterator[Slide]:
    """The right answer in a card, the reason below it if there is room, else on the next slide."""
    card, reason = layout.slot("body"), layout.slot("because")
    room = replace(card.box, y=top, h=_BOTTOM - top)
    if because:
        together = _together(answer, because, card, reason, room)
        if together:
            yield replace(frame, bodies=(*bodies, *together))
            return
    for body in pages(answer, replace(card, box=room)):
        yield replace(frame, bodies=(*bodies, replace(body, box=room)))
    for body in pages(because, replace(reason, box=room)) if because else ():
        yield replace(frame, bodies=(*bodies, replace(body, box=room)))


def _together(
    answer: tuple[Para, ...], because: tuple[Para, ...], card: Slot, reason: Slot, room: Box
) -> tuple[Body, ...]:
    for size in card.sizes:
        gap = 0.5 * size
        inset = 2 * card.inset[1]
        first = height(answer, size, card, card.inner().w, gap) + inset + 2
        second = height(because, size, reason, reason.inner().w, gap)
        free = room.h - first - _GAP - second
        if free >= 0:
            first += min(free * _CARD_GROWTH, _LARGEST_GROWTH)
            below = first + _GAP + free * _GAP_GROWTH
            boxes = replace(room, h=round(first, 1)), room.below(round(below, 1))
            return (
                Body("body", answer, size, gap, boxes[0]),
                Body("because", because, size, gap, boxes[1]),
            )
    return ()


def _paired(
    exercise: Exercise,
    because: tuple[Para, ...],
    frame: Slide,
    bodies: tuple[Body, ...],
    layout: Layout,
    top: float,
) -> Iterator[Slide]:
    """The pairs as a table, the reason below if there is room, else on the next slide."""
    reason = _below(layout.slot("because"), top)
    grids = set_table(exercise.pairs, reason.box)
    if not grids:
        yield from _answered(_as_lines(exercise.pairs), because, frame, bodies, layout, top)
        return
    together = _table_and_reason(exercise.pairs, because, reason) if because else None
    if together:
        grid, body = together
        yield replace(frame, bodies=(*bodies, body), grid=grid)
        return
    yield from (replace(frame, bodies=bodies, grid=grid) for grid in grids)
    for body in pages(because, reason) if because else ():
        yield replace(frame, bodies=(*bodies, replace(body, box=reason.box)))


def _table_and_reason(
    pairs: tuple[tuple[Cell, ...], ...], because: tuple[Para, ...], reason: Slot
) -> tuple[Grid, Body] | None:
    """Table and reason on one slide, the reason as large as both allow."""
    for size in reason.sizes:
        tall = height(because, size, reason, reason.box.w, 0.5 * size) + 2
        room = replace(reason.box, h=reason.box.h - tall - _GAP)
        grids = set_table(pairs, room) if room.h > 0 else ()
        if len(grids) == 1:
            box = reason.box.below(grids[0].box.h + _GAP)
            return grids[0], Body("because", because, size, 0.5 * size, box)
    return None
