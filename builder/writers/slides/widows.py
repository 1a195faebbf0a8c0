"""Ties the last two words of a text where the last, a short one, would stand on a line alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from builder.writers.slides.buttons import label_lines
from builder.writers.slides.fit import line_count
from builder.writers.slides.layouts import TITLE, Layouts, Slot
from builder.writers.slides.slide import Body, Box, Button, Para, Run, Slide

_NO_BREAK_SPACE = "\u00a0"
_SHORT = 3

Runs = tuple[Run, ...]
Count = Callable[[Runs], int]


def without_widows(slides: Iterable[Slide], layouts: Layouts) -> tuple[Slide, ...]:
    """The slides with no text taller than it was."""
    return tuple(_tied_slide(slide, layouts) for slide in slides)


def tied(runs: Runs, count: Count) -> Runs:
    """The text with its last two words tied, if the last is short, would be alone, and no line
    is needed for it; ``count`` says how many lines a text takes.
    """
    place = _last_space(runs)
    if place is None or (lines := count(runs)) < 2:
        return runs
    index, at = place
    run = runs[index]
    before = (*runs[:index], replace(run, text=run.text[:at]))
    if count(before) == lines or not _is_short(runs, before, lines):
        return runs
    joined = replace(run, text=run.text[:at] + _NO_BREAK_SPACE + run.text[at + 1 :])
    whole = (*runs[:index], joined, *runs[index + 1 :])
    pair = replace(run, text=_text(whole).rstrip().rpartition(" ")[2])
    return whole if count((pair,)) == 1 else runs


def _is_short(runs: Runs, before: Runs, lines: int) -> bool:
    """Whether the last word takes less than a third of a line."""
    start = len(_text(before))
    return _SHORT * len(_text(runs)[start:].strip()) * (lines - 1) <= start


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _last_space(runs: Runs) -> tuple[int, int] | None:
    """Run and position of the space before the last word; None where there is but one."""
    has_word = False
    for index in range(len(runs) - 1, -1, -1):
        text = runs[index].text
        at = (text if has_word else text.rstrip(" ")).rfind(" ")
        if "\n" in text[at + 1 :]:
            return None
        if at >= 0:
            return index, at
        has_word = has_word or bool(text.strip())
    return None


def _tied_slide(slide: Slide, layouts: Layouts) -> Slide:
    layout = layouts[slide.layout]
    heading = _counter(layout.slot(TITLE), slide.title_box, slide.title_size)
    return replace(
        slide,
        title=tied(slide.title, lambda runs: heading(Para(runs))),
        bodies=tuple(_tied_body(body, layout.slot(body.slot)) for body in slide.bodies),
        buttons=tuple(_tied_button(button, layout.slot("body")) for button in slide.buttons),
    )


def _tied_body(body: Body, slot: Slot) -> Body:
    lines = _counter(slot, body.box, body.size)

    def tied_para(para: Para) -> Para:
        return _saying(para, tied(para.runs, lambda runs: lines(_saying(para, runs))))

    return replace(body, paras=tuple(map(tied_para, body.paras)))


def _saying(para: Para, runs: Runs) -> Para:
    return para if runs is para.runs else replace(para, runs=runs)


def _tied_button(button: Button, slot: Slot) -> Button:
    width, size = button.box.w, button.size
    return replace(
        button, runs=tied(button.runs, lambda runs: label_lines(runs, width, size, slot))
    )


def _counter(slot: Slot, box: Box | None, size: float) -> Callable[[Para], int]:
    width = slot.inner(box).w
    return lambda para: line_count(para, size, width, slot)
