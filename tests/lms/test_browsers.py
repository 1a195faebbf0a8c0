"""Random faults against a built package in two engines, each loaded as a learner's browser does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.lms.webkit import WebKit, webkit

CHROMIUM = 300
WEBKIT = 100
PARTS = 3


@pytest.fixture
def host(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/lms/host.html")
    page.wait_for_function("Boolean(window.sequence)")
    yield page
    context.close()


def judged(found: list[dict[str, Any]]) -> None:
    assert [each for each in found if each["lost"] or each["complaints"]] == []
    for what in ("faults", "launches", "acts"):
        assert sum(each[what] for each in found) > len(found) / 2, f"too few {what}"


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_chromium_loses_nothing(host: Page, part: int, share: int) -> None:
    many = CHROMIUM // PARTS // share
    seeds = range(1 + part * many, 1 + (part + 1) * many)
    judged([host.evaluate("seed => sequence(seed)", seed) for seed in seeds])


def test_chromium_loses_without_the_journal(host: Page) -> None:
    found = [host.evaluate("seed => sequence(seed, 'bare')", seed) for seed in range(1, 9)]
    assert [each for each in found if each["lost"]]


@pytest.mark.soak
def test_webkit_loses_nothing(address: str, share: int) -> None:
    with webkit() as running:
        judged(list(_sequences(running, address, range(1, 1 + WEBKIT // share))))


def _sequences(running: WebKit, address: str, seeds: range) -> Iterator[dict[str, Any]]:
    running.open(f"{address}/lms/host.html")
    for seed in seeds:
        yield running.answer("sequence(arguments[0])", seed)
