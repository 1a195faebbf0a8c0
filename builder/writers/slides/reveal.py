"""What comes by click: a fade for each shape, in the tree of times that the format wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from builder.record import record
from builder.writers.slides.xml import Element, add

_FADE = 10
"""Number of the effect among the presets."""
_MILLISECONDS = 500


@record
class Target:
    """The number of a shape; text is built, anything else comes as it is."""

    shape: int
    is_text: bool


def add_clicks(part: Element, targets: Sequence[Target]) -> None:
    """The shapes of a slide appear one after the other, each on a click."""
    numbers = count(1)
    timing = add(part, "p:timing")
    whole = _node(add(add(timing, "p:tnLst"), "p:par"), numbers, dur="indefinite",
                  restart="never", nodeType="tmRoot")  # fmt: skip
    sequence = add(add(whole, "p:childTnLst"), "p:seq", concurrent=1, nextAc="seek")
    main = _node(sequence, numbers, dur="indefinite", nodeType="mainSeq")
    steps = add(main, "p:childTnLst")
    for target in targets:
        _add_click(steps, target, numbers)
    for event, tag in (("onPrev", "p:prevCondLst"), ("onNext", "p:nextCondLst")):
        condition = add(add(sequence, tag), "p:cond", evt=event, delay=0)
        add(add(condition, "p:tgtEl"), "p:sldTgt")
    if any(target.is_text for target in targets):
        built = add(timing, "p:bldLst")
        for target in targets:
            if target.is_text:
                add(built, "p:bldP", spid=target.shape, grpId=0)


def _add_click(steps: Element, target: Target, numbers: Iterator[int]) -> None:
    click = _started(add(steps, "p:par"), numbers, "indefinite", fill="hold")
    group = _started(add(add(click, "p:childTnLst"), "p:par"), numbers, "0", fill="hold")
    look: dict[str, object] = {"presetID": _FADE, "presetClass": "entr", "presetSubtype": 0}
    look["fill"] = "hold"
    if target.is_text:
        look["grpId"] = 0
    look["nodeType"] = "clickEffect"
    effect = _started(add(add(group, "p:childTnLst"), "p:par"), numbers, "0", **look)
    children = add(effect, "p:childTnLst")
    appear = add(children, "p:set")
    behaviour = add(appear, "p:cBhvr")
    _started(behaviour, numbers, "0", dur=1, fill="hold")
    _aim(behaviour, target)
    add(add(behaviour, "p:attrNameLst"), "p:attrName", "style.visibility")
    add(add(appear, "p:to"), "p:strVal", val="visible")
    fade = add(children, "p:animEffect", transition="in", filter="fade")
    behaviour = add(fade, "p:cBhvr")
    _node(behaviour, numbers, dur=_MILLISECONDS)
    _aim(behaviour, target)


def _node(parent: Element, numbers: Iterator[int], **look: object) -> Element:
    return add(parent, "p:cTn", id=next(numbers), **look)


def _started(parent: Element, numbers: Iterator[int], delay: str, **look: object) -> Element:
    node = _node(parent, numbers, **look)
    add(add(node, "p:stCondLst"), "p:cond", delay=delay)
    return node


def _aim(behaviour: Element, target: Target) -> None:
    add(add(behaviour, "p:tgtEl"), "p:spTgt", spid=target.shape)
