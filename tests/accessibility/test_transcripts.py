"""What a screen reader says, state by state; people read the texts before they change.

The reader is a simulation that follows the ARIA specifications; it replaces no test with NVDA,
JAWS or VoiceOver, but it says the same words every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.conftest import Address
from tests.accessibility.engines import listen, spoken
from tests.accessibility.journeys import JOURNEYS, Journey, go
from tests.player.actions import NEUTRAL, RIGHT, WRONG, check, form, page_of

TRANSCRIPTS = Path(__file__).parent / "transcripts"
SHOWN = "section.page:not([hidden])"
ELSEWHERE = {
    "cover display": "#player_bar",
    "contents contents": "#player_contents",
    "aids search stab": "#player_search",
    "aids search gibtesnicht": "#player_search",
    "aids help": "#player_help",
    "media enlarged": "#player_viewer",
    "media larger": "#player_viewer",
}
"""What there is to hear in a state that changes something else than the page."""
AT_LEAST = 60


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,
        locale="de-DE",
    )
    # Every shuffle of a new session comes out the same.
    context.add_init_script("Math.random = () => 0.5")
    page = context.new_page()
    page.clock.set_fixed_time("2026-01-01T12:00:00+01:00")
    yield page
    context.close()


def compare(said: list[str], name: str, accept: bool) -> None:
    file = TRANSCRIPTS / f"{name}.txt"
    text = "\n".join(said) + "\n"
    if accept:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert said, f"nothing to hear: {file.name}"
    assert file.is_file(), f"no transcript yet: {file.name}"
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.name)
def test_pages_are_read_as_agreed(
    page: Page, address: Address, journey: Journey, accept: bool
) -> None:
    page.goto(address(journey))
    listen(page)
    for state in journey.states(page):
        name = f"{journey.name} {state}"
        compare(spoken(page, ELSEWHERE.get(name, SHOWN)), name, accept)


ANSWERS = {"wrong": WRONG, "right": RIGHT, "answered": NEUTRAL}


@pytest.mark.parametrize("state", ANSWERS)
def test_questions_are_read_as_agreed(page: Page, server: str, state: str, accept: bool) -> None:
    page.goto(server)
    listen(page)
    for question, act in ANSWERS[state].items():
        go(page, page_of(question))
        place = f"form[data-question='{question}']"
        compare(spoken(page, place), f"{question} unanswered", accept)
        act(form(page, question))
        check(form(page, question))
        compare(spoken(page, place), f"{question} {state}", accept)


def test_there_are_as_many_transcripts_as_promised() -> None:
    assert len(list(TRANSCRIPTS.glob("*.txt"))) >= AT_LEAST
