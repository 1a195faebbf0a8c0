"""A question to think about; what learners write stays with them."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction, LongFillIn
from builder.questions.context import Context
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key

NAME = "reflection"
ABOUT = "Reflexion"
SIGN = "reflection"
KEYS: tuple[Key, ...] = (
    Key("reflection", "reflexion", Form.PROSE, "Die Frage zum Nachdenken.", required=True),
    Key("at_least", "mindestens", Form.WHOLE, "Wie viele Wörter erbeten sind."),
    Key("sample_answer", "musterantwort", Form.PROSE, "Eine Antwort, die danach zu lesen ist."),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("reflection"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    sample = context.blocks(fields.scalar("sample_answer"))
    return (LongFillIn(context.id, fields.whole("at_least"), sample),)
