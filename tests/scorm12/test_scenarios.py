"""A scenario in a SCORM 1.2 LMS: each decision told where it may be, and gone on with later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from builder.model.course import DataProtection
from tests import stage
from tests.browser import stop_clock
from tests.player.scenes import begin, decide, go_on, play
from tests.scorm12.lms import Lms, serving
from tests.scorm12.visits import packed, visit


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def lms(request: pytest.FixtureRequest) -> Iterator[Lms]:
    """An LMS with the sample course; a parameter names the mode of data protection."""
    mode = getattr(request, "param", DataProtection.FULL)
    with serving(Lms(packed(stage.job(mode)))) as running:
        yield running


def test_each_decision_is_told_without_a_verdict(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        now.learner.open(stage.PAGE)
        begin(now.view)
        play(now.view, stage.WORST)
        held = now.held()
    told = list(held["interactions"].values())
    names = ["radio", "abend", "samstag", "montag"]
    assert [entry["id"] for entry in told] == [f"freitag__{name}" for name in names]
    assert [entry["student_response"] for entry in told] == ["b", "b", "b", "b"]
    assert {entry["type"] for entry in told} == {"choice"}
    assert {entry["result"] for entry in told} == {"neutral"}
    assert {entry["weighting"] for entry in told} == {"0"}
    assert [entry["objectives"] for entry in told] == [{"0": {"id": "lage"}}] * 4
    assert all(entry["correct_responses"] == {} for entry in told)


def test_a_scenario_goes_on_in_the_next_sitting(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as first:
        first.learner.open(stage.PAGE)
        begin(first.view)
        play(first.view, stage.WORST[:1])
        decide(first.view, stage.WORST[1])
    lms.relaunch()
    with visit(context, lms) as second:
        assert second.learner.page() == stage.PAGE
        expect(second.view.locator(".consequence:visible")).to_contain_text("Der Samstag ist weg")
        assert second.calls("LMSCommit") == []
        go_on(second.view)
        play(second.view, stage.WORST[2:])
        expect(second.view.locator(".ending:visible")).to_contain_text("Hinter der Lage")
    lms.relaunch()
    with visit(context, lms) as third:
        expect(third.view.locator(".station")).to_have_count(4)


@pytest.mark.parametrize("lms", [DataProtection.ANONYMOUS, DataProtection.RESULT], indirect=True)
def test_decisions_are_told_in_the_mode_full_alone(context: BrowserContext, lms: Lms) -> None:
    with visit(context, lms) as now:
        now.learner.open(stage.PAGE)
        begin(now.view)
        play(now.view, stage.BEST)
        assert now.calls("LMSSetValue", "interactions") == []


def test_a_decision_costs_one_commit_and_reading_none(context: BrowserContext, lms: Lms) -> None:
    stop_clock(context)
    with visit(context, lms) as now:
        now.learner.open(stage.PAGE)
        before = len(now.calls("LMSCommit"))
        begin(now.view)
        assert len(now.calls("LMSCommit")) == before
        for number, decision in enumerate(stage.BEST[:2], 1):
            decide(now.view, decision)
            go_on(now.view)
            assert len(now.calls("LMSCommit")) == before + number
