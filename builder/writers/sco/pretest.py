"""The pre-test on a page before the lessons, and which lessons it can let learners skip."""

from __future__ import annotations

from builder.model.course import Lesson
from builder.model.question import Quiz
from builder.writers.html import Element, View, element, icon, page_address
from builder.writers.sco.quiz import quiz_section

PRETEST = "pretest_"


def pretest(view: View, quiz: Quiz) -> list[Element]:
    """The parts of the page: what it is for, and the quiz; what its result allows stands above the
    answers, which may be many."""
    head = element(
        "header",
        element("p", view.text("pretest_kicker"), class_="kicker"),
        element("h1", quiz.title, tabindex="-1", id=f"{PRETEST}_title"),
        element("p", view.text("pretest_lead"), class_="lead"),
    )
    section = quiz_section(view, quiz, titled=False)
    (answers,) = section.iterfind(".//div[@class='answers']")
    answers.addprevious(_offer(view, quiz))
    return [head, section]


def invitation(view: View) -> Element:
    """The way from the cover to the pre-test."""
    words = view.text("pretest_invitation")
    return element("a", words, href="#" + page_address(PRETEST), class_="button ghost large")


def _offer(view: View, quiz: Quiz) -> Element:
    asked = {question.objective for question in quiz.questions if question.is_scored}
    lessons = [
        lesson
        for lesson in view.course.lessons
        if lesson.objectives and asked.issuperset(lesson.objectives)
    ]
    return element(
        "section",
        element("h3", view.text("pretest_offer"), id="player_pretest_offer"),
        element("p", class_="pretest-found"),
        element("ul", *(_row(view, lesson) for lesson in lessons), class_="pretest-lessons"),
        class_="sheet pretest",
        aria_labelledby="player_pretest_offer",
        data_part="pretest",
        hidden=True,
    )


def _row(view: View, lesson: Lesson) -> Element:
    link = element("a", lesson.title, href="#" + page_address(lesson.pages[0].id))
    done = element("span", icon("check"), view.text("pretest_skipped"), class_="quiet", hidden=True)
    ways = (_button(view, "pretest_skip", lesson), done, _button(view, "pretest_unskip", lesson))
    return element("li", link, *ways, data_skip=lesson.id, hidden=True)


def _button(view: View, words: str, lesson: Lesson) -> Element:
    button = element("button", view.text(words), type="button", class_="button ghost")
    button.set("aria-label", view.text(f"{words}_lesson", lesson=lesson.title))
    return button
