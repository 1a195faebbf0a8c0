"""Colours, faces and sizes of every output, read once from ``scorm_templates/theme.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens as ``#rrggbb`` for a light and a dark page, and font stacks by role."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    fonts: Mapping[str, str]
    deck: Mapping[str, str]
    """Colours of the deck: ``text``, ``title``, ``accent1`` … ``accent6``, ``tint``, ``line``."""
