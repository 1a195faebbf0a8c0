"""Two rule engines find nothing: any state, light, dark and forced colours, narrow and wide."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.accessibility.conftest import Address
from tests.accessibility.engines import axe, broken_rules, decisions
from tests.accessibility.journeys import JOURNEYS, Journey
from tests.player.actions import WRONG, check, form

SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
WIDTHS = (320, 1280)
EVERY = tuple(product(SCHEMES, WIDTHS))
FEW = (("light", 1280), ("dark", 320))
"""What runs with every test, turn by turn; the rest waits for ``--soak``."""


@pytest.mark.soak
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.name)
def test_no_rule_is_broken(
    chromium: Browser, address: Address, journey: Journey, share: int
) -> None:
    found: dict[str, list[str]] = {}
    turn = (FEW[JOURNEYS.index(journey) % len(FEW)],)
    for scheme, width in EVERY if share == 1 else turn:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            bypass_csp=True,
            **SCHEMES[scheme],
        )
        page = context.new_page()
        page.goto(address(journey))
        for state in journey.states(page):
            found[f"{state}, {scheme}, {width}"] = broken_rules(page)
        context.close()
    assert {state: rules for state, rules in found.items() if rules} == {}


def test_forced_colours_keep_right_and_wrong_apart(chromium: Browser, server: str) -> None:
    context = chromium.new_context(forced_colors="active", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}#page_ueben")
    WRONG["vor-die-lage"](form(page, "vor-die-lage"))
    check(form(page, "vor-die-lage"))
    assert not axe(page)
    assert form(page, "vor-die-lage").locator(".verdict:visible").inner_text() == "Noch nicht"
    context.close()


def test_both_engines_would_find_something(chromium: Browser, server: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(server)
    page.evaluate("document.querySelector('.agenda p').style.color = '#eee'")
    page.evaluate("document.querySelector('#player_menu').replaceChildren()")
    table = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    insert = "(html) => document.querySelector('.agenda').insertAdjacentHTML('afterend', html)"
    page.evaluate(insert, table)
    found = broken_rules(page)
    assert any("color-contrast" in one for one in found)
    assert any("button-name" in one for one in found)
    assert any("(FAIL)" in one for one in found)
    context.close()


def test_every_decision_has_a_reason() -> None:
    assert all(len(reason.split()) > 4 for reason in decisions().values())
