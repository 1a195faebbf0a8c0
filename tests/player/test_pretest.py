"""The pre-test lets people skip what they master: offered, never forced, and kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sample
from tests.player import before
from tests.player.actions import RIGHT, WRONG, Act, run_quiz
from tests.player.before import ASKED
from tests.player.conftest import Open, Quiet, build


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample course with a pre-test of one question for each objective."""
    index = build(before.job(), tmp_path_factory.mktemp("pretest"))
    handler = partial(Quiet, directory=str(index.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/index.html"
        running.shutdown()


def take(page: Page, *answers: dict[str, Act]) -> Locator:
    """Answers the questions in turn, hands in, and gives what may be skipped."""
    page.get_by_role("button", name="Test beginnen").or_(
        page.get_by_role("button", name="Neuer Versuch")
    ).click()
    for _ in ASKED:
        item = page.locator(".quiz form:visible")
        name = str(item.get_attribute("data-question")).removeprefix("vor-")
        place = [question.id for question in ASKED].index(name)
        answers[place][name](item)
        following = page.get_by_role("button", name="Nächste Frage")
        if following.is_visible():
            following.click()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    page.get_by_role("button", name="Test abgeben").click()
    return page.locator(".pretest-lessons li:visible")


def test_the_cover_invites_and_lets_pass(open_page: Open) -> None:
    page = open_page()
    expect(page.locator("#player_start")).to_have_attribute("href", "#page_vor-die-lage-kommen")
    page.get_by_role("link", name="Was können Sie schon?").click()
    expect(page.get_by_role("heading", level=1, name="Vortest")).to_be_focused()
    expect(page.locator(".pretest")).to_be_hidden()


def test_mastered_lessons_can_be_skipped_and_stay_so(open_page: Open) -> None:
    page = open_page("pretest_")
    lessons = take(page, RIGHT, WRONG)
    expect(lessons).to_have_count(1)
    contents = page.locator("#player_contents [data-lesson='lage']")
    expect(contents).to_contain_text("können Sie überspringen")
    expect(page.locator("#player_percent")).to_have_text("0 %")
    lessons.get_by_role("button", name="Lektion überspringen: Die Lage beurteilen").click()
    expect(lessons).to_contain_text("gilt als gelesen")
    expect(page.locator("#player_say")).to_have_text(
        "Übersprungen: Die Lage beurteilen. Die Lektion bleibt offen."
    )
    expect(lessons).to_contain_text("bleibt offen")
    expect(lessons.get_by_role("link")).to_be_focused()
    expect(page.locator("#player_percent")).to_have_text("50 %")
    expect(contents).not_to_contain_text("können Sie überspringen")
    page.goto(page.url.split("#")[0] + "?neu#page_pretest_")
    expect(page.locator(".pretest-lessons li:visible")).to_contain_text("gilt als gelesen")
    expect(page.locator("#player_percent")).to_have_text("50 %")


def test_skipping_can_be_taken_back_also_later(open_page: Open) -> None:
    page = open_page("pretest_")
    lessons = take(page, RIGHT, WRONG)
    lessons.get_by_role("button", name="Lektion überspringen").click()
    expect(page.locator("#player_saved")).to_have_text("Im Browser gespeichert")
    page.goto(page.url.split("#")[0] + "?neu#page_pretest_")
    expect(page.locator("#player_percent")).to_have_text("50 %")
    lessons.get_by_role("button", name="Doch nicht überspringen: Die Lage beurteilen").click()
    expect(page.locator("#player_say")).to_have_text(
        "Nicht mehr übersprungen: Die Lage beurteilen. Ihre Seiten zählen wieder als ungelesen."
    )
    expect(lessons.get_by_role("link")).to_be_focused()
    expect(page.locator("#player_percent")).to_have_text("0 %")
    contents = page.locator("#player_contents [data-lesson='lage']")
    expect(contents).to_contain_text("können Sie überspringen")
    expect(page.locator("#player_saved")).to_have_text("Im Browser gespeichert")
    page.goto(page.url.split("?")[0] + "?wieder#page_pretest_")
    expect(lessons.get_by_role("button")).to_have_text(["Lektion überspringen"])
    expect(page.locator("#player_percent")).to_have_text("0 %")


def test_what_completed_the_course_cannot_be_taken_back(open_page: Open) -> None:
    page = open_page("quiz_")
    run_quiz(page, RIGHT)
    page.get_by_role("button", name="Test abgeben").click()
    page.evaluate("location.hash = 'page_pretest_'")
    lessons = take(page, RIGHT, RIGHT)
    skip = lessons.get_by_role("button", name="Lektion überspringen")
    undo = lessons.get_by_role("button", name="Doch nicht überspringen")
    skip.first.click()
    expect(undo).to_have_count(1)
    skip.first.click()
    expect(lessons.get_by_text("gilt als gelesen")).to_have_count(2)
    expect(undo).to_have_count(0)


def test_a_skipped_lesson_can_be_read_after_all(open_page: Open) -> None:
    page = open_page("pretest_")
    lessons = take(page, RIGHT, WRONG)
    lessons.get_by_role("button", name="Lektion überspringen").click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Vor die Lage kommen")).to_be_focused()


def test_who_masters_nothing_is_told_so(open_page: Open) -> None:
    page = open_page("pretest_")
    expect(take(page, WRONG, WRONG)).to_have_count(0)
    expect(page.get_by_text("Diesmal ist es keine Lektion ganz.")).to_be_visible()
    expect(page.locator("#player_contents")).not_to_contain_text("überspringen")
    expect(take(page, RIGHT, RIGHT)).to_have_count(2)


def test_the_choice_is_offered_again_in_the_lesson(open_page: Open) -> None:
    page = open_page("pretest_")
    take(page, RIGHT, RIGHT)
    page.get_by_role("link", name="Weiter").click()
    reminder = page.locator(".pretest-reminder")
    expect(reminder).to_contain_text("beherrschen Sie schon")
    reminder.get_by_role("button", name="Lektion überspringen").click()
    expect(page.locator("#page_stab h1")).to_be_focused()
    expect(page.locator("#player_track")).to_have_attribute(
        "aria-label", "1 von 2 Lektionen gelesen"
    )
    page.evaluate("location.hash = 'page_ueben'")
    expect(page.locator("#page_ueben")).to_be_visible()
    expect(reminder).to_have_count(0)


def test_the_page_is_written_for_the_sample(tmp_path: Path) -> None:
    page = build(sample.job(), tmp_path).read_text("utf-8")
    assert "pretest" not in page
