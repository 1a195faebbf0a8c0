"""Scenarios as they are read: the manual's example, names of the author's choice, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.checks.scenarios import scenarios_work_out
from builder.diagnostics import Diagnostic
from builder.model.course import Course, Organisation, Project
from builder.model.scenario import Effect, Flagged, Not, Scenario
from builder.readers.prose import Prose
from builder.readers.scenario import read_scenario
from builder.readers.source import Report

ROOT = Path(__file__).parent.parent.parent


def example() -> str:
    """The scenario that the manual shows."""
    manual = (ROOT / "HANDBUCH.md").read_text("utf-8")
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", manual, re.S)
    return next(block for block in blocks if "lagen:" in block)


def read(text: str) -> tuple[Scenario, list[Diagnostic]]:
    report = Report("scenarios/probe.yaml")
    found = read_scenario(text, "probe", Prose({}), report)
    assert found is not None
    return found.scenario, report.diagnostics


def test_the_example_of_the_manual_is_whole_and_plays_out() -> None:
    scenario, found = read(example())
    assert found == []
    assert scenario.is_whole
    course = Course(id="kurs", title="Kurs", lessons=(), scenarios=(scenario,))
    project = Project(organisation=Organisation(name=""), courses=(course,), findings={})
    assert [one.code for one in scenarios_work_out(project)] == ["S049"]  # it is short on purpose


def test_every_finding_of_the_example_is_in_the_register() -> None:
    scenario, _ = read(example())
    register = "".join(file.read_text("utf-8") for file in ROOT.glob("courses/findings/*.yaml"))
    assert [name for name in scenario.findings if f"id: {name}\n" not in register] == []


def test_what_is_written_is_what_is_read() -> None:
    scenario, _ = read(example())
    first, second = scenario.scenes
    assert [meter.id for meter in scenario.meters] == ["vertrauen", "zeit"]
    assert first.decisions[0].effect == Effect(
        {"vertrauen": 20, "zeit": -10}, ("intern_informiert",)
    )
    assert second.injects[0].condition == Not(Flagged("intern_informiert"))
    assert scenario.endings[1].condition is None
    assert scenario.endings[0].id == "vor-der-lage"
    assert second.decisions[0].target == ""


@pytest.mark.parametrize("name", ["zeit", "text", "titel", "name", "an", "start", "frage"])
def test_a_meter_may_be_called_like_a_key(name: str) -> None:
    text = example().replace("zeit: -", f"{name}: -").replace("zeit: +", f"{name}: +")
    text = text.replace("zeit >=", f"{name} >=").replace(
        "  zeit:\n    name", f"  {name}:\n    name"
    )
    scenario, found = read(text)
    assert found == []
    assert scenario.meters[1].id == name
    flow = re.sub(
        rf"  {name}:\n    name: (.*)\n    start: (\d+)", rf"  {name}: {{name: \1, start: \2}}", text
    )
    assert flow != text
    assert read(flow) == (scenario, [])


def test_a_mistake_in_a_condition_is_found_at_its_column() -> None:
    _, found = read(example().replace("und vertrauen >= 60", "und vertraun >= 60"))
    line = example().split("\n").index("        wenn: intern_informiert und vertrauen >= 60") + 1
    (one,) = found
    assert (one.code, one.span.line, one.span.column, one.proposal) == (
        "S004",
        line,
        37,
        "vertrauen",
    )


def test_a_scenario_with_gaps_is_not_walked() -> None:
    scenario, _ = read(example().replace("weiter: mittag", "weiter: mitag", 1))
    assert not scenario.is_whole
    course = Course(id="kurs", title="Kurs", lessons=(), scenarios=(scenario,))
    project = Project(organisation=Organisation(name=""), courses=(course,), findings={})
    assert list(scenarios_work_out(project)) == []
