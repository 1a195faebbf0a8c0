"""A scenario in a SCORM 2004 LMS: each decision as a choice without a verdict."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from builder.model.course import DataProtection
from tests import stage
from tests.player.scenes import begin, decide, play
from tests.scorm12.lms import serving
from tests.scorm2004.lms import Lms
from tests.scorm2004.visits import packed, visit


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


def test_decisions_are_told_and_gone_on_with(context: BrowserContext) -> None:
    with serving(Lms(packed(stage.job(DataProtection.FULL)))) as lms:
        with visit(context, lms) as first:
            first.learner.open(stage.PAGE)
            begin(first.view)
            play(first.view, stage.MIDDLE[:2])
            decide(first.view, stage.MIDDLE[2])
            answers = first.written("learner_response")
            assert len(answers) == 3
            pairs = zip(answers, stage.MIDDLE, strict=False)
            assert all(answer.endswith(decision) for answer, decision in pairs)
            assert first.written(".type") == ["choice"] * 3
            assert first.written(".result") == ["neutral"] * 3
            assert first.written(".description")[0] == "Freitagnachmittag: Eine Meldung im Radio"
            assert first.written("correct_responses") == []
        lms.relaunch()
        with visit(context, lms) as second:
            shown = second.view.locator(".consequence:visible")
            expect(shown).to_contain_text("Um 15 Uhr ist der Plan fertig.")
