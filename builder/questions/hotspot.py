"""Areas of a picture to choose from, each with words that say the same."""

from __future__ import annotations

from decimal import Decimal

from builder.model.document import Block
from builder.model.inline import Image
from builder.model.interaction import Area, Hotspot, Interaction
from builder.questions.choice import STEM, VERDICT, read_verdict
from builder.questions.context import Context
from builder.questions.options import read_options
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key, Keys

NAME = "hotspot"
ABOUT = "Stelle im Bild"
SIGN = "areas"
_SIDES = (
    Key("left", "links", Form.DECIMAL, "Abstand vom linken Rand in Prozent.", required=True),
    Key("top", "oben", Form.DECIMAL, "Abstand vom oberen Rand in Prozent.", required=True),
    Key("width", "breite", Form.DECIMAL, "Breite in Prozent des Bildes.", required=True),
    Key("height", "hoehe", Form.DECIMAL, "Höhe in Prozent des Bildes.", required=True),
)
KEYS: tuple[Key, ...] = (
    STEM,
    Key("image", "bild", Form.TEXT, "Das Bild, zum Beispiel »assets/karte.png«.", required=True),
    Key(
        "alternative",
        "bildbeschreibung",
        Form.TEXT,
        "Was auf dem Bild zu sehen ist, für alle, die es nicht sehen.",
        required=True,
    ),
    Key(
        "areas",
        "flaechen",
        Form.MAPPINGS,
        "Die Flächen: jede mit Worten unter »richtig« oder »falsch« und ihrem Ort auf dem Bild.",
        required=True,
        keys=Keys(*VERDICT, *_SIDES),
    ),
)


def stem(fields: Fields, context: Context) -> tuple[Block, ...]:
    return context.blocks(fields.scalar("stem"))


def read(fields: Fields, context: Context) -> tuple[Interaction, ...]:
    alternative = fields.text("alternative")
    image = fields.scalar("image")
    if image is not None:
        picture = Image(image.text.strip(), alternative, span=image.span)
        context.pictures.append(picture)
    entries = fields.entries("areas")
    verdicts = [(entry, verdict) for entry in entries if (verdict := read_verdict(entry))]
    written = [text for _, (text, _) in verdicts]
    options = read_options(written, context, repeats="Q010")
    areas = {
        option.id: Area(option, *_sides(entry))
        for option, (entry, _) in zip(options, verdicts, strict=True)
    }
    correct = {
        option.id: None for option, (_, (_, right)) in zip(options, verdicts, strict=True) if right
    }
    if len(verdicts) == len(entries) and verdicts and not correct:
        context.report.add("Q001", fields.at("areas"))
    source = image.text.strip() if image else ""
    return (Hotspot(context.id, source, alternative, tuple(areas.values()), tuple(correct)),)


def _sides(entry: Fields) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Left, top, width and height in percent; an area beyond the picture is reported."""
    left, top, width, height = (entry.decimal(key.name) or Decimal(0) for key in _SIDES)
    is_inside = min(left, top) >= 0 and left + width <= 100 and top + height <= 100
    if not is_inside or width < 0 or height < 0:
        entry.report.add("Q021", entry.span)
    return left, top, width, height
