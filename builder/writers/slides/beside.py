"""Texts side by side: two or three columns, more of them on further slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from builder.writers.slides.fit import indent, pages, set_text, size_of
from builder.writers.slides.layouts import Layouts, Slot
from builder.writers.slides.metrics import longest_word
from builder.writers.slides.slide import Body, Para, Slide

Text = tuple[Para, ...]

_THIRDS = ("first", "second", "third")


def side_by_side(frame: Slide, texts: tuple[Text, ...], layouts: Layouts) -> tuple[Slide, ...]:
    """The texts in columns; below each other where the layouts have none, or where a column is too
    narrow for a word."""
    if len(texts) == 3 and "thirds" in layouts:
        layout = layouts["thirds"]
        slots = tuple(layout.slot(name) for name in _THIRDS)
        whole = _words_fit(slots, texts, slots[0].sizes[-1])
        bodies = _in_one_size(slots, texts) if whole else ()
        if bodies:
            return (replace(frame, layout="thirds", bodies=bodies),)
    if "columns" not in layouts or len(texts) < 2:
        return _below_each_other(frame, texts, layouts)
    pair = layouts["columns"].slot("left"), layouts["columns"].slot("right")
    slides: list[Slide] = []
    for two in zip(texts[::2], texts[1::2], strict=False):
        if _words_fit(pair, two, pair[0].sizes[-1]):
            slides += (replace(frame, layout="columns", bodies=one) for one in beside(pair, *two))
        else:
            slides += _below_each_other(frame, two, layouts)
    return (*slides, *(side_by_side(frame, texts[-1:], layouts) if len(texts) % 2 else ()))


def _below_each_other(frame: Slide, texts: Sequence[Text], layouts: Layouts) -> tuple[Slide, ...]:
    whole = tuple(para for text in texts for para in text)
    bodies = pages(whole, layouts["content"].slot("body"))
    return tuple(replace(frame, layout="content", bodies=(body,)) for body in bodies)


def beside(slots: tuple[Slot, Slot], left: Text, right: Text) -> Iterator[tuple[Body, ...]]:
    """Two texts side by side in one size and rhythm; each pair is a slide."""
    texts = left, right
    if bodies := _in_one_size(slots, texts):
        yield bodies
        return
    parts = [
        [replace(body, box=slot.box) for body in pages(text, slot)]
        for text, slot in zip(texts, slots, strict=True)
    ]
    for pair in zip_longest(*parts):
        yield tuple(body for body in pair if body and body.paras)


def _in_one_size(slots: Sequence[Slot], texts: Sequence[Text]) -> tuple[Body, ...]:
    """All texts in the largest size that each of them fits in with all its words whole; nothing if
    there is none."""
    for size in slots[0].sizes:
        if not _words_fit(slots, texts, size) and size > slots[0].sizes[-1]:
            continue
        bodies = [
            set_text(text, slot, slot.box, (size,)) for text, slot in zip(texts, slots, strict=True)
        ]
        if all(bodies):
            gap = min(body.gap for body in bodies if body)
            return tuple(replace(body, gap=gap) for body in bodies if body and body.paras)
    return ()


def _words_fit(slots: Sequence[Slot], texts: Sequence[Text], size: float) -> bool:
    """Whether no word would have to be broken in the narrow columns."""
    return all(
        longest_word(para.runs, para.heading, slot.face) * size_of(para, size)
        <= slot.inner().w - indent(para)
        for slot, text in zip(slots, texts, strict=True)
        for para in text
    )
