"""The search in the contents; its index comes from the page itself, in the browser."""

from __future__ import annotations

from builder.writers.html import Element, View, element, icon


def search(view: View) -> Element:
    """Field, number of hits and room for them; hidden until the script can answer."""
    field = element("input", type="search", id="player_search_field", autocomplete="off")
    field.set("enterkeyhint", "search")
    label = element("label", view.text("search"), for_="player_search_field", class_="quiet")
    return element(
        "div",
        label,
        element("div", icon("search"), field, class_="search-field"),
        element("p", role="status", class_="quiet", id="player_search_count"),
        element("ol", class_="search-results", id="player_search_results", hidden=True),
        role="search",
        id="player_search",
        class_="search",
        data_part="search",
        hidden=True,
    )
