"""Charts, recordings and pictures in a browser: seen, heard, read and enlarged by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.accessibility.journeys import go

PAGES = ("cover_", "zahlen", "filme", "bilder")
CUES = "[...document.querySelector('video').textTracks[0].cues].map(cue => cue.text)"


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own way needs ``eval``, which the page forbids."""
    page.evaluate(
        "() => new Promise((done) => { const look = () => "
        f"({condition}) ? done(true) : requestAnimationFrame(look); look(); }})"
    )


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


def opened(context: BrowserContext, address: str, place: str) -> Page:
    page = context.new_page()
    page.goto(address)
    go(page, place)
    return page


def test_nothing_is_refused(context: BrowserContext, address: str) -> None:
    wrong: list[str] = []
    page = context.new_page()
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    for place in PAGES:
        go(page, place)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px Carlito')")
    assert wrong == []


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_a_film_has_its_captions(
    context: BrowserContext, folder: Path, address: str, scheme: str
) -> None:
    start = address if scheme == "http" else (folder / "index.html").as_uri()
    page = opened(context, start, "filme")
    wait_until(page, "document.querySelector('video').textTracks[0].cues?.length")
    assert page.evaluate(CUES) == ["Stimme: Wir beginnen mit der Lage.", "(Stühle rücken)"]
    page.evaluate("document.querySelector('video').play()")
    wait_until(page, "document.querySelector('video').currentTime > 0.1")
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
    wait_until(page, "document.querySelector('audio').duration > 0.4")


def test_the_text_of_a_film_can_be_read(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "filme")
    text = page.get_by_text("Ein weißes Quadrat wandert")
    assert not text.is_visible()
    page.get_by_text("Text zum Film").click()
    assert text.is_visible()


def test_a_chart_is_a_picture_with_a_name_and_its_numbers(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, "zahlen")
    names = [chart.get_attribute("aria-label") for chart in page.get_by_role("img").all()]
    assert "Kräfte im Einsatz. Mehr als die Hälfte der Kräfte ist im Außendienst." in names
    page.get_by_text("Die Zahlen als Tabelle").first.click()
    assert page.get_by_role("cell", name="312,5").is_visible()
    assert page.get_by_role("columnheader", name="Wert (Anrufe je Tag)").is_visible()


def test_a_picture_is_enlarged_by_key_and_closed_by_escape(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address, "bilder")
    button = page.get_by_role("button", name="Bild vergrößern: Karte").first
    button.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name="Vergrößertes Bild")
    picture = window.get_by_role("img", name="Karte: links das Rathaus, rechts der Fluss")
    assert picture.bounding_box()["width"] > 800  # type: ignore[index]
    page.keyboard.press("Escape")
    assert not window.is_visible()
    assert button.evaluate("node => node === document.activeElement")


def test_a_click_on_the_picture_does_the_same(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "bilder")
    page.locator("section.page:visible .picture img").first.click()
    window = page.get_by_role("dialog")
    zoom = page.get_by_role("button", name="Noch größer")
    before = window.get_by_role("img").bounding_box()
    zoom.click()
    after = window.get_by_role("img").bounding_box()
    assert before
    assert after
    assert after["width"] > 2 * before["width"]
    assert zoom.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Schließen").click()
    assert page.evaluate("document.activeElement.className") == "enlarge"


def test_only_what_is_shown_smaller_can_be_enlarged(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "bilder")
    buttons = page.locator("section.page:visible .enlarge:visible")
    names = [button.get_attribute("aria-label") or "" for button in buttons.all()]
    assert [name.partition(": ")[2] for name in names] == [
        "Karte: links das Rathaus, rechts der Fluss",
        "Ein breites Foto in Grau",
    ]
