"""What happens on a page, how, and with what: read off the blocks that it consists of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY

from builder.model.course import Page
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    Figure,
    Paragraph,
    QuestionRef,
    QuizRef,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
    Table,
)
from builder.model.inline import Strong, Text
from builder.model.text import block_text, children, walk
from builder.record import record
from builder.writers.decimals import decimal
from builder.writers.guide.condense import Bullets, Condenser, Simple
from builder.writers.guide.schedule import Slot, clock, is_activity

_ROOM, _PICTURE, _BULLET = 600, 400, 20
"""Characters that a cell, a picture and the end of a line count for."""


@record
class Step:
    """One row of the schedule."""

    _: KW_ONLY
    time: str
    duration: str
    title: str
    what: tuple[Simple, ...]
    how: tuple[str, ...]
    material: tuple[str, ...]
    notes: tuple[Simple, ...]


def step(slot: Slot, condenser: Condenser, started: int | None = None) -> Step:
    """The row of a page; ``started`` is when the seminar begins, in minutes after midnight."""
    page, texts = slot.page, condenser.printer.job.texts
    notes = tuple(_notes(page))
    told = block_text(notes)
    minutes = texts["print.about" if slot.estimated else "print.exactly"]
    return Step(
        time=f"{clock(slot.start, started)}–{clock(slot.end, started)}",
        duration=minutes.format(minutes=decimal(slot.minutes, texts)),
        title=page.title,
        what=(*_shown(page, condenser), *_tasks(page, condenser)),
        how=tuple(texts[f"print.{name}"] for name in _methods(page, told)),
        material=tuple(_material(page, told, texts)),
        notes=condenser.blocks(notes or _prose(page)),
    )


def _shown(page: Page, condenser: Condenser) -> Iterator[Simple]:
    """What the slides say; without slides the first paragraph and the sentences to keep."""
    slides = [block for block in walk(page.blocks) if isinstance(block, SlideForm)]
    for slide in slides:
        if slide.title and slide.title != page.title:
            yield Paragraph((Strong((Text(slide.title),)),))
        yield from condenser.blocks(slide.content)
    if not slides:
        yield from condenser.blocks(_prose(page)[:1])
        yield from condenser.blocks(block for block in walk(page.blocks) if _is_kept(block))


def _tasks(page: Page, condenser: Condenser) -> Iterator[Simple]:
    """What the group has to do; the items of a checklist are in the handout."""
    for block in _activities(page.blocks):
        if isinstance(block, Checklist):
            place = Text(f" ({condenser.printer.job.texts['print.in_handout']})")
            yield Paragraph((*condenser.label("checklist", block.title).content, place))
        else:
            yield from condenser.blocks([block])


def _is_kept(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind in (CalloutKind.KEY, CalloutKind.SUMMARY)


def _activities(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks with a task; a slide that shows the same question does not count again."""
    for block in blocks:
        if is_activity(block):
            yield block
        elif not isinstance(block, SlideForm | SpeakerNotes):
            yield from _activities(children(block))


def _notes(page: Page) -> Iterator[Block]:
    for block in walk(page.blocks):
        is_for_lecturers = isinstance(block, Audience) and block.reader is Reader.LECTURER
        if isinstance(block, SpeakerNotes) or is_for_lecturers:
            yield from children(block)


def _prose(page: Page) -> tuple[Block, ...]:
    return tuple(block for block in page.blocks if isinstance(block, Paragraph))


def _methods(page: Page, told: str) -> Iterator[str]:
    activities = tuple(_activities(page.blocks))
    if any(isinstance(block, SlideForm) for block in walk(page.blocks)) or not activities:
        yield "lecture"
    if "?" in told:
        yield "talk"
    if any(isinstance(block, QuestionRef | QuizRef) for block in activities):
        yield "exercise"
    if any(isinstance(block, Reflection | Checklist) for block in activities):
        yield "alone"


def _material(page: Page, told: str, texts: Mapping[str, str]) -> Iterator[str]:
    read = tuple(_readable(page.blocks))
    if any(isinstance(block, SlideForm) for block in walk(page.blocks)):
        yield texts["print.slide"].format(title=page.title)
    if any(isinstance(block, Reflection | Checklist | Table | Figure) for block in read):
        yield texts["print.handout"]
    if any(isinstance(block, QuestionRef | QuizRef) for block in read):
        yield texts["print.quiz_sheet"]
    yield from (word for word in materials(texts) if word in told)


def materials(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Things that a lecturer's notes may call for by name."""
    return tuple(texts["print.materials"].split(", "))


def _readable(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, SlideForm | SpeakerNotes):
            yield block
            yield from _readable(children(block))


def is_short(step: Step) -> bool:
    """Whether a step fits on one sheet that lies on its side; a picture counts as twelve lines."""
    return all(sum(_length(simple) for simple in cell) <= _ROOM for cell in (step.what, step.notes))


def _length(simple: Simple) -> int:
    match simple:
        case Bullets(items=items):
            return sum(_length(inner) + _BULLET for item in items for inner in item)
        case Figure():
            return _PICTURE
        case _:
            return len(block_text([simple])) + _BULLET
