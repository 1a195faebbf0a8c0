"""A scenario of sixty scenes, larger than people write them: its paths are walked in the bench."""

from __future__ import annotations

import random

from builder.model.course import Course, Organisation, Project
from builder.model.inline import Text
from builder.model.scenario import (
    Any,
    Compare,
    Comparison,
    Decision,
    Effect,
    Ending,
    Flagged,
    Inject,
    Meter,
    Quality,
    Scenario,
    Scene,
)

LAYERS, WIDTH = 10, 6
METERS = ("vertrauen", "zeit", "kraft")
FLAGS = ("gemeldet", "gewarnt", "geholfen")
CHANGES = (-15, -10, -5, 5, 10, 15)


def long_scenario() -> Scenario:
    """Ten scenes in a row, each one of six; three decisions, three meters, three flags."""
    dice = random.Random(1)
    scenes = [_scene(dice, layer, at) for layer in range(LAYERS) for at in range(WIDTH)]
    return Scenario(
        id="lang",
        title="Lang",
        start="lage-0-0",
        scenes=tuple(scenes),
        endings=(
            Ending("gut", "Gut", (), Compare("vertrauen", Comparison.AT_LEAST, 60)),
            Ending("sonst", "Sonst"),
        ),
        meters=tuple(Meter(name, name, 50) for name in METERS),
        flags=FLAGS,
    )


def project_of(scenario: Scenario) -> Project:
    course = Course(id="lang", title="Lang", lessons=(), scenarios=(scenario,))
    return Project(organisation=Organisation(name="Probe"), courses=(course,), findings={})


def _scene(dice: random.Random, layer: int, at: int) -> Scene:
    news = Inject((), Flagged(FLAGS[0]), Effect({METERS[0]: -5}))
    return Scene(
        id=f"lage-{layer}-{at}",
        title=f"Lage {layer}-{at}",
        message=(),
        decisions=tuple(_decision(dice, layer, number) for number in range(3)),
        injects=(news,) if at == 0 else (),
    )


def _decision(dice: random.Random, layer: int, number: int) -> Decision:
    last = Any((Flagged(dice.choice(FLAGS)), Compare(METERS[0], Comparison.AT_LEAST, 45)))
    return Decision(
        id=f"wahl-{number}",
        label=(Text(f"Wahl {number}"),),
        feedback=(),
        quality=dice.choice(list(Quality)),
        findings=(),
        target=f"lage-{layer + 1}-{dice.randrange(WIDTH)}" if layer + 1 < LAYERS else "",
        effect=Effect(
            {name: dice.choice(CHANGES) for name in METERS},
            (dice.choice(FLAGS),) if dice.random() < 0.3 else (),
        ),
        condition=last if number == 2 else None,
    )
