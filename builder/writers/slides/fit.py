"""Fits text into frames: the largest size that holds, room between paragraphs, else more slides.

Text is never shrunk below the sizes of its layout; what is too long goes on a further slide, cut
between items, then between inner items, sentences and words, in this order of preference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.writers.slides.layouts import SMALLEST_INNER, Slot
from builder.writers.slides.metrics import line, lines, longest_word
from builder.writers.slides.slide import Body, Box, Bullet, Para, Run

STEP = 26.0
"""Further indentation of each level."""
MARKS = {
    Bullet.NONE: 0.0,
    Bullet.DOT: 24.0,
    Bullet.BOX: 32.0,
    Bullet.NUMBER: 40.0,
    Bullet.LETTER: 40.0,
}
"""Room that the mark of a list item takes, in points."""
_GAP, _INNER_GAP, _WIDEST_GAP = 0.4, 0.25, 1.1
"""Space above paragraphs, in em."""
_SAFETY = 0.995
_NARROW = 440.0
"""Points below which a frame can be too narrow for a long word."""


def size_of(para: Para, size: float) -> float:
    """Size of a paragraph in a text whose first level has ``size``."""
    return size if para.level == 0 else max(min(size, SMALLEST_INNER), size - 4)


def inner_gap(size: float) -> float:
    return round(_INNER_GAP * size, 1)


def indent(para: Para) -> float:
    mark = para.under if para.bullet is Bullet.CONTINUED else para.bullet
    return para.level * STEP + MARKS[mark]


def line_count(para: Para, size: float, width: float, slot: Slot) -> int:
    em = size_of(para, size)
    available = (width - indent(para)) * _SAFETY / em
    runs = para.runs
    if slot.capitals:
        runs = tuple(replace(run, text=run.text.upper()) for run in runs)
    return lines(runs, available, slot.bold or para.heading, slot.face)


def height(paras: Sequence[Para], size: float, slot: Slot, width: float, gap: float) -> float:
    """How tall the paragraphs are when set in ``size``, with ``gap`` between those of level 0."""
    total = 0.0
    for position, para in enumerate(paras):
        em = size_of(para, size)
        total += line_count(para, size, width, slot) * em * line(slot.face) * slot.spacing
        if position:
            spread = not para.is_close and not paras[position - 1].heading
            total += gap if spread else inner_gap(size)
    return total


def text_height(body: Body, slot: Slot) -> float:
    """How tall a text is as it was set."""
    return height(body.paras, body.size, slot, slot.inner(body.box).w, body.gap)


def set_text(
    paras: Sequence[Para], slot: Slot, box: Box | None = None, sizes: Sequence[float] = ()
) -> Body | None:
    """The paragraphs in the largest size that fits the slot, or None."""
    room = slot.inner(box)
    sizes = sizes or slot.sizes
    if room.w < _NARROW and len(sizes) > 1:
        sizes = _without_broken_words(paras, slot, room.w, sizes)
    for size in sizes:
        gap = _GAP * size
        used = height(paras, size, slot, room.w, gap)
        if used <= room.h:
            gap += _share(paras, room.h - used, size)
            return Body(slot.name, tuple(paras), size, round(gap, 1), box)
    return None


def _without_broken_words(
    paras: Sequence[Para], slot: Slot, width: float, sizes: Sequence[float]
) -> Sequence[float]:
    """The sizes in which every word has room on a line, at least the smallest one."""
    words = [
        (longest_word(para.runs, slot.bold or para.heading, slot.face), para) for para in paras
    ]
    fitting = [
        size
        for size in sizes
        if all(word * size_of(para, size) <= width - indent(para) for word, para in words)
    ]
    return fitting or sizes[-1:]


def _share(paras: Sequence[Para], free: float, size: float) -> float:
    """What each gap may grow by: short lists breathe instead of leaving the slide half empty."""
    gaps = sum(not para.is_close and not before.heading for before, para in pairwise(paras))
    return min(free * 0.6 / gaps, (_WIDEST_GAP - _GAP) * size) if gaps else 0.0


def pages(paras: Sequence[Para], slot: Slot) -> tuple[Body, ...]:
    """The paragraphs on as few slides as possible, evenly filled, all in one size."""
    whole = set_text(paras, slot)
    if whole:
        return (whole,)
    size, room = slot.sizes[-1], slot.inner()
    groups = tuple(_groups(paras, slot, size, room))
    parts = balanced([height(group, size, slot, room.w, _GAP * size) for group in groups],
                      _GAP * size, room.h)  # fmt: skip
    texts = [tuple(para for group in groups[start:end] for para in group) for start, end in parts]
    for candidate in slot.sizes:
        bodies = [set_text(text, slot, sizes=(candidate,)) for text in texts]
        complete = tuple(body for body in bodies if body)
        if len(complete) == len(texts):
            return complete
    raise AssertionError("the smallest size was chosen to fit")


def _groups(
    paras: Sequence[Para], slot: Slot, size: float, room: Box
) -> Iterator[tuple[Para, ...]]:
    """Paragraphs that should stay together, cut where even one group is taller than the frame."""
    group: list[Para] = []
    for para in paras:
        starts = para.level == 0 and para.bullet is not Bullet.CONTINUED
        if group and starts and not _leads(group[-1]):
            yield from _cut(tuple(group), slot, size, room)
            group = []
        group.append(para)
    if group:
        yield from _cut(tuple(group), slot, size, room)


def _leads(para: Para) -> bool:
    """Whether a paragraph announces the next one."""
    return para.heading or (para.bullet is Bullet.NONE and para.text.rstrip().endswith(":"))


def _cut(group: tuple[Para, ...], slot: Slot, size: float, room: Box) -> Iterator[tuple[Para, ...]]:
    def fits(part: Sequence[Para]) -> bool:
        return height(part, size, slot, room.w, _GAP * size) <= room.h

    if fits(group):
        yield group
        return
    part: tuple[Para, ...] = ()
    for piece in (piece for para in group for piece in _pieces(para, fits)):
        if part and not fits((*part, piece)):
            yield part
            part = ()
        part = (*part, piece)
    yield part


def _pieces(para: Para, fits: Callable[[Sequence[Para]], bool]) -> Iterator[Para]:
    """The paragraph, or parts of it that fit a frame of their own."""
    if fits((para,)):
        yield para
        return
    words, first = list(_words(para.runs)), True
    while words:
        count = len(words)
        while count > 1 and not fits((replace(para, runs=_joined(words[:count])),)):
            count -= 1
        ends = [end for end in range(1, count) if re.search(r"[.!?]\s*$", words[end - 1].text)]
        count = ends[-1] if ends and count < len(words) else count
        part = replace(para, runs=_joined(words[:count]))
        yield part if first else _continued(part)
        words, first = words[count:], False


def _continued(para: Para) -> Para:
    if para.bullet in (Bullet.NONE, Bullet.CONTINUED):
        return para
    return replace(para, bullet=Bullet.CONTINUED, under=para.bullet)


def _words(runs: Sequence[Run]) -> Iterator[Run]:
    for run in runs:
        for piece in re.findall(r"\S+\s*|\s+", run.text):
            yield replace(run, text=piece)


def _joined(words: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of words put together again where their look is the same."""
    runs: list[Run] = []
    for word in words:
        if runs and replace(runs[-1], text=word.text) == word:
            runs[-1] = replace(word, text=runs[-1].text + word.text)
        else:
            runs.append(word)
    return tuple(runs)


