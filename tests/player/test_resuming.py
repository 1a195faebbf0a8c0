"""How much is left, and the way back to where somebody stopped."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.player.conftest import Open
from tests.player.test_pages import turn


def test_the_cover_leads_on_to_the_last_page(open_page: Open) -> None:
    page = open_page()
    start = page.locator("#player_start")
    expect(start).to_have_text("Kurs beginnen")
    page.evaluate("location.hash = 'page_stab'")
    expect(page.locator("#page_stab")).to_be_visible()
    page.goto(page.url.split("#")[0] + "?neu#page_cover_")
    expect(start).to_have_text("Weiterlesen: Der Stab und die kleinen Runden")
    start.click()
    expect(page.locator("#page_stab")).to_be_visible()


def test_what_is_left_shrinks_to_nothing(open_page: Open) -> None:
    page = open_page()
    left = page.locator(".bar .left")
    expect(left).to_have_text("noch etwa 45 Min.")
    told = [left.inner_text() for _ in turn(page)]
    minutes = [int(text.split()[2]) for text in told]
    assert minutes == sorted(minutes, reverse=True)
    assert minutes[-1] < 45
    expect(page.locator("#player_pages .left")).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 760})
    page.get_by_role("button", name="Inhalt").click()
    expect(page.locator("#player_pages .left")).to_have_text(told[-1])
