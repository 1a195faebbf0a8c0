"""First and last page of a course: what awaits the learner, and what it was based on."""

from __future__ import annotations

from collections.abc import Mapping

from builder.job import Job
from builder.model.course import Organisation
from builder.model.finding import Source
from builder.writers.decimals import counted
from builder.writers.html import (
    Element,
    View,
    element,
    icon,
    illustration,
    page_address,
)
from builder.writers.notes import where_kept
from builder.writers.scenes import words
from builder.writers.sco.pretest import invitation

COVER = "cover_"
QUIZ = "quiz_"
CLOSING = "closing_"


def cover(job: Job, view: View, has_quiz: bool) -> list[Element]:
    """The parts of the first page."""
    course = job.course
    first = next(page for _, page in course.pages())
    start = element("a", view.text("cover_start"), href="#" + page_address(first.id))
    start.set("class", "button large")
    start.set("id", "player_start")
    start.set("data-part", "resume")
    others = [invitation(view)] if course.pretest else []
    return [
        element(
            "div",
            element("p", view.text("cover_kicker"), class_="kicker"),
            element("h1", course.title, tabindex="-1", id=f"{COVER}_title"),
            element("p", course.subtitle, class_="subtitle") if course.subtitle else None,
            element("p", course.summary, class_="lead") if course.summary else None,
            element("div", start, *others, class_="actions"),
            _picture(view),
            class_="hero illustrated" if course.picture else "hero",
        ),
        _facts(job, view, has_quiz),
        *_objectives(job, view),
        *_agenda(job, view),
        _privacy(job, view),
        *_contact(job.project.organisation, view),
    ]


def _picture(view: View) -> Element | None:
    """The illustration of the course."""
    picture = view.course.picture
    return illustration(view, picture) if picture else None


def _facts(job: Job, view: View, has_quiz: bool) -> Element:
    course = job.course
    lessons, pages = len(course.lessons), sum(1 for _ in course.pages())
    size = view.text(
        "cover_lessons_quiz" if has_quiz else "cover_lessons",
        lessons=counted(view.texts, "lessons", lessons),
        pages=counted(view.texts, "pages", pages),
    )
    time = duration(view)
    facts = [
        ("audience", "people", course.audience),
        ("minutes", "clock", time),
        ("lessons", "pages", size),
    ]
    rows = [
        element(
            "div",
            element("dt", icon(symbol), view.text(f"cover_{key}_label")),
            element("dd", value),
        )
        for key, symbol, value in facts
        if value
    ]
    return element("dl", *rows, class_="cover-facts")


def duration(view: View) -> str:
    """How long the course takes; nothing where its author does not say."""
    minutes = view.course.minutes
    return (
        view.text("cover_minutes", minutes=counted(view.texts, "minutes", minutes))
        if minutes
        else ""
    )


def _objectives(job: Job, view: View) -> list[Element]:
    if not job.course.objectives:
        return []
    goals = [
        element("li", icon("check"), element("span", goal.text)) for goal in job.course.objectives
    ]
    heading = element("h2", view.text("cover_objectives"))
    return [heading, element("ul", *goals, class_="goals")]


def _agenda(job: Job, view: View) -> list[Element]:
    rows = []
    for lesson in job.course.lessons:
        link = element("a", lesson.title, href="#" + page_address(lesson.pages[0].id))
        summary = element("p", lesson.summary, class_="quiet") if lesson.summary else None
        rows.append(element("li", link, summary))
    return [element("h2", view.text("cover_agenda")), element("ol", *rows, class_="agenda")]


def _privacy(job: Job, view: View) -> Element:
    heading = element("h2", icon("shield"), view.text("cover_privacy"))
    protection = job.project.data_protection
    mode = element("p", view.text(f"privacy_{protection}"))
    scenes = words(view, f"privacy_{protection}") if job.course.scenarios else ""
    decisions = element("p", scenes) if scenes else None
    local = element("p", view.text("privacy_local"))
    return element("div", heading, mode, decisions, local, class_="sheet privacy")


