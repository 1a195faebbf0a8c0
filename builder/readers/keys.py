"""The tables of keys that sources consist of, in both languages and with a line of German each.

Reading, diagnostics, the quoting of free text and the reference manual all come from these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from builder.record import record


class Form(Enum):
    """What the value of a key looks like."""

    TEXT = auto()
    """Words in one line, shown as they are."""
    PROSE = auto()
    """Words with Markdown, in one line or as a ``|`` block."""
    ID = auto()
    LANGUAGE = auto()
    COLOUR = auto()
    DATE = auto()
    """A day of the calendar."""
    WHOLE = auto()
    MINUTES = auto()
    CLOCK = auto()
    DECIMAL = auto()
    PERCENT = auto()
    YES_NO = auto()
    CHOICE = auto()
    NAMES = auto()
    """A list of names of things defined elsewhere: ids, file stems."""
    TEXTS = auto()
    """A list of free texts."""
    PAIRS = auto()
    """A list of ``- one text: another text``."""
    ENTRIES = auto()
    """Names of the author's own choice, each with a text."""
    MAPPING = auto()
    MAPPINGS = auto()
    """A list whose entries have keys of their own."""
    NAMED = auto()
    """Names of the author's own choice, each with keys of its own."""


@record
class Key:
    """One key: its canonical and its German name, the form of its value, and what it is for."""

    name: str
    german: str
    form: Form
    about: str
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """For ``CHOICE``: (canonical, German) words."""
    keys: Keys | None = None
    """For ``MAPPING``, ``MAPPINGS`` and ``NAMED``: the keys inside."""

    def spelled(self, german: bool) -> str:
        return self.german if german else self.name


class Keys:
    """The keys of one kind of mapping, found by either name."""

    def __init__(self, *keys: Key) -> None:
        self.all = keys
        self.by_spelling: Mapping[str, Key] = {
            spelling: key for key in keys for spelling in (key.name, key.german)
        }
        self.forms = _forms(keys)

    def with_(self, *keys: Key) -> Keys:
        """These keys and further ones."""
        return Keys(*self.all, *keys)


def _forms(keys: tuple[Key, ...]) -> Mapping[str, Form]:
    """The form behind every spelling, here and in all inner mappings."""
    forms: dict[str, Form] = {}
    for key in keys:
        if key.keys is not None:
            forms |= key.keys.forms
        forms |= {key.name: key.form, key.german: key.form}
    return forms
