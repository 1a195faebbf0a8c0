"""The data sheet as a page: ``data_sheet.html`` with its slots filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from builder.job import Job
from builder.model.course import DataProtection
from builder.writers.data_sheet.tables import TABLES, Field, Table, browser, table
from builder.writers.html import Element, element
from builder.writers.sco.identity import course_iri
from builder.writers.standalone.page import closed, drop, opened, slots_of


def sheet(job: Job, outputs: tuple[str, ...]) -> Element:
    """All that is recorded about learners of a course in these outputs."""
    root = opened("data_sheet.html", job.theme)
    mode = job.project.data_protection
    _keep_only(root, mode, outputs)
    _keep_scenarios(root, bool(job.course.scenarios))
    slots = slots_of(root)
    _head(job, slots)
    card = slots["slot_output"]
    for name in dict.fromkeys(TABLES[output] for output in outputs):
        card.addprevious(_output(deepcopy(card), table(name), mode, name))
    drop(card)
    titles = dict.fromkeys(table(TABLES[output]).title for output in outputs)
    slots["slot_outputs"].text = ", ".join(titles)
    for kept in browser():
        if set(kept.outputs) & set(outputs):
            row = (kept.example, kept.purpose, kept.ends)
            slots["slot_browser"].append(_row(kept.key, row))
    closed(slots)
    return root


def _head(job: Job, slots: Mapping[str, Element]) -> None:
    organisation, course = job.project.organisation, job.course
    given = (organisation.contact, organisation.phone, organisation.email)
    contact = ", ".join(part for part in given if part)
    slots["slot_title"].text = slots["slot_heading"].text = f"Datenblatt: {course.title}"
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
            drop(node)


def _keep_scenarios(root: Element, has_one: bool) -> None:
    """Takes out what is said of scenarios where the course has none."""
    for node in list(root.iter()):
        if "data-scenario" in node.attrib:
            del node.attrib["data-scenario"]
            if not has_one:
                drop(node)


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
        drop(slots["nothing"])
    return card


def _fill(box: Element, title: str, fields: Iterable[Field]) -> None:
    (body,) = box.iter("tbody")
    (caption,) = box.iter("caption")
    box.set("aria-label", f"{title}: {caption.text}")
    for field in fields:
        values = (field.example, field.purpose, field.when) if field.when else (field.purpose,)
        body.append(_row(field.element, values))
    if not len(body):
        drop(box)


def _row(name: str, values: tuple[str, ...]) -> Element:
    cells = [element("td", value) for value in values]
    if len(values) > 1:
        cells[0] = element("td", element("code", values[0]))
    return element("tr", element("th", element("code", name), scope="row"), *cells)
