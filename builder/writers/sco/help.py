"""Help at the same place on every page: what keys do, and whom to ask."""

from __future__ import annotations

from builder.job import Job
from builder.writers.html import Element, View, element, icon
from builder.writers.sco.cover import contact_lines

_KEYS = ("tab", "enter", "space", "arrows", "escape")
_TIPS = ("search", "terms", "print", "display")


def help_button(view: View) -> Element:
    """Opens the help; hidden until the script can."""
    words = element("span", view.text("help"))
    button = element("button", icon("question"), words, type="button", class_="tool")
    button.attrib.update({"id": "player_help_open", "aria-haspopup": "dialog", "hidden": ""})
    return button


def help_dialog(job: Job, view: View) -> Element:
    """The help itself; without a script its words are not needed."""
    keys = [
        element(
            "div",
            element("dt", *_caps(view.text(f"help_key_{key}"))),
            element("dd", view.text(f"help_does_{key}")),
        )
        for key in _KEYS
    ]
    tips = [element("li", view.text(f"help_{tip}")) for tip in _TIPS if _holds(job, tip)]
    title = element("h2", view.text("help"), id="player_help_title", tabindex="-1")
    close = element("button", view.text("help_close"), type="button", class_="button")
    close.set("id", "player_help_close")
    organisation = job.project.organisation
    return element(
        "dialog",
        title,
        element("h3", view.text("help_keys")),
        element("dl", *keys, class_="keys"),
        element("h3", view.text("help_tips")),
        element("ul", *tips),
        element("h3", view.text("contact")),
        element("p", *contact_lines(organisation), class_="lines"),
        close,
        id="player_help",
        class_="sheet",
        aria_labelledby="player_help_title",
        data_part="help",
    )


def _holds(job: Job, tip: str) -> bool:
    return tip != "terms" or bool(job.course.glossary)


def _caps(words: str) -> list[Element | str]:
    """Names of keys as keys; a slash stands between two that do the same."""
    made: list[Element | str] = []
    for name in words.split(" / "):
        made.extend([" ", element("kbd", name)] if made else [element("kbd", name)])
    return made
