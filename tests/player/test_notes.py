"""Notes: kept in the browser while people write, taken along, deleted; the words say what holds."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.player.actions import form
from tests.player.conftest import Open

KEYS = "Object.keys(localStorage).filter((key) => key.startsWith('kurswerk-notes:'))"
NOTE = "Am Montag kam das Wasser."
KEPT = "höchstens 30 Tage nach der letzten Änderung"
UNKEPT = "Was Sie jetzt notieren, wird nicht gespeichert."


def write(page: Page, text: str = NOTE) -> None:
    form(page, "eigene-lage").get_by_label("Ihre Antwort").fill(text)


def last(page: Page) -> None:
    page.evaluate("location.hash = 'page_closing_'")
    expect(page.locator("#page_closing_")).to_be_visible()


def test_notes_can_be_taken_along_as_a_file(open_page: Open) -> None:
    page = open_page("alle-fragen")
    item = form(page, "eigene-lage")
    item.get_by_label("Ihre Antwort").fill("Am Montag kam das Wasser.\nAm Dienstag ging es.")
    page.goto(page.url.split("#")[0] + "#page_closing_")
    with page.expect_download() as started:
        page.get_by_role("button", name="Notizen als Textdatei speichern").click()
    assert started.value.suggested_filename == "notizen-tiny.txt"
    text = started.value.path().read_bytes().decode("utf-8-sig")
    assert text.startswith("Meine Notizen zum Kurs „Krisenmanagement in langen Lagen“\r\n")
    assert "Beschreiben Sie Ihre letzte Lage in zwei Sätzen.\r\n\r\nAm Montag kam" in text
    assert "Wasser.\r\nAm Dienstag ging es.\r\n" in text


def test_a_note_is_there_again_after_a_reload(open_page: Open) -> None:
    page = open_page("alle-fragen")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    write(page)
    expect(form(page, "eigene-lage").locator(".if-kept")).to_contain_text(KEPT)
    expect(form(page, "eigene-lage").locator(".if-unkept")).to_be_hidden()
    page.reload()
    expect(form(page, "eigene-lage").get_by_label("Ihre Antwort")).to_have_value(NOTE)
    last(page)
    expect(page.locator("#player_notes dd")).to_have_text(NOTE)
    expect(page.locator("#player_notes")).to_contain_text("„Kurs beenden“ löscht sie nicht")
    page.get_by_role("button", name="Kurs beenden").click()
    assert len(page.evaluate(KEYS)) == 1
    assert not [each for each in sent if "Wasser" in each]


def test_notes_can_be_deleted_after_a_question(open_page: Open) -> None:
    page = open_page("alle-fragen")
    write(page)
    last(page)
    page.get_by_role("button", name="Notizen löschen", exact=True).click()
    keep = page.get_by_role("button", name="Notizen behalten")
    expect(keep).to_be_focused()
    keep.click()
    ask = page.get_by_role("button", name="Notizen löschen", exact=True)
    expect(ask).to_be_focused()
    expect(page.locator("#player_notes dd")).to_have_text(NOTE)
    ask.click()
    page.get_by_role("button", name="Ja, Notizen löschen").click()
    expect(page.locator("#player_notes")).to_be_hidden()
    expect(page.locator("#page_closing_ h1")).to_be_focused()
    expect(page.locator("#player_say")).to_have_text("Ihre Notizen sind gelöscht.")
    assert page.evaluate(KEYS) == []
    page.reload()
    expect(page.locator("[data-question=eigene-lage] textarea")).to_have_value("")


def test_a_note_whose_question_is_gone_stands_on_the_last_page(open_page: Open) -> None:
    page = open_page("alle-fragen")
    write(page)
    page.evaluate(
        f"""() => {{
            const [key] = {KEYS};
            const kept = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({{ ...kept, "lage:alt": ["Was war?", "Viel."] }});
        }}"""
    )
    page.reload()
    last(page)
    expect(page.locator("#player_notes dt").last).to_have_text("Was war?")
    expect(page.locator("#player_notes dd").last).to_have_text("Viel.")


@pytest.mark.parametrize("when", ["denied", "full"])
def test_where_nothing_can_be_kept_the_words_say_so(
    context: BrowserContext, open_page: Open, when: str
) -> None:
    name = {"denied": "key", "full": "setItem"}[when]
    context.add_init_script(f"Storage.prototype.{name} = () => {{ throw new Error('{when}'); }};")
    page = open_page("alle-fragen")
    write(page)
    item = form(page, "eigene-lage")
    expect(item.locator(".if-unkept")).to_have_text(UNKEPT)
    expect(item.locator(".if-kept")).to_be_hidden()
    if when == "full":
        expect(page.locator("#player_say")).to_have_text(UNKEPT)
    last(page)
    expect(page.locator("#player_notes dd")).to_have_text(NOTE)
    expect(page.locator("#player_notes .if-unkept")).to_be_visible()
    expect(page.locator("#player_notes .if-kept")).to_be_hidden()
