"""Lays out exercises: the question, and on slides of its own the solution with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.writers.slides.fit import height, pages, set_text, set_title
from builder.writers.slides.forms import beside
from builder.writers.slides.grids import set_table
from builder.writers.slides.layouts import LAYOUTS, Slot
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.metrics import LINE
from builder.writers.slides.pictures import Pictures, placed
from builder.writers.slides.questions import Exercise
from builder.writers.slides.slide import Body, Box, Para, Run, Slide, Tone
from builder.writers.slides.words import Words

_BOTTOM = 488.0
_GAP = 18.0
_CARD_GROWTH = 0.3
"""Share of the room left on a solution slide that goes into the card of the answer."""
_LARGEST_GROWTH = 56.0


@dataclass(frozen=True, slots=True)
class Quiz:
    """Lays out the exercises of one course."""

    words: Words
    pictures: Pictures

    def slides(self, exercise: Exercise, number: int, frame: Slide) -> tuple[Slide, ...]:
        """The question and, where there is one, its solution."""
        first, *rest = self._question(exercise, number, frame)
        solved = tuple(self._solution(exercise, number, frame)) if exercise.is_solved else ()
        return (replace(first, notes=exercise.hint), *rest, *_noted(solved, exercise.notes))

    def _question(self, exercise: Exercise, number: int, frame: Slide) -> tuple[Slide, ...]:
        name = self.words.say("question", number=number)
        columns = bool(exercise.others or exercise.image)
        layout = "question_pair" if columns else "question"
        title, box, case = _headline(exercise, f"{name}: {exercise.prompt}", layout)
        kicker = Body("kicker", (Para((Run(f"{name} · {exercise.prompt}"),)),), 24.0)
        above = (kicker,) if case == exercise.case and exercise.title else ()
        frame = replace(frame, layout=layout, title=title, title_box=box)
        if exercise.image:
            return self._with_picture(exercise, case, above, frame)
        if exercise.others:
            slots = _columns_below(box)
            parts = beside(slots, (*case, *exercise.answers), exercise.others)
            return tuple(replace(frame, bodies=(*above, *bodies)) for bodies in parts)
        slot = _lowered(LAYOUTS[layout].slot("body"), box)
        bodies = pages((*case, *exercise.answers), slot)
        return tuple(
            replace(frame, bodies=(*above, replace(body, box=slot.box))) for body in bodies
        )

    def _with_picture(
        self, exercise: Exercise, case: tuple[Para, ...], above: tuple[Body, ...], frame: Slide
    ) -> tuple[Slide, ...]:
        assert exercise.image
        assert frame.title_box
        left, right = _columns_below(frame.title_box)
        asset = self.pictures.asset(exercise.image)
        shown = (placed(exercise.image, asset, right.box),) if asset else ()
        return tuple(
            replace(
                frame,
                bodies=(*above, replace(body, box=left.box)),
                pictures=tuple(replace(picture, slot="") for picture in shown),
            )
            for body in pages((*case, *exercise.answers), left)
        )

    def _solution(self, exercise: Exercise, number: int, frame: Slide) -> Iterator[Slide]:
        name = (Run(self.words.say("solution", number=number)),)
        frame = replace(frame, layout="solution", title=name)
        stem = _recap(exercise.title)
        top = _bottom_of(stem) + 14 if stem else LAYOUTS["solution"].slot("stem").box.y + 12
        bodies = (stem,) if stem else ()
        because = exercise.because
        if because:
            because = (
                Para((Run(self.words["because"], bold=True, tone=Tone.TITLE),), heading=True),
                *because,
            )
        if exercise.pairs:
            named = self.words.say("table", title=name[0].text)
            for slide in _paired(exercise, because, frame, bodies, top):
                grid = replace(slide.grid, alternative=named) if slide.grid else None
                yield replace(slide, grid=grid)
        else:
            yield from _answered(exercise.solution, because, frame, bodies, top)


def _noted(slides: tuple[Slide, ...], notes: tuple[Para, ...]) -> tuple[Slide, ...]:
    return (replace(slides[0], notes=notes), *slides[1:]) if slides else ()


def _headline(
    exercise: Exercise, name: str, layout: str
) -> tuple[tuple[Run, ...], Box, tuple[Para, ...]]:
    """Title, its box and the text below it; a stem too long for a title is read below it."""
    slot = LAYOUTS[layout].slot(TITLE_SLOT)
    title, size, complete = set_title(exercise.title or (Run(name),), slot)
    case, top = exercise.case, slot.box.y
    if not complete:
        title, size, _ = set_title((Run(name),), slot)
        case = (*exercise.case, Para(exercise.title, heading=True))
    if not (complete and exercise.title):
        top = LAYOUTS[layout].slot("kicker").box.y
    tall = height((Para(title),), size, slot, slot.inner().w, 0)
    return title, replace(slot.box, y=top, h=round(tall + 2, 1)), case


def _lowered(slot: Slot, title: Box) -> Slot:
    """The slot right below a title, down to the footer."""
    top = round(title.y + title.h + _GAP, 1)
    return replace(slot, box=replace(slot.box, y=top, h=_BOTTOM - top))


def _columns_below(title: Box) -> tuple[Slot, Slot]:
    layout = LAYOUTS["question_pair"]
    return _lowered(layout.slot("left"), title), _lowered(layout.slot("right"), title)


def _recap(title: tuple[Run, ...]) -> Body | None:
    """The question once more; in full it stands on the slide before."""
    if not title:
        return None
    slot = LAYOUTS["solution"].slot("stem")
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
    top: float,
) -> Iterator[Slide]:
    """The right answer in a card, the reason below it if there is room, else on the next slide."""
    layout = LAYOUTS["solution"]
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
            boxes = replace(room, h=round(first, 1)), room.below(round(first + _GAP, 1))
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
    top: float,
) -> Iterator[Slide]:
    """The pairs as a table, the reason below or on the next slide."""
    reason = LAYOUTS["solution"].slot("because")
    room = replace(reason.box, y=top, h=_BOTTOM - top)
    grids = set_table(exercise.pairs, room)
    if not grids:
        lines = tuple(
            Para((*(replace(run, bold=True) for run in source.runs), Run(" – "), *target.runs))
            for source, target in exercise.pairs[1:]
        )
        yield from _answered(lines, because, frame, bodies, top)
        return
    for grid in grids[:-1]:
        yield replace(frame, bodies=bodies, grid=grid)
    last = grids[-1]
    rest = room.below(last.box.h + _GAP)
    below = set_text(because, reason, rest) if because and rest.h > 28 * LINE else None
    yield replace(frame, bodies=(*bodies, below) if below else bodies, grid=last)
    if because and not below:
        for body in pages(because, replace(reason, box=room)):
            yield replace(frame, bodies=(*bodies, replace(body, box=room)))
