"""Buttons: where they stand, where they lead, and what becomes of a scene too long for a slide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.writers import slides
from builder.writers.slides.buttons import Way, scene_slides
from builder.writers.slides.deck import Deck
from builder.writers.slides.slide import Para, Run, Slide
from builder.writers.slides.standard import LAYOUTS
from tests.slides.decks import opened
from tests.slides.lint import complaints
from tests.slides.rendering import overflows
from tests.slides.sample import course_of, job_of
from tests.slides.test_package import schema_errors

SCENE = LAYOUTS["scene"]
WORDS = "Das Lagezentrum meldet, dass die Notstromversorgung des Krankenhauses ausfallen kann. "
CHOICES = tuple(
    Way((Run(f"{label} {WORDS}".strip()),), "ziel") for label in ("Sofort handeln:", "Warten:")
)


def scene(text: str, ways: tuple[Way, ...] = CHOICES, name: str = "") -> tuple[Slide, ...]:
    frame = Slide(layout="scene", title=(Run("Tag 1"),), section="eins", name=name)
    paras = (Para((Run(text),)),) if text else ()
    return scene_slides(frame, paras, ways, SCENE, "Tag 1, 18:30 Uhr")


def deck_of(*extra: Slide) -> bytes:
    job = job_of(course_of())
    deck, _ = slides.plan(job)
    titled = tuple(
        replace(slide, title=(Run(f"Szene {number}"),), title_size=32.0)
        for number, slide in enumerate(extra)
    )
    last = deck.slides[-2]
    moved = tuple(replace(slide, section=last.section) for slide in titled)
    whole = Deck((*deck.slides[:-1], *moved, deck.slides[-1]), deck.sections, deck.footer)
    (artifact,) = slides.write(job, whole)
    assert isinstance(artifact.content, bytes)
    return artifact.content


def test_a_scene_shows_its_text_above_its_buttons() -> None:
    (only,) = scene(WORDS)
    kicker, body = only.bodies
    assert kicker.slot == "kicker"
    assert body.box
    assert [button.target for button in only.buttons] == ["ziel", "ziel"]
    assert body.box.y + body.box.h < only.buttons[0].box.y < only.buttons[1].box.y


@pytest.mark.parametrize(("text", "count"), [("", 1), (WORDS * 2, 1), (WORDS * 12, 3)])
def test_what_is_too_long_keeps_name_first_and_buttons_last(text: str, count: int) -> None:
    found = scene(text, name="start")
    assert [slide.name for slide in found] == ["start", *[""] * (count - 1)]
    assert [bool(slide.buttons) for slide in found] == [*[False] * (count - 1), True]


def test_more_buttons_than_a_slide_holds_go_on_further_ones() -> None:
    found = scene("", CHOICES * 6)
    assert sum(len(slide.buttons) for slide in found) == 12
    assert len(found) > 1


def test_buttons_lead_to_slides_and_hidden_ones_are_left_out_of_the_show(tmp_path: Path) -> None:
    (start,) = scene(WORDS)
    (end,) = scene("Ende", (), name="ziel")
    content = deck_of(start, replace(end, hidden=True))
    assert complaints(content) == []
    assert schema_errors(content, tmp_path, "Office2007") == []
    assert schema_errors(content, tmp_path, "Microsoft365") == []
    pages = list(opened(content).slides)
    linked = [shape for page in pages for shape in page.shapes if shape.name.startswith("Schalt")]
    assert [shape.click_action.target_slide.slide_id for shape in linked] == [pages[3].slide_id] * 2
    assert [page._element.get("show") for page in pages[2:4]] == [None, "0"]


def test_a_button_whose_words_leave_it_is_found_and_no_other(tmp_path: Path) -> None:
    (start,) = scene(WORDS)
    (end,) = scene("Ende", (), name="ziel")
    long = replace(start.buttons[0], runs=(Run(WORDS * 3),))
    decks = {
        "right": deck_of(start, replace(end, hidden=True)),
        "wrong": deck_of(replace(start, buttons=(long, start.buttons[1])), end),
    }
    found = {(overflow.deck, overflow.slide) for overflow in overflows(decks, tmp_path)}
    assert found == {("wrong", 3)}
