"""Numbers as readers see them, the same in every output."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def decimal(number: Decimal | float, texts: Mapping[str, str]) -> str:
    """A number with the decimal sign of the language and a minus sign, without idle zeros."""
    written = f"{Decimal(str(number)).normalize():f}".replace("-", "−")
    return written.replace(".", texts["number.decimal"])


def counted(texts: Mapping[str, str], what: str, count: Decimal | float) -> str:
    """A number with its noun; ``[number]`` in the catalogue holds both forms."""
    form = "one" if count == 1 else "many"
    return texts[f"number.{what}_{form}"].format(count=decimal(count, texts))
