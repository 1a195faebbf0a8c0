"""Definitions open where a term stands, and the glossary holds them all."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.player.conftest import Open


def test_a_term_opens_and_closes_its_definition(open_page: Open) -> None:
    page = open_page("stab")
    term = page.get_by_role("button", name="Lagebild")
    expect(term).to_have_attribute("aria-expanded", "false")
    term.click()
    expect(term).to_have_attribute("aria-expanded", "true")
    expect(definition(page)).to_contain_text("auf einen Blick")
    expect(page.locator("#player_say")).to_have_text(
        "Lagebild: Was über die Lage bekannt ist, auf einen Blick.Auch: Übersicht der Lage"
    )
    term.click()
    expect(definition(page)).to_have_count(0)


def test_keys_open_a_term_and_escape_closes_it_from_inside(open_page: Open) -> None:
    page = open_page("stab")
    term = page.get_by_role("button", name="Runden zur Lage")
    for key in ("Enter", " "):
        term.focus()
        page.keyboard.press(key)
        expect(definition(page)).to_contain_text("morgens")
        expect(term).to_be_focused()
        definition(page).get_by_role("button", name="Schließen").focus()
        page.keyboard.press("Escape")
        expect(definition(page)).to_have_count(0)
        expect(term).to_be_focused()
    term.click()
    definition(page).get_by_role("button", name="Schließen").click()
    expect(term).to_be_focused()


def test_a_definition_leads_to_the_glossary_and_back(open_page: Open) -> None:
    page = open_page("stab")
    page.get_by_role("button", name="Lagebild").click()
    definition(page).get_by_role("link", name="Zum Glossar").click()
    entry = page.locator("#term_lagebild")
    expect(entry).to_be_focused()
    expect(page.locator("#player_next")).to_be_hidden()
    page.get_by_role("link", name="Zurück").click()
    expect(page.locator("section.page:visible h1")).to_have_text("Der Stab und die kleinen Runden")
    expect(definition(page)).to_have_count(0)


def test_terms_of_the_glossary_itself_are_links(open_page: Open) -> None:
    page = open_page("glossary_")
    page.locator(".glossary").get_by_role("link", name="Lagebild").click()
    expect(page.locator("#term_lagebild")).to_be_focused()
    expect(page.locator(".glossary dt")).to_have_text(["Lagebild", "Lagerunde"])


def test_without_scripts_terms_lead_into_the_glossary(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    href = page.locator("#page_stab a.term").first.get_attribute("href")
    assert href == "#term_lagebild"
    expect(page.locator(href)).to_be_visible()
    context.close()


def definition(page: Page) -> Locator:
    return page.locator(".definition:visible")
