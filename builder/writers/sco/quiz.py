"""A quiz on its page: start, questions, review and result, one of which is shown at a time."""

from __future__ import annotations

from builder.model.course import Course
from builder.model.question import Quiz
from builder.writers import items
from builder.writers.confidence import LEVELS
from builder.writers.html import Element, View, element, icon
from builder.writers.sco.sources import page_about

_COLUMNS = ("level", "answers", "right")


def quiz_section(view: View, quiz: Quiz, titled: bool) -> Element:
    """All steps of a quiz; ``titled``: the page does not carry the quiz's title itself."""
    return element(
        "section",
        element("h2", quiz.title) if titled else None,
        _start(view, quiz),
        _run(view, quiz),
        _review(view),
        _result(view, quiz),
        class_="quiz",
        data_quiz=quiz.id,
        data_feedback=str(quiz.feedback),
    )


def _button(view: View, key: str, style: str = "button") -> Element:
    return element("button", view.text(f"quiz_{key}"), type="button", class_=style, data_do=key)


def _start(view: View, quiz: Quiz) -> Element:
    facts = [(view.text(f"quiz_{key}"), value) for key, value in _facts(view, quiz)]
    rows = [element("div", element("dt", name), element("dd", value)) for name, value in facts]
    return element(
        "div",
        element("dl", *rows, class_="facts"),
        element("p", view.text("quiz_intro"), class_="quiet"),
        element("p", class_="standing", hidden=True),
        element("div", _button(view, "begin"), class_="actions"),
        class_="quiz-start sheet",
    )


def _facts(view: View, quiz: Quiz) -> list[tuple[str, str]]:
    course = view.course
    drawn = sum(draw.count for draw in quiz.draws)
    count = view.text("quiz_drawn", count=drawn) if drawn else str(len(quiz.questions))
    facts = [("questions", count)]
    if is_graded(course, quiz):
        mark = course.pass_mark if quiz.pass_mark is None else quiz.pass_mark
        facts.append(("pass", view.text("quiz_pass_value", percent=round(mark * 100))))
    attempts = str(quiz.attempts) if quiz.attempts else view.text("quiz_attempts_any")
    feedback = view.text(f"quiz_feedback_{quiz.feedback}")
    time = ("time", view.text("quiz_time_none"))
    return [*facts, ("attempts", attempts), time, ("feedback", feedback)]


def is_graded(course: Course, quiz: Quiz) -> bool:
    """Whether passing this quiz is passing the course."""
    return quiz.id == course.final_quiz


def _run(view: View, quiz: Quiz) -> Element:
    forms = [
        items.test(view, question, page_about(view.course, question)) for question in quiz.questions
    ]
    back = _button(view, "previous", "button ghost")
    overview = _button(view, "overview", "button ghost")
    return element(
        "div",
        element("p", class_="quiz-place", tabindex="-1"),
        element("div", *forms, class_="questions"),
        element("div", back, _button(view, "following"), overview, class_="actions steps-of-quiz"),
        class_="quiz-run",
        hidden=True,
    )


def _review(view: View) -> Element:
    return element(
        "div",
        element("h2", view.text("quiz_review"), tabindex="-1"),
        element("p", class_="standing"),
        element("ol", class_="answered"),
        element("div", _button(view, "submit"), class_="actions"),
        class_="quiz-review sheet",
        hidden=True,
    )


def _result(view: View, quiz: Quiz) -> Element:
    tested = {question.objective for question in quiz.questions}
    goals = [
        element(
            "li",
            element("span", goal.text),
            element("span", class_="points"),
            element("span", element("span"), class_="bar-of-points", aria_hidden="true"),
            data_objective=goal.id,
        )
        for goal in view.course.objectives
        if goal.id in tested
    ]
    objectives = [element("h3", view.text("quiz_objectives")), element("ul", *goals)]
    return element(
        "div",
        element("h2", view.text("quiz_result"), tabindex="-1"),
        element("p", icon("check"), element("strong"), class_="verdict-of-quiz"),
        element("p", class_="points-of-quiz"),
        element("div", *(objectives if goals else []), class_="objectives"),
        _calibration(view) if quiz.confidence else None,
        _list_of(view, "again", "again-list"),
        element(
            "div", _button(view, "retry"), element("p", class_="quiet tries"), class_="actions"
        ),
        element("div", element("h3", view.text("quiz_answers")), class_="answers", hidden=True),
        class_="quiz-result",
        hidden=True,
    )


def _calibration(view: View) -> Element:
    """How often learners were right for each word with which they said how sure they were."""
    rows = [
        element(
            "tr",
            element("th", view.text(f"sure_{level}"), scope="row"),
            element("td"),
            element("td"),
            data_level=level,
        )
        for level in reversed(LEVELS)
    ]
    heads = [element("th", view.text(f"calibration_{name}"), scope="col") for name in _COLUMNS]
    name = f"{view.page}_calibration"
    return element(
        "div",
        element("h3", view.text("calibration"), id=name),
        element("p", class_="in-words"),
        element(
            "div",
            element("p", icon("warning"), view.text("calibration_errors"), class_="box-title"),
            element("p", view.text("calibration_learning")),
            element("ul"),
            class_="sure-errors",
            hidden=True,
        ),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", *heads)),
                element("tbody", *rows),
                aria_labelledby=name,
            ),
            class_="scroll",
            data_scroll=view.text("scroll_table"),
        ),
        class_="calibration",
        hidden=True,
    )


def _list_of(view: View, key: str, style: str) -> Element:
    heading = element("h3", view.text(f"quiz_{key}"))
    return element("div", heading, element("ul"), class_=style, hidden=True)
