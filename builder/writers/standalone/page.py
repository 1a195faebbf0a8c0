"""A template opened, its slots filled by the caller, and the whole document as bytes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from builder.templates import template
from builder.theme import Theme
from builder.writers.html import Element


def opened(name: str, theme: Theme) -> Element:
    """The template with the common style in the colours of the theme."""
    root: Element = etree.fromstring(template(name), etree.HTMLParser())
    slots = slots_of(root)
    slots["slot_colours"].text = _colours(theme)
    slots["slot_style"].text = "\n" + template("style/standalone.css")
    return root


def slots_of(root: Element) -> Mapping[str, Element]:
    """The places to fill: elements whose id begins with ``slot_``."""
    return {
        str(node.get("id")): node for node in root.iter() if str(node.get("id")).startswith("slot_")
    }


def closed(slots: Mapping[str, Element]) -> None:
    """Takes the names of the slots off; those without a place in the tree are gone already."""
    for node in slots.values():
        if node.getparent() is not None:
            del node.attrib["id"]


def drop(node: Element) -> None:
    """Takes an element out, with what follows it in its parent's text."""
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def page(root: Element) -> bytes:
    """The whole document as bytes; the same course always gives the same ones."""
    text: bytes = etree.tostring(root, method="html", doctype="<!DOCTYPE html>", encoding="utf-8")
    return text + b"\n"


def _colours(theme: Theme) -> str:
    """The theme's tokens as custom properties, for light and dark."""
    light, dark = (
        " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in tokens.items())
        for tokens in (theme.light, theme.dark)
    )
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    )
