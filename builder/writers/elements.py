"""HTML elements: made in one call, with their children in order."""

from __future__ import annotations

from functools import cache

from lxml import etree

Element = etree._Element
Child = Element | str | None
Attribute = str | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Element:
    """An element with its children in order; ``class_`` is ``class``, ``data_x`` is ``data-x``.

    None and False leave a child or an attribute out, True writes an attribute without value.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            made.set(_attribute(name), "" if value is True else value)
    last: Element | None = None
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return made


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def append(parent: Element, child: Child) -> None:
    """Add an element or a text behind what the parent holds already."""
    if child is None:
        return
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def icon(name: str) -> Element:
    """A picture beside words that say the same; the stylesheet draws it, nobody hears it."""
    return element("span", class_=f"icon {name}-icon")
