"""What learners do in a scenario, in the words of the tests."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Frame, Locator, Page

View = Page | Frame


def scene(page: View) -> Locator:
    return page.locator(".scene:visible")


def begin(page: View) -> None:
    page.get_by_role("button", name="Szenario beginnen").click()


def decide(page: View, decision: str) -> None:
    scene(page).locator(f"input[value={decision}]").check()
    page.get_by_role("button", name="So entscheiden").click()


def go_on(page: View) -> None:
    page.locator(".scene-on button:visible").click()


def play(page: View, path: Sequence[str]) -> None:
    for decision in path:
        decide(page, decision)
        go_on(page)
