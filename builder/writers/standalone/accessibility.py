"""The declaration of accessibility with the report behind it, as one page.

The declaration has the parts that BGG § 12b and BITV 2.0 § 7 ask of public bodies; the report goes
through WCAG 2.2 and EN 301 549 row by row. Both are a self-assessment and say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from builder.job import Job
from builder.model.accessibility import Accessibility
from builder.writers.html import Element, element
from builder.writers.standalone.contrasts import contrasts
from builder.writers.standalone.criteria import Criterion, clauses, criteria
from builder.writers.standalone.page import closed, drop, opened, slots_of

SUPPORTED, NOT_APPLICABLE = "Unterstützt", "Nicht anwendbar"


def declaration(job: Job) -> Element:
    """The page about one course."""
    root = opened("accessibility.html", job.theme)
    slots = slots_of(root)
    stated = job.project.accessibility or Accessibility()
    _head(job, slots, stated)
    _state(root, stated)
    _gaps(slots, stated)
    _origin(job, slots, stated)
    _help(job, slots, stated)
    shown = kinds(job)
    for criterion in criteria():
        slots["slot_criteria"].append(_criterion(criterion, shown))
    for clause in clauses():
        slots["slot_clauses"].append(_clause(clause, shown))
    slots["slot_contrasts"].extend(contrasts(job.theme))
    closed(slots)
    return root


def kinds(job: Job) -> frozenset[str]:
    """What a course shows that only some criteria speak of."""
    kinds = {asset.media_type.partition("/")[0] for asset in job.course.assets}
    return frozenset(kinds & {"audio", "video"}) | ({"media"} if kinds - {"image"} else set())


def _head(job: Job, slots: Mapping[str, Element], stated: Accessibility) -> None:
    organisation = job.project.organisation
    slots["slot_title"].text = f"Barrierefreiheit: {job.course.title}"
    slots["slot_organisation"].text = organisation.name
    slots["slot_owner"].text = organisation.name
    slots["slot_course"].text = job.course.title


def _state(root: Element, stated: Accessibility) -> None:
    """Keeps the one sentence that is true; nobody has looked means nobody may claim."""
    claimed = "partly" if stated.limitations else "full"
    state = claimed if stated.reviewed else "unchecked"
    for node in [node for node in root.iter() if node.get("data-state")]:
        if node.attrib.pop("data-state") != state:
            drop(node)


def _gaps(slots: Mapping[str, Element], stated: Accessibility) -> None:
    if not stated.limitations:
        drop(slots["slot_gaps"])
    for gap in stated.limitations:
        slots["slot_limitations"].append(element("dt", element("strong", gap.what)))
        instead = f"Stattdessen: {gap.instead}" if gap.instead else ""
        said = " ".join(part for part in (gap.why, instead) if part)
        slots["slot_limitations"].append(element("dd", said or "Ein Ersatz steht noch aus."))


def _origin(job: Job, slots: Mapping[str, Element], stated: Accessibility) -> None:
    _date(slots["slot_built"], job.built.date())
    if stated.method:
        slots["slot_method"].text = stated.method
    if stated.reviewed is None:
        slots["slot_checked"].text = "Eine Prüfung durch Menschen ist noch nicht eingetragen."
        drop(slots["slot_reviewed"])
    else:
        _date(slots["slot_reviewed"], stated.reviewed)


def _date(node: Element, day: date) -> None:
    node.text = f"{day.day}.{day.month}.{day.year}"
    node.set("datetime", day.isoformat())


def _help(job: Job, slots: Mapping[str, Element], stated: Accessibility) -> None:
    organisation = job.project.organisation
    phone, email = stated.phone or organisation.phone, stated.email or organisation.email
    number = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    ways = [
        stated.contact or organisation.contact or organisation.name,
        element("a", phone, href=f"tel:{number}") if phone else "",
        element("a", email, href=f"mailto:{email}") if email else "",
    ]
    slots["slot_contact"].extend(element("li", way) for way in ways if way != "")
    if not stated.body:
        drop(slots["slot_enforcement"])
        return
    site = stated.body_website
    slots["slot_body"].append(element("li", stated.body))
    if site:
        slots["slot_body"].append(element("li", element("a", site, href=site)))


def _criterion(criterion: Criterion, shown: frozenset[str]) -> Element:
    applies = _applies(criterion, shown)
    ways = "; ".join(_evidence(criterion)) if applies else "Begründung"
    return element(
        "tr",
        element("th", f"{criterion.id} {criterion.name}", scope="row"),
        element("td", criterion.level),
        element("td", criterion.clause or "neu in WCAG 2.2"),
        element("td", SUPPORTED if applies else NOT_APPLICABLE),
        element("td", criterion.how),
        element("td", ways),
        element("td", (criterion.person if applies else "") or "–"),
    )


def _evidence(criterion: Criterion) -> Iterator[str]:
    if criterion.automatic:
        yield "Regeln"
    if criterion.tests:
        yield "Skript"
    if criterion.person:
        yield "Mensch"
    if not (criterion.automatic or criterion.tests or criterion.person):
        yield "Begründung"


def _clause(clause: Criterion, shown: frozenset[str]) -> Element:
    applies = _applies(clause, shown)
    return element(
        "tr",
        element("th", f"{clause.id} {clause.name}", scope="row"),
        element("td", SUPPORTED if applies else NOT_APPLICABLE),
        element("td", clause.how),
        element("td", (clause.person if applies else "") or "–"),
    )


def _applies(criterion: Criterion, shown: frozenset[str]) -> bool:
    return not criterion.needs or criterion.needs in shown
