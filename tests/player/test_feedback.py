"""When learners are told what was right: at once, at the end, or never."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from builder.model.question import Feedback
from tests import sample
from tests.player.actions import RIGHT, WRONG, Act, both, check, choose, form, run_quiz
from tests.player.conftest import Open, build

SURE = choose("sehr sicher")


def opened(open_page: Open, folder: Path, feedback: Feedback) -> Page:
    """The sample's final quiz with another kind of feedback, and practice that asks as well."""
    course = sample.course()
    practice, final = course.quizzes
    quizzes = (replace(practice, confidence=True), replace(final, feedback=feedback))
    index = build(sample.job(replace(course, quizzes=quizzes)), folder)
    return open_page("quiz_", address=index.as_uri())


def surely(answers: dict[str, Act]) -> dict[str, Act]:
    return {name: both(act, SURE) for name, act in answers.items()}


def test_at_once_every_answer_is_final(open_page: Open, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, Feedback.IMMEDIATE)
    page.get_by_role("button", name="Test beginnen").click()
    item = page.locator(".quiz form:visible")
    name = str(item.get_attribute("data-question")).removeprefix("test-")
    SURE(item)
    check(item)
    expect(page.locator("#player_say")).to_have_text("Beantworten Sie zuerst die Frage.")
    WRONG[name](item)
    check(item)
    expect(item.locator(".sure-note")).to_contain_text("Sie waren sich sehr sicher.")
    expect(page.locator("#player_say")).to_contain_text("sehr sicher")
    expect(item.get_by_label("eher unsicher")).to_be_disabled()
    page.reload()
    page.get_by_role("button", name="Test fortsetzen").click()
    while not page.locator(f"form[data-question='test-{name}']").is_visible():
        page.get_by_role("button", name="Vorige Frage").click()
    again = form(page, f"test-{name}")
    expect(again.get_by_label("sehr sicher")).to_be_checked()
    expect(again.get_by_label("sehr sicher")).to_be_disabled()


def test_never_tells_how_often_but_not_which(open_page: Open, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, Feedback.NEVER)
    run_quiz(page, surely(WRONG))
    page.get_by_role("button", name="Test abgeben").click()
    expect(page.locator(".calibration tbody tr").first).to_contain_text("0 %")
    expect(page.locator(".sure-errors")).to_be_hidden()
    expect(page.locator(".answers form:visible")).to_have_count(0)
    expect(page.locator(".again-list a")).to_have_count(2)


def test_practice_asks_too_and_an_answer_may_be_given_anew(open_page: Open, tmp_path: Path) -> None:
    page = opened(open_page, tmp_path, Feedback.AT_END)
    page.goto(page.url.split("#")[0] + "#page_ueben")
    item = form(page, "vor-die-lage")
    both(WRONG["vor-die-lage"], SURE)(item)
    check(item)
    expect(item.locator(".sure-note")).to_be_visible()
    choose("eher unsicher")(item)
    check(item)
    expect(page.locator("#player_say")).to_have_text("Ändern Sie zuerst Ihre Antwort.")
    both(RIGHT["vor-die-lage"], choose("ziemlich sicher"))(item)
    check(item)
    expect(item.locator(".headline")).to_have_text("Richtig!")
    expect(item.locator(".sure-note")).to_be_hidden()
    page.reload()
    expect(item.get_by_label("ziemlich sicher")).to_be_checked()
