"""Header, contents and footer around the pages of a course."""

from __future__ import annotations

from builder.job import Job
from builder.model.course import Course, Lesson
from builder.record import record
from builder.writers.html import Element, View, element, icon, page_address
from builder.writers.sco.help import help_button
from builder.writers.sco.media import LOGO
from builder.writers.sco.printing import printing
from builder.writers.sco.search import search

DECLARATION = "accessibility.html"
"""The declaration of accessibility, a page of its own in the package."""


@record
class Sheet:
    """One page of the player: an author's, or one that every course has."""

    id: str
    title: str
    lesson: int
    """Number of the lesson from 1; 0: none."""
    content: tuple[Element, ...]
    opens: bool = False
    """Whether it is the first of its lesson."""
    aside: bool = False
    """Whether it lies beside the way through the course: »Weiter« never leads there."""


def bar(job: Job, view: View) -> list[Element]:
    """Header: contents, titles, progress, brightness."""
    organisation = job.project.organisation
    tracks = [element("span", element("span")) for _ in job.course.lessons]
    choices = [_display(view, value) for value in ("system", "light", "dark")]
    menu = element("button", icon("menu"), element("span", view.text("contents")), type="button")
    menu.attrib.update({"class": "tool", "id": "player_menu"})
    menu.attrib.update({"aria-expanded": "false", "aria-controls": "player_contents"})
    return [
        element("a", view.text("skip"), href="#player_main", class_="skip", id="player_skip"),
        menu,
        *_logo(job, view),
        element(
            "p",
            element("span", organisation.short_name or organisation.name, class_="owner"),
            element("strong", job.course.title),
            class_="bar-title",
        ),
        element("div", *tracks, class_="track", role="img", id="player_track", aria_label="–"),
        element("span", class_="quiet percent", id="player_percent", aria_hidden="true"),
        element("span", class_="quiet left", data_left=True, data_part="timeleft"),
        help_button(view),
        element(
            "details",
            element(
                "summary", icon("contrast"), element("span", view.text("display")), class_="tool"
            ),
            element("div", *choices, role="group", aria_label=view.text("display_legend")),
            class_="display",
            id="player_display",
        ),
    ]


def _logo(job: Job, view: View) -> list[Element]:
    """The sender's sign; the name stands beside it in words."""
    logo = job.project.organisation.logo
    if logo is None:
        return []
    sides = {"width": str(logo.width), "height": str(logo.height)} if logo.width else {}
    return [element("img", src=view.media[LOGO], alt="", class_="logo", **sides)]


def _display(view: View, value: str) -> Element:
    field = element("input", type="radio", name="player_display", value=value)
    if value == "system":
        field.set("checked", "")
    return element("label", field, element("span", view.text(f"display_{value}")))


def contents(
    course: Course, view: View, sheets: tuple[Sheet, ...], declared: bool = False
) -> list[Element]:
    """Search, links to all pages and ways to paper; pages of a lesson fold under its title."""
    first = next(n for n, sheet in enumerate(sheets) if sheet.lesson)
    before, after = (
        [element("p", _entry(sheet), class_="single") for sheet in part if not sheet.lesson]
        for part in (sheets[:first], sheets[first:])
    )
    lessons = [
        _lesson_entry(view, number, lesson, [one for one in sheets if one.lesson == number])
        for number, lesson in enumerate(course.lessons, 1)
    ]
    left = element("p", class_="quiet left", data_left=True)
    links = element("div", left, *before, *lessons, *after, id="player_pages")
    return [element("div", search(view), links, printing(view), _declaration(view, declared))]


def _declaration(view: View, declared: bool) -> Element | None:
    """A way to the declaration of accessibility from every page (BITV 2.0, § 7)."""
    if not declared:
        return None
    words = (view.text("accessibility"), element("span", view.text("new_tab"), class_="unseen"))
    link = element("a", *words, href=DECLARATION, target="_blank", rel="noopener")
    return element("p", link, class_="aside")


def _lesson_entry(view: View, number: int, lesson: Lesson, sheets: list[Sheet]) -> Element:
    label = element("span", view.text("lesson", number=number), class_="unseen")
    count = element("span", str(number), class_="number", aria_hidden="true")
    title = element("span", label, " ", lesson.title)
    summary = element("summary", count, title, element("span", class_="mark"))
    pages = [element("li", _entry(sheet)) for sheet in sheets]
    return element("details", summary, element("ol", *pages), data_lesson=lesson.id)


def _entry(sheet: Sheet) -> Element:
    mark = element("span", class_="mark")
    href = "#" + page_address(sheet.id)
    return element("a", element("span", sheet.title), mark, href=href, data_to=sheet.id)


def foot(view: View) -> list[Element]:
    """Footer: back, where one is, what is saved, on."""
    back = element("a", icon("left"), element("span", view.text("back")), id="player_back")
    words = element("span", view.text("next"), element("span", class_="to"))
    following = element("a", words, icon("right"), id="player_next")
    for link, style in ((back, "button ghost"), (following, "button")):
        link.attrib.update({"class": style, "href": "#", "hidden": ""})
    place = element("span", id="player_place")
    saved = element("span", id="player_saved", role="status")
    return [back, element("p", place, saved, class_="quiet"), following]
