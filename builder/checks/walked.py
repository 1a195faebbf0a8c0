"""What every path of a scenario comes to: all ends are reached, and deciding is worth a thought."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.checks.paths import Figures, circle, dominated, figures, order, without_end
from builder.checks.walk import MOST_STATES, Walk, walk
from builder.diagnostics import Diagnostic, problem
from builder.model.scenario import Decision, Scenario
from builder.model.text import plain_text

SHORTEST, LONGEST = 3, 7
"""Decisions on a path: with fewer nothing has consequences, with more people lose the thread."""
_SHOWN = 60


def judged(scenario: Scenario) -> Iterator[Diagnostic]:
    """One walk through a scenario whose names all exist, judged by all rules."""
    if (walked := walk(scenario)) is None:
        limit = f"{MOST_STATES:,}".replace(",", ".")
        yield problem("S057", scenario.span, limit=limit)
        return
    for rule in _ON_SITUATIONS:
        yield from rule(walked)
    ordered = order(walked)
    if ordered is None:
        yield from _circular(walked)
        return
    counted = figures(walked, ordered)
    if counted.paths:
        for judge in _ON_FIGURES:
            yield from judge(scenario, counted)
    yield from decisions_are_hard(walked, ordered)


def scenes_are_reached(walk: Walk) -> Iterator[Diagnostic]:
    reached = {scene for scene, _, _ in walk.situations}
    for number, scene in enumerate(walk.scenario.scenes):
        if number not in reached:
            yield problem("S040", scene.span, name=scene.title or scene.id)


def endings_are_reached(walk: Walk) -> Iterator[Diagnostic]:
    reached = {walk.ending(at) for at in range(len(walk.situations))}
    for number, ending in enumerate(walk.scenario.endings):
        if number not in reached:
            yield problem("S041", ending.span, name=ending.title)


def something_can_always_be_decided(walk: Walk) -> Iterator[Diagnostic]:
    """No situation leaves the learner without a decision; each scene is reported once."""
    stuck: dict[int, int] = {}
    for at, (number, _, _) in enumerate(walk.situations):
        if walk.ending(at) is None and not walk.steps(at):
            stuck.setdefault(number, at)
    for number, at in stuck.items():
        scene = walk.scenario.scenes[number]
        told = {"name": scene.title, "path": _way(walk, at), "state": _state(walk, at)}
        yield problem("S042", scene.span, **told)


def some_ending_always_holds(walk: Walk) -> Iterator[Diagnostic]:
    count = len(walk.scenario.endings)
    at = next((at for at in range(len(walk.situations)) if walk.ending(at) == count), None)
    if at is not None:
        span = walk.scenario.endings[0].span if count else walk.scenario.span
        yield problem("S043", span, path=_way(walk, at), state=_state(walk, at))


def conditions_make_a_difference(walk: Walk) -> Iterator[Diagnostic]:
    """Conditions of decisions and injects hold at some time and at some time do not."""
    for (scene, kind, number), values in sorted(walk.asked.items()):
        if len(values) == 1:
            place = walk.scenario.scenes[scene]
            part = (place.decisions if kind == "decision" else place.injects)[number]
            yield problem("S055" if True in values else "S056", part.condition_span)


def _circular(walk: Walk) -> Iterator[Diagnostic]:
    at, step = circle(walk)
    decision = walk.decision(at, step)
    yield problem("S058", decision.span, name=_words(decision))
    if (trapped := without_end(walk)) is not None:
        scene = walk.scenario.scenes[walk.situations[trapped][0]]
        yield problem("S044", scene.span, name=scene.title, path=_way(walk, trapped))


def meters_stay_in_range(scenario: Scenario, figures: Figures) -> Iterator[Diagnostic]:
    for meter, clamped in zip(scenario.meters, figures.clamped, strict=True):
        if clamped * 2 > figures.paths:
            share = round(100 * clamped / figures.paths)
            yield problem("S048", meter.span, name=meter.name or meter.id, share=share)


def paths_have_a_fit_length(scenario: Scenario, figures: Figures) -> Iterator[Diagnostic]:
    if figures.shortest < SHORTEST:
        yield problem("S049", scenario.span, count=figures.shortest, least=SHORTEST)
    if figures.longest > LONGEST:
        yield problem("S050", scenario.span, count=figures.longest, most=LONGEST)


def several_paths_are_good(scenario: Scenario, figures: Figures) -> Iterator[Diagnostic]:
    """Two paths of good decisions, at the end of which each has something over the other."""
    if figures.good < 2:
        yield problem("S051", scenario.span, count=figures.good)
    elif len(scenario.meters) > 1:
        best = tuple(max(values) for values in zip(*figures.results, strict=True))
        if best in figures.results:
            yield problem("S052", scenario.span)


def decisions_are_hard(walk: Walk, ordered: list[int]) -> Iterator[Diagnostic]:
    """No decision is better than all others whatever counts; none is worse than another so."""
    for number, pairs in dominated(walk, ordered).items():
        decisions = walk.scenario.scenes[number].decisions
        for better, one in enumerate(decisions):
            others = {other for other in range(len(decisions)) if other != better}
            if others and others <= {worse for first, worse in pairs if first == better}:
                yield problem("S045", one.span, name=_words(one))
                break
        else:
            for worse in sorted({worse for _, worse in pairs}):
                better = min(first for first, second in pairs if second == worse)
                other = _words(decisions[better])
                yield problem("S046", decisions[worse].span, other=other)


def _words(decision: Decision) -> str:
    words = plain_text(decision.label)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _way(walk: Walk, at: int) -> str:
    """How a situation is reached, in the words of the decisions."""
    return " → ".join(f"»{_words(decision)}«" for decision in walk.path(at))


def _state(walk: Walk, at: int) -> str:
    _, meters, flags = walk.situations[at]
    scenario = walk.scenario
    values = [f"{meter.id} = {value}" for meter, value in zip(scenario.meters, meters, strict=True)]
    values += [flag for bit, flag in enumerate(scenario.flags) if flags >> bit & 1]
    return ", ".join(values)


_ON_SITUATIONS: tuple[Callable[[Walk], Iterator[Diagnostic]], ...] = (
    scenes_are_reached,
    endings_are_reached,
    something_can_always_be_decided,
    some_ending_always_holds,
    conditions_make_a_difference,
)
_ON_FIGURES: tuple[Callable[[Scenario, Figures], Iterator[Diagnostic]], ...] = (
    meters_stay_in_range,
    paths_have_a_fit_length,
    several_paths_are_good,
)
