"""A package in Chromium with scorm-again as its LMS: taken, left, resumed, passed, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.model.course import Course, DataProtection, Reported
from tests import sample
from tests.browser import stop_clock
from tests.scorm12.learner import mounted, right
from tests.scorm12.lms import Lms, serving
from tests.scorm12.visits import Visit, packed, visit

SPAN = re.compile(r"\d\d(\d\d)?:[0-5]\d:[0-5]\d(\.\d{1,2})?")
CLOCK = re.compile(r"\d\d:\d\d:\d\d")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def lms(request: pytest.FixtureRequest) -> Iterator[Lms]:
    """An LMS with the sample course; a parameter names the mode of data protection."""
    mode = getattr(request, "param", DataProtection.FULL)
    with serving(Lms(packed(sample.job(mode=mode)))) as running:
        yield running


def lms_with(course: Course, mode: DataProtection = DataProtection.FULL) -> Any:
    return serving(Lms(packed(sample.job(course, mode))))


def attempts(count: int) -> Course:
    course = sample.course()
    final = replace(course.quizzes[1], attempts=count)
    return replace(course, quizzes=(course.quizzes[0], final))


def core(lms: Lms) -> dict[str, Any]:
    found: dict[str, Any] = lms.record["core"]
    return found


def test_a_first_launch_is_short_and_leaves_a_course_begun(
    context: BrowserContext, lms: Lms
) -> None:
    with visit(context, lms) as now:
        assert len(now.calls()) <= 15
        assert len(now.calls("LMSCommit")) == 1
        assert core(lms)["lesson_status"] == "incomplete"
        assert core(lms)["exit"] == "suspend"
        assert now.calls("LMSFinish") == []


def test_a_course_left_unread_opens_as_quickly_again(context: BrowserContext, lms: Lms) -> None:
    """The LMS rightly holds nothing, and is not asked for it again and again."""
    with visit(context, lms):
        pass
    lms.relaunch()
    with visit(context, lms) as again:
        assert len(again.calls()) <= 15
        assert again.calls("LMSCommit") == []
        assert again.learner.page() == "cover_"


def test_an_answer_costs_one_commit_and_page_turns_none(context: BrowserContext, lms: Lms) -> None:
    stop_clock(context)
    with visit(context, lms) as now:
        before = len(now.calls("LMSCommit"))
        now.learner.open("vor-die-lage-kommen")
        now.learner.open("ueben")
        assert len(now.calls("LMSCommit")) == before
        now.learner.answer("vor-die-lage")
        assert len(now.calls("LMSCommit")) == before + 1
        now.learner.open("alle-fragen")
        for number, name in enumerate(("flurfunk", "ablauf", "kontingent"), start=2):
            now.learner.answer(name)
            assert len(now.calls("LMSCommit")) == before + number


@pytest.mark.parametrize("popup", [False, True], ids=["frame", "popup"])
def test_a_course_in_two_sittings(context: BrowserContext, lms: Lms, popup: bool) -> None:
    with visit(context, lms, popup) as first:
        first.learner.open("ueben")
        first.learner.answer("vor-die-lage")
        first.learner.open("alle-fragen")
        first.learner.answer("flurfunk", {"1": True})
    assert core(lms)["lesson_location"] == "alle-fragen"
    assert SPAN.fullmatch(core(lms)["session_time"])
    lms.relaunch()
    with visit(context, lms, popup) as second:
        assert len(second.calls()) <= 15
        assert second.calls("LMSCommit") == []
        assert second.learner.page() == "alle-fragen"
        wrong = second.learner.practice("flurfunk").locator("input[value=true]")
        assert wrong.is_checked()
        assert "done" in (second.learner.practice("flurfunk").get_attribute("class") or "")
        second.learner.open_all()
        second.learner.take_quiz(right=True)
        assert second.written("lesson_status") == ["passed"]
        second.learner.leave()
        assert len(second.calls("LMSFinish")) == 1
    assert core(lms)["lesson_status"] == "passed"
    assert core(lms)["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert core(lms)["exit"] == ""


EXPECTED = {
    "vor-die-lage": ("choice", "b", "b", "correct"),
    "kleine-runden": ("choice", "a,b", "a,b", "correct"),
    "flurfunk": ("true-false", "f", "f", "correct"),
    "wer-macht-was": ("matching", "a.a,b.b", "a.a,b.b", "correct"),
    "ablauf": ("sequencing", "a,b,c", "a,b,c", "correct"),
    "luecken__1": ("fill-in", "Beschäftigten", "Beschäftigten", "correct"),
    "luecken__2": ("choice", "a", "a", "correct"),
    "kontingent": ("numeric", "5", "5", "correct"),
    "sicherheit": ("likert", "a", None, "neutral"),
    "karte": ("choice", "a", "a", "correct"),
}
"""Type, response, pattern and result of every practice question answered rightly."""


def test_every_value_that_the_lms_holds(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        for question in now.learner.course["questions"]:
            if not question["id"].startswith("test-"):
                now.learner.answer(question["id"])
        held = now.held()
    told = {entry.pop("id"): entry for entry in held["interactions"].values()}
    assert {name: _told(entry) for name, entry in told.items()} == EXPECTED
    assert all(CLOCK.fullmatch(entry["time"]) for entry in told.values())
    assert all(SPAN.fullmatch(entry["latency"]) for entry in told.values())
    weights = {name: entry["weighting"] for name, entry in told.items()}
    assert weights == dict.fromkeys(EXPECTED, "1") | {
        "luecken__1": "0.5",
        "luecken__2": "0.5",
        "sicherheit": "0",
    }
    objectives = {name: entry["objectives"] for name, entry in told.items()}
    assert objectives["vor-die-lage"] == {"0": {"id": "lage"}}
    assert objectives["sicherheit"] == {}
    assert len(held["suspend_data"]) < 400
    del held["interactions"], held["suspend_data"], held["student_data"], held["student_preference"]
    assert held == {
        "comments": "",
        "comments_from_lms": "",
        "launch_data": "",
        "objectives": {},
        "core": {
            "student_id": "4711",
            "student_name": "Muster, Alex",
            "credit": "credit",
            "entry": "ab-initio",
            "exit": "suspend",
            "lesson_mode": "normal",
            "lesson_status": "incomplete",
            "lesson_location": "alle-fragen",
            "score": {"raw": "", "min": "", "max": "100"},
            "session_time": "00:00:00",
        },
    }


def _told(entry: dict[str, Any]) -> tuple[str, str, str | None, str]:
    pattern = entry["correct_responses"].get("0", {}).get("pattern")
    return entry["type"], entry["student_response"], pattern, entry["result"]


def test_a_quiz_left_in_the_middle_goes_on_as_it_was(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as first:
        first.learner.open_all()
        first.learner.begin_quiz()
        order = []
        for _ in range(2):
            order.append(first.learner.asked())
            first.learner.answer_in_quiz()
            first.learner.do("following")
        order.append(first.learner.asked())
    lms.relaunch()
    with visit(context, lms) as second:
        second.learner.do("begin")
        assert second.learner.asked() == order[2]
        for name in reversed(order[:2]):
            second.learner.do("previous")
            assert second.learner.asked() == name
        for _ in range(2):
            second.learner.do("following")
        second.learner.answer_in_quiz()
        second.learner.do("following")
        second.learner.answer_in_quiz()
        second.learner.do("overview")
        second.learner.do("submit")
    assert core(lms)["lesson_status"] == "passed"
    assert core(lms)["score"]["raw"] == "100"


def test_failing_is_told_when_no_attempt_is_left(context: BrowserContext) -> None:
    with lms_with(attempts(2)) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right=False)
        assert core(lms)["lesson_status"] == "incomplete"
        assert core(lms)["score"]["raw"] == "0"
        retake(now, right=False)
        assert core(lms)["lesson_status"] == "failed"


def test_a_second_attempt_may_pass_and_a_third_takes_nothing_away(context: BrowserContext) -> None:
    with lms_with(attempts(3)) as lms:
        with visit(context, lms) as now:
            now.learner.open_all()
            now.learner.take_quiz(right=False)
            retake(now, right=True)
            assert now.written("lesson_status") == ["incomplete", "passed"]
        lms.relaunch()
        with visit(context, lms) as later:
            later.learner.go_to_quiz()
            retake(later, right=False)
            assert later.written("score.raw") == later.written("lesson_status") == []
        assert core(lms)["lesson_status"] == "passed"
        assert core(lms)["score"]["raw"] == "100"


def test_failing_is_told_at_once_if_the_course_says_so(context: BrowserContext) -> None:
    course = replace(attempts(3), report_failed=True)
    with lms_with(course) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right=False)
        assert core(lms)["lesson_status"] == "failed"
        retake(now, right=True)
        assert core(lms)["lesson_status"] == "passed"


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_only_completion_is_told_if_the_course_says_so(
    context: BrowserContext, right: bool
) -> None:
    course = replace(attempts(1), status=Reported.COMPLETED)
    with lms_with(course) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right)
        assert now.written("lesson_status") == ["incomplete", "completed"]
        assert core(lms)["score"]["raw"] == ("100" if right else "0")


def retake(now: Visit, right: bool) -> None:
    """From the result of one attempt to that of the next."""
    now.learner.do("retry")
    now.learner.answer_quiz(right)


@pytest.mark.parametrize(
    "launch", [{"lesson_mode": "review"}, {"lesson_mode": "browse"}, {"credit": "no-credit"}]
)
def test_nothing_is_written_where_nothing_counts(
    context: BrowserContext, lms: Lms, launch: dict[str, str]
) -> None:
    with visit(context, lms) as first:
        first.learner.open("ueben")
        first.learner.answer("vor-die-lage")
    lms.relaunch(**launch)
    known = lms.record
    with visit(context, lms) as review:
        assert review.learner.page() == "ueben"
        review.learner.open_all()
        review.learner.answer("flurfunk")
        review.learner.take_quiz(right=True)
        review.learner.leave()
        assert review.calls("LMSSetValue") == review.calls("LMSCommit") == []
        assert len(review.calls("LMSFinish")) == 1
    for name in ("suspend_data", "interactions"):
        assert lms.record[name] == known[name]
    assert core(lms)["lesson_status"] == "incomplete"


@pytest.mark.parametrize("lms", [DataProtection.RESULT, DataProtection.ANONYMOUS], indirect=True)
def test_less_is_told_where_data_protection_asks_for_it(
    context: BrowserContext, lms: Lms, request: pytest.FixtureRequest
) -> None:
    is_anonymous = request.node.callspec.params["lms"] is DataProtection.ANONYMOUS
    with visit(context, lms) as now:
        now.learner.open_all()
        now.learner.answer("flurfunk")
        now.learner.take_quiz(right=True)
        assert now.written("interactions") == []
        assert now.written("score.raw") == ([] if is_anonymous else ["100"])
        expected = "completed" if is_anonymous else "passed"
        assert now.written("lesson_status") == ["incomplete", expected]
        assert now.written("lesson_location")[-1] == "alle-fragen"


def test_closing_the_tab_loses_nothing(context: BrowserContext, lms: Lms) -> None:
    """The last page turns were never committed; they must arrive while the page goes away."""
    host = context.new_page()
    host.goto(f"{lms.address}/host.html")
    host.evaluate("openInFrame()")
    mounted(host.frame_locator("iframe"))
    frame = host.frame("course")
    assert frame is not None
    frame.evaluate("location.hash = '#page_stab'")
    frame.locator("section[data-page=stab]").wait_for(state="visible")
    host.close(run_before_unload=True)
    other = context.new_page()
    other.goto(f"{lms.address}/cmi.json")
    other.wait_for_function(
        "async () => (await (await fetch('cmi.json')).json()).core.lesson_location === 'stab'"
    )
    assert core(lms)["exit"] == "suspend"
    assert SPAN.fullmatch(core(lms)["session_time"])


def test_a_corrected_package_finds_again_what_it_still_has(context: BrowserContext) -> None:
    with lms_with(sample.course()) as old:
        with visit(context, old) as first:
            first.learner.open("stab")
            first.learner.open("alle-fragen")
            first.learner.answer("flurfunk")
            first.learner.answer("ablauf")
        old.relaunch()
    course = sample.course()
    lessons = (course.lessons[1], course.lessons[0])
    practice = replace(course.quizzes[0], questions=course.quizzes[0].questions[::-1])
    corrected = replace(course, lessons=lessons, quizzes=(practice, course.quizzes[1]), title="Neu")
    with lms_with(corrected) as new:
        new.record = old.record
        with visit(context, new) as second:
            assert second.learner.page() == "alle-fragen"
            flurfunk = second.learner.practice("flurfunk").locator("input[value=false]")
            assert flurfunk.is_checked()
            steps = second.learner.practice("ablauf").locator("[data-widget] > [data-option]")
            ids = [step.get_attribute("data-option") for step in steps.all()]
            assert ids == right(second.learner.question("ablauf")["interactions"][0])


@pytest.mark.parametrize("data", ["garbage", "1", "{}", "132xxxxx1gxjh5x;;;;", "x" * 4096])
def test_suspend_data_that_nobody_can_read_starts_anew(
    context: BrowserContext, lms: Lms, data: str
) -> None:
    lms.record["suspend_data"] = data
    lms.record["core"] |= {"entry": "resume", "lesson_status": "incomplete"}
    with visit(context, lms) as now:
        assert now.view.locator("section.page").first.is_visible()
        now.learner.open("stab")
    assert core(lms)["lesson_location"] == "stab"
