"""Gives every slide a title of its own that fits: screen readers list slides by their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from builder.diagnostics import Diagnostic, problem
from builder.writers.slides.fit import set_title
from builder.writers.slides.layouts import TITLE as TITLE_SLOT
from builder.writers.slides.layouts import Layouts
from builder.writers.slides.slide import Para, Run, Slide


def text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def entitled(
    slides: Iterable[Slide], places: Mapping[str, str], layouts: Layouts
) -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    """The slides with unique, fitted titles; a title too long is kept whole in the notes.

    ``places`` says for each section where titles that are the same elsewhere belong.
    """
    found: list[Diagnostic] = []
    taken: set[str] = set()
    done: list[Slide] = []
    for slide, number in _numbered(tuple(slides)):
        for suffix in _suffixes(number, places[slide.section]):
            slot = layouts[slide.layout].slot(TITLE_SLOT)
            title, size, complete = set_title(slide.title, slot, slide.title_box, suffix)
            if text(title) not in taken:
                break
        taken.add(text(title))
        if not complete:
            found.append(problem("W025", slide.span, title=text(slide.title)))
            slide = replace(slide, notes=(Para(slide.title), *slide.notes))
        done.append(replace(slide, title=title, title_size=size))
    return tuple(done), tuple(found)


def _numbered(slides: tuple[Slide, ...]) -> Iterator[tuple[Slide, str]]:
    """Each slide with »(1/2)« where a page needs several under one title."""
    keys = [(slide.page, text(slide.title)) for slide in slides]
    totals, counts = Counter(keys), Counter[tuple[str, str]]()
    for slide, key in zip(slides, keys, strict=True):
        counts[key] += 1
        yield slide, f" ({counts[key]}/{totals[key]})" if totals[key] > 1 else ""


def _suffixes(number: str, place: str) -> Iterator[str]:
    """Ever longer endings until a title is unique."""
    yield number
    yield f" – {place}{number}"
    yield from (f" – {place}, {copy}{number}" for copy in count(2))
