"""Random faults against a built package in two engines, each loaded as a learner's browser does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.lms.test_campaign import SLOWEST
from tests.lms.webkit import webkit

LMSS = {"scorm12": 300, "scorm2004": 300, "again12": 60, "again2004": 60, "cmi5": 300}
"""Random learners in Chromium before each LMS: our doubles, and scorm-again, which is not ours.

The course's timers and the LRS of cmi5 run ten times faster than with learners, so that a slow
answer is one that the course has given up, as in node.
"""
WEBKIT = {"scorm12": 100, "scorm2004": 100, "again12": 30, "again2004": 30, "cmi5": 100}
BARE = {"scorm12": "bare", "scorm2004": "bare2004", "cmi5": "barecmi5"}
"""Packages without the journal."""
PARTS = 3
AT_ONCE = 5
"""Learners side by side: a course waits for its LMS most of the time."""
WEBKITS = 3


def package(lms: str, journal: bool = True) -> str:
    standard = lms.replace("again", "scorm")
    return standard if journal else BARE[standard]


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[list[BrowserContext]]:
    """Learners that share no storage."""
    made = [chromium.new_context() for _ in range(AT_ONCE)]
    yield made
    for one in made:
        one.close()


def host(context: BrowserContext, address: str, lms: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/lms/host.html?lms={lms}")
    page.wait_for_function("Boolean(window.begin)")
    return page


def played(pages: list[Page], seeds: Sequence[int], folder: str) -> list[dict[str, Any]]:
    for turn, page in enumerate(pages):
        page.evaluate("([seeds, folder]) => begin(seeds, folder)", [seeds[turn::AT_ONCE], folder])
    return [each for page in pages for each in page.evaluate("played()")]


def judged(found: list[dict[str, Any]]) -> None:
    assert [each for each in found if each["lost"] or each["complaints"]] == []
    for what in ("faults", "launches", "acts"):
        assert sum(each[what] for each in found) > len(found) / 2, f"too few {what}"


@pytest.mark.soak
@pytest.mark.timeout(SLOWEST)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("lms", LMSS)
def test_chromium_loses_nothing(
    contexts: list[BrowserContext], address: str, lms: str, part: int, share: int
) -> None:
    many = LMSS[lms] // PARTS // share
    seeds = range(1 + part * many, 1 + (part + 1) * many)
    pages = [host(context, address, lms) for context in contexts]
    found = played(pages, list(seeds), package(lms))
    assert {each["seed"] for each in found} == set(seeds)
    judged(found)


@pytest.mark.parametrize("lms", LMSS)
def test_chromium_loses_without_the_journal(
    contexts: list[BrowserContext], address: str, lms: str
) -> None:
    pages = [host(context, address, lms) for context in contexts]
    waves = (range(first, first + AT_ONCE) for first in range(1, 31, AT_ONCE))
    found = (one for wave in waves for one in played(pages, wave, package(lms, journal=False)))
    assert any(each["lost"] for each in found)


@pytest.mark.soak
@pytest.mark.timeout(SLOWEST)
@pytest.mark.parametrize("lms", WEBKIT)
def test_webkit_loses_nothing(address: str, lms: str, share: int) -> None:
    seeds = range(1, 1 + WEBKIT[lms] // share)
    with ExitStack() as stack:
        browsers = [stack.enter_context(webkit()) for _ in range(WEBKITS)]
        for turn, running in enumerate(browsers):
            running.open(f"{address}/lms/host.html?lms={lms}")
            running.run("begin", list(seeds[turn :: len(browsers)]), package(lms))
        found = [each for running in browsers for each in running.answer("played()")]
    assert {each["seed"] for each in found} == set(seeds)
    judged(found)
