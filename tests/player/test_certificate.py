"""The confirmation: only for a complete course, with a name that never leaves the window."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.player.actions import RIGHT, run_quiz
from tests.player.conftest import Open
from tests.player.test_pages import turn

NAME = "Kim Beispiel-Ünlü"


def complete(page: Page) -> None:
    list(turn(page))
    page.evaluate("location.hash = 'page_quiz_'")
    run_quiz(page, RIGHT)
    page.get_by_role("button", name="Test abgeben").click()
    page.get_by_role("link", name="Weiter").click()


def test_there_is_none_before_the_course_is_complete(open_page: Open) -> None:
    page = open_page("certificate_")
    expect(page.get_by_text("sobald Sie den Kurs abgeschlossen haben")).to_be_visible()
    expect(page.locator(".certificate")).to_be_hidden()
    expect(page.locator("#player_name")).to_be_hidden()
    page.evaluate("location.hash = 'page_closing_'")
    expect(page.get_by_role("link", name="Teilnahmebestätigung")).to_have_count(0)


def test_a_complete_course_can_be_confirmed_and_nothing_is_kept(open_page: Open) -> None:
    page = open_page("vor-die-lage-kommen")
    complete(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#player_certificate").click()
    page.get_by_label("Ihr Name").fill(f"  {NAME} ")
    sheet = page.locator(".certificate")
    for words in (
        NAME,
        "Krisenmanagement in langen Lagen",
        "Stadt Beispielstadt",
        "Sie wissen, welche Runde für welche Lage passt.",
        "Sie ist nicht geprüft.",
        page.evaluate("new Date().toLocaleDateString('de', { dateStyle: 'long' })"),
    ):
        expect(sheet).to_contain_text(words)
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.locator("#player_name")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("location.hash = 'page_stab'")
    kept = page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie")
    assert "Beispiel-" not in kept
    assert asked == []
    page.reload()
    page.evaluate("location.hash = 'page_certificate_'")
    expect(page.get_by_label("Ihr Name")).to_have_value("")
