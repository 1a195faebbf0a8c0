"""When each page has its turn in a seminar, counted from the beginning or by the clock."""

from __future__ import annotations

import math
from collections.abc import Iterator

from builder.job import Job
from builder.model.course import Course, Lesson, Page
from builder.model.document import (
    Audience,
    Block,
    Checklist,
    Figure,
    QuestionRef,
    QuizRef,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.text import block_text, walk
from builder.record import record

BREAK, LUNCH = 15.0, 45.0
"""Minutes of a break."""
_NOON = 11.5 * 60, 13.5 * 60
"""A break that begins in between, in minutes after midnight, is long enough for lunch."""
_DAY = 24 * 60
_LONGEST = 90.0
"""Minutes that a group works without a break."""
_WORDS_A_MINUTE = 110
"""Spoken German, slowly and with pauses."""
_EXTRA = {Figure: 1.0, Table: 1.0, Checklist: 2.0, QuestionRef: 2.0, Reflection: 3.0, QuizRef: 10.0}
"""Minutes that a block takes beyond its words."""


@record
class Slot:
    """One page and its minutes; ``estimated`` where the author gave none."""

    page: Page
    start: float
    minutes: float
    estimated: bool

    @property
    def end(self) -> float:
        return self.start + self.minutes


@record
class Unit:
    """One lesson; ``pause`` are the minutes of the break before it."""

    lesson: Lesson
    slots: tuple[Slot, ...]
    start: float
    pause: float

    @property
    def end(self) -> float:
        return self.slots[-1].end if self.slots else self.start


def begin(job: Job) -> int | None:
    """When the seminar begins, in minutes after midnight; None: nobody has said."""
    return job.project.start if job.course.start is None else job.course.start


def schedule(course: Course, begin: int | None = None) -> tuple[Unit, ...]:
    """All lessons in turn, with a break before one that would make a stretch too long.

    If it is known when the seminar begins, a break at noon lasts longer.
    """
    return tuple(_units(course, begin))


def estimate(page: Page) -> float:
    """Whole minutes for a page, from the words that learners read and what they have to do."""
    told = [block for block in page.blocks if not isinstance(block, SlideForm | SpeakerNotes)]
    words = len(block_text(told).split())
    extra = sum(_EXTRA.get(type(block), 0.0) for block in walk(told))
    return float(max(1, math.ceil(words / _WORDS_A_MINUTE + extra)))


def clock(minutes: float, begin: int | None = None) -> str:
    """The time of day (``10:05``), or without ``begin`` hours and minutes that have passed."""
    whole = math.floor(minutes + 0.5)
    if begin is not None:
        whole = (begin + whole) % _DAY
    return f"{whole // 60}:{whole % 60:02d}"


def is_taught(page: Page) -> bool:
    """Whether a page has a turn in a seminar: not if all of it is for learners on their own."""
    return not all(
        isinstance(block, Audience) and block.reader is Reader.LEARNER for block in page.blocks
    )


def _units(course: Course, begin: int | None) -> Iterator[Unit]:
    start = rested = 0.0
    has_eaten = begin is None
    for lesson in course.lessons:
        length = sum(_minutes(page)[0] for page in lesson.pages if is_taught(page))
        pause = BREAK if start > rested and start + length - rested > _LONGEST else 0.0
        if pause and not has_eaten and _NOON[0] <= ((begin or 0) + start) % _DAY <= _NOON[1]:
            pause, has_eaten = LUNCH, True
        start += pause
        rested = start if pause else rested
        unit = Unit(lesson, tuple(_slots(lesson, start)), start, pause)
        yield unit
        start = unit.end


def _slots(lesson: Lesson, start: float) -> Iterator[Slot]:
    for page in filter(is_taught, lesson.pages):
        minutes, estimated = _minutes(page)
        slot = Slot(page, start, minutes, estimated)
        yield slot
        start = slot.end


def _minutes(page: Page) -> tuple[float, bool]:
    return (page.minutes, False) if page.minutes > 0 else (estimate(page), True)


def is_activity(block: Block) -> bool:
    """Whether a block gives the group something to do."""
    return isinstance(block, QuestionRef | QuizRef | Reflection | Checklist)
