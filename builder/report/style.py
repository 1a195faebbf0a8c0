"""How a report may look where it is read."""

from __future__ import annotations

from builder.record import record

_ANSI = {
    "error": "1;31",
    "warning": "1;33",
    "hint": "1;36",
    "good": "1;32",
    "bold": "1",
    "quiet": "2",
}


@record
class Style:
    """``width`` of the terminal in characters; without ``colour`` there is plain text only."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{_ANSI[name]}m{text}\x1b[0m" if self.colour and text else text
