"""Every situation that a scenario can come to, found by walking all decisions from its start.

Situations are memoised on scene, meters and flags, so that paths which meet count once. What holds
for them (:mod:`builder.checks.paths`) is worked out on plain integers: a long scenario has hundreds
of thousands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field
from operator import add
from typing import assert_never

from builder.model.scenario import (
    All,
    Any,
    Compare,
    Comparison,
    Condition,
    Decision,
    Effect,
    Flagged,
    Inject,
    Not,
    Scenario,
)
from builder.record import mutable, record

MOST_STATES = 1_000_000

Meters = tuple[int, ...]
Test = Callable[[Meters, int], bool]
"""A condition, asked of meters and of flags as bits."""


Situation = tuple[int, Meters, int]
"""Scene with its news heard, meters, flags as bits. Behind the scenes follow the endings, and last
of all what no ending holds for."""


@mutable
class Walk:
    """All situations, the first of them the start; flat, for there may be very many.

    The steps from situation ``at`` are those from ``first[at]`` up to ``first[at + 1]``.
    """

    scenario: Scenario
    situations: list[Situation] = field(default_factory=list)
    first: array[int] = field(default_factory=lambda: array("l", [0]))
    decisions: array[int] = field(default_factory=lambda: array("l"))
    targets: array[int] = field(default_factory=lambda: array("l"))
    clamped: array[int] = field(default_factory=lambda: array("Q"))
    """For each step, a bit for each meter that would have left its range."""
    clamped_at_start: int = 0
    """The same for the news of the first scene."""
    came: array[int] = field(default_factory=lambda: array("l"))
    """By which step each situation was first reached; -1 for the start."""
    asked: dict[tuple[int, str, int], set[bool]] = field(default_factory=dict)
    """What the conditions of each scene's decisions and injects came to, by scene, kind, number."""

    def steps(self, at: int) -> range:
        return range(self.first[at], self.first[at + 1])

    def ending(self, at: int) -> int | None:
        """The number of the ending that a situation is; the count of endings where none holds."""
        number = self.situations[at][0] - len(self.scenario.scenes)
        return number if number >= 0 else None

    def decision(self, at: int, step: int) -> Decision:
        return self.scenario.scenes[self.situations[at][0]].decisions[self.decisions[step]]

    def path(self, at: int) -> list[Decision]:
        """The decisions by which a situation was first reached."""
        made: list[Decision] = []
        while (step := self.came[at]) >= 0:
            at = bisect_right(self.first, step) - 1
            made.append(self.decision(at, step))
        return made[::-1]


@record
class _Change:
    deltas: Meters
    flags: int


