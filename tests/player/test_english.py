"""A course in English: whoever takes it meets no German word that its author did not write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.job import Job
from builder.readers.project import read_project
from builder.templates import texts, theme
from tests.player.actions import check, form
from tests.player.conftest import Open, build
from tests.player.scenes import scene

SOURCE = Path(__file__).parent / "english"
GERMAN = re.compile(
    r"[äöüßÄÖÜ„»«]|\b(und|oder|der|das|den|dem|ein|eine|einen|ist|sind|Sie|Ihre?|Ihr|nicht|noch|"
    r"von|zu|zum|zur|mit|auf|für|wie|wer|Frage|Fragen|Seite|Seiten|Kurs|Lektion|Antwort|"
    r"Weiter|Inhalt|Hilfe|Schritt|Abschluss|Richtig|Falsch|Punkte|Punkten|Punkt|Minuten|Stelle|"
    r"Quelle|Quellen|Grundlage|Hinweis|Merksatz|Beispiel|Lage|Ende|Durchgang|Entscheidung)\b"
)
WORDS = """() => {
  const names = ["aria-label", "alt", "title", "placeholder", "aria-roledescription"];
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (!parentElement.closest("script, style")) found.push(data);
  }
  for (const name of names)
    for (const each of document.querySelectorAll(`[${name}]`)) found.push(each.getAttribute(name));
  for (const each of document.querySelectorAll("*"))
    for (const part of ["::before", "::after"]) found.push(getComputedStyle(each, part).content);
  return [...new Set(found.map((each) => each.trim()).filter(Boolean))];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    project, _ = read_project(SOURCE)
    assert project is not None
    course, made = project.courses[0], datetime(2026, 1, 1, tzinfo=UTC)
    colours, _ = theme(project.accent, project.span, project.font)
    job = Job(project, course, colours, texts(course.language), made)
    return build(job, tmp_path_factory.mktemp("english")).as_uri()


def go(page: Page, place: str) -> None:
    page.evaluate("place => { location.hash = `page_${place}` }", place)
    expect(page.locator(f"#page_{place}")).to_be_visible()


def walk(page: Page) -> Iterator[str]:
    """Every state of the player in turn."""
    yield "cover"
    go(page, "before")
    page.locator(".term:visible").click()
    yield "definition"
    page.get_by_role("searchbox").fill("case")
    expect(page.locator("#player_search_results a").first).to_be_visible()
    yield "found"
    page.get_by_role("searchbox").fill("nowhere")
    yield "not found"
    page.get_by_role("searchbox").fill("")
    go(page, "practice")
    yield "questions"
    page.locator(".card:visible").first.click()
    yield "card"
    page.keyboard.press("Escape")
    for item in page.locator("form.item:visible").all():
        check(item)
    yield "unanswered"
    form(page, "p-number").get_by_role("textbox").fill("1.5005")
    check(form(page, "p-number"))
    yield "not yet"
    form(page, "p-number").get_by_role("textbox").fill("1,500.5")
    check(form(page, "p-number"))
    expect(form(page, "p-number")).to_contain_text("Right!")
    form(page, "p-multiple").get_by_role("checkbox").first.check()
    for _ in range(3):
        for item in page.locator("form.item:visible").all():
            guess(item.element_handle(), page)
    yield "answered"
    go(page, "decide")
    page.get_by_role("button", name="Begin the scenario").click()
    yield "scene"
    while scene(page).locator("form").count():
        page.get_by_role("button", name="Decide", exact=True).locator("visible=true").click()
        yield "nothing chosen"
        scene(page).locator("input:visible").last.check()
        page.get_by_role("button", name="Decide", exact=True).locator("visible=true").click()
        yield "consequence"
        page.get_by_role("button", name="Start again").locator("visible=true").click()
        yield "asked"
        page.get_by_role("button", name="Keep playing").click()
        page.locator(".scene-on button:visible").click()
    expect(page.locator(".station")).to_have_count(2)
    yield "debriefing"
    go(page, "quiz_")
    yield "quiz"
    page.get_by_role("button", name="Start the test").click()
    yield "question"
    page.locator(".quiz form:visible").get_by_label("very sure").check()
    field = page.locator(".quiz form:visible input").first
    if field.get_attribute("type") == "radio":
        field.check()
    else:
        field.fill("3")
    page.get_by_role("button", name="Overview and hand-in").click()
    expect(page.get_by_text("One of 2 questions is still open.")).to_be_visible()
    yield "review"
    page.get_by_role("button", name="Hand in the test").click()
    expect(page.locator(".answers form:visible")).to_have_count(2)
    yield "result"
    for place in ("closing_", "glossary_", "certificate_"):
        go(page, place)
        yield place
    page.get_by_role("button", name="Help", exact=True).click()
    yield "help"


def guess(item: object, page: Page) -> None:
    """Some answer, whatever the kind of question, and handed in."""
    page.evaluate(
        """form => {
          for (const each of form.querySelectorAll("select:not(:disabled)")) {
            each.selectedIndex = 1;
            each.dispatchEvent(new Event("change", { bubbles: true }));
          }
          for (const each of form.querySelectorAll("textarea, [type=text]:not(:disabled)")) {
            each.value = "some words here";
            each.dispatchEvent(new Event("input", { bubbles: true }));
          }
          form.querySelector("[type=radio]:not(:disabled)")?.click();
          form.querySelector(".moves button:not(:disabled)")?.click();
          form.querySelector("button[type=submit]")?.click();
        }""",
        item,
    )


def test_the_player_says_no_german_word(open_page: Open, address: str) -> None:
    page = open_page("", address)
    found = {
        f"{state}: {words}"
        for state in walk(page)
        for words in page.evaluate(WORDS)
        if GERMAN.search(words)
    }
    assert not sorted(found)
