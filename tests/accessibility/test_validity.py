"""Every state of the page is valid HTML, in the eyes of two validators."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.accessibility.conftest import Address
from tests.accessibility.engines import HIDDEN_PAGES, html_validate, nu, snapshot, without
from tests.accessibility.journeys import JOURNEYS, Journey

BAD = "<!DOCTYPE html><html lang=de><title>x</title><p><div></div><ul><p>x</p></ul>"


def keep(folder: Path, chromium: Browser, journey: Journey, address: str) -> None:
    """Writes every state as a document; hidden pages are in the first of a course and the last."""
    context = chromium.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(address)

    def write(name: str) -> None:
        (folder / f"{name}.html").write_text(snapshot(page), "utf-8")

    write(journey.course)
    for number, _ in enumerate(journey.states(page)):
        with without(page, HIDDEN_PAGES):
            write(f"{journey.name}-{number}")
    write(f"{journey.name}-last")
    context.close()


def test_validators_find_what_is_wrong_and_nothing_else(
    chromium: Browser, address: Address, tmp_path: Path
) -> None:
    folder = tmp_path / "states"
    folder.mkdir()
    for journey in JOURNEYS:
        keep(folder, chromium, journey, address(journey))
    (folder / "bad.html").write_text(BAD, "utf-8")
    for validator in (html_validate, nu):
        found = validator(folder)
        assert any(one.startswith("bad: ") for one in found)
        assert [one for one in found if not one.startswith("bad: ")] == []
