"""The data sheet as a page: ``data_sheet.html`` with its slots filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import html as lxml_html

from builder.job import Job
from builder.model.course import DataProtection
from builder.templates import template
from builder.writers.data_sheet.tables import TABLES, Field, Table, browser, table
from builder.writers.html import Element, element
from builder.writers.sco.identity import course_iri


def page(root: Element) -> bytes:
    """The whole document as bytes; the same course always gives the same ones."""
    text: bytes = lxml_html.tostring(root, doctype="<!DOCTYPE html>", encoding="utf-8")
    return text + b"\n"


def sheet(job: Job, outputs: tuple[str, ...]) -> Element:
    """All that is recorded about learners of a course in these outputs."""
    root: Element = lxml_html.document_fromstring(template("data_sheet.html"))
    mode = job.project.data_protection
    _keep_only(root, mode, outputs)
    slots = {str(node.get("id")): node for node in root.iter() if _is_slot(node)}
    _head(job, slots)
    card = slots["slot_output"]
    for name in dict.fromkeys(TABLES[output] for output in outputs):
        card.addprevious(_output(deepcopy(card), table(name), mode, name))
    _drop(card)
    titles = dict.fromkeys(table(TABLES[output]).title for output in outputs)
    slots["slot_outputs"].text = ", ".join(titles)
    for kept in browser():
        if set(kept.outputs) & set(outputs):
            row = (kept.example, kept.purpose, kept.ends)
            slots["slot_browser"].append(_row(kept.key, row))
    for node in slots.values():
        if node.getparent() is not None:
            del node.attrib["id"]
    return root


def _head(job: Job, slots: Mapping[str, Element]) -> None:
    organisation, course = job.project.organisation, job.course
    given = (organisation.contact, organisation.phone, organisation.email)
    contact = ", ".join(part for part in given if part)
    slots["slot_title"].text = slots["slot_heading"].text = f"Datenblatt: {course.title}"
    slots["slot_colours"].text = _colours(job)
    slots["slot_organisation"].text = organisation.name
    slots["slot_course"].text = course.title
    slots["slot_iri"].text = course_iri(organisation, course)
    slots["slot_contact"].text = f"Kontakt: {contact}. " if contact else ""
    slots["slot_date"].text = f"{job.built:%d.%m.%Y}"
    slots["slot_date"].set("datetime", job.built.date().isoformat())


def _keep_only(root: Element, mode: DataProtection, outputs: Iterable[str]) -> None:
    """Takes out what is said of other modes and of outputs that are not built."""
    for node in list(root.iter()):
        modes = str(node.attrib.pop("data-mode", mode)).split()
        wanted = set(str(node.attrib.pop("data-output", "")).split())
        if mode not in modes or (wanted and not wanted & set(outputs)):
            _drop(node)


def _output(card: Element, told: Table, mode: DataProtection, name: str) -> Element:
    named = [node for node in card.iter() if "data-slot" in node.attrib]
    slots = {str(node.attrib.pop("data-slot")): node for node in named}
    del card.attrib["id"]
    card.set("aria-labelledby", f"ausgabe_{name}")
    slots["title"].set("id", f"ausgabe_{name}")
    slots["title"].text = told.title
    slots["place"].text = told.place
    written = [field for field in told.written if mode in field.modes]
    read = [field for field in told.read if mode in field.modes]
    for part, fields in (("written", written), ("read", read)):
        _fill(slots[part], told.title, fields)
    if written:
        _drop(slots["nothing"])
    return card


def _fill(box: Element, title: str, fields: Iterable[Field]) -> None:
    (body,) = box.iter("tbody")
    (caption,) = box.iter("caption")
    box.set("aria-label", f"{title}: {caption.text}")
    for field in fields:
        values = (field.example, field.purpose, field.when) if field.when else (field.purpose,)
        body.append(_row(field.element, values))
    if not len(body):
        _drop(box)


def _row(name: str, values: tuple[str, ...]) -> Element:
    cells = [element("td", value) for value in values]
    if len(values) > 1:
        cells[0] = element("td", element("code", values[0]))
    return element("tr", element("th", element("code", name), scope="row"), *cells)


def _colours(job: Job) -> str:
    """The theme's tokens as custom properties, for light and dark."""
    light, dark = (
        " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in tokens.items())
        for tokens in (job.theme.light, job.theme.dark)
    )
    return (
        f":root {{ {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    )


def _is_slot(node: Element) -> bool:
    return str(node.get("id", "")).startswith("slot_")


def _drop(node: Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
