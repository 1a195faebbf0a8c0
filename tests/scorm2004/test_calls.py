"""Random sessions through recorder and SCORM 2004 module, every call judged by strict2004."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.scorm2004.strict2004 import faults

PLAYER = Path(__file__).parent.parent / "runtime" / "play.js"
LEARNERS = 400


@pytest.fixture(scope="module")
def launches() -> list[dict[str, Any]]:
    """What an LMS was told in three launches of each learner."""
    command = ["node", str(PLAYER), "1", str(LEARNERS), "scorm2004"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def written(launch: dict[str, Any], part: str) -> list[str]:
    return [
        call["args"][1]
        for call in launch["calls"]
        if call["method"] == "SetValue" and part in call["args"][0]
    ]


def test_every_call_is_legal(launches: list[dict[str, Any]]) -> None:
    assert len(launches) == 3 * LEARNERS
    broken = {
        f"learner {launch['seed']} launch {launch['launch']}": found
        for launch in launches
        if (found := faults(launch["calls"]))
    }
    assert broken == {}


def test_launches_are_short(launches: list[dict[str, Any]]) -> None:
    assert max(launch["launchCalls"] for launch in launches) <= 15
    commits = [
        Counter(call["method"] for call in launch["calls"][: launch["launchCalls"]])["Commit"]
        for launch in launches
    ]
    assert set(commits) == {0, 1}


def test_the_sample_reaches_everything(launches: list[dict[str, Any]]) -> None:
    """Without this the tests above could pass because nothing happens."""
    reached = {
        part: {word for launch in launches for word in written(launch, part)}
        for part in ("completion_status", "success_status", ".type", ".result", "nav.request")
    }
    assert reached == {
        "completion_status": {"incomplete", "completed"},
        "success_status": {"passed", "failed"},
        ".type": {
            "true-false",
            "choice",
            "fill-in",
            "matching",
            "likert",
            "sequencing",
            "numeric",
        },
        ".result": {"correct", "incorrect", "neutral"},
        "nav.request": {"suspendAll", "exitAll"},
    }
    assert {launch["mode"] for launch in launches} == {"anonymous", "result", "full"}
    assert {launch["told"] for launch in launches} == {"passed", "completed"}


def test_success_is_kept_back_where_only_completion_is_told(
    launches: list[dict[str, Any]],
) -> None:
    kept = [launch for launch in launches if launch["told"] == "completed"]
    assert {word for launch in kept for word in written(launch, "completion_status")} == {
        "incomplete",
        "completed",
    }
    assert [word for launch in kept for word in written(launch, "success_status")] == []
    assert any(written(launch, "score.scaled") for launch in kept)


def test_data_protection_holds_in_every_call(launches: list[dict[str, Any]]) -> None:
    for launch in launches:
        if launch["mode"] != "full":
            assert written(launch, "interactions") == []
        if launch["mode"] == "anonymous":
            assert written(launch, "score") == written(launch, "success_status") == []
