"""As LibreOffice draws it: no text leaves its frame, and the detector finds those that do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.job import Job
from builder.writers import slides
from builder.writers.slides.deck import Deck
from builder.writers.slides.slide import Run
from tests.slides import templates
from tests.slides.decks import deck_bytes, random_job, shipped
from tests.slides.fitting import misfits
from tests.slides.rendering import overflows
from tests.slides.sample import png, sample

RANDOM_DECKS, AT_ONCE = 300, 30
TEMPLATES = {
    "eigen": None, "stock": templates.stock, "pandoc": templates.pandoc,
    "stadt": templates.corporate,
}  # fmt: skip


@pytest.fixture(scope="module")
def random_deck(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], tuple[str, Job]]:
    """The name and job of a random deck by its seed, in our theme and three templates in turn."""
    folder = tmp_path_factory.mktemp("zufall")
    picture = png(folder, "karte.png", 1200, 700)
    designs = [
        (name, templates.named(content(), folder, f"{name}.pptx") if content else None)
        for name, content in TEMPLATES.items()
    ]

    def of(seed: int) -> tuple[str, Job]:
        name, template = designs[seed % len(designs)]
        return f"{name}-{seed}", random_job(seed, picture, deck_template=template)

    return of


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_no_text_of_random_decks_leaves_its_frame(
    share: int, tmp_path: Path, random_deck: Callable[[int], tuple[str, Job]]
) -> None:
    """By the measures of the plan, and as LibreOffice draws it."""
    seeds = range(RANDOM_DECKS // share)
    found: list[object] = []
    for start in seeds[::AT_ONCE]:
        decks = {}
        for name, job in map(random_deck, seeds[start : start + AT_ONCE]):
            found += [f"{name}: {words}" for words in misfits(slides.plan(job)[0])]
            decks[name] = deck_bytes(job)
        found += overflows(decks, tmp_path)
    assert found == []


def test_texts_stay_in_their_frames_and_seeded_overflows_are_found(tmp_path: Path) -> None:
    """The sample and the shipped courses; then more text in a list, a title, a table."""
    job = sample(tmp_path)
    deck, _ = slides.plan(job)
    (faulty,) = slides.write(job, _long_title(_tall_row(_doubled_list(deck, 5), 6), 9))
    assert isinstance(faulty.content, bytes)
    decks = {f"kurs-{job.course.id}": deck_bytes(job) for job in shipped()}
    assert decks
    decks |= {"right": deck_bytes(job), "wrong": faulty.content}
    found = overflows(decks, tmp_path)
    assert [(overflow.deck, overflow.slide) for overflow in found] == [
        ("wrong", 6), ("wrong", 7), ("wrong", 10),
    ]  # fmt: skip


def _changed(deck: Deck, index: int, **change: object) -> Deck:
    slide = replace(deck.slides[index], **change)  # type: ignore[arg-type]
    return replace(deck, slides=(*deck.slides[:index], slide, *deck.slides[index + 1 :]))


def _doubled_list(deck: Deck, index: int) -> Deck:
    (body,) = deck.slides[index].bodies
    return _changed(deck, index, bodies=(replace(body, paras=body.paras * 2),))


def _long_title(deck: Deck, index: int) -> Deck:
    return _changed(deck, index, title=(Run("Zuständigkeitsverordnung des Landes " * 5),))


def _tall_row(deck: Deck, index: int) -> Deck:
    grid = deck.slides[index].grid
    assert grid
    cell = replace(grid.rows[1][1], runs=(Run("Personal, innerer Dienst und noch mehr " * 6),))
    row = (grid.rows[1][0], cell, grid.rows[1][2])
    return _changed(deck, index, grid=replace(grid, rows=(grid.rows[0], row, *grid.rows[2:])))


def test_a_plan_that_does_not_fit_is_found(tmp_path: Path) -> None:
    deck, _ = slides.plan(sample(tmp_path))
    assert misfits(deck) == []
    for fault in (_doubled_list(deck, 5), _long_title(deck, 5), _tall_row(deck, 6)):
        assert len(misfits(fault)) == 1
