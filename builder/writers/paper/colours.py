"""Colours of the printed outputs by their use."""

from __future__ import annotations

from collections.abc import Mapping

from builder.job import Job


def colours(job: Job) -> Mapping[str, str]:
    """The theme has seen to it that words in the accent can be read, also on the tint."""
    deck = job.theme.deck
    return {
        "text": deck["text"],
        "title": deck["accent1"],
        "accent": deck["accent1"],
        "good": deck["accent2"],
        "alert": deck["accent3"],
        "evidence": deck["accent4"],
        "example": deck["accent5"],
        "tint": deck["tint"],
        "line": deck["line"],
    }
