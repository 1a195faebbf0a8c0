"""A statement about oneself on a scale of words; never right or wrong."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction, Likert
from builder.questions.context import Context
from builder.questions.options import Written, each_once, read_options
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key

NAME = "self_rating"
ABOUT = "Selbsteinschätzung"
SIGN = "self_rating"
KEYS: tuple[Key, ...] = (
    Key(
        "self_rating",
        "selbsteinschaetzung",
        Form.PROSE,
        "Die Aussage, zu der sich Lernende einschätzen.",
        required=True,
    ),
    Key("scale", "skala", Form.TEXTS, "Die Stufen von der einen zur anderen Seite.", required=True),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("self_rating"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    written = [Written(text) for text in fields.scalars("scale")]
    if len(written) == 1:
        context.report.add("Q020", fields.at("scale"))
    return (Likert(context.id, each_once(read_options(written, context, repeats="Q010"))),)
