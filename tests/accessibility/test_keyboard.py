"""A whole course and a decision scenario with nothing but keys, in two engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests import stage
from tests.accessibility.conftest import Address
from tests.accessibility.journeys import Journey, scenario
from tests.lms.webkit import WebKit, webkit

STEPS = 1500
REACH = 80
ACTIVE = """
  const e = document.activeElement;
  return { id: e.id, type: e.type ?? '', text: (e.innerText ?? '').trim(), value: e.value ?? '',
    question: e.closest('form')?.dataset.question ?? '', checked: Boolean(e.checked),
    started: Boolean(e.name) && Boolean(e.form?.querySelector(`[name="${e.name}"]:checked`)),
    move: e.dataset.move ?? '', page: location.hash.slice(6) };"""
AFTER_TASKS = "new Promise((go) => setTimeout(go)).then(() => {{ {body} }})"
ONWARDS = {"Test beginnen", "Nächste Frage", "Übersicht und Abgabe", "Test abgeben"}
BARS = {"player_start", "player_next"}


@dataclass(frozen=True, slots=True)
class Board:
    """A keyboard and the eyes above it.

    They look when the page has done what it put off until after the key: the debriefing of a
    scenario is drawn in a task of its own.
    """

    press: Callable[[str], None]
    ask: Callable[[str], Any]


@contextmanager
def in_chromium(chromium: Browser, address: str) -> Iterator[Board]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)

    def ask(body: str) -> Any:
        return page.evaluate(f"() => {AFTER_TASKS.format(body=body)}")

    yield Board(page.keyboard.press, ask)
    context.close()


@contextmanager
def in_webkit(running: WebKit, address: str) -> Iterator[Board]:
    driver = running.driver
    driver.get(address)
    names = {"Tab": Keys.TAB, "Enter": Keys.ENTER, "Space": Keys.SPACE, "ArrowDown": Keys.DOWN}

    def press(name: str) -> None:
        ActionChains(driver).send_keys(names.get(name, name)).perform()

    def ask(body: str) -> Any:
        waited = AFTER_TASKS.format(body=body)
        return driver.execute_async_script(f"{waited}.then(arguments[arguments.length - 1])")

    yield Board(press, ask)


@pytest.fixture(scope="module")
def running() -> Iterator[WebKit]:
    """One WebKitGTK for all tests here; each course has an origin of its own."""
    with webkit() as made:
        yield made


Seat = Callable[[str], AbstractContextManager[Board]]


@pytest.fixture(params=["chromium", "webkit"])
def seat(request: pytest.FixtureRequest) -> Seat:
    """Sits down in front of an address, in one of the engines."""
    if request.param == "chromium":
        return partial(in_chromium, request.getfixturevalue("chromium"))
    return partial(in_webkit, request.getfixturevalue("running"))


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


def test_a_whole_course_by_keyboard_alone(seat: Seat, server: str) -> None:
    with seat(server) as board:
        go_through(board)


def go_through(board: Board) -> None:
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


def tab_to(board: Board, **wanted: str) -> dict[str, Any]:
    """Presses Tab until the focus is on what is wanted."""
    for _ in range(REACH):
        board.press("Tab")
        at: dict[str, Any] = board.ask(ACTIVE)
        if wanted.items() <= at.items():
            return at
    return pytest.fail(f"no way to {wanted}")


def decide(board: Board, decision: str) -> None:
    """Picks a decision as keys do in a group of radio buttons, confirms it and goes on."""
    tab_to(board, type="radio")
    board.press("Space")
    for _ in range(REACH):
        if board.ask(ACTIVE)["value"] == decision:
            break
        board.press("ArrowDown")
    tab_to(board, text="So entscheiden")
    board.press("Enter")
    board.press("Tab")
    while board.ask(ACTIVE)["text"] not in {"Weiter im Szenario", "Zum Ausgang"}:
        board.press("Tab")
    board.press("Enter")


def play(board: Board, path: Sequence[str], ending: str) -> None:
    for decision in path:
        decide(board, decision)
        assert board.ask("return document.activeElement.closest('.scene, .ending') !== null")
    assert board.ask(ACTIVE)["text"] == ending


def test_a_scenario_by_keyboard_alone(seat: Seat, address: Address) -> None:
    with seat(address(Journey(scenario, "stage"))) as board:
        while board.ask(ACTIVE)["page"] != stage.PAGE:
            tab_to(board, id="player_next")
            board.press("Enter")
        tab_to(board, text="Szenario beginnen")
        board.press("Enter")
        play(board, stage.WORST, "Hinter der Lage")
        tab_to(board, text="Was dafür und dagegen spricht")
        board.press("Enter")
        assert board.ask("return document.activeElement.parentElement.open")
        tab_to(board, type="textarea")
        board.press("5")
        tab_to(board, text="Noch einmal durchspielen")
        board.press("Enter")
        play(board, stage.BEST, "Vor der Lage")
        runs = board.ask("return document.querySelector('.runs').innerText")
        assert "Vor der Lage" in runs
        assert "Hinter der Lage" in runs
