"""The whole page of a course: ``page.html`` with its slots filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from builder.job import Job
from builder.model.course import Course, Lesson, Page
from builder.model.document import QuestionRef, QuizRef, ScenarioRef
from builder.templates import template
from builder.writers import html, items, scenes
from builder.writers.elements import append
from builder.writers.figures import viewer
from builder.writers.html import Element, View, element, icon, page_address
from builder.writers.sco import cover as ends
from builder.writers.sco.bars import Sheet, bar, contents, foot
from builder.writers.sco.certificate import CERTIFICATE, certificate
from builder.writers.sco.glossary import GLOSSARY, glossary, settle_terms
from builder.writers.sco.help import help_dialog
from builder.writers.sco.pretest import PRETEST, pretest
from builder.writers.sco.quiz import quiz_section
from builder.writers.sco.sources import asked, cited, decided, source_list, visible

"""What the runtime draws by itself."""


def document(job: Job, media: Mapping[str, str]) -> Element:
    """The page with everything in it, before it becomes bytes."""
    root = etree.fromstring(template("page.html"), etree.HTMLParser())
    root.set("lang", job.course.language)
    sheets = tuple(_sheets(job, media))
    view = _view(job, media, "")
    slots = {str(node.get("id")): node for node in root.iter() if node.get("id")}
    declared = job.project.accessibility is not None
    slots["slot_title"].text = job.course.title
    _fill(slots["slot_bar"], "player_bar", bar(job, view))
    _fill(slots["slot_contents"], "player_contents", contents(job.course, view, sheets, declared))
    slots["slot_contents"].set("aria-label", view.text("contents_label"))
    note = element("noscript", element("p", view.text("noscript"), class_="sheet"))
    _fill(slots["slot_main"], "player_main", [note, *(_section(sheet) for sheet in sheets)])
    _fill(slots["slot_foot"], "player_foot", foot(view))
    del slots["slot_title"].attrib["id"]
    body = slots["slot_main"].getparent()
    assert body is not None
    body.append(element("div", role="status", class_="unseen", id="player_say"))
    append(body, items.how_sure(view))
    body.append(help_dialog(job, view))
    settle_terms(root)
    if root.xpath("boolean(//*[@data-part='enlarge'])"):
        body.append(viewer(job.texts))
    return root


def serialised(root: Element) -> bytes:
    """The page as bytes; the same course always gives the same ones."""
    page: bytes = etree.tostring(root, method="html", doctype="<!DOCTYPE html>", encoding="utf-8")
    return page.replace(b"</track>", b"") + b"\n"  # empty in HTML; the library does not know it


def _fill(slot: Element, name: str, content: list[Element]) -> None:
    slot.set("id", name)
    slot.extend(content)


def _view(job: Job, media: Mapping[str, str], page: str) -> View:
    course = job.course

    def embed(ref: QuestionRef | QuizRef | ScenarioRef) -> Element:
        if isinstance(ref, QuestionRef):
            return items.practice(view, course.questions[ref.question])
        if isinstance(ref, ScenarioRef):
            scenario = next(one for one in course.scenarios if one.id == ref.scenario)
            return scenes.scenario_section(view, scenario, titled=scenario.title != titles[page])
        quiz = next(quiz for quiz in course.quizzes if quiz.id == ref.quiz)
        return quiz_section(view, quiz, titled=quiz.title != titles[page])

    titles = {page.id: page.title for _, page in course.pages()}
    view = View(
        course=course,
        findings=job.project.findings,
        texts=job.texts,
        media=media,
        page=page,
        embed=embed,
    )
    return view


def _sheets(job: Job, media: Mapping[str, str]) -> Iterator[Sheet]:
    """All pages in reading order, from the cover to the closing page."""
    course = job.course
    named = {page.id: cited(course, page.blocks) for _, page in course.pages()}
    own_quiz = course.final_quiz and course.final_quiz not in _placed(course)
    view = _view(job, media, ends.COVER)
    start = ends.cover(job, view, bool(course.final_quiz))
    yield Sheet(ends.COVER, view.text("cover"), 0, tuple(start))
    for quiz in course.quizzes:
        if quiz.id == course.pretest:
            view = _view(job, media, PRETEST)
            yield Sheet(PRETEST, quiz.title, 0, tuple(pretest(view, quiz)))
    for number, lesson in enumerate(course.lessons, 1):
        for page in lesson.pages:
            content = _page(_view(job, media, page.id), number, lesson, page, named[page.id])
            opens = page.id == lesson.pages[0].id
            yield Sheet(page.id, page.title, number, tuple(content), opens)
    if own_quiz:
        yield _quiz_sheet(job, _view(job, media, ends.QUIZ))
    view = _view(job, media, ends.CLOSING)
    end = ends.closing(job, view, _used(course, named.values()))
    yield Sheet(ends.CLOSING, view.text("closing"), 0, tuple(end))
    yield from _asides(job, media)


def _asides(job: Job, media: Mapping[str, str]) -> Iterator[Sheet]:
    """Pages beside the way through the course."""
    if job.course.glossary:
        view = _view(job, media, GLOSSARY)
        yield Sheet(GLOSSARY, view.text("glossary"), 0, tuple(glossary(view)), aside=True)
    view = _view(job, media, CERTIFICATE)
    sheet = tuple(certificate(job, view))
    yield Sheet(CERTIFICATE, view.text("certificate"), 0, sheet, aside=True)


def _placed(course: Course) -> set[str]:
    """Quizzes that stand on a page of their author's choice."""
    shown = (block for _, page in course.pages() for block in visible(page.blocks))
    return {block.quiz for block in shown if isinstance(block, QuizRef)}


