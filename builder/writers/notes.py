"""What pages say of the notes that learners make for themselves, the same beside every field."""

from __future__ import annotations

from collections.abc import Callable

from builder.writers.elements import Element, element

Words = Callable[[str], str]
"""Gives the interface words of a key, as ``View.text`` does."""


def note_hint(text: Words, name: str | None = None) -> Element:
    """Whose a note is, and how long it stays."""
    where = where_kept(text, "reflection")
    return element("p", text("reflection_local"), " ", *where, class_="quiet", id=name)


def where_kept(text: Words, what: str) -> tuple[Element, Element]:
    """That this browser keeps notes, which the runtime shows if it does, and that it does not."""
    kept = element("span", text(f"{what}_kept"), class_="if-kept", hidden=True)
    return kept, element("span", text(f"{what}_unkept"), class_="if-unkept")
