"""A package in Chromium with a strict LRS: taken, left, resumed, passed, failed, cut off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from builder.model.course import Course, DataProtection
from tests import sample
from tests.cmi5.conftest import Serve
from tests.cmi5.lrs import Lrs
from tests.cmi5.rules import MASTERY, PROGRESS, Statement, name
from tests.cmi5.visits import Visit, visit
from tests.scorm12.learner import Learner, mounted


def course(**changes: Any) -> Course:
    """The sample with changes to its final quiz; ``report_failed`` is the course's."""
    made = replace(sample.course(), report_failed=changes.pop("report_failed", False))
    final = replace(made.quizzes[1], **changes)
    return replace(made, quizzes=(made.quizzes[0], final))


def said(lrs: Lrs, verb: str) -> Statement:
    (found,) = [each for each in lrs.session.statements if name(each) == verb]
    return found


def later(context: BrowserContext) -> None:
    """Goes on to when what has been done is saved at the latest (`PAUSE` in `recorder.js`)."""
    context.clock.fast_forward(15_000)


def not_saved(page: Page) -> None:
    """Waits until the page says that the LMS has not kept what was done."""
    expect(page.locator("#player_saved")).to_have_text(re.compile("^(Nicht|Auf diesem Gerät)"))


CUT = """
    const ask = window.fetch;
    window.fetch = (address, options) =>
        window.isCut && address.startsWith("https")
            ? Promise.reject(new TypeError())
            : ask(address, options);
"""


def retake(now: Visit, right: bool) -> None:
    now.learner.do("retry")
    now.learner.answer_quiz(right)


