"""Words of a source as values: German numbers, percents, yes and no, ids."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

_DECIMAL = re.compile(r"[-+−]?\d{1,15}(?:[.,]\d{1,10})?")
_MINUTES = r"(?i)(\d{1,5}(?:,\d{1,2})?)\s*(?:min|minuten|minutes|minute)?"
_CLOCK = r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s*Uhr)?"
_PERCENT = r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%"
_SHARE = r"[01](?:[.,]\d{1,4})?"
_ID = re.compile(r"[a-z][a-z0-9-]*")
_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z]{2})?"
_COLOUR = r"#[0-9a-fA-F]{6}"
_DAYS = (
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII),
)
_WORDS = {"ja": True, "yes": True, "nein": False, "no": False}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def whole_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def decimal_number(text: str) -> Decimal | None:
    """A number with a decimal comma (a point is understood, too)."""
    if not _DECIMAL.fullmatch(text) or not text.isprintable():
        return None
    return Decimal(text.replace(",", ".").replace("−", "-"))


def minutes(text: str) -> float | None:
    """``60``, ``60 Minuten`` or ``4,5``."""
    found = re.fullmatch(_MINUTES, text)
    return float(found.group(1).replace(",", ".")) if found else None


def clock(text: str) -> int | None:
    """``9:00``, ``09.00`` or ``9:00 Uhr`` as minutes after midnight."""
    found = re.fullmatch(_CLOCK, text)
    return int(found.group(1)) * 60 + int(found.group(2)) if found else None


def share(text: str) -> float | None:
    """``70 %`` or ``0,7`` as 0.7; None for anything else, and beyond 100 %."""
    if percent := re.fullmatch(_PERCENT, text):
        value = float(Decimal(percent.group(1).replace(",", ".")) / 100)
    elif re.fullmatch(_SHARE, text):
        value = float(text.replace(",", "."))
    else:
        return None
    return value if value <= 1 else None


def yes_no(text: str) -> bool | None:
    return _WORDS.get(text.lower())


def day(text: str) -> date | None:
    """``1.11.2026`` or ``2026-11-01``."""
    for pattern in _DAYS:
        if found := pattern.fullmatch(text):
            try:
                return date(*(int(found[part]) for part in ("year", "month", "day")))
            except ValueError:
                return None
    return None


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def is_language(text: str) -> bool:
    return re.fullmatch(_LANGUAGE, text) is not None


def is_colour(text: str) -> bool:
    return re.fullmatch(_COLOUR, text) is not None


def spelled_out(text: str) -> str:
    """Small letters, those that only German has as two: »Überblick« becomes ``ueberblick``."""
    return text.lower().translate(_UMLAUTS)


def slug(text: str) -> str:
    """The id that a title suggests: »Wer führt?« becomes ``wer-fuehrt``."""
    letters = unicodedata.normalize("NFKD", spelled_out(text))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode())
    name = "-".join(words)[:48].strip("-")
    return name if name[:1].isalpha() else f"seite-{name}".strip("-")
