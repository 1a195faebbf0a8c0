"""On paper: the page in view or the whole course, everything unfolded and nothing to press."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.player.actions import RIGHT, check, form
from tests.player.conftest import Open


def printed(page: Page, button: str, folder: Path) -> str:
    """The words of the PDF that a button leads to; the browser's own dialog is left out."""
    page.evaluate("window.print = () => { window.asked = true }")
    page.get_by_role("button", name=button).click()
    page.wait_for_function("window.asked")
    file = folder / "page.pdf"
    page.pdf(path=file, format="A4")
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)
    return " ".join(words.stdout.split())


def test_a_page_is_printed_alone_with_its_folds_open(open_page: Open, tmp_path: Path) -> None:
    page = open_page("vor-die-lage-kommen")
    folds = "document.querySelectorAll('section.page details[open]').length"
    assert page.evaluate(folds) == 0
    text = printed(page, "Seite drucken", tmp_path)
    assert "Aus den Erfahrungen dreier Jahre." in text
    assert "Ein großer Stab ist für kurze Lagen gebaut." in text
    assert "Ein Stab ist ein Werkzeug" not in text
    for control in ("Weiter", "Inhalt", "Hilfe", "Im Kurs suchen", "drucken"):
        assert control not in text
    expect(page.locator("section.page details[open]")).to_have_count(0)


def test_the_whole_course_is_printed_without_any_key(open_page: Open, tmp_path: Path) -> None:
    page = open_page("ueben")
    item = form(page, "vor-die-lage")
    RIGHT["vor-die-lage"](item)
    check(item)
    text = printed(page, "Ganzen Kurs drucken", tmp_path)
    parts = ("In einer Lage", "Sie können jede Frage in Ruhe", "Ein Stab ist ein Werkzeug")
    ends = ("Bestanden ab", "Worauf dieser Kurs beruht", "Glossar Hier")
    places = [text.index(part) for part in (*parts, *ends)]
    assert places == sorted(places)
    assert "Übersicht der Lage" in text
    assert "Personal / Versorgung" in text or "Versorgung / Personal" in text or "Lage / " in text
    for key in ("Richtig!", "Antwort prüfen", "Nicht richtig", "Test beginnen", "Bestätigung"):
        assert key not in text
    explained = page.locator(".because, .explanation").all_text_contents()
    assert any(explained)
    assert not [why for why in explained if why.strip() and " ".join(why.split()) in text]
    expect(page.locator("body:not([data-print])")).to_have_count(1)
    expect(page.locator(".spelled-out")).to_have_count(0)


def test_the_graded_quiz_is_told_of_but_not_printed(open_page: Open) -> None:
    page = open_page("quiz_")
    page.get_by_role("button", name="Test beginnen").click()
    page.emulate_media(media="print")
    expect(page.locator(".quiz form:visible")).to_have_count(1)
    page.evaluate("document.body.dataset.print = 'course'")
    expect(page.locator(".quiz form:visible")).to_have_count(0)
    expect(page.locator(".quiz-start")).to_be_visible()


def test_the_cover_takes_one_sheet(open_page: Open) -> None:
    page = open_page()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
