"""A number to type."""

from __future__ import annotations

from decimal import Decimal

from builder.model.document import Block
from builder.model.interaction import Interaction, Numeric
from builder.questions.choice import STEM
from builder.questions.context import Context
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key

NAME = "numeric"
ABOUT = "Zahl"
SIGN = "number"
KEYS: tuple[Key, ...] = (
    STEM,
    Key("number", "zahl", Form.DECIMAL, "Die richtige Zahl, mit Komma wie »1,5«.", required=True),
    Key(
        "tolerance",
        "toleranz",
        Form.DECIMAL,
        "Wie weit eine Antwort abweichen darf (ohne Angabe: 0).",
    ),
    Key("unit", "einheit", Form.TEXT, "Die Einheit, die hinter dem Feld steht."),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("stem"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    number = fields.decimal("number") or Decimal(0)
    tolerance = fields.decimal("tolerance") or Decimal(0)
    if tolerance < 0:
        context.report.add("Q019", fields.at("tolerance"))
        tolerance = -tolerance
    low, high = number - tolerance, number + tolerance
    said = fields.has("tolerance")
    return (Numeric(context.id, number, low, high, fields.text("unit"), said),)
