"""A whole course with nothing but keys, in two engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.lms.webkit import webkit

STEPS = 1500
ACTIVE = """
  const e = document.activeElement;
  return { id: e.id, type: e.type ?? '', text: (e.innerText ?? '').trim(), value: e.value ?? '',
    question: e.closest('form')?.dataset.question ?? '', checked: Boolean(e.checked),
    started: Boolean(e.name) && Boolean(e.form?.querySelector(`[name="${e.name}"]:checked`)),
    move: e.dataset.move ?? '', page: location.hash.slice(6) };"""
ONWARDS = {"Test beginnen", "Nächste Frage", "Übersicht und Abgabe", "Test abgeben"}
BARS = {"player_start", "player_next"}


@dataclass(frozen=True, slots=True)
class Board:
    """A keyboard and the eyes above it."""

    press: Callable[[str], None]
    ask: Callable[[str], Any]


@contextmanager
def in_chromium(chromium: Browser, address: str) -> Iterator[Board]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    yield Board(page.keyboard.press, lambda body: page.evaluate(f"() => {{ {body} }}"))
    context.close()


@contextmanager
def in_webkit(address: str) -> Iterator[Board]:
    names = {"Tab": Keys.TAB, "Enter": Keys.ENTER, "Space": Keys.SPACE, "ArrowDown": Keys.DOWN}
    with webkit() as running:
        driver = running.driver
        driver.get(address)

        def press(name: str) -> None:
            ActionChains(driver).send_keys(names.get(name, name)).perform()

        yield Board(press, driver.execute_script)


@pytest.fixture(params=["chromium", "webkit"])
def board(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Board]:
    opened: AbstractContextManager[Board] = (
        in_chromium(chromium, server) if request.param == "chromium" else in_webkit(server)
    )
    with opened as made:
        yield made


def answer(board: Board, at: dict[str, Any]) -> None:
    """Gives some answer with the keys that a browser has for its kind of control."""
    match at["type"]:
        case "radio" if not at["started"]:
            board.press("Space")
        case "checkbox" if not at["started"]:
            board.press("Space")
        case "select-one" if not at["value"]:
            board.press("ArrowDown")
        case "text" | "textarea" if not at["value"]:
            board.press("5")


def test_a_whole_course_by_keyboard_alone(board: Board) -> None:
    checked: set[str] = set()
    asked: set[str] = set()
    for _ in range(STEPS):
        board.press("Tab")
        at = board.ask(ACTIVE)
        if at["question"]:
            asked.add(at["question"])
            answer(board, at)
        if at["type"] == "submit" and at["question"] not in checked:
            checked.add(at["question"])
            board.press("Enter")
        elif at["text"] in ONWARDS or at["id"] in BARS:
            board.press("Enter")
        elif at["id"] == "player_exit":
            break
    standing = board.ask("return document.querySelector('#player_standing').innerText")
    assert board.ask("return location.hash") == "#page_closing_"
    every = board.ask(
        "return [...document.querySelectorAll('form[data-question]')]"
        ".map((e) => e.dataset.question)"
    )
    assert {one for one in every if not one.startswith("test-")} <= asked
    assert "Abschlusstest" in standing
    assert "noch nicht abgegeben" not in standing
