"""Conditions and effects of scenarios in words, for people who play them without a machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from builder.model.scenario import (
    All,
    Any,
    Compare,
    Comparison,
    Condition,
    Effect,
    Flagged,
    Not,
    Scenario,
)

_COMPARED = {
    Comparison.LESS: "less",
    Comparison.AT_MOST: "at_most",
    Comparison.EQUAL: "equal",
    Comparison.UNEQUAL: "unequal",
    Comparison.AT_LEAST: "at_least",
    Comparison.MORE: "more",
}


def condition_words(condition: Condition, scenario: Scenario, texts: Mapping[str, str]) -> str:
    """»Kraft des Teams mindestens 30 und nicht (…)«"""
    match condition:
        case Compare(meter=name, comparison=comparison, value=value):
            words = texts[f"script.{_COMPARED[comparison]}"]
            return words.format(meter=_meter(name, scenario), value=value)
        case Flagged(flag=flag):
            return texts["script.flagged"].format(flag=flag_words(flag))
        case Not(condition=Flagged(flag=flag)):
            return texts["script.not_flagged"].format(flag=flag_words(flag))
        case Not(condition=inner):
            return texts["script.not"].format(condition=condition_words(inner, scenario, texts))
        case All(conditions=parts) | Any(conditions=parts):
            joint = texts["script.and" if isinstance(condition, All) else "script.or"]
            return f" {joint} ".join(_part(part, scenario, texts) for part in parts)
        case _:
            assert_never(condition)


def _part(condition: Condition, scenario: Scenario, texts: Mapping[str, str]) -> str:
    words = condition_words(condition, scenario, texts)
    return f"({words})" if isinstance(condition, All | Any) else words


def effect_words(effect: Effect, scenario: Scenario, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Each change in a few words, in the order in which the scenario names its meters."""
    return tuple(_changes(effect, scenario, texts))


def _changes(effect: Effect, scenario: Scenario, texts: Mapping[str, str]) -> Iterator[str]:
    for meter in scenario.meters:
        if change := effect.meters.get(meter.id, 0):
            sign = "+" if change > 0 else "−"
            yield f"{_meter(meter.id, scenario)} {sign}{abs(change)}"
    for flag in effect.flags:
        yield texts["script.remember"].format(flag=flag_words(flag))


def flag_words(flag: str) -> str:
    """``intern_informiert`` as people read it."""
    return flag.replace("_", " ").replace("-", " ")


def _meter(name: str, scenario: Scenario) -> str:
    return next(meter.name for meter in scenario.meters if meter.id == name)
