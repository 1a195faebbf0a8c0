"""The glossary as a page of its own, where every definition that a text can show stands once."""

from __future__ import annotations

from builder.model.glossary import GlossaryEntry
from builder.writers import html
from builder.writers.html import Element, View, element, term_address
from builder.writers.sco.sources import cited, source_list

GLOSSARY = "glossary_"
_NO_CONTROLS = ("a", "button", "label", "legend", "summary")
"""What takes a click itself, so that no term in it can."""


def glossary(view: View) -> list[Element]:
    """The parts of the page."""
    course = view.course
    head = element(
        "header",
        element("p", course.title, class_="kicker"),
        element("h1", view.text("glossary"), tabindex="-1", id=f"{GLOSSARY}_title"),
        element("p", view.text("glossary_lead"), class_="lead"),
    )
    entries = [part for entry in course.glossary for part in _entry(view, entry)]
    found = (name for entry in course.glossary for name in cited(course, entry.definition))
    sources = source_list(view, tuple(dict.fromkeys(found)))
    made = [head, element("dl", *entries, class_="glossary", data_part="glossary")]
    return [*made, sources] if sources is not None else made


def _entry(view: View, entry: GlossaryEntry) -> list[Element]:
    name = element("dt", entry.term, id=term_address(entry.id))
    forms = view.text("glossary_forms", forms=", ".join(entry.forms))
    also = element("p", forms, class_="quiet") if entry.forms else None
    return [name, element("dd", *html.blocks(view, entry.definition), also)]


def settle_terms(root: Element) -> None:
    """Leave the mere words of each term that stands in something that can be pressed."""
    for term in [node for node in root.iter("a") if node.get("class") == "term"]:
        if any(parent.tag in _NO_CONTROLS for parent in term.iterancestors()):
            term.tag = "span"
            term.attrib.clear()