class Machine:
    """A scenario compiled for walking; targets that nobody wrote lead nowhere."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.meters = {meter.id: at for at, meter in enumerate(scenario.meters)}
        self.bits = {flag: 1 << at for at, flag in enumerate(scenario.flags)}
        self.lows = tuple(meter.low for meter in scenario.meters)
        self.highs = tuple(meter.high for meter in scenario.meters)
        self.start: Meters = tuple(meter.start for meter in scenario.meters)
        self.scenes = {scene.id: at for at, scene in enumerate(scenario.scenes)}
        self.decisions = [self._compiled(scene.decisions) for scene in scenario.scenes]
        self.injects = [self._compiled(scene.injects) for scene in scenario.scenes]
        self.targets = [
            tuple(self.scenes[one.target] if one.target else -1 for one in scene.decisions)
            for scene in scenario.scenes
        ]
        self.endings = [self.test(ending.condition) for ending in scenario.endings]

    def _compiled(self, parts: Sequence[Decision | Inject]) -> list[tuple[Test | None, _Change]]:
        return [
            (self.test(one.condition) if one.condition else None, self._change(one.effect))
            for one in parts
        ]

    def _change(self, effect: Effect) -> _Change:
        deltas = tuple(effect.meters.get(name, 0) for name in self.meters)
        flags = sum(self.bits[flag] for flag in set(effect.flags))
        return _Change(deltas, flags)

    def test(self, condition: Condition | None) -> Test:
        """A condition as a function; without one it always holds."""
        match condition:
            case None:
                return lambda meters, flags: True
            case Compare(meter=meter, comparison=comparison, value=value):
                return _comparison(self.meters[meter], comparison, value)
            case Flagged(flag=flag):
                bit = self.bits[flag]
                return lambda meters, flags: flags & bit != 0
            case Not(condition=inner):
                denied = self.test(inner)
                return lambda meters, flags: not denied(meters, flags)
            case All(conditions=parts):
                every = [self.test(part) for part in parts]
                return lambda meters, flags: all(one(meters, flags) for one in every)
            case Any(conditions=parts):
                some = [self.test(part) for part in parts]
                return lambda meters, flags: any(one(meters, flags) for one in some)
            case _:
                assert_never(condition)

    def changed(self, meters: Meters, change: _Change) -> tuple[Meters, int]:
        """The meters after a change, and which of them it would have driven out of range."""
        after = tuple(map(add, meters, change.deltas))
        held = tuple(map(min, map(max, after, self.lows), self.highs))
        if held == after:
            return after, 0
        return held, sum(1 << at for at, value in enumerate(held) if value != after[at])


def _comparison(at: int, comparison: Comparison, value: int) -> Test:
    match comparison:
        case Comparison.LESS:
            return lambda meters, flags: meters[at] < value
        case Comparison.AT_MOST:
            return lambda meters, flags: meters[at] <= value
        case Comparison.EQUAL:
            return lambda meters, flags: meters[at] == value
        case Comparison.UNEQUAL:
            return lambda meters, flags: meters[at] != value
        case Comparison.AT_LEAST:
            return lambda meters, flags: meters[at] >= value
        case Comparison.MORE:
            return lambda meters, flags: meters[at] > value
        case _:
            assert_never(comparison)


def walk(scenario: Scenario, most: int = MOST_STATES) -> Walk | None:
    """All situations of a scenario whose names all exist; None if they are more than ``most``."""
    return _Walker(Machine(scenario), most).run()


class _Walker:
    def __init__(self, machine: Machine, most: int) -> None:
        self.machine = machine
        self.most = most
        self.walk = Walk(machine.scenario)
        self.known: dict[Situation, int] = {}
        self.heard: dict[Situation, tuple[int, int]] = {}
        """Where entering a scene with injects leads, and what they clamp on the way."""

    def run(self) -> Walk | None:
        machine, found = self.machine, self.walk
        start = machine.scenes[machine.scenario.start], machine.start, 0
        _, found.clamped_at_start = self._enter(start)
        found.came[0] = -1
        for at, here in enumerate(found.situations):  # grows as it is walked
            if len(found.situations) > self.most:
                return None
            if here[0] < len(machine.decisions):
                self._decide(at, here)
            found.first.append(len(found.targets))
        return found

    def _decide(self, at: int, here: Situation) -> None:
        """Every step from a situation that may be taken."""
        machine, found = self.machine, self.walk
        scene, meters, flags = here
        targets = machine.targets[scene]
        for number, (test, change) in enumerate(machine.decisions[scene]):
            if test is not None:
                offered = test(meters, flags)
                self._note(scene, "decision", number, offered)
                if not offered:
                    continue
            after, clamped = machine.changed(meters, change)
            target, more = self._enter((targets[number], after, flags | change.flags))
            found.decisions.append(number)
            found.targets.append(target)
            found.clamped.append(clamped | more)

    def _enter(self, entry: Situation) -> tuple[int, int]:
        """The situation that a scene (-1: the end) is entered in, and what its news clamped."""
        scene, meters, flags = entry
        if scene < 0:
            tests = enumerate(self.machine.endings)
            ending = next(
                (n for n, test in tests if test(meters, flags)), len(self.machine.endings)
            )
            return self._situation((len(self.machine.decisions) + ending, meters, flags)), 0
        if not self.machine.injects[scene]:
            return self._situation(entry), 0
        if (arrival := self.heard.get(entry)) is None:
            arrival = self.heard[entry] = self._news(scene, meters, flags)
        return arrival

    def _news(self, scene: int, meters: Meters, flags: int) -> tuple[int, int]:
        """What the injects of a scene change; each is judged by what those before it changed."""
        clamped = 0
        for number, (test, change) in enumerate(self.machine.injects[scene]):
            if test is not None:
                comes = test(meters, flags)
                self._note(scene, "inject", number, comes)
                if not comes:
                    continue
            meters, more = self.machine.changed(meters, change)
            clamped |= more
            flags |= change.flags
        return self._situation((scene, meters, flags)), clamped

    def _situation(self, situation: Situation) -> int:
        """The number of a situation; a new one is reached by the step about to be taken."""
        if (at := self.known.get(situation)) is None:
            at = self.known[situation] = len(self.walk.situations)
            self.walk.situations.append(situation)
            self.walk.came.append(len(self.walk.targets))
        return at

    def _note(self, scene: int, kind: str, number: int, value: bool) -> None:
        key = scene, kind, number
        if key in self.walk.asked:
            self.walk.asked[key].add(value)
        else:
            self.walk.asked[key] = {value}
