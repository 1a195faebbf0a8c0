"""Every state of the page is valid HTML, in the eyes of two validators."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility.conftest import Address
from tests.accessibility.engines import html_validate, nu, snapshot
from tests.accessibility.journeys import JOURNEYS


@pytest.fixture(scope="module")
def states(chromium: Browser, address: Address, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document of every state."""
    folder = tmp_path_factory.mktemp("states")
    for journey in JOURNEYS:
        context = chromium.new_context(reduced_motion="reduce")
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address(journey))
        for number, _ in enumerate(journey.states(page)):
            file = folder / f"{journey.name}-{number}.html"
            file.write_text(snapshot(page), "utf-8")
        context.close()
    return folder


def test_html_validate_finds_nothing(states: Path) -> None:
    assert html_validate(states) == []


def test_the_nu_checker_finds_nothing(states: Path) -> None:
    assert nu(states) == []


def test_both_validators_would_find_something(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html lang=de><title>x</title><p><div></div><ul><p>x</p></ul>"
    (tmp_path / "bad.html").write_text(page, "utf-8")
    assert html_validate(tmp_path)
    assert nu(tmp_path)
