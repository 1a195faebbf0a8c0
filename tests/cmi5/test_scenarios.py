"""A scenario in a cmi5 LMS: each decision as a statement without a verdict."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests import stage
from tests.cmi5.conftest import Serve
from tests.cmi5.visits import visit
from tests.player.scenes import begin, decide, play


def test_decisions_are_told_and_gone_on_with(context: BrowserContext, serve: Serve) -> None:
    lrs = serve(stage.course())
    with visit(context, lrs) as first:
        first.learner.open(stage.PAGE)
        begin(first.page)
        play(first.page, stage.MIDDLE[:1])
        decide(first.page, stage.MIDDLE[1])
    told = [one for one in lrs.session.statements if one["verb"]["id"].endswith("/answered")]
    assert [one["result"]["response"] for one in told] == list(stage.MIDDLE[:2])
    assert all("success" not in one["result"] for one in told)
    meant = told[0]["object"]
    assert meant["id"].endswith("#question/freitag__radio")
    assert meant["definition"]["interactionType"] == "choice"
    assert "correctResponsesPattern" not in meant["definition"]
    with visit(context, lrs) as second:
        shown = second.page.locator(".consequence:visible")
        expect(shown).to_contain_text("Der Samstag ist weg")
