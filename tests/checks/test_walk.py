"""The walk through a scenario against trying out every single path, written independently."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from builder.checks.paths import dominated, figures, order
from builder.checks.scenarios import scenarios_work_out
from builder.checks.walk import Walk, walk
from builder.diagnostics import Diagnostic
from builder.model.course import Course, Organisation, Project
from builder.model.inline import Text
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

METERS = ("mut", "ruhe")
FLAGS = ("laut", "leise")


def some_condition(dice: random.Random, depth: int = 2) -> Condition:
    kind = dice.randrange(5 if depth else 2)
    if kind == 0:
        return Flagged(dice.choice(FLAGS))
    if kind == 1:
        return Compare(dice.choice(METERS), dice.choice(list(Comparison)), dice.randrange(0, 11))
    if kind == 2:
        return Not(some_condition(dice, depth - 1))
    parts = tuple(some_condition(dice, depth - 1) for _ in range(2))
    return All(parts) if kind == 3 else Any(parts)


def some_effect(dice: random.Random) -> Effect:
    meters = {name: dice.choice((-3, -1, 1, 2)) for name in METERS if dice.random() < 0.7}
    return Effect(meters, tuple(name for name in FLAGS if dice.random() < 0.2))


def some_scene(dice: random.Random, at: int, count: int) -> Scene:
    decisions = tuple(
        Decision(
            id=f"d{number}",
            label=(Text(f"Entscheidung {number}"),),
            feedback=(),
            quality=dice.choice(list(Quality)),
            findings=("KM-01",),
            target=f"s{later}" if (later := dice.randrange(at + 1, count + 1)) < count else "",
            effect=some_effect(dice),
            condition=some_condition(dice) if dice.random() < 0.4 else None,
        )
        for number in range(dice.randint(1, 3))
    )
    injects = tuple(
        Inject((), some_condition(dice) if dice.random() < 0.7 else None, some_effect(dice))
        for _ in range(dice.randint(0, 2))
    )
    return Scene(id=f"s{at}", title=f"S{at}", message=(), decisions=decisions, injects=injects)


def some_scenario(seed: int) -> Scenario:
    dice = random.Random(seed)
    count = dice.randint(2, 6)
    endings = [Ending(f"e{n}", f"E{n}", (), some_condition(dice)) for n in range(2)]
    return Scenario(
        id="probe",
        title="Probe",
        start="s0",
        scenes=tuple(some_scene(dice, at, count) for at in range(count)),
        endings=(*endings, Ending("sonst", "Sonst"))[: dice.randint(2, 3)],
        meters=(Meter("mut", "Mut", 5, 0, 10), Meter("ruhe", "Ruhe", 3, 1, 6)),
        flags=FLAGS,
    )


@dataclass
class Tried:
    """One path, as somebody with pen and paper would follow it."""

    scene: str
    mut: int = 5
    ruhe: int = 3
    flags: frozenset[str] = frozenset()
    hit: frozenset[str] = frozenset()
    made: tuple[str, ...] = ()
    good: bool = True
    ending: str | None = None
    stuck: bool = False
    seen: list[str] = field(default_factory=list)

    def asks(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        if isinstance(condition, Flagged):
            return condition.flag in self.flags
        if isinstance(condition, Not):
            return not self.asks(condition.condition)
        if isinstance(condition, All | Any):
            answers = [self.asks(part) for part in condition.conditions]
            return False not in answers if isinstance(condition, All) else True in answers
        value, limit = getattr(self, condition.meter), condition.value
        sign = condition.comparison.value
        return (
            (sign in ("<", "<=", "!=") and value < limit)
            or (sign in ("<=", "=", ">=") and value == limit)
            or (sign in (">", ">=", "!=") and value > limit)
        )

    def after(self, effect: Effect, **others: object) -> Tried:
        mut = self.mut + effect.meters.get("mut", 0)
        ruhe = self.ruhe + effect.meters.get("ruhe", 0)
        hit = {"mut"} if mut < 0 or mut > 10 else set()
        hit |= {"ruhe"} if ruhe < 1 or ruhe > 6 else set()
        values = vars(self) | {
            "mut": sorted((0, mut, 10))[1],
            "ruhe": sorted((1, ruhe, 6))[1],
            "flags": self.flags | set(effect.flags),
            "hit": self.hit | hit,
        }
        return Tried(**(values | others))


def tried(scenario: Scenario) -> Iterator[Tried]:
    """Every path from the start to where it stops."""
    todo = [Tried(scenario.start)]
    while todo:
        path = todo.pop()
        if path.scene == "":
            holding = [one.id for one in scenario.endings if path.asks(one.condition)]
            path.ending = holding[0] if holding else None
            yield path
            continue
        scene = next(one for one in scenario.scenes if one.id == path.scene)
        for inject in scene.injects:
            path = path.after(inject.effect) if path.asks(inject.condition) else path
        path.seen = [*path.seen, scene.id]
        offered = [one for one in scene.decisions if path.asks(one.condition)]
        path.stuck = not offered
        if path.stuck:
            yield path
        for one in offered:
            good = path.good and one.quality.value == "good"
            made = (*path.made, one.id)
            todo.append(path.after(one.effect, scene=one.target, made=made, good=good))


def walked(scenario: Scenario) -> Walk:
    found = walk(scenario)
    assert found is not None
    return found


@pytest.mark.parametrize("block", range(20))
def test_the_walk_finds_what_trying_every_path_finds(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        scenario = some_scenario(seed)
        paths, found = list(tried(scenario)), walked(scenario)
        ordered = order(found)
        assert ordered is not None
        counted = figures(found, ordered)
        ended = [path for path in paths if path.scene == "" and path.ending is not None]
        lost = [path for path in paths if path.scene == "" and path.ending is None]
        assert counted.paths == len(ended) + len(lost)
        lengths = [len(path.made) for path in (*ended, *lost)] or [0]
        assert (counted.shortest, counted.longest) == (min(lengths), max(lengths))
        hits = Counter(name for path in (*ended, *lost) for name in path.hit)
        assert counted.clamped == tuple(hits[name] for name in METERS)
        good = [path for path in (*ended, *lost) if path.good]
        assert counted.good == len(good)
        assert counted.results == {(path.mut, path.ruhe) for path in good}
        scenes = {scenario.scenes[s].id for s, _, _ in found.situations if s < len(scenario.scenes)}
        assert scenes == {name for path in paths for name in path.seen}
        numbers = {found.ending(at) for at in range(len(found.situations))} - {None}
        names = [*(ending.id for ending in scenario.endings), None]
        assert {names[n] for n in numbers if n is not None} == {p.ending for p in (*ended, *lost)}
        stuck = {
            scenario.scenes[found.situations[at][0]].id
            for at in range(len(found.situations))
            if found.ending(at) is None and not found.steps(at)
        }
        assert stuck == {path.scene for path in paths if path.stuck}


@pytest.mark.parametrize("seed", range(60))
def test_nothing_better_comes_of_a_decision_called_worse(seed: int) -> None:
    """Swapping in the better decision never lowers the best or the worst that can come of it."""
    scenario = some_scenario(seed)
    found = walked(scenario)
    ordered = order(found)
    assert ordered is not None
    ends: dict[tuple[tuple[str, str], ...], list[tuple[int, int]]] = {}
    for path in tried(scenario):
        made = tuple(zip(path.seen, path.made, strict=False))
        for length in range(1, len(made) + 1):
            ends.setdefault(made[:length], []).append((path.mut, path.ruhe))
    for number, pairs in dominated(found, ordered).items():
        scene = scenario.scenes[number].id
        for better, worse in pairs:
            first, second = (scenario.scenes[number].decisions[n].effect for n in (better, worse))
            assert all(first.meters.get(n, 0) >= second.meters.get(n, 0) for n in METERS)
            for made, results in ends.items():
                if made[-1] == (scene, f"d{worse}"):
                    others = ends.get((*made[:-1], (scene, f"d{better}")))
                    for meter in (0, 1) if others else ():
                        mine = [result[meter] for result in results]
                        theirs = [result[meter] for result in others or ()]
                        assert max(theirs) >= max(mine)
                        assert min(theirs) >= min(mine)


def test_the_path_to_a_situation_leads_there() -> None:
    for seed in range(40):
        scenario = some_scenario(seed)
        found = walked(scenario)
        known = {path.made[:length] for path in tried(scenario) for length in range(9)}
        for at in range(len(found.situations)):
            assert tuple(one.id for one in found.path(at)) in known


def judged(scenario: Scenario) -> list[Diagnostic]:
    course = Course(id="kurs", title="Kurs", lessons=(), scenarios=(scenario,))
    project = Project(organisation=Organisation(name=""), courses=(course,), findings={})
    return list(scenarios_work_out(project))


def test_a_walk_ends_where_there_are_too_many_situations(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = some_scenario(3)
    count = len(walked(scenario).situations)
    assert walk(scenario, count) is not None
    assert walk(scenario, count - 1) is None
    monkeypatch.setattr("builder.checks.walked.walk", lambda scenario: None)
    told = [one for one in judged(scenario) if one.code == "S057"]
    assert [one.values for one in told] == [{"limit": "1.000.000"}]


def test_a_dead_end_is_told_with_the_way_and_the_state() -> None:
    shut = Decision(
        id="zu",
        label=(Text("Zu"),),
        feedback=(),
        quality=Quality.GOOD,
        findings=(),
        target="",
        condition=Compare("mut", Comparison.MORE, 8),
    )
    first = Decision(
        id="auf",
        label=(Text("Die Tür öffnen"),),
        feedback=(),
        quality=Quality.GOOD,
        findings=(),
        target="flur",
        effect=Effect({"mut": -2}, ("laut",)),
    )
    scenario = Scenario(
        id="tuer",
        title="Tür",
        start="tuer",
        scenes=(
            Scene(id="tuer", title="An der Tür", message=(), decisions=(first,)),
            Scene(id="flur", title="Im Flur", message=(), decisions=(shut,)),
        ),
        endings=(Ending("e", "E"),),
        meters=(Meter("mut", "Mut", 5, 0, 10),),
        flags=("laut",),
    )
    told = next(one for one in judged(scenario) if one.code == "S042")
    assert told.values == {
        "name": "Im Flur",
        "path": "»Die Tür öffnen«",
        "state": "mut = 3, laut",
    }
