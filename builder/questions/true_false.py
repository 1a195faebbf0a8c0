"""A statement that is true or false."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction, TrueFalse
from builder.questions.context import Context
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key

NAME = "true_false"
ABOUT = "richtig oder falsch"
SIGN = "statement"
KEYS: tuple[Key, ...] = (
    Key("statement", "aussage", Form.PROSE, "Die Aussage, die zu beurteilen ist.", required=True),
    Key("is_true", "stimmt", Form.YES_NO, "Ob die Aussage stimmt.", required=True),
    Key("because", "weil", Form.PROSE, "Warum die Aussage stimmt oder nicht."),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("statement"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    because = context.blocks(fields.scalar("because"))
    return (TrueFalse(context.id, fields.yes_no("is_true") or False, because),)
