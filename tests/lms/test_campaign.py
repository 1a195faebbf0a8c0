"""Random faults in node: what learners did survives every LMS that fails, and the harness can tell.

A tenth runs with every test; ``make soak`` runs the whole. The control groups lose: without the
journal, and with an LMS module that takes its own word for the LMS's.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
STANDARDS = ("scorm12", "scorm2004", "cmi5")
PARTS = 10
"""A campaign in parts, so that they run side by side."""
SLOWEST = 3600
"""Seconds that a whole part may take on a busy machine."""


def run(script: str, *values: object) -> dict[str, Any]:
    command = ["node", str(HERE / script), *map(str, values)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.soak
@pytest.mark.timeout(SLOWEST)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("standard", STANDARDS)
def test_no_fault_loses_what_could_be_kept(standard: str, part: int, share: int) -> None:
    many = 100_000 // PARTS // share
    found = run("campaign.js", standard, 1 + part * many, many)
    assert found["sequences"] == many
    assert found["faulty"] > many / 2, "hardly any faults: nothing was tried"
    wrong = ("avoidable", "silentHonest", "untold", "complaints")
    assert {name: found[name] for name in wrong} == dict.fromkeys(wrong, 0), found["examples"]


@pytest.mark.parametrize(
    ("standard", "seed"),
    [("scorm12", 96395), *(("cmi5", seed) for seed in (30537, 40360, 84393, 85288))],
)
def test_what_was_once_lost_is_kept(standard: str, seed: int) -> None:
    """Sequences that lost something once, each found among a hundred thousand."""
    found = run("campaign.js", standard, seed, 1)
    assert not found["examples"], found["examples"]


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_harness_sees_that_the_journal_is_gone(standard: str) -> None:
    assert run("campaign.js", standard, 1, 500, "no-journal")["avoidable"] > 50


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_harness_sees_a_line_that_lies(standard: str) -> None:
    assert run("campaign.js", standard, 1, 500, "trusting")["silentHonest"] > 5


SILENT = {
    "scorm12": ("commit false", "set throws", "get empty"),
    "scorm2004": ("commit false", "set false", "get throws"),
    "cmi5": ("network down", "503", "401", "slow", "state 500"),
}
MOST = {"scorm12": 20, "scorm2004": 20, "cmi5": 90}
"""Calls in ten minutes that an LMS out of order must bear; each try of cmi5 is several requests."""


@pytest.mark.parametrize(
    ("standard", "fault"), [(name, fault) for name in STANDARDS for fault in SILENT[name]]
)
def test_an_lms_out_of_order_is_asked_less_and_less_but_never_given_up(
    standard: str, fault: str
) -> None:
    found = run("patience.js", standard, fault)
    assert max(found["counts"]) <= MOST[standard]
    assert max(found["counts"][1:]) < found["counts"][0]
    assert min(found["counts"]) >= 10
    assert found["line"] == "saved"


@pytest.mark.parametrize("pace", [5, 20, 60])
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_whole_course_is_little_traffic(standard: str, pace: int) -> None:
    found = run("traffic.js", standard, pace)
    assert found["opening"]["calls"] <= 15
    assert found["opening"]["commits"] <= 1
    assert 20 <= found["whole"]["commits"] <= 60
    assert found["answers"] >= 20
    assert found["complaints"] == []


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_kind_of_launch_is_short(standard: str) -> None:
    found = run("openings.js", standard)
    assert len(found) == 6
    for before, heard in found.items():
        assert 5 <= heard["calls"] <= 15, before
        assert heard["commits"] <= (before == "nothing"), before


@pytest.mark.soak
@pytest.mark.timeout(SLOWEST)
@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("standard", STANDARDS)
def test_what_cannot_be_read_is_told_and_left_alone(standard: str, part: int, share: int) -> None:
    many = 10_000 // 2 // share
    found = run("resume_fuzz.js", standard, 1 + part * 20_000, many)
    assert found["cases"] == many
    assert found["wrong"] == []
