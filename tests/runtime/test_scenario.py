"""The browser's scenarios against a second player, over generated scenarios and paths."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any as Anything

import pytest

from builder.checks.walk import walk
from builder.model.scenario import (
    All,
    Any,
    Compare,
    Comparison,
    Condition,
    Decision,
    Effect,
    Ending,
    Flagged,
    Inject,
    Meter,
    Not,
    Quality,
    Scenario,
    Scene,
)
from builder.writers.sco.data import scenario_data
from tests.runtime.oracle_scenario import played

BATCH = Path(__file__).parent / "walk_batch.js"
CASES = 3000
METERS = ("vertrauen", "kraft")
FLAGS = ("informiert", "presse", "plan")

Case = tuple[Scenario, list[str], list[dict[str, Anything]]]


class Author:
    """Makes up scenarios whose scenes lead forward only; what may be decided can be nothing."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)

    def condition(self, depth: int = 2) -> Condition:
        match self.dice.randrange(5 if depth else 2):
            case 0:
                sign = self.dice.choice(list(Comparison))
                return Compare(self.dice.choice(METERS), sign, 5 * self.dice.randint(-1, 11))
            case 1:
                return Flagged(self.dice.choice(FLAGS))
            case 2:
                return Not(self.condition(depth - 1))
            case 3:
                return All(tuple(self.condition(depth - 1) for _ in range(2)))
            case _:
                return Any(tuple(self.condition(depth - 1) for _ in range(3)))

    def maybe(self) -> Condition | None:
        return self.condition() if self.dice.random() < 0.6 else None

    def effect(self) -> Effect:
        meters = {name: 5 * self.dice.randint(-6, 6) for name in METERS if self.dice.random() < 0.7}
        return Effect(meters, tuple(flag for flag in FLAGS if self.dice.random() < 0.3))

    def decision(self, name: str, further: list[str]) -> Decision:
        return Decision(
            id=name,
            label=(),
            feedback=(),
            quality=self.dice.choice(list(Quality)),
            findings=(),
            target=self.dice.choice(further),
            effect=self.effect(),
            condition=self.maybe(),
        )

    def scene(self, number: int, names: list[str]) -> Scene:
        further = names[number + 1 : number + 3] or [""]
        decisions = (
            self.decision(f"d{number}{which}", further) for which in range(self.dice.randint(2, 4))
        )
        injects = (Inject((), self.maybe(), self.effect()) for _ in range(self.dice.randint(0, 3)))
        return Scene(
            id=names[number],
            title="",
            message=(),
            decisions=tuple(decisions),
            injects=tuple(injects),
        )

    def scenario(self) -> Scenario:
        names = [f"lage-{number}" for number in range(self.dice.randint(1, 6))]
        return Scenario(
            id="probe",
            title="",
            start=names[0],
            meters=(
                Meter("vertrauen", "", self.dice.randint(0, 10) * 5, 0, 50),
                Meter("kraft", "", self.dice.randint(-2, 4) * 5, -10, 20),
            ),
            flags=FLAGS,
            scenes=tuple(self.scene(number, names) for number in range(len(names))),
            endings=tuple(Ending(f"ende-{n}", "", (), self.maybe()) for n in range(3)),
        )


def browser(cases: list[tuple[Scenario, list[str]]]) -> list[dict[str, Anything]]:
    """What the browser makes of paths, all in one process."""
    lines = [json.dumps({"scenario": scenario_data(made), "path": path}) for made, path in cases]
    told = "\n".join(lines)
    command = ["node", str(BATCH)]
    done = subprocess.run(command, input=told, capture_output=True, check=True, encoding="utf-8")
    return list(map(json.loads, done.stdout.splitlines()))


def case(seed: int) -> Case:
    author = Author(seed)
    made = author.scenario()
    return made, *played(made, iter(lambda: author.dice.randrange(12), -1))


@pytest.fixture(scope="module")
def walked() -> list[tuple[Case, dict[str, Anything]]]:
    """Generated paths with what the browser makes of them."""
    cases = [case(seed) for seed in range(CASES)]
    return list(zip(cases, browser([(made, path) for made, path, _ in cases]), strict=True))


def standing(found: dict[str, Anything]) -> dict[str, Anything]:
    keys = ("scene", "ending", "injects", "offered", "meters")
    return {**{key: found[key] for key in keys}, "flags": sorted(found["flags"])}


def test_both_players_see_the_same_at_every_step(
    walked: list[tuple[Case, dict[str, Anything]]],
) -> None:
    for (made, path, standings), browser in walked:
        seen = [standing(each) for each in (*browser["steps"], browser["now"])]
        assert seen == standings, (made, path)
        assert [step["decision"] for step in browser["steps"]] == path


def test_the_paths_reach_everything_that_can_happen(
    walked: list[tuple[Case, dict[str, Anything]]],
) -> None:
    """Without this the comparison could be one of scenarios in which nothing happens."""
    standings = [each for (_, _, all_of_them), _ in walked for each in all_of_them]
    assert {each["ending"] for each in standings} == {"", "ende-0", "ende-1", "ende-2"}
    assert sum(bool(each["injects"]) for each in standings) > CASES
    assert sum(len(path) >= 3 for (_, path, _), _ in walked) > CASES // 10
    offers = [
        (len(each["offered"]), len(scene.decisions))
        for (made, _, all_of_them), _ in walked
        for each in all_of_them
        if (scene := made.scene(each["scene"]))
    ]
    assert sum(offered < count for offered, count in offers) > CASES // 2
    limits = [each for each in standings if each["meters"]["vertrauen"] in (0, 50)]
    assert len(limits) > CASES // 10


def test_the_builder_foresees_every_situation_as_the_browser_plays_it() -> None:
    """The checks walk all paths before anybody plays; the first to each situation is played."""
    walks = (walk(Author(seed).scenario()) for seed in range(150))
    found = [one for one in walks if one is not None]
    cases = [(one, at) for one in found for at in range(len(one.situations))]
    paths = [(one.scenario, [made.id for made in one.path(at)]) for one, at in cases]
    for (one, at), played_ in zip(cases, browser(paths), strict=True):
        scenario, now = one.scenario, played_["now"]
        scene, meters, flags = one.situations[at]
        ends = {len(scenario.scenes) + n: ending.id for n, ending in enumerate(scenario.endings)}
        assert now["scene"] == ("" if scene >= len(scenario.scenes) else scenario.scenes[scene].id)
        assert now["ending"] == ends.get(scene, "")
        assert tuple(now["meters"].values()) == meters
        assert {n for n, flag in enumerate(FLAGS) if flag in now["flags"]} == {
            n for n in range(len(FLAGS)) if flags >> n & 1
        }
        assert len(now["offered"]) == len(one.steps(at))
    assert len(cases) > 1500
