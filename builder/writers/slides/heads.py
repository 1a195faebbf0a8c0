"""The upper part of a question's slide: kind of question, case, and the question as its title."""

from __future__ import annotations

from dataclasses import replace

from builder.record import record
from builder.writers.slides.fit import height, set_text, set_title, text_height
from builder.writers.slides.layouts import TITLE, Layout
from builder.writers.slides.questions import Exercise
from builder.writers.slides.slide import Body, Box, Para, Run

_KICKER_GAP, _CASE_GAP, _GAP = 6.0, 14.0, 18.0
_TALLEST_CASE = 136.0
"""Points: four lines; a longer case shares the card with the answers."""


@record
class Head:
    """Title and texts above the answers; ``rest`` is what must be read below them."""

    title: tuple[Run, ...]
    box: Box | None
    bodies: tuple[Body, ...]
    rest: tuple[Para, ...]

    @property
    def bottom(self) -> float | None:
        """Where the answers may begin; None: where the layout has them."""
        return round(self.box.y + self.box.h + _GAP, 1) if self.box else None


def head(exercise: Exercise, name: str, layout: Layout) -> Head:
    """The case above the question; a question too long for a title is read below it."""
    slot = layout.slot(TITLE)
    title, size, complete = set_title(exercise.title, slot) if exercise.title else ((), 0.0, False)
    if not layout.has("kicker"):
        return _foreign(exercise, name, is_title=complete)
    if not complete:
        return _plain(exercise, name, layout)
    above = layout.slot("kicker")
    kicker = Body("kicker", (Para((Run(f"{name} · {exercise.prompt}"),)),), above.sizes[0])
    top = above.box.y + above.box.h + _KICKER_GAP
    bodies = [kicker]
    case = _case(exercise, layout, top)
    if case and case.box:
        bodies.append(case)
        top += case.box.h + _CASE_GAP
    tall = height((Para(title),), size, slot, slot.box.w, 0) + 2
    box = replace(slot.box, y=top, h=round(tall, 1))
    return Head(title, box, tuple(bodies), () if case else exercise.case)


def _foreign(exercise: Exercise, name: str, *, is_title: bool) -> Head:
    """In a template all that is no title stands with the answers."""
    label = Run(f"{name} · {exercise.prompt}", bold=True)
    if is_title:
        return Head(exercise.title, None, (), (Para((label,), heading=True), *exercise.case))
    asked = (Para(exercise.title, heading=True),) if exercise.title else ()
    title = (Run(f"{name}: {exercise.prompt}"),)
    return Head(title, None, (), (*exercise.case, *asked))


def _case(exercise: Exercise, layout: Layout, top: float) -> Body | None:
    if not exercise.case:
        return None
    slot = layout.slot("case")
    room = replace(slot.box, y=top, h=_TALLEST_CASE)
    body = set_text(exercise.case, slot, room)
    if not body:
        return None
    tall = text_height(body, slot) + 2
    return replace(body, box=replace(room, h=round(tall, 1)))


def _plain(exercise: Exercise, name: str, layout: Layout) -> Head:
    """A title that only names the question; its text stands with the answers."""
    slot, top = layout.slot(TITLE), layout.slot("kicker").box.y
    title, size, _ = set_title((Run(f"{name}: {exercise.prompt}"),), slot)
    tall = height((Para(title),), size, slot, slot.box.w, 0) + 2
    box = replace(slot.box, y=top, h=round(tall, 1))
    asked = (Para(exercise.title, heading=True),) if exercise.title else ()
    return Head(title, box, (), (*exercise.case, *asked))
