"""A second player of scenarios, written from the description and not from the browser's code."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any as Anything
from typing import assert_never

from builder.model.scenario import (
    All,
    Any,
    Compare,
    Condition,
    Decision,
    Effect,
    Flagged,
    Not,
    Scenario,
)

SIGNS = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq,
    "!=": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip


def true(condition: Condition | None, meters: dict[str, int], flags: set[str]) -> bool:
    match condition:
        case None:
            return True
        case Compare(meter, comparison, value):
            return bool(SIGNS[comparison](meters[meter], value))
        case Flagged(flag):
            return flag in flags
        case Not(inner):
            return not true(inner, meters, flags)
        case All(parts):
            return min(true(part, meters, flags) for part in parts)
        case Any(parts):
            return max(true(part, meters, flags) for part in parts)
        case _:
            assert_never(condition)


class Game:
    """One run; changes as it is played."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.meters = {meter.id: meter.start for meter in scenario.meters}
        self.flags: set[str] = set()
        self.enter(scenario.start)

    def enter(self, target: str) -> None:
        self.scene = self.scenario.scene(target)
        self.news: list[int] = []
        for number, inject in enumerate(self.scene.injects if self.scene else ()):
            if true(inject.condition, self.meters, self.flags):
                self.news.append(number)
                self.apply(inject.effect)

    def apply(self, effect: Effect) -> None:
        for meter in self.scenario.meters:
            moved = self.meters[meter.id] + effect.meters.get(meter.id, 0)
            self.meters[meter.id] = sorted((meter.low, moved, meter.high))[1]
        self.flags |= set(effect.flags)

    def offers(self) -> list[Decision]:
        decisions = self.scene.decisions if self.scene else ()
        return [one for one in decisions if true(one.condition, self.meters, self.flags)]

    def take(self, decision: Decision) -> None:
        self.apply(decision.effect)
        self.enter(decision.target)

    def standing(self) -> dict[str, Anything]:
        ends = (e.id for e in self.scenario.endings if true(e.condition, self.meters, self.flags))
        return {
            "scene": self.scene.id if self.scene else "",
            "ending": "" if self.scene else next(ends, ""),
            "injects": self.news,
            "offered": [one.id for one in self.offers()],
            "meters": dict(self.meters),
            "flags": sorted(self.flags),
        }


def played(
    scenario: Scenario, choices: Iterator[int]
) -> tuple[list[str], list[dict[str, Anything]]]:
    """A path of any choices with every standing on it, the first before any decision."""
    game = Game(scenario)
    path, standings = [], [game.standing()]
    while offers := game.offers():
        decision = offers[next(choices) % len(offers)]
        game.take(decision)
        path.append(decision.id)
        standings.append(game.standing())
    return path, standings
