"""Steps to put into their order."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction, Sequencing
from builder.questions.choice import STEM
from builder.questions.context import Context
from builder.questions.options import Written, each_once, read_options
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key

NAME = "ordering"
ABOUT = "Reihenfolge"
SIGN = "sequence"
KEYS: tuple[Key, ...] = (
    STEM,
    Key(
        "sequence",
        "reihenfolge",
        Form.TEXTS,
        "Die Schritte in der richtigen Reihenfolge; gezeigt werden sie gemischt.",
        required=True,
    ),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("stem"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    written = [Written(text) for text in fields.scalars("sequence")]
    if len(written) == 1:
        context.report.add("Q018", fields.at("sequence"))
    steps = read_options(written, context, repeats="Q010")
    return (Sequencing(context.id, each_once(steps)),)
