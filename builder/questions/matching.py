"""Terms to which explanations are to be matched."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction, Matching
from builder.questions.choice import STEM
from builder.questions.context import Context
from builder.questions.options import Written, each_once, read_options
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.yamltree import MappingNode, Node, Scalar

NAME = "matching"
ABOUT = "Zuordnung"
SIGN = "match"
KEYS: tuple[Key, ...] = (
    STEM,
    Key(
        "match",
        "zuordnen",
        Form.PAIRS,
        "Was zusammengehört: Einträge »- Begriff: Erklärung« oder »- von: …« mit »zu: …«.",
        required=True,
        keys=Keys(
            Key("from", "von", Form.PROSE, "Der Begriff."),
            Key("to", "zu", Form.PROSE, "Die Erklärung, die zu ihm gehört."),
        ),
    ),
    Key("distractors", "ablenker", Form.TEXTS, "Weitere Erklärungen, zu denen nichts passt."),
)
_FROM, _TO = ("from", "von"), ("to", "zu")


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("stem"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    pairs = [pair for node in fields.nodes("match") if (pair := _pair(node, context))]
    if len(pairs) == 1:
        context.report.add("Q017", fields.at("match"))
    sources = read_options([Written(left) for left, _ in pairs], context, repeats="Q014")
    texts = [Written(right) for _, right in pairs]
    extra = [Written(text) for text in fields.scalars("distractors")]
    targets = read_options(texts + extra, context)
    _check_distractors(targets, extra, context)
    chosen = {left.id: right.id for left, right in zip(sources, targets, strict=False)}
    return (Matching(context.id, each_once(sources), each_once(targets), tuple(chosen.items())),)


def _check_distractors(targets: tuple[object, ...], extra: list[Written], context: Context) -> None:
    """Report distractors that are right somewhere, or written twice."""
    before = set(targets[: len(targets) - len(extra)])
    for target, written in zip(targets[len(targets) - len(extra) :], extra, strict=True):
        if target in before:
            context.report.add("Q016", written.text.span, text=written.text.text.strip())
        before.add(target)


def _pair(node: Node, context: Context) -> tuple[Scalar, Scalar] | None:
    """Both sides of an entry, written as one line or as ``from`` and ``to``."""
    match node:
        case MappingNode(entries=((left, Scalar() as right),)) if not right.is_empty:
            return left, right
        case MappingNode(entries=((first, Scalar() as left), (second, Scalar() as right))):
            if left.is_empty or right.is_empty:
                pass
            elif first.text in _FROM and second.text in _TO:
                return left, right
            elif first.text in _TO and second.text in _FROM:
                return right, left
    context.report.add("Q015", node.span)
    return None
