"""Buttons that lead to other slides, and the slides of scenes that end in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.record import record
from builder.writers.slides.fit import pages, set_text
from builder.writers.slides.layouts import Layout, Slot
from builder.writers.slides.metrics import line, lines
from builder.writers.slides.slide import Body, Box, Button, Para, Run, Slide

BUTTON_X, BUTTON_Y = 16.0, 6.0
"""Room between the edge of a button and its words, in points."""
_SIZES = (24.0, 22.0, 20.0)
_BETWEEN, _ABOVE = 8.0, 16.0
_SAFETY = 0.99


@record
class Way:
    """One way to go on from a slide: the words on its button, and the slide it leads to."""

    words: tuple[Run, ...]
    target: str


def scene_slides(
    frame: Slide, text: tuple[Para, ...], ways: Sequence[Way], layout: Layout, kicker: str = ""
) -> tuple[Slide, ...]:
    """A text with buttons below it in ``layout``, that of scenes; ``frame`` has the rest.

    What is too long goes on further slides: the first keeps the frame's name, so that buttons lead
    to it, and the last has the buttons; if need be they stand there alone.
    """
    slot, frame = layout.slot("body"), replace(frame, layout="scene")
    head: tuple[Body, ...] = ()
    if kicker and layout.has("kicker"):
        label = Para((Run(kicker),))
        head = (Body("kicker", (label,), layout.slot("kicker").sizes[0]),)
    elif kicker:
        text = (Para((Run(kicker, bold=True),), heading=True), *text)
    later = replace(frame, name="", notes=())
    for size in _SIZES:
        room, buttons = _stacked(ways, slot, size)
        body = set_text(text, slot, room) if text and room.h > 0 else None
        if body or (not text and room.h >= -_ABOVE):
            bodies = (*head, body) if body else head
            return (replace(frame, bodies=bodies, buttons=buttons),)
    if not ways:
        first, *rest = (Body(b.slot, b.paras, b.size, b.gap, slot.box) for b in pages(text, slot))
        return (
            replace(frame, bodies=(*head, first)),
            *(replace(later, bodies=(*head, body)) for body in rest),
        )
    kicker = kicker if head else ""
    for count, body, buttons in _shared(text, ways, slot):
        told = scene_slides(frame, text[:count], (), layout, kicker)
        return (*told, replace(later, bodies=(*head, body), buttons=buttons))
    told = scene_slides(frame, text, (), layout, kicker) if text else ()
    later = later if told else frame
    return (*told, *_alone(later, head, ways, slot))


def _shared(
    text: tuple[Para, ...], ways: Sequence[Way], slot: Slot
) -> Iterator[tuple[int, Body, tuple[Button, ...]]]:
    """Ways to cut a text so that its end stands above the buttons; those near its middle first."""
    cuts = sorted(range(1, len(text)), key=lambda count: abs(2 * count - len(text)))
    for size in _SIZES:
        room, buttons = _stacked(ways, slot, size)
        for count in cuts if room.h > 0 else ():
            is_whole = text[count - 1].heading or text[count].is_close
            body = None if is_whole else set_text(text[count:], slot, room)
            if body:
                yield count, body, buttons


def _alone(
    frame: Slide, head: tuple[Body, ...], ways: Sequence[Way], slot: Slot
) -> tuple[Slide, ...]:
    """Buttons without text, on as few slides as they need."""
    for count in range(len(ways), 0, -1):
        sets = [_stacked(ways[:count], slot, size) for size in _SIZES]
        room, buttons = next((one for one in sets if one[0].h >= -_ABOVE), sets[-1])
        if room.h >= -_ABOVE or count == 1:
            moved = tuple(
                replace(button, box=replace(button.box, y=button.box.y - max(room.h, 0.0) / 2))
                for button in buttons
            )
            slide = replace(frame, bodies=head, buttons=moved)
            return (slide, *(_alone(frame, head, ways[count:], slot) if ways[count:] else ()))
    return ()


def _stacked(ways: Sequence[Way], slot: Slot, size: float) -> tuple[Box, tuple[Button, ...]]:
    """Buttons below each other at the foot of ``box``, and what is left above them."""
    box = slot.inner()
    heights = [
        label_lines(way.words, box.w, size, slot) * size * line(slot.face) + 2 * BUTTON_Y + 2
        for way in ways
    ]
    if not heights:
        return box, ()
    whole = sum(heights) + _BETWEEN * (len(heights) - 1)
    top = box.y + box.h - whole
    room = replace(box, h=box.h - whole - _ABOVE)
    buttons = []
    for way, tall in zip(ways, heights, strict=True):
        buttons.append(
            Button(way.words, way.target, replace(box, y=round(top, 1), h=round(tall, 1)), size)
        )
        top += tall + _BETWEEN
    return room, tuple(buttons)


def label_lines(words: tuple[Run, ...], width: float, size: float, slot: Slot) -> int:
    """How many lines the words of a button take that is ``width`` points wide."""
    return lines(words, (width - 2 * BUTTON_X) / size * _SAFETY, face=slot.face)
