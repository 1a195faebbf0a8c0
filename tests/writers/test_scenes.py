"""A scenario is complete HTML before any script; ``pytest --accept`` rewrites the golden page."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from builder.model.scenario import Meter, Scenario
from builder.templates import texts
from builder.writers import scenes, sco
from builder.writers.html import Element
from tests import stage
from tests.writers.test_html import view

GOLDEN = Path(__file__).parent / "scenario.html"
WORDS = """
import { meterWords } from "../../scorm_templates/runtime/scenarioboard.js";
import { wordsOf } from "../../scorm_templates/runtime/words.js";
const { texts, cases } = JSON.parse(process.argv[1]);
const words = wordsOf(texts);
const text = (key, values) => words(`scenario.${key}`, values);
console.log(JSON.stringify(cases.map(([meter, value]) => meterWords(text, meter, value, null))));
"""


def section(scenario: Scenario = stage.SCENARIO, titled: bool = True) -> Element:
    return scenes.scenario_section(view(), scenario, titled=titled)


def text(node: Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())


def test_the_section_is_this_one(accept: bool) -> None:
    made = section()
    etree.indent(made)
    page = lxml_html.tostring(made, encoding="unicode") + "\n"
    if accept:
        GOLDEN.write_text(page, "utf-8")
    assert page == GOLDEN.read_text("utf-8")


def test_everything_that_may_happen_is_in_the_page() -> None:
    words = text(section())
    for block in stage.SCENARIO.texts():
        assert " ".join("".join(text_of(block)).split()) in words


def text_of(block: object) -> str:
    from builder.model.document import Paragraph
    from builder.model.text import plain_text

    return plain_text(block.content) if isinstance(block, Paragraph) else ""


def test_every_decision_has_its_judgement_in_words_with_findings_and_sources() -> None:
    boxes = {
        str(box.get("data-consequence")): box
        for box in section().iter("div")
        if box.get("data-consequence")
    }
    decisions = [one for scene in stage.SCENARIO.scenes for one in scene.decisions]
    assert list(boxes) == [decision.id for decision in decisions]
    catalogue = texts("de")
    for decision in decisions:
        words = text(boxes[decision.id])
        assert catalogue[f"scenario.quality_{decision.quality}"] in words
        for name in decision.findings:
            found = view().findings[name]
            assert found.statement in words
            assert found.event in words


@pytest.mark.parametrize(("titled", "levels"), [(True, ["h2", "h3"]), (False, ["h2"])])
def test_headings_go_down_step_by_step(titled: bool, levels: list[str]) -> None:
    made = section(titled=titled)
    tags = [int(str(one.tag)[1]) for one in made.iter("h1", "h2", "h3", "h4", "h5")]
    assert tags[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(tags))
    assert made.get("aria-label") == (None if titled else stage.SCENARIO.title)
    assert {str(one.tag) for one in made.iter(*levels)} == set(levels)


def test_hidden_meters_are_not_in_the_page() -> None:
    shown = [str(one.get("data-meter")) for one in section().iter("li") if one.get("data-meter")]
    assert shown == ["vertrauen", "kraft"]
    hidden = tuple(replace(meter, visible=False) for meter in stage.SCENARIO.meters)
    bare = section(replace(stage.SCENARIO, meters=hidden, debriefing=()))
    assert not [one for one in bare.iter() if one.get("class") in ("board", "debriefing-questions")]


def test_builder_and_browser_say_a_meter_in_the_same_words() -> None:
    meters = [Meter("m", "M", 0), Meter("m", "M", -10, -10, 20), Meter("m", "M", 3, 3, 3)]
    cases = [(meter, value) for meter in meters for value in range(meter.low, meter.high + 1)]
    told = {
        "texts": dict(texts("de")),
        "cases": [
            ({"id": one.id, "start": one.start, "low": one.low, "high": one.high}, value)
            for one, value in cases
        ],
    }
    done = subprocess.run(
        ["node", "--input-type=module", "-e", WORDS, json.dumps(told)],
        cwd=Path(__file__).parent.parent / "runtime",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    mine = [scenes.meter_words(view(), meter, value) for meter, value in cases]
    assert json.loads(done.stdout) == mine
    assert {"sehr niedrig (0 von 100)", "mittel (50 von 100)", "sehr hoch (100 von 100)"} <= set(
        mine
    )
    assert "mittel (4 auf einer Skala von -10 bis 20)" in mine


def test_the_sources_of_the_page_hold_what_the_scenario_goes_back_to() -> None:
    page = lxml_html.fromstring(sco.player(stage.job()).page)
    sources = {str(one.get("id")) for one in page.iter("li") if one.get("id")}
    assert {f"{stage.PAGE}__KM-14", f"{stage.PAGE}__KM-07"} <= sources
