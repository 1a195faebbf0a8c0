"""As LibreOffice draws it: no text leaves its frame, and the detector finds those that do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.writers import slides
from builder.writers.slides.deck import Deck
from builder.writers.slides.slide import Run
from tests.slides.decks import deck_bytes, random_job
from tests.slides.rendering import overflows
from tests.slides.sample import png, sample

RANDOM_DECKS = 30


def test_no_text_leaves_its_frame(tmp_path: Path) -> None:
    picture = png(tmp_path, "karte.png", 1200, 700)
    decks = {
        f"zufall-{seed}": deck_bytes(random_job(seed, picture)) for seed in range(RANDOM_DECKS)
    }
    decks["beispiel"] = deck_bytes(sample(tmp_path))
    assert overflows(decks, tmp_path) == []


def test_seeded_overflows_are_found(tmp_path: Path) -> None:
    """More text than the plan allowed: in a list, in a title, in a table."""
    job = sample(tmp_path)
    deck, _ = slides.plan(job)
    faults = {
        "list": _doubled_list(deck, 5),
        "title": _long_title(deck, 5),
        "table": _tall_row(deck, 6),
    }
    decks = {}
    for name, fault in faults.items():
        (artifact,) = slides.write(job, fault)
        assert isinstance(artifact.content, bytes)
        decks[name] = artifact.content
    found = overflows(decks, tmp_path)
    assert [(overflow.deck, overflow.slide) for overflow in found] == [
        ("list", 6), ("title", 6), ("table", 7),
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
