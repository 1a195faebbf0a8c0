"""Ways through the sample course that pass every state a learner can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from tests.player.actions import NEUTRAL, RIGHT, WRONG, check, form, run_quiz


def cover(page: Page) -> Iterator[str]:
    yield "cover"
    page.locator("#player_display summary").click()
    yield "display"


def lesson(page: Page) -> Iterator[str]:
    go(page, "vor-die-lage-kommen")
    yield "lesson"
    for fold in page.locator("section.page:visible details").all():
        fold.locator("summary").click()
    yield "unfolded"


def questions(page: Page) -> Iterator[str]:
    for place in ("ueben", "alle-fragen"):
        go(page, place)
        yield f"unanswered {place}"
        answer(page, WRONG)
        yield f"wrong {place}"
        answer(page, RIGHT)
        answer(page, NEUTRAL)
        yield f"right {place}"


def quiz(page: Page) -> Iterator[str]:
    go(page, "quiz_")
    yield "start"
    page.get_by_role("button", name="Test beginnen").click()
    yield "question"
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    yield "review"
    page.get_by_role("button", name="Test abgeben").click()
    yield "failed"
    run_quiz(page, RIGHT)
    page.get_by_role("button", name="Test abgeben").click()
    yield "passed"


def closing(page: Page) -> Iterator[str]:
    go(page, "alle-fragen")
    answer(page, NEUTRAL)
    go(page, "closing_")
    yield "closing"
    page.get_by_role("button", name="Kurs beenden").click()
    yield "closed"


def contents(page: Page) -> Iterator[str]:
    go(page, "stab")
    page.get_by_role("button", name="Inhalt").click()
    yield "contents"


def go(page: Page, place: str) -> None:
    page.evaluate("(hash) => { location.hash = hash }", f"page_{place}")
    page.locator(f"#page_{place}").wait_for(state="visible")


def answer(page: Page, answers: dict[str, Callable[..., None]]) -> None:
    for name, act in answers.items():
        item = form(page, name)
        if item.count() and item.locator("fieldset:not([disabled])").count():
            act(item)
            check(item)


JOURNEYS = (cover, lesson, questions, quiz, closing, contents)