def balanced(heights: Sequence[float], gap: float, room: float) -> list[tuple[int, int]]:
    """Ranges of groups for each slide: as few as possible, and of these the most even."""
    count = len(_greedy(heights, gap, room))
    low, high = max(heights), room
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(heights, gap, middle)) <= count else (middle, high)
    return _greedy(heights, gap, high)


def _greedy(heights: Sequence[float], gap: float, room: float) -> list[tuple[int, int]]:
    ends: list[int] = []
    used = 0.0
    for position, tall in enumerate(heights):
        if used and used + gap + tall > room:
            ends.append(position)
            used = 0.0
        used += tall + (gap if used else 0.0)
    ends.append(len(heights))
    return list(zip([0, *ends], ends, strict=False))


def set_title(
    runs: tuple[Run, ...], slot: Slot, box: Box | None = None, suffix: str = ""
) -> tuple[tuple[Run, ...], float, bool]:
    """The title in the largest size that fits, and whether it is complete; keeps ``suffix``."""
    end = (Run(suffix),) if suffix else ()
    room = slot.inner(box)

    def fits(title: tuple[Run, ...], size: float) -> bool:
        return height((Para(title),), size, slot, room.w, 0) <= room.h

    for size in slot.sizes:
        if fits((*runs, *end), size):
            return (*runs, *end), size, True
    words, smallest = list(_words(runs)), slot.sizes[-1]
    for count in range(len(words) - 1, 0, -1):
        title = (*_joined(_ended(words[:count])), *end)
        if fits(title, smallest):
            return title, smallest, False
    first = replace(runs[0], text=runs[0].text[: int(room.w / smallest)] + "…")
    return (first, *end), smallest, False


def _ended(words: list[Run]) -> list[Run]:
    return [*words[:-1], replace(words[-1], text=words[-1].text.rstrip(" ,;:–-") + " …")]
