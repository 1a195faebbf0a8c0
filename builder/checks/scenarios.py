"""Scenarios work out: nothing is set, asked or decided for nothing, and every path is judged."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, problem
from builder.model.course import Project
from builder.model.scenario import (
    All,
    Any,
    Compare,
    Condition,
    Decision,
    Flagged,
    Inject,
    Not,
    Scenario,
)


def scenarios_work_out(project: Project) -> Iterator[Diagnostic]:
    """Whatever a scenario can come to is as it should be; each is walked once for all rules.

    Of one with mistakes that leave gaps, nobody knows what it can come to.
    """
    for course in project.courses:
        for scenario in course.scenarios:
            if scenario.is_whole:
                from builder.checks.walked import judged

                yield from findings_are_debriefed(scenario)
                yield from flags_are_used(scenario)
                yield from judged(scenario)


def findings_are_debriefed(scenario: Scenario) -> Iterator[Diagnostic]:
    """The debriefing comes back to every finding that a decision goes back to."""
    asked = {name for question in scenario.debriefing for name in question.findings}
    reported: set[str] = set()
    for scene in scenario.scenes:
        for decision in scene.decisions:
            for name in decision.findings:
                if name not in asked | reported:
                    reported.add(name)
                    span = decision.places.get(name, decision.span)
                    yield problem("S047", span, name=name)


def flags_are_used(scenario: Scenario) -> Iterator[Diagnostic]:
    """Every flag is set somewhere and asked for somewhere."""
    parts: list[Decision | Inject] = []
    for scene in scenario.scenes:
        parts += (*scene.decisions, *scene.injects)
    was_set = {flag for part in parts for flag in part.effect.flags}
    asked = {flag for part in (*parts, *scenario.endings) for flag in _flags_in(part.condition)}
    for flag in scenario.flags:
        span = scenario.places.get(flag, scenario.span)
        if flag not in asked:
            yield problem("S053", span, name=flag)
        elif flag not in was_set:
            yield problem("S054", span, name=flag)


def _flags_in(condition: Condition | None) -> Iterator[str]:
    match condition:
        case Flagged(flag=flag):
            yield flag
        case Not(condition=inner):
            yield from _flags_in(inner)
        case All(conditions=parts) | Any(conditions=parts):
            for part in parts:
                yield from _flags_in(part)
        case Compare() | None:
            pass
