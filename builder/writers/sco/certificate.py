"""The confirmation of taking part: a sheet that learners fill in and print themselves."""

from __future__ import annotations

from builder.job import Job
from builder.writers.html import Element, View, element, icon
from builder.writers.sco.cover import duration

CERTIFICATE = "certificate_"


def certificate(job: Job, view: View) -> list[Element]:
    """The parts of the page; the script lets the sheet be filled in once the course is complete."""
    head = element(
        "header",
        element("p", job.course.title, class_="kicker"),
        element("h1", view.text("certificate"), tabindex="-1", id=f"{CERTIFICATE}_title"),
        element("p", class_="lead", id="player_certificate_state"),
    )
    return [head, _fields(view), _sheet(job, view)]


def _fields(view: View) -> Element:
    hint = element("p", view.text("certificate_local"), class_="quiet", id="player_name_hint")
    field = element("input", type="text", id="player_name", autocomplete="name", maxlength="80")
    field.set("aria-describedby", "player_name_hint")
    button = element("button", icon("print"), element("span", view.text("certificate_print")))
    button.attrib.update({"type": "button", "class": "button", "data-print": "page"})
    label = element("label", view.text("certificate_name"), for_="player_name")
    return element(
        "div",
        element("p", label, field, class_="field"),
        hint,
        element("div", button, class_="actions"),
        class_="certificate-fields",
        hidden=True,
    )


def _sheet(job: Job, view: View) -> Element:
    course, organisation = job.course, job.project.organisation
    goals = [element("li", icon("check"), element("span", goal.text)) for goal in course.objectives]
    size = duration(view) or None
    return element(
        "article",
        element("p", organisation.name, class_="kicker"),
        element("h2", view.text("certificate_title")),
        element("p", class_="certificate-name", id="player_certificate_name"),
        element("p", view.text("certificate_took_part")),
        element("p", course.title, class_="certificate-course"),
        element("p", course.subtitle) if course.subtitle else None,
        element("p", size, class_="quiet") if size else None,
        element("h3", view.text("certificate_goals")) if goals else None,
        element("ul", *goals, class_="goals") if goals else None,
        element("p", class_="certificate-date", id="player_certificate_date"),
        element("p", view.text("certificate_note"), class_="quiet certificate-note"),
        class_="certificate sheet",
        data_part="certificate",
        hidden=True,
    )
