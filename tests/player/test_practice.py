"""Practice: marked and explained where it stands, as often as the author allows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.player.actions import NEUTRAL, RIGHT, STEPS, WRONG, check, form, page_of
from tests.player.conftest import Open


def said(page: Page) -> Locator:
    return page.locator("#player_say")


@pytest.mark.parametrize("question", RIGHT)
def test_a_right_answer_is_final(open_page: Open, question: str) -> None:
    item = form(open_page(page_of(question)), question)
    RIGHT[question](item)
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")
    expect(item.locator("fieldset")).to_have_attribute("disabled", "")
    expect(item.locator("button[type=submit]")).to_have_text("Beantwortet")
    expect(item.locator(".verdict", has_text="Nicht richtig")).to_have_count(0)


@pytest.mark.parametrize("question", [name for name in WRONG if name != "flurfunk"])
def test_a_wrong_answer_may_be_mended(open_page: Open, question: str) -> None:
    item = form(open_page(page_of(question)), question)
    WRONG[question](item)
    check(item)
    expect(item.locator(".headline")).to_contain_text("Noch nicht")
    expect(item.locator(".tries")).to_have_text("Noch ein Versuch")
    RIGHT[question](item)
    expect(item.locator(".result")).to_be_hidden()
    if item.locator("input[type=checkbox]:checked").count() > 2:
        item.get_by_label("Sie ersetzen").uncheck()
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")


@pytest.mark.parametrize("question", [name for name in WRONG if name != "flurfunk"])
def test_whoever_comes_back_to_a_control_hears_its_verdict(open_page: Open, question: str) -> None:
    item = form(open_page(page_of(question)), question)
    WRONG[question](item)
    check(item)
    told = item.locator(".verdict:visible")
    assert told.count()
    for verdict in told.all():
        name = verdict.get_attribute("id")
        assert item.locator(f"[aria-describedby='{name}']").count()
    RIGHT[question](item)
    expect(item.locator("[aria-describedby^=player_verdict]")).to_have_count(0)


def test_only_what_was_chosen_is_explained_while_tries_are_left(open_page: Open) -> None:
    item = form(open_page("ueben"), "vor-die-lage")
    WRONG["vor-die-lage"](item)
    check(item)
    expect(item.locator(".because:visible")).to_have_count(1)
    expect(item.locator(".option.miss .verdict")).to_have_text("Noch nicht")
    expect(item.locator(".explanation")).to_be_hidden()
    expect(item.locator(".good, .other")).to_have_count(0)


def test_everything_is_explained_once_the_tries_are_used_up(open_page: Open) -> None:
    item = form(open_page("ueben"), "vor-die-lage")
    WRONG["vor-die-lage"](item)
    check(item)
    item.get_by_label("Sofort").check()
    check(item)
    expect(item.locator(".because:visible")).to_have_count(3)
    expect(item.locator(".other .verdict")).to_have_text("Richtige Antwort")
    expect(item.locator(".miss .verdict")).to_have_text("Nicht richtig")
    expect(item.locator(".explanation")).to_contain_text("reagiert schneller")
    expect(item.get_by_role("link", name="KM-14").first).to_be_visible()


def test_the_verdict_is_announced_and_the_focus_stays(open_page: Open) -> None:
    page = open_page("ueben")
    item = form(page, "vor-die-lage")
    for label, spoken in (("Abwarten", "Noch nicht ganz."), ("Zwei wahr", "Richtig!")):
        item.get_by_label(label).check()
        item.locator("button[type=submit]").focus()
        page.keyboard.press("Enter")
        expect(said(page)).to_contain_text(spoken)
        expect(item.locator("button[type=submit]")).to_be_focused()
    expect(said(page)).to_contain_text("Sie gewinnen Zeit")


def test_no_try_is_lost_without_an_answer_or_with_the_same_one(open_page: Open) -> None:
    page = open_page("ueben")
    item = form(page, "vor-die-lage")
    check(item)
    expect(said(page)).to_have_text("Beantworten Sie zuerst die Frage.")
    WRONG["vor-die-lage"](item)
    check(item)
    check(item)
    expect(said(page)).to_have_text("Ändern Sie zuerst Ihre Antwort.")
    RIGHT["vor-die-lage"](item)
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")


@pytest.mark.parametrize("typed", ["ca. 12", "abc", "5 Tage"])
def test_no_try_is_lost_to_a_number_that_nobody_can_read(open_page: Open, typed: str) -> None:
    page = open_page("alle-fragen")
    item = form(page, "kontingent")
    field = item.get_by_label("Ihre Antwort in Tagen")
    field.fill(typed)
    check(item)
    expect(item.get_by_text("Diese Zahl lässt sich nicht lesen.")).to_be_visible()
    expect(field).to_have_accessible_description(re.compile("Schreiben Sie nur Ziffern"))
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(said(page)).to_contain_text("Diese Zahl lässt sich nicht lesen.")
    expect(item.locator(".result")).to_be_hidden()
    field.fill("5")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(item.locator(".verdict")).to_be_hidden()
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")


def test_leaving_the_field_tells_of_such_a_number_too(open_page: Open) -> None:
    page = open_page("alle-fragen")
    field = form(page, "kontingent").get_by_label("Ihre Antwort in Tagen")
    field.fill("fünf")
    page.keyboard.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(said(page)).to_contain_text("Diese Zahl lässt sich nicht lesen.")


@pytest.mark.parametrize("question", NEUTRAL)
def test_what_is_never_wrong_gets_thanks(open_page: Open, question: str) -> None:
    item = form(open_page("alle-fragen"), question)
    NEUTRAL[question](item)
    check(item)
    expect(item.locator(".headline")).to_contain_text("kein Richtig oder Falsch")
    expect(item.locator(".verdict:visible")).to_have_count(0)


def test_free_text_shows_its_sample_and_is_no_part_of_the_session(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "eigene-lage")
    NEUTRAL["eigene-lage"](item)
    check(item)
    expect(item.get_by_text("Am Montag fiel das Netz aus.")).to_be_visible()
    assert "Wasser" not in page.evaluate("localStorage['kurswerk:tiny']")
    page.goto(page.url.split("#")[0] + "#page_closing_")
    expect(page.locator("#player_notes")).to_contain_text("Am Montag kam das Wasser.")


def test_a_hint_comes_on_demand(open_page: Open) -> None:
    item = form(open_page("ueben"), "vor-die-lage")
    text = item.get_by_text("Denken Sie an die Tage")
    expect(text).to_be_hidden()
    item.get_by_text("Tipp", exact=True).click()
    expect(text).to_be_visible()


def test_the_order_that_was_shown_is_no_answer(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "ablauf")
    check(item)
    expect(said(page)).to_have_text("Beantworten Sie zuerst die Frage.")
    expect(item.locator(".result")).to_be_hidden()


def test_a_moved_step_keeps_the_focus_and_says_its_place(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "ablauf")
    assert tuple(item.locator(".words").all_inner_texts()) != STEPS
    last = item.locator(".words").all_inner_texts()[-1]
    button = item.get_by_role("button", name=f"„{last}“ nach oben")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(said(page)).to_have_text(f"„{last}“ steht jetzt an Stelle 2 von 3.")
    page.keyboard.press("Space")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    expect(item.locator(".words").first).to_have_text(last)


def test_answers_order_and_verdicts_survive_a_reload(open_page: Open) -> None:
    page = open_page("alle-fragen")
    for question in ("wer-macht-was", "ablauf", "luecken", "kontingent", "kleine-runden"):
        WRONG[question](form(page, question))
        check(form(page, question))
    before = page.locator("#page_alle-fragen").inner_text()
    values = (
        "[...document.querySelectorAll('form input, form select')].map(f => f.checked + f.value)"
    )
    filled = page.evaluate(values)
    page.reload()
    assert page.locator("#page_alle-fragen").inner_text() == before
    assert page.evaluate(values) == filled


def test_learners_see_the_options_in_different_orders(chromium: Browser, server: str) -> None:
    seen = set()
    for _ in range(8):
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{server}#page_alle-fragen")
        seen.add(tuple(form(page, "kleine-runden").locator("label").all_inner_texts()))
        context.close()
    assert len(seen) > 1


def test_what_people_write_for_themselves_stays_open(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "eigene-lage")
    item.get_by_label("Ihre Antwort").fill("Am Montag.")
    check(item)
    item.get_by_label("Ihre Antwort").fill("Am Montag kam das Wasser.")
    page.reload()
    expect(item.locator("button[type=submit]")).to_have_text("Beantwortet")
    expect(item.get_by_label("Ihre Antwort")).to_be_editable()
