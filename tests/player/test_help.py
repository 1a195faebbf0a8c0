"""Help is at the same place on every page, and no single character is a shortcut."""

from __future__ import annotations

import string

import pytest
from playwright.sync_api import expect

from tests.player.conftest import Open


@pytest.mark.parametrize("page_id", ["cover_", "stab", "quiz_", "closing_", "glossary_"])
def test_help_opens_from_every_page_and_gives_the_focus_back(open_page: Open, page_id: str) -> None:
    page = open_page(page_id)
    button = page.get_by_role("button", name="Hilfe", exact=True)
    before = button.bounding_box()
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Hilfe")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading", name="Hilfe")).to_be_focused()
    expect(dialog).to_contain_text("Personalentwicklung, Rathaus, Zimmer 12")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert before == open_page("cover_").get_by_role("button", name="Hilfe").bounding_box()


def test_the_button_closes_the_help(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Hilfe", exact=True).click()
    page.get_by_role("button", name="Hilfe schließen").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_single_characters_do_nothing(open_page: Open) -> None:
    page = open_page("stab")
    expect(page.locator("#player_percent")).to_have_text("25 %")
    seen = "[location.hash, document.title, document.body.innerText, scrollY]"
    before = page.evaluate(seen)
    for character in string.ascii_letters + string.digits + "?/+-.":
        page.keyboard.press(character)
    assert page.evaluate(seen) == before
