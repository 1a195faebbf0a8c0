"""Random faults against a built package in two engines, each loaded as a learner's browser does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.lms.webkit import webkit

LMSS = {"scorm12": 300, "scorm2004": 300, "again12": 60, "again2004": 60}
"""Random learners in Chromium before each LMS: our doubles, and scorm-again, which is not ours."""
WEBKIT = {"scorm12": 100, "scorm2004": 100, "again12": 30, "again2004": 30}
PARTS = 3


def package(lms: str, journal: bool = True) -> str:
    standard = "scorm12" if lms.endswith("12") else "scorm2004"
    return standard if journal else {"scorm12": "bare", "scorm2004": "bare2004"}[standard]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    yield made
    made.close()


def host(context: BrowserContext, address: str, lms: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/lms/host.html?lms={lms}")
    page.wait_for_function("Boolean(window.sequence)")
    return page


def judged(found: list[dict[str, Any]]) -> None:
    assert [each for each in found if each["lost"] or each["complaints"]] == []
    for what in ("faults", "launches", "acts"):
        assert sum(each[what] for each in found) > len(found) / 2, f"too few {what}"


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("lms", LMSS)
def test_chromium_loses_nothing(
    context: BrowserContext, address: str, lms: str, part: int, share: int
) -> None:
    many = LMSS[lms] // PARTS // share
    seeds = range(1 + part * many, 1 + (part + 1) * many)
    page = host(context, address, lms)
    run = "([seed, folder]) => sequence(seed, folder)"
    judged([page.evaluate(run, [seed, package(lms)]) for seed in seeds])


@pytest.mark.parametrize("lms", LMSS)
def test_chromium_loses_without_the_journal(
    context: BrowserContext, address: str, lms: str
) -> None:
    page = host(context, address, lms)
    run = "([seed, folder]) => sequence(seed, folder)"
    found = (page.evaluate(run, [seed, package(lms, journal=False)]) for seed in range(1, 30))
    assert any(each["lost"] for each in found)


@pytest.mark.soak
@pytest.mark.parametrize("lms", WEBKIT)
def test_webkit_loses_nothing(address: str, lms: str, share: int) -> None:
    with webkit() as running:
        running.open(f"{address}/lms/host.html?lms={lms}")
        seeds = range(1, 1 + WEBKIT[lms] // share)
        run = "sequence(arguments[0], arguments[1])"
        judged([running.answer(run, seed, package(lms)) for seed in seeds])
