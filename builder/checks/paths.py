"""What all paths of a scenario amount to, worked out from its situations, not path by path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import sub

from builder.checks.walk import Meters, Walk
from builder.model.scenario import Quality
from builder.record import record

Finals = tuple[Meters, Meters]
"""The worst and the best that each meter can still come to at an ending."""


@record
class Figures:
    """Counts over all paths from the start to an ending."""

    paths: int
    shortest: int
    longest: int
    clamped: tuple[int, ...]
    """For each meter, the paths on which it would have left its range."""
    good: int
    """Paths on which every decision is good."""
    results: frozenset[Meters]
    """What the meters come to at the end of those, so that more is better for each."""


def order(walk: Walk) -> list[int] | None:
    """All situations, each behind those that lead to it; None if they run in a circle."""
    open_ = [0] * len(walk.situations)
    for target in walk.targets:
        open_[target] += 1
    ordered = [at for at, count in enumerate(open_) if not count]
    for at in ordered:
        for step in walk.steps(at):
            target = walk.targets[step]
            open_[target] -= 1
            if not open_[target]:
                ordered.append(target)
    return ordered if len(ordered) == len(open_) else None


def circle(walk: Walk) -> tuple[int, int]:
    """A situation and the step from it that leads back to where its path has been."""
    walked: set[int] = set()
    path: dict[int, Iterator[int]] = {0: iter(walk.steps(0))}
    while path:
        at, steps = next(reversed(path.items()))
        for step in steps:
            target = walk.targets[step]
            if target in path:
                return at, step
            if target not in walked:
                path[target] = iter(walk.steps(target))
                break
        else:
            walked.add(at)
            del path[at]
    raise ValueError("no circle")


def without_end(walk: Walk) -> int | None:
    """The first situation from which no ending and no dead end can be reached."""
    before: dict[int, list[int]] = {}
    for at in range(len(walk.situations)):
        for step in walk.steps(at):
            before.setdefault(walk.targets[step], []).append(at)
    ends = [at for at in range(len(walk.situations)) if not walk.steps(at)]
    leading = set(ends)
    for at in ends:
        new = [one for one in before.get(at, ()) if one not in leading]
        leading.update(new)
        ends.extend(new)
    return next((at for at in range(len(walk.situations)) if at not in leading), None)


def figures(walk: Walk, ordered: Sequence[int]) -> Figures:
    count, meters = len(walk.situations), range(len(walk.scenario.meters))
    paths, good = [0] * count, [0] * count
    held = [[0] * count for _ in meters]
    shortest, longest = [count] * count, [0] * count
    paths[0] = good[0] = 1
    shortest[0] = 0
    for meter in meters:
        held[meter][0] = 1 - (walk.clamped_at_start >> meter & 1)
    qualities = [[one.quality for one in scene.decisions] for scene in walk.scenario.scenes]
    for at in ordered:
        for step in walk.steps(at):
            target, clamped = walk.targets[step], walk.clamped[step]
            paths[target] += paths[at]
            shortest[target] = min(shortest[target], shortest[at] + 1)
            longest[target] = max(longest[target], longest[at] + 1)
            if qualities[walk.situations[at][0]][walk.decisions[step]] is Quality.GOOD:
                good[target] += good[at]
            for meter in meters:
                if not clamped >> meter & 1:
                    held[meter][target] += held[meter][at]
    ends = [at for at in ordered if walk.ending(at) is not None]
    total = sum(paths[at] for at in ends)
    return Figures(
        paths=total,
        shortest=min((shortest[at] for at in ends), default=0),
        longest=max((longest[at] for at in ends), default=0),
        clamped=tuple(total - sum(kept[at] for at in ends) for kept in held),
        good=sum(good[at] for at in ends),
        results=frozenset(oriented(walk, walk.situations[at][1]) for at in ends if good[at]),
    )


def oriented(walk: Walk, meters: Meters) -> Meters:
    """Meters so that more is better for each."""
    signs = (-1 if meter.less_is_better else 1 for meter in walk.scenario.meters)
    return tuple(sign * value for sign, value in zip(signs, meters, strict=True))


def finals(walk: Walk, ordered: Sequence[int]) -> list[Finals]:
    """For each situation what the meters can still come to; a dead end counts as an ending."""
    found: list[Finals] = [((), ())] * len(walk.situations)
    for at in reversed(ordered):
        ahead = {walk.targets[step] for step in walk.steps(at)}
        if not ahead:
            here = oriented(walk, walk.situations[at][1])
            found[at] = here, here
        else:
            found[at] = _joined([found[target] for target in ahead])
    return found


def _joined(several: Sequence[Finals]) -> Finals:
    if len(several) == 1:
        return several[0]
    worst, best = zip(*several, strict=True)
    return tuple(map(min, *worst)), tuple(map(max, *best))


def dominated(walk: Walk, ordered: Sequence[int]) -> dict[int, set[tuple[int, int]]]:
    """For each scene the pairs of decisions (better, worse) where nothing speaks for the worse one:
    neither what it changes at once nor what can come of it, wherever both are offered."""
    pairs = {scene: _at_once(walk, scene) for scene in range(len(walk.scenario.scenes))}
    better: dict[int, set[tuple[int, int]]] = {scene: set() for scene in pairs}
    ahead = finals(walk, ordered)
    for at, (scene, _, _) in enumerate(walk.situations):
        if not pairs.get(scene):
            continue
        reached = {walk.decisions[step]: ahead[walk.targets[step]] for step in walk.steps(at)}
        for pair, is_strict in tuple(pairs[scene].items()):
            if pair[0] in reached and pair[1] in reached:
                one, other = reached[pair[0]], reached[pair[1]]
                if not (_at_least(one[0], other[0]) and _at_least(one[1], other[1])):
                    del pairs[scene][pair]
                    better[scene].discard(pair)
                elif is_strict or one != other:
                    better[scene].add(pair)
    return better


def _at_once(walk: Walk, scene: int) -> dict[tuple[int, int], bool]:
    """Pairs of decisions of which the first changes no meter for the worse against the second, and
    whether it changes one for the better."""
    names = [meter.id for meter in walk.scenario.meters]
    changes = [
        oriented(walk, tuple(one.effect.meters.get(name, 0) for name in names))
        for one in walk.scenario.scenes[scene].decisions
    ]
    return {
        (first, second): one != other
        for first, one in enumerate(changes)
        for second, other in enumerate(changes)
        if first != second and _at_least(one, other)
    }


def _at_least(one: Meters, other: Meters) -> bool:
    return all(difference >= 0 for difference in map(sub, one, other))
