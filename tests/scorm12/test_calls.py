"""Random sessions through recorder and SCORM 1.2 module, every call judged by the specification."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.scorm12.strict12 import faults

PLAYER = Path(__file__).parent.parent / "runtime" / "play.js"
LEARNERS = 400


@pytest.fixture(scope="module")
def launches() -> list[dict[str, Any]]:
    """What an LMS was told in three launches of each learner."""
    command = ["node", str(PLAYER), "1", str(LEARNERS)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def written(launch: dict[str, Any], part: str) -> list[str]:
    return [
        call["args"][1]
        for call in launch["calls"]
        if call["method"] == "LMSSetValue" and part in call["args"][0]
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


def test_the_sample_reaches_everything(launches: list[dict[str, Any]]) -> None:
    """Without this the tests above could pass because nothing happens."""
    statuses = {word for launch in launches for word in written(launch, "lesson_status")}
    types = {word for launch in launches for word in written(launch, ".type")}
    results = {word for launch in launches for word in written(launch, ".result")}
    assert statuses == {"incomplete", "completed", "passed", "failed"}
    assert types == {
        "true-false",
        "choice",
        "fill-in",
        "matching",
        "likert",
        "sequencing",
        "numeric",
    }
    assert results == {"correct", "wrong", "neutral"}
    assert {launch["mode"] for launch in launches} == {"anonymous", "result", "full"}


def test_data_protection_holds_in_every_call(launches: list[dict[str, Any]]) -> None:
    for launch in launches:
        if launch["mode"] != "full":
            assert written(launch, "interactions") == []
        if launch["mode"] == "anonymous":
            assert written(launch, "score") == []
            assert set(written(launch, "lesson_status")) <= {"incomplete", "completed"}
