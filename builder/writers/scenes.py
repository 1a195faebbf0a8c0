"""A decision scenario as HTML: complete before any script runs."""

from __future__ import annotations

from builder.model.scenario import Scenario
from builder.writers import html
from builder.writers.html import Element, View, element


def scenario_section(view: View, scenario: Scenario, *, titled: bool) -> Element:
    """A scenario on its page; without a title where the page's title says the same."""
    return element(
        "section",
        element("h2", scenario.title) if titled else None,
        *html.blocks(view, scenario.introduction),
        class_="scenario",
        data_scenario=scenario.id,
        aria_label=scenario.title,
    )
