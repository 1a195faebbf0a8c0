"""Decision scenarios: scenes joined by decisions, with a state that decisions change.

A learner begins in one scene, decides, sees what follows, and so on to an ending; the debriefing
then looks back. What a situation demands of the state is a :data:`Condition`: a closed, tiny
language, so that every path can be walked before anybody plays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, field
from enum import StrEnum

from builder.diagnostics import NOWHERE, Span
from builder.model.document import Block, Paragraph
from builder.model.inline import Inline
from builder.record import record


class Comparison(StrEnum):
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    UNEQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


@record
class Compare:
    """A meter against a number: ``vertrauen >= 60``."""

    meter: str
    comparison: Comparison
    value: int


@record
class Flagged:
    """Whether something has happened: a flag that a decision set."""

    flag: str


@record
class Not:
    """The opposite of a condition."""

    condition: Condition


@record
class All:
    """Every one of the conditions: ``und``."""

    conditions: tuple[Condition, ...]


@record
class Any:
    """At least one of the conditions: ``oder``."""

    conditions: tuple[Condition, ...]


Condition = Compare | Flagged | Not | All | Any


class Quality(StrEnum):
    """How the findings judge a decision."""

    GOOD = "good"
    PARTLY = "partly"
    POOR = "poor"


@record
class Meter:
    """A quantity of the situation, such as trust, from ``low`` to ``high``; never leaves them."""

    id: str
    name: str
    start: int
    low: int = 0
    high: int = 100
    visible: bool = True
    less_is_better: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@record
class Effect:
    """What a decision or an inject changes: meters by so much, flags that become set."""

    meters: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


@record
class Inject:
    """News that reaches the scene where ``condition`` holds; None: always."""

    text: tuple[Block, ...]
    condition: Condition | None = None
    effect: Effect = field(default_factory=Effect)
    span: Span = field(default=NOWHERE, compare=False)
    condition_span: Span = field(default=NOWHERE, compare=False)


@record
class Decision:
    """One way to act in a scene; offered where ``condition`` holds.

    ``id`` is a short hash of its words. ``target`` is the next scene; empty: the scenario ends, and
    the first ending whose condition holds is reached.
    """

    _: KW_ONLY
    id: str
    label: tuple[Inline, ...]
    feedback: tuple[Block, ...]
    quality: Quality
    findings: tuple[str, ...]
    target: str
    effect: Effect = field(default_factory=Effect)
    condition: Condition | None = None
    span: Span = field(default=NOWHERE, compare=False)
    condition_span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names findings, by their names; may lack some."""


@record
class Scene:
    """A moment in which something must be decided."""

    _: KW_ONLY
    id: str
    title: str
    message: tuple[Block, ...]
    decisions: tuple[Decision, ...]
    time: str = ""
    """The simulated clock, as the author writes it: ``Tag 2, 18:30 Uhr``."""
    recipient: str = ""
    """To whom the message goes, for the script of a table-top exercise."""
    injects: tuple[Inject, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@record
class Ending:
    """How it turns out where ``condition`` holds; None: where no earlier ending did."""

    id: str
    title: str
    text: tuple[Block, ...] = ()
    condition: Condition | None = None
    span: Span = field(default=NOWHERE, compare=False)
    condition_span: Span = field(default=NOWHERE, compare=False)


@record
class DebriefingQuestion:
    """What to talk or think about afterwards, with the findings behind it."""

    text: tuple[Inline, ...]
    findings: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names findings, by their names; may lack some."""


@record
class Scenario:
    """Everything that one file of ``scenarios/`` says."""

    _: KW_ONLY
    id: str
    title: str
    start: str
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]
    introduction: tuple[Block, ...] = ()
    meters: tuple[Meter, ...] = ()
    flags: tuple[str, ...] = ()
    debriefing: tuple[DebriefingQuestion, ...] = ()
    objective: str = ""
    minutes: int = 0
    """Planned minutes as a table-top exercise; 0: estimated."""
    is_whole: bool = True
    """False: mistakes in its file leave gaps, so that a walk through it would prove nothing."""
    span: Span = field(default=NOWHERE, compare=False)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where this names its flags and objective, by their names; may lack some."""

    def scene(self, name: str) -> Scene | None:
        return next((scene for scene in self.scenes if scene.id == name), None)

    @property
    def findings(self) -> tuple[str, ...]:
        """Every finding that a decision or the debriefing names, each once, in their order."""
        decided = (one.findings for scene in self.scenes for one in scene.decisions)
        asked = (question.findings for question in self.debriefing)
        return tuple(dict.fromkeys(name for names in (*decided, *asked) for name in names))

    def texts(self) -> Iterator[Block]:
        """Everything that it says in blocks, in reading order; a run of inlines as a paragraph."""
        yield from self.introduction
        for scene in self.scenes:
            yield from scene.message
            for inject in scene.injects:
                yield from inject.text
            for decision in scene.decisions:
                yield Paragraph(decision.label, decision.span)
                yield from decision.feedback
        for ending in self.endings:
            yield from ending.text
        for question in self.debriefing:
            yield Paragraph(question.text, question.span)