def contact_lines(organisation: Organisation) -> list[Element]:
    """Whom to ask, and how; a line each."""
    ways: list[Element | str] = [organisation.contact] if organisation.contact else []
    if organisation.phone:
        number = "".join(c for c in organisation.phone if c.isdigit() or c == "+")
        ways.append(element("a", organisation.phone, href=f"tel:{number}"))
    if organisation.email:
        ways.append(element("a", organisation.email, href=f"mailto:{organisation.email}"))
    name = element("span", element("strong", organisation.name))
    return [name, *(element("span", way) for way in ways)]


def _contact(organisation: Organisation, view: View) -> list[Element]:
    heading = element("h2", view.text("contact"))
    lines = element("p", *contact_lines(organisation), class_="lines")
    return [element("div", heading, lines, class_="contact")]


def closing(job: Job, view: View, findings: tuple[str, ...]) -> list[Element]:
    """The parts of the last page; its result and notes are the browser's."""
    leave = element(
        "button", view.text("closing_exit"), type="button", class_="button", id="player_exit"
    )
    stand = element("ul", id="player_standing", class_="standing-list")
    proof = element("a", view.text("certificate"), href="#" + page_address("certificate_"))
    proof.attrib.update({"class": "button ghost", "id": "player_certificate", "hidden": ""})
    ways = element("div", leave, proof, class_="actions")
    return [
        element(
            "header",
            element("p", job.course.title, class_="kicker"),
            element("h1", view.text("closing_title"), tabindex="-1", id=f"{CLOSING}_title"),
            element("p", view.text("closing_lead"), class_="lead"),
        ),
        element("div", element("h2", view.text("closing_result")), stand, ways, class_="sheet"),
        _notes(view),
        *_publications(view, findings),
        *_contact(job.project.organisation, view),
    ]


def _notes(view: View) -> Element:
    ways = [
        _button(view, f"closing_{name}", name, "button ghost")
        for name in ("download", "print", "forget")
    ]
    return element(
        "div",
        element("h2", view.text("closing_notes")),
        element("p", *where_kept(view.text, "closing_notes"), class_="quiet"),
        element("dl"),
        element("div", *ways, class_="actions"),
        _forgetting(view),
        id="player_notes",
        hidden=True,
    )


def _forgetting(view: View) -> Element:
    """What is asked before all notes go."""
    question = "player_forget_question"
    keep = _button(view, "forget_no", "forget_no", "button")
    drop = _button(view, "forget_yes", "forget_yes", "button ghost")
    return element(
        "div",
        element("p", view.text("forget_ask"), id=question),
        element("div", keep, drop, class_="actions"),
        id="player_forget_ask",
        role="group",
        aria_labelledby=question,
        hidden=True,
    )


def _button(view: View, words: str, name: str, style: str) -> Element:
    return element("button", view.text(words), type="button", class_=style, id=f"player_{name}")


def _publications(view: View, findings: tuple[str, ...]) -> list[Element]:
    """Each publication that the course goes back to, cited once with the findings used."""
    used: dict[Source, int] = {}
    for name in findings:
        source = view.findings[name].source
        used[source] = used.get(source, 0) + 1
    if not used:
        return []
    entries = [_publication(view, source, count) for source, count in _sorted(used)]
    return [
        element("h2", view.text("closing_sources")),
        element("ul", *entries, class_="publications"),
    ]


def _sorted(used: Mapping[Source, int]) -> list[tuple[Source, int]]:
    return sorted(used.items(), key=lambda entry: (entry[0].authors, entry[0].title))


def _publication(view: View, source: Source, count: int) -> Element:
    taken = counted(view.texts, "findings", count)
    project = view.text("source_project", project=source.project) if source.project else ""
    return element(
        "li",
        f"{source.authors}: ",
        element("cite", source.title),
        f". {project}." if project else ".",
        element("span", view.text("closing_findings", findings=taken), class_="quiet"),
    )
