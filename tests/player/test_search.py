"""The search finds what the page shows, says how much, and leads there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.player.actions import WRONG, check, form
from tests.player.conftest import Open


def ask(page: Page, words: str) -> Locator:
    """Hits; the first question waits until the whole course has been read."""
    page.get_by_role("searchbox", name="Im Kurs suchen").fill(words)
    expect(page.locator("#player_search_count")).not_to_be_empty()
    return page.locator("#player_search_results li")


def test_hits_are_counted_shown_and_led_to(open_page: Open) -> None:
    page = open_page()
    hits = ask(page, "oberflaeche werkzeug")
    expect(hits).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Nichts gefunden")).to_be_visible()
    hits = ask(page, "WERKZ")
    expect(hits).to_have_count(1)
    expect(page.locator("#player_search_count")).to_have_text("Ein Treffer")
    expect(hits.locator("mark")).to_have_text("Werkz")
    expect(hits).to_contain_text("Der Stab und die kleinen Runden")
    expect(page.locator("#player_pages")).to_be_hidden()
    hits.get_by_role("link").click()
    place = page.locator("main").get_by_text("Ein Stab ist ein Werkzeug für begrenzte Zeit.")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Werkz"]
    page.get_by_role("link", name="Weiter").click()
    expect(page.get_by_role("heading", level=1, name="Alle Arten")).to_be_visible()
    assert page.evaluate("CSS.highlights.has('found')") is False


def test_umlauts_are_found_however_they_are_typed(open_page: Open) -> None:
    page = open_page()
    spellings = ("Spielräume", "spielraeume", "SPIELRAUM")
    found = [ask(page, words).all_inner_texts() for words in spellings]
    assert found[0] == found[1] == found[2] != []


def test_a_hit_in_something_folded_unfolds_it(open_page: Open) -> None:
    page = open_page()
    ask(page, "dreier Jahre").get_by_role("link").click()
    place = page.locator("main").get_by_text("Aus den Erfahrungen dreier Jahre.")
    expect(place).to_be_visible()
    expect(place).to_be_focused()


def test_keys_lead_from_the_field_to_the_hits_and_back(open_page: Open) -> None:
    page = open_page()
    ask(page, "stab")
    page.keyboard.press("Enter")
    expect(page.locator("#player_search_results a").first).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("#player_pages")).to_be_visible()
    expect(page.locator("#player_search_count")).to_be_empty()


IMPATIENT = """field => {
  let now = 0;
  performance.now = () => (now += 3);
  field.focus();
  field.value = "stab";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  return document.querySelectorAll("#player_search_results a").length;
}"""
"""Enter while the course is still being read, as each look at the clock takes so long."""


def test_enter_waits_for_the_hits(open_page: Open) -> None:
    page = open_page()
    assert page.get_by_role("searchbox").evaluate(IMPATIENT) == 0
    expect(page.locator("#player_search_results a").first).to_be_focused()


def test_on_a_phone_escape_empties_the_field_before_it_closes_the_contents(open_page: Open) -> None:
    page = open_page("stab")
    page.set_viewport_size({"width": 360, "height": 760})
    page.get_by_role("button", name="Inhalt").click()
    ask(page, "stab")
    page.keyboard.press("Escape")
    expect(page.locator("#player_contents")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#player_contents")).to_be_hidden()


@pytest.mark.parametrize("secret", [".because", ".explanation", ".hint p"])
def test_what_has_to_be_earned_is_not_found(open_page: Open, secret: str) -> None:
    page = open_page("ueben")
    WRONG["vor-die-lage"](form(page, "vor-die-lage"))
    check(form(page, "vor-die-lage"))
    texts = [" ".join(text.split()) for text in page.locator(secret).all_text_contents()]
    long = {text for text in texts if len(text.split()) > 3}
    assert long
    for text in long:
        expect(ask(page, text)).to_have_count(0)


def test_no_hit_leads_into_the_graded_quiz(open_page: Open) -> None:
    page = open_page()
    stems = page.locator(".quiz form legend").all_text_contents()
    assert stems
    for stem in stems:
        links = ask(page, " ".join(stem.split())).get_by_role("link")
        targets = [str(link.get_attribute("href")) for link in links.all()]
        assert not [hash for hash in targets if page.locator(f".quiz [id='{hash[1:]}']").count()]
