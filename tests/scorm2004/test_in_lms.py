"""A package in Chromium with scorm-again as its LMS: taken, left, resumed, passed, failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.model.course import Course, DataProtection, Lesson, Page, Reported
from builder.model.document import QuestionRef
from builder.writers.scorm2004 import FOURTH, THIRD
from tests import sample
from tests.browser import stop_clock
from tests.scorm12.learner import mounted
from tests.scorm12.lms import serving
from tests.scorm2004.data_model import duration, timestamp
from tests.scorm2004.lms import Lms
from tests.scorm2004.visits import Visit, packed, visit


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


def attempts(count: int, **rest: Any) -> Course:
    course = sample.course()
    final = replace(course.quizzes[1], attempts=count)
    return replace(course, quizzes=(course.quizzes[0], final), **rest)


def outcome(lms: Lms) -> tuple[str, str]:
    return lms.record["completion_status"], lms.record["success_status"]


def retake(now: Visit, right: bool) -> None:
    """From the result of one attempt to that of the next."""
    now.learner.do("retry")
    now.learner.answer_quiz(right)


def test_both_editions_run_the_same_player() -> None:
    third, fourth = packed(sample.job(), THIRD), packed(sample.job(), FOURTH)
    assert {name for name in fourth if third[name] != fourth[name]} == {"imsmanifest.xml"}
    assert set(third) == set(fourth)


def test_a_first_launch_is_short_and_leaves_a_course_begun(
    context: BrowserContext, lms: Lms
) -> None:
    with visit(context, lms) as now:
        assert len(now.calls()) <= 15
        assert len(now.calls("Commit")) == 1
        assert outcome(lms) == ("incomplete", "unknown")
        assert lms.record["exit"] == "suspend"
        assert now.calls("Terminate") == now.calls("SetValue", "adl.nav") == []


def test_a_course_left_unread_opens_as_quickly_again(context: BrowserContext, lms: Lms) -> None:
    """The LMS rightly holds nothing, and is not asked for it again and again."""
    with visit(context, lms):
        pass
    lms.relaunch()
    with visit(context, lms) as again:
        assert len(again.calls()) <= 15
        assert again.calls("Commit") == []
        assert again.learner.page() == "cover_"


def test_an_answer_costs_one_commit_and_page_turns_none(context: BrowserContext, lms: Lms) -> None:
    stop_clock(context)
    with visit(context, lms) as now:
        before = len(now.calls("Commit"))
        now.learner.open("vor-die-lage-kommen")
        now.learner.open("ueben")
        assert len(now.calls("Commit")) == before
        now.learner.answer("vor-die-lage")
        assert len(now.calls("Commit")) == before + 1
        now.learner.open("alle-fragen")
        for number, name in enumerate(("flurfunk", "ablauf", "kontingent"), start=2):
            now.learner.answer(name)
            assert len(now.calls("Commit")) == before + number


def thirty_pages() -> Course:
    """30 pages and 20 questions: 16 to practise, 4 in the final quiz."""
    course = sample.course()
    practice = tuple(
        replace(course.quizzes[0].questions[0], id=f"frage-{number}") for number in range(16)
    )
    final = replace(
        course.quizzes[1],
        questions=tuple(
            replace(course.quizzes[1].questions[0], id=f"test-{number}") for number in range(4)
        ),
    )
    asked = tuple(
        Page(f"seite-{at}", f"Seite {at}", (QuestionRef(question.id),))
        for at, question in enumerate(practice)
    )
    read = tuple(Page(f"text-{at}", f"Text {at}", (sample.para("Text."),)) for at in range(14))
    lesson = Lesson(id="eine", title="Eine", pages=(*asked, *read))
    quizzes = (replace(course.quizzes[0], questions=practice), final)
    return replace(course, lessons=(lesson,), quizzes=quizzes)


def test_a_whole_course_costs_at_most_sixty_commits(context: BrowserContext) -> None:
    course = thirty_pages()
    assert len(list(course.pages())) == 30
    with lms_with(course) as lms, visit(context, lms) as now:
        now.learner.open_all()
        for question in now.learner.course["questions"]:
            if question["id"].startswith("frage-"):
                now.learner.answer(question["id"])
        now.learner.take_quiz(right=True)
        assert outcome(lms) == ("completed", "passed")
        assert len(now.calls("Commit")) <= 60
        assert len(now.written(".result")) == 24, "each answer, and four times how sure it is"
        sent = sum(len(str(call["args"])) for call in now.calls("SetValue"))
        assert sent < 40_000


@pytest.mark.parametrize("popup", [False, True], ids=["frame", "popup"])
def test_a_course_in_two_sittings(context: BrowserContext, lms: Lms, popup: bool) -> None:
    with visit(context, lms, popup) as first:
        first.learner.open("ueben")
        first.learner.answer("vor-die-lage")
        first.learner.open("alle-fragen")
        first.learner.answer("flurfunk", {"1": True})
    assert lms.record["location"] == "alle-fragen"
    assert duration(lms.record["session_time"])
    assert 0 < float(lms.record["progress_measure"]) < 1
    lms.relaunch()
    with visit(context, lms, popup) as second:
        assert len(second.calls()) <= 15
        assert second.calls("Commit") == []
        assert second.learner.page() == "alle-fragen"
        wrong = second.learner.practice("flurfunk").locator("input[value=true]")
        assert wrong.is_checked()
        assert "done" in (second.learner.practice("flurfunk").get_attribute("class") or "")
        second.learner.open_all()
        second.learner.take_quiz(right=True)
        assert second.written("completion_status") == ["completed"]
        assert second.written("success_status") == ["passed"]
        second.learner.leave()
        assert second.written("adl.nav.request") == ["exitAll"]
        assert len(second.calls("Terminate")) == 1
    assert outcome(lms) == ("completed", "passed")
    assert lms.record["score"] == {"scaled": "1", "raw": "100", "min": "0", "max": "100"}
    assert lms.record["progress_measure"] == "1"
    told = [entry["id"] for entry in lms.record["interactions"].values()]
    assert told[:2] == ["vor-die-lage", "flurfunk"]
    assert len(told) > 2


CASES = "Zwei_wahrscheinliche_Faelle_b2b2"
SMALL = "Sie_sind_schnell_einberufen_d1[,]Sie_binden_wenige_Menschen_d2"
ROLES = "S1_s1[.]Personal_t1[,]S2_s2[.]Lage_t2"
STEPS = "Lage_feststellen_o1[,]Moeglichkeiten_vergleichen_o2[,]Entscheiden_und_mitteilen_o3"
EXPECTED = {
    "vor-die-lage": ("choice", CASES, CASES, "correct"),
    "kleine-runden": ("choice", SMALL, SMALL, "correct"),
    "flurfunk": ("true-false", "false", "false", "correct"),
    "wer-macht-was": ("matching", ROLES, ROLES, "correct"),
    "ablauf": ("sequencing", STEPS, STEPS, "correct"),
    "luecken__1": ("fill-in", "Beschäftigten", "Beschäftigten", "correct"),
    "luecken__2": ("choice", "Presse_g1", "Presse_g1", "correct"),
    "kontingent": ("numeric", "5", "5[:]5", "correct"),
    "sicherheit": ("likert", "likert_1", None, "neutral"),
    "karte": ("choice", "links_am_Rathaus_h1", "links_am_Rathaus_h1", "correct"),
}
"""Type, response, pattern and result of every practice question answered rightly."""


def test_every_value_that_the_lms_holds(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        questions = now.learner.course["questions"]
        for question in questions:
            if not question["id"].startswith("test-"):
                now.learner.answer(question["id"])
        held = now.held()
    told = {entry.pop("id"): entry for entry in held["interactions"].values()}
    assert {name: _told(entry) for name, entry in told.items()} == EXPECTED
    assert all(timestamp(entry["timestamp"]) for entry in told.values())
    assert all(duration(entry["latency"]) for entry in told.values())
    weights = {name: entry["weighting"] for name, entry in told.items()}
    assert weights == dict.fromkeys(EXPECTED, "1") | {
        "luecken__1": "0.5",
        "luecken__2": "0.5",
        "sicherheit": "0",
    }
    assert told["vor-die-lage"]["objectives"] == {"0": {"id": "lage"}}
    assert told["sicherheit"]["objectives"] == {}
    stems = {question["id"]: question["description"] for question in questions}
    for name, entry in told.items():
        assert entry["description"] == stems[name.partition("__")[0]][:250].strip()
    assert len(held["suspend_data"]) < 400
    assert 0 < float(held["progress_measure"]) < 1
    for name in ("interactions", "suspend_data", "progress_measure", "learner_preference"):
        del held[name]
    assert held == {
        "comments_from_learner": {},
        "comments_from_lms": {},
        "completion_status": "incomplete",
        "completion_threshold": "",
        "credit": "credit",
        "entry": "ab-initio",
        "exit": "suspend",
        "launch_data": "",
        "learner_id": "4711",
        "learner_name": "Muster, Alex",
        "location": "alle-fragen",
        "max_time_allowed": "",
        "mode": "normal",
        "objectives": {},
        "scaled_passing_score": "",
        "score": {"scaled": "", "raw": "", "min": "", "max": ""},
        "session_time": "PT0H0M0S",
        "success_status": "unknown",
        "time_limit_action": "continue,no message",
        "total_time": "PT0S",
    }


def _told(entry: dict[str, Any]) -> tuple[str, str, str | None, str]:
    pattern = entry["correct_responses"].get("0", {}).get("pattern")
    return entry["type"], entry["learner_response"], pattern, entry["result"]


def test_a_wrong_answer_is_told_as_it_was(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        now.learner.answer("vor-die-lage", {"1": ["a1a1"]})
        now.learner.answer("kontingent", {"1": "-12,50"})
        found = now.held()["interactions"].values()
        assert [(entry["learner_response"], entry["result"]) for entry in found] == [
            ("Abwarten_bis_der_Erlass_a1a1", "incorrect"),
            ("-12.5", "incorrect"),
        ]


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
        second.learner.answer_in_quiz()
        second.learner.do("following")
        second.learner.answer_in_quiz()
        second.learner.do("overview")
        second.learner.do("submit")
    assert outcome(lms) == ("completed", "passed")
    assert lms.record["score"]["scaled"] == "1"


def test_failing_is_told_when_no_attempt_is_left(context: BrowserContext) -> None:
    with lms_with(attempts(2)) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right=False)
        assert outcome(lms) == ("incomplete", "unknown")
        assert lms.record["score"]["scaled"] == "0"
        retake(now, right=False)
        assert outcome(lms) == ("completed", "failed")


def test_a_second_attempt_may_pass_and_a_third_takes_nothing_away(context: BrowserContext) -> None:
    with lms_with(attempts(3)) as lms:
        with visit(context, lms) as now:
            now.learner.open_all()
            now.learner.take_quiz(right=False)
            retake(now, right=True)
            assert now.written("success_status") == ["passed"]
        lms.relaunch()
        with visit(context, lms) as later:
            later.learner.go_to_quiz()
            retake(later, right=False)
            assert later.written("score") == later.written("_status") == []
        assert outcome(lms) == ("completed", "passed")
        assert lms.record["score"]["raw"] == "100"


def test_failing_is_told_at_once_if_the_course_says_so(context: BrowserContext) -> None:
    with lms_with(attempts(3, report_failed=True)) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right=False)
        assert outcome(lms) == ("completed", "failed")
        retake(now, right=True)
        assert outcome(lms) == ("completed", "passed")


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_only_completion_is_told_if_the_course_says_so(
    context: BrowserContext, right: bool
) -> None:
    course = attempts(1, status=Reported.COMPLETED)
    with lms_with(course) as lms, visit(context, lms) as now:
        now.learner.open_all()
        now.learner.take_quiz(right)
        assert outcome(lms) == ("completed", "unknown")
        assert lms.record["score"]["raw"] == ("100" if right else "0")


@pytest.mark.parametrize(
    "launch", [{"mode": "review"}, {"mode": "browse"}, {"credit": "no-credit"}]
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
        assert review.calls("SetValue") == review.calls("Commit") == []
        assert len(review.calls("Terminate")) == 1
    for name in ("suspend_data", "interactions", "completion_status"):
        assert lms.record[name] == known[name]


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
        assert now.written("score.scaled") == ([] if is_anonymous else ["1"])
        assert now.written("completion_status") == ["incomplete", "completed"]
        assert now.written("success_status") == ([] if is_anonymous else ["passed"])
        assert now.written("location")[-1] == "alle-fragen"


def test_leaving_early_asks_the_lms_to_suspend(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        now.learner.open("ueben")
        now.learner.leave()
        assert now.written("adl.nav.request") == ["suspendAll"]
        assert now.written("cmi.exit") == ["suspend"]


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
        "async () => (await (await fetch('cmi.json')).json()).location === 'stab'"
    )
    assert lms.record["exit"] == "suspend"
    assert duration(lms.record["session_time"])


@pytest.mark.parametrize("data", ["garbage", "1", "{}", "132xxxxx1gxjh5x;;;;", "x" * 64_000])
def test_suspend_data_that_nobody_can_read_starts_anew(
    context: BrowserContext, lms: Lms, data: str
) -> None:
    lms.record |= {"suspend_data": data, "entry": "resume", "completion_status": "incomplete"}
    with visit(context, lms) as now:
        assert now.view.locator("section.page").first.is_visible()
        now.learner.open("stab")
    assert lms.record["location"] == "stab"
