"""Two rule engines find nothing: any state, light, dark and forced colours, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.engines import axe, decisions, ibm
from tests.accessibility.journeys import JOURNEYS

SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_no_rule_is_broken(
    chromium: Browser,
    server: str,
    journey: Callable[[Page], Iterator[str]],
    scheme: str,
    width: int,
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,
        **SCHEMES[scheme],
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(server)
    found = {state: [*axe(page), *ibm(page)] for state in journey(page)}
    context.close()
    assert {state: rules for state, rules in found.items() if rules} == {}


def test_both_engines_would_find_something(chromium: Browser, server: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(server)
    page.evaluate("document.querySelector('.agenda p').style.color = '#eee'")
    page.evaluate("document.querySelector('#player_menu').replaceChildren()")
    table = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    insert = "(html) => document.querySelector('.agenda').insertAdjacentHTML('afterend', html)"
    page.evaluate(insert, table)
    assert any("color-contrast" in one for one in axe(page))
    assert any("button-name" in one for one in axe(page))
    assert any("(FAIL)" in one for one in ibm(page))
    context.close()


def test_every_decision_has_a_reason() -> None:
    assert all(len(reason.split()) > 4 for reason in decisions().values())
