"""Ways to paper: the page in view, or the whole course."""

from __future__ import annotations

from builder.writers.html import Element, View, element, icon


def printing(view: View) -> Element:
    """Two buttons below the contents; hidden until the script can print."""
    buttons = [_button(view, what) for what in ("page", "course")]
    return element("div", *buttons, class_="printing", data_part="printing", hidden=True)


def _button(view: View, what: str) -> Element:
    words = element("span", view.text(f"print_{what}"))
    return element("button", icon("print"), words, type="button", class_="tool", data_print=what)