def test_a_session_begins_and_ends_with_its_statements(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        assert now.learner.page()
        assert lrs.session.verbs == ["initialized"]
    assert lrs.session.verbs == ["initialized", "terminated"]
    calls = [(method, address) for method, address, _ in lrs.requests]
    assert len(calls) <= 15
    tokens = [method for method, address in calls if "/fetch" in address]
    assert tokens == ["POST"]


def test_a_course_is_passed(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        now.learner.open_all()
        now.learner.take_quiz(right=True)
        lrs.wait_for("passed")
        lrs.wait_for("completed")
        lrs.wait_for_state(passed=True, completed=True)
    passed = said(lrs, "passed")
    assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert passed["context"]["extensions"][MASTERY] == 0.7
    assert PROGRESS not in str(said(lrs, "terminated"))
    verbs = lrs.session.verbs
    assert (verbs.count("passed"), verbs.count("completed"), verbs.count("failed")) == (1, 1, 0)


def test_what_was_told_is_not_told_again(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs) as first:
        first.learner.open_all()
        first.learner.take_quiz(right=True)
        lrs.wait_for_state(passed=True, completed=True)
    with visit(context, lrs) as second:
        second.learner.open("stab")
        second.learner.go_to_quiz()
        retake(second, right=False)
    assert not {"completed", "passed", "failed"} & set(lrs.session.verbs)


def test_a_course_in_two_sittings(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs) as first:
        first.learner.open("ueben")
        first.learner.answer("vor-die-lage")
        first.learner.open("alle-fragen")
        first.learner.answer("flurfunk", {"1": True})
        lrs.wait_for_state(location="alle-fragen")
    assert said(lrs, "terminated")["result"]["extensions"] == {PROGRESS: 50}
    with visit(context, lrs) as second:
        assert second.learner.page() == "alle-fragen"
        assert second.learner.practice("flurfunk").locator("input[value=true]").is_checked()


def test_closing_the_tab_loses_nothing(context: BrowserContext, serve: Serve) -> None:
    """The last page turns were never committed; they must arrive while the page goes away."""
    lrs = serve()
    with visit(context, lrs) as now:
        now.learner.open("stab")
    lrs.wait_for_state(location="stab")


def test_a_window_that_is_gone_at_once_still_says_its_last_words(
    context: BrowserContext, serve: Serve
) -> None:
    """The browser has to ask the LRS first and is gone before the answer; a form needs none."""
    lrs = serve()
    lrs.patience = 0.3
    page = context.new_page()
    page.goto(lrs.launch())
    lrs.wait_for("initialized")
    mounted(page)
    Learner(page).open("stab")
    page.close()
    lrs.wait_for("terminated")
    lrs.wait_for_state(location="stab")
    assert lrs.forms == 2
    assert [*lrs.faults, *lrs.session.unfinished()] == []


def test_a_reload_ends_the_session_and_says_so(context: BrowserContext, serve: Serve) -> None:
    """The journal goes on; the LMS gets everything at its next launch."""
    lrs = serve()
    context.clock.install()
    page = context.new_page()
    page.goto(lrs.launch())
    lrs.wait_for("initialized")
    mounted(page)
    page.reload()
    expect(page.locator("#player_ask")).to_contain_text("Diese Sitzung ist schon beendet")
    page.locator("#player_ask button").click()
    Learner(page).open("stab")
    not_saved(page)
    assert lrs.session.verbs == ["initialized", "terminated"]
    page.goto("about:blank")
    with visit(context, lrs) as now:
        assert now.learner.page() == "stab"
        later(context)
        lrs.wait_for_state(location="stab")


def test_answers_told_in_vain_are_told_once_at_the_next_launch(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve()
    context.clock.install()
    page = context.new_page()
    page.add_init_script(CUT)
    page.goto(lrs.launch())
    lrs.wait_for("initialized")
    mounted(page)
    learner = Learner(page)
    learner.answer("flurfunk")
    lrs.wait_for("answered")
    page.evaluate("window.isCut = true")
    learner.answer("ablauf")
    not_saved(page)
    page.goto("about:blank")
    with visit(context, lrs):
        later(context)
        lrs.wait_for("answered")
    told = [name(each) for session in lrs.sessions for each in session.statements]
    assert told.count("answered") == 2
    (late,) = [each for each in lrs.session.statements if name(each) == "answered"]
    assert late["object"]["id"].endswith("/ablauf")


def test_failing_is_told_when_no_attempt_is_left(context: BrowserContext, serve: Serve) -> None:
    lrs = serve(course(attempts=2))
    with visit(context, lrs) as now:
        now.learner.take_quiz(right=False)
        retake(now, right=False)
        lrs.wait_for("failed")
    assert said(lrs, "failed")["result"]["score"]["scaled"] == 0


def test_a_second_attempt_may_pass(context: BrowserContext, serve: Serve) -> None:
    lrs = serve(course(attempts=3, report_failed=True))
    with visit(context, lrs) as now:
        now.learner.take_quiz(right=False)
        retake(now, right=True)
        lrs.wait_for("passed")
    assert "failed" not in lrs.session.verbs


def test_failing_is_told_once_for_each_hand_in_if_the_course_says_so(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve(course(attempts=3, report_failed=True))
    with visit(context, lrs) as first:
        first.learner.take_quiz(right=False)
    assert lrs.session.verbs.count("failed") == 1
    with visit(context, lrs) as second:
        second.learner.go_to_quiz()
        retake(second, right=True)
        lrs.wait_for("passed")
    assert "failed" not in lrs.session.verbs


def test_passing_is_what_the_lms_says_it_is(context: BrowserContext, serve: Serve) -> None:
    lrs = serve(course(attempts=1))
    with visit(context, lrs, masteryScore=0) as now:
        now.learner.take_quiz(right=False)
        lrs.wait_for("passed")
    assert said(lrs, "passed")["context"]["extensions"][MASTERY] == 0


def test_without_a_mastery_score_the_course_decides(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs, masteryScore=None) as now:
        now.learner.take_quiz(right=True)
        lrs.wait_for("passed")
    assert MASTERY not in said(lrs, "passed")["context"]["extensions"]


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_nothing_is_recorded_where_nothing_counts(
    context: BrowserContext, serve: Serve, mode: str
) -> None:
    lrs = serve()
    with visit(context, lrs) as first:
        first.learner.open("stab")
    lrs.wait_for_state(location="stab")
    known = dict(lrs.kept)
    with visit(context, lrs, launchMode=mode) as later:
        assert later.learner.page() == "stab"
        later.learner.open_all()
        later.learner.answer("flurfunk")
        later.learner.take_quiz(right=True)
    assert lrs.session.verbs == ["initialized", "terminated"]
    assert lrs.kept == known


def test_every_answer_is_told_in_the_form_of_its_type(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        for question in now.learner.course["questions"]:
            if not question["id"].startswith("test-"):
                now.learner.answer(question["id"])
    told = [each for each in lrs.session.statements if name(each) == "answered"]
    found = {each["object"]["id"].rpartition("/")[2]: _told(each) for each in told}
    assert found == ANSWERS
    goals = [
        each["context"]["contextActivities"]["other"][0]["id"]
        for each in told
        if "other" in each["context"]["contextActivities"]
    ]
    assert any(goal.endswith("#objective/lage") for goal in goals)


ANSWERS = {
    "vor-die-lage": ("choice", "b2b2", ["b2b2"], True),
    "kleine-runden": ("choice", "d1[,]d2", ["d1[,]d2"], True),
    "flurfunk": ("true-false", "false", ["false"], True),
    "wer-macht-was": ("matching", "s1[.]t1[,]s2[.]t2", ["s1[.]t1[,]s2[.]t2"], True),
    "ablauf": ("sequencing", "o1[,]o2[,]o3", ["o1[,]o2[,]o3"], True),
    "luecken__1": (
        "fill-in",
        "Beschäftigten",
        ["{case_matters=false}Beschäftigten", "{case_matters=false}Mitarbeitenden"],
        True,
    ),
    "luecken__2": ("choice", "g1", ["g1"], True),
    "kontingent": ("numeric", "5", ["5[:]5"], True),
    "sicherheit": ("likert", "l1", None, None),
    "karte": ("choice", "h1", ["h1"], True),
}
"""Type, response, patterns and success of every practice question answered rightly."""


def _told(statement: Statement) -> tuple[Any, ...]:
    definition, result = statement["object"]["definition"], statement["result"]
    return (
        definition["interactionType"],
        result["response"],
        definition.get("correctResponsesPattern"),
        result.get("success"),
    )


@pytest.mark.parametrize("mode", [DataProtection.RESULT, DataProtection.ANONYMOUS])
def test_less_is_told_where_data_protection_asks_for_it(
    context: BrowserContext, serve: Serve, mode: DataProtection
) -> None:
    lrs = serve(mode=mode)
    with visit(context, lrs) as now:
        now.learner.open_all()
        now.learner.answer("flurfunk")
        now.learner.take_quiz(right=True)
        lrs.wait_for("completed")
    verdict = [] if mode is DataProtection.ANONYMOUS else ["passed"]
    assert [verb for verb in lrs.session.verbs if verb != "completed"] == [
        "initialized",
        *verdict,
        "terminated",
    ]
    assert "score" not in str(lrs.session.statements) or verdict


def test_what_cannot_be_sent_is_sent_later_in_order(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        context.route(f"{lrs.address}/**", lambda route: route.abort("internetdisconnected"))
        now.learner.answer("flurfunk")
        now.learner.answer("ablauf")
        not_saved(now.page)
        assert lrs.session.verbs == ["initialized"]
        context.unroute(f"{lrs.address}/**")
        lrs.wait_for("answered")
        lrs.wait_for_state(location="alle-fragen")
    assert lrs.session.verbs == ["initialized", "answered", "answered", "terminated"]


def test_an_lrs_that_is_down_for_a_moment_loses_nothing(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        lrs.down = 2
        now.learner.answer("flurfunk")
        lrs.wait_for("answered")
    assert lrs.session.verbs == ["initialized", "answered", "terminated"]


def test_another_window_is_met_and_what_it_told_is_told(
    context: BrowserContext, serve: Serve
) -> None:
    lrs = serve()
    with visit(context, lrs) as now:
        now.learner.open("stab")
        now.learner.answer("flurfunk")
        lrs.wait_for_state(location="alle-fragen")
        lrs.state["kurswerk"] = {**lrs.kept, "completed": True}
        now.learner.answer("ablauf")
        now.learner.open_all()
        now.learner.take_quiz(right=True)
        lrs.wait_for_state(passed=True, completed=True)
    assert "completed" not in lrs.session.verbs
    assert [address for method, address, _ in lrs.requests if method == "PUT"]


def test_an_lrs_without_tags_is_written_all_the_same(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    lrs.tags = False
    with visit(context, lrs) as now:
        now.learner.answer("flurfunk")
        lrs.wait_for_state(location="alle-fragen")
    assert not [headers for _, _, headers in lrs.requests if "if-match" in headers]


def alone(context: BrowserContext, lrs: Lrs, address: str) -> None:
    """Opens a page that finds no LMS: it can be read, and says that the LMS has nothing."""
    page = context.new_page()
    page.goto(address)
    mounted(page)
    not_saved(page)
    Learner(page).open("stab")
    page.close(run_before_unload=True)
    assert [session.statements for session in lrs.sessions] == [[] for _ in lrs.sessions]
    assert lrs.state == {}


def test_a_token_that_is_refused(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    address = lrs.launch()
    lrs.tokens = dict.fromkeys(lrs.tokens, True)
    alone(context, lrs, address)
    assert len([each for each in lrs.requests if "/fetch" in each[1]]) == 1


@pytest.mark.parametrize("missing", ["LMS.LaunchData", "/fetch"])
def test_a_launch_without_its_data(context: BrowserContext, serve: Serve, missing: str) -> None:
    lrs = serve()
    lrs.lost = {missing}
    alone(context, lrs, lrs.launch())


def test_an_lrs_that_never_answers(context: BrowserContext, serve: Serve) -> None:
    """The course's own document could not be read, so nothing may be written over it."""
    lrs = serve()
    address = lrs.launch()
    lrs.down = 1000
    alone(context, lrs, address)


def test_a_page_without_a_launch(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    alone(context, lrs, f"{lrs.page}/package/index.html")
    assert lrs.requests == []


def test_the_learner_goes_where_the_lms_wants_them(context: BrowserContext, serve: Serve) -> None:
    lrs = serve()
    with visit(context, lrs, returnURL=f"{lrs.page}/back") as now:
        now.learner.leave()
        now.page.wait_for_url("**/back")
        assert lrs.session.verbs[-1] == "terminated"


def test_requests_go_to_https_alone(context: BrowserContext, serve: Serve) -> None:
    """An endpoint without https on another host is refused by the package's own policy."""
    lrs = serve()
    page = context.new_page()
    page.goto(lrs.launch().replace("https%3A%2F%2F127", "http%3A%2F%2F127"))
    not_saved(page)
    assert lrs.requests == []
