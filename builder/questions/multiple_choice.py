"""Several answers are right."""

from __future__ import annotations

from builder.model.document import Block
from builder.model.interaction import Interaction
from builder.questions.choice import OPTIONS, STEM, read_choice
from builder.questions.context import Context
from builder.readers.fields import Fields
from builder.readers.keys import Key

NAME = "multiple_choice"
ABOUT = "Mehrfachauswahl"
SIGN = "options"
KEYS: tuple[Key, ...] = (STEM, OPTIONS)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("stem"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    return read_choice(fields, context, multiple=True)