def _used(course: Course, on_pages: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Findings that the course goes back to anywhere."""
    found = dict.fromkeys(name for names in on_pages for name in names)
    for entry in course.glossary:
        found.update(dict.fromkeys(cited(course, entry.definition)))
    for question in course.questions.values():
        found.update(dict.fromkeys(asked(question)))
    for scenario in course.scenarios:
        found.update(dict.fromkeys(decided(scenario)))
    for goal in course.objectives:
        found.update(dict.fromkeys(goal.findings))
    return tuple(found)


def _page(
    view: View, number: int, lesson: Lesson, page: Page, named: tuple[str, ...]
) -> list[Element]:
    kicker = view.text("lesson_kicker", number=number, count=len(view.course.lessons))
    opening = lesson.pages[0].id == page.id
    head = element(
        "header",
        element("p", f"{kicker} · {lesson.title}", class_="kicker"),
        element("h1", page.title, tabindex="-1"),
        *(_opening(view, lesson) if opening else []),
    )
    sources = source_list(view, _page_sources(view.course, page, named))
    content = [head, *html.blocks(view, page.blocks)]
    return [*content, sources] if sources is not None else content


def _page_sources(course: Course, page: Page, named: tuple[str, ...]) -> tuple[str, ...]:
    """A page's findings, with those of a quiz that stands on it."""
    found = dict.fromkeys(named)
    names = {block.quiz for block in visible(page.blocks) if isinstance(block, QuizRef)}
    for quiz in course.quizzes:
        if quiz.id in names:
            found.update(dict.fromkeys(name for one in quiz.questions for name in asked(one)))
    return tuple(found)


def _opening(view: View, lesson: Lesson) -> list[Element]:
    """What a lesson is about, on its first page."""
    made = [element("p", lesson.summary, class_="lead")] if lesson.summary else []
    if lesson.picture:
        made.append(html.illustration(view, lesson.picture))
    texts = {goal.id: goal.text for goal in view.course.objectives}
    goals = [
        element("li", icon("check"), element("span", texts[name])) for name in lesson.objectives
    ]
    if goals:
        heading = element("p", icon("goal"), view.text("lesson_objectives"), class_="box-title")
        made.append(
            element("div", heading, element("ul", *goals, class_="goals"), class_="opening")
        )
    return made


def _quiz_sheet(job: Job, view: View) -> Sheet:
    """The final quiz on a page of its own, where no author has placed it."""
    quiz = next(quiz for quiz in job.course.quizzes if quiz.id == job.course.final_quiz)
    head = element(
        "header",
        element("p", view.text("quiz_kicker"), class_="kicker"),
        element("h1", quiz.title, tabindex="-1"),
    )
    found = tuple(dict.fromkeys(name for one in quiz.questions for name in asked(one)))
    sources = source_list(view, found)
    content = (head, quiz_section(view, quiz, titled=False))
    return Sheet(ends.QUIZ, quiz.title, 0, (*content, sources) if sources is not None else content)


def _heading(sheet: Sheet) -> str | None:
    heading = next((h1 for part in sheet.content for h1 in part.iter("h1")), None)
    return None if heading is None or len(heading) else heading.text


def _style(sheet: Sheet) -> str:
    """A page with a scenario takes all the room there is."""
    if sheet.id == ends.COVER:
        return "page cover"
    played = any("scenario" in part.get("class", "").split() for part in sheet.content)
    return "page roomy" if played else "page"


def _section(sheet: Sheet) -> Element:
    return element(
        "section",
        *sheet.content,
        class_=_style(sheet),
        id=page_address(sheet.id),
        data_page=sheet.id,
        data_title=None if _heading(sheet) == sheet.title else sheet.title,
        data_opens=sheet.opens,
        data_aside=sheet.aside,
        hidden=sheet.id != ends.COVER,
    )
