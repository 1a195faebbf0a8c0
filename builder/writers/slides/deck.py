"""A planned deck: its slides, and the layouts they were fitted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.record import record
from builder.writers.slides.layouts import Layouts
from builder.writers.slides.slide import Picture, Section, Slide
from builder.writers.slides.standard import OWN

if TYPE_CHECKING:
    from builder.writers.slides.package import Part


@record
class Template:
    """What a deck takes over from a template: its parts without its slides."""

    parts: tuple[Part, ...]
    show: str
    """The part that lists the slides."""
    layouts: Layouts
    table_style: str
    notes_master: str
    """Empty: the template has none."""


@record
class Deck:
    """All slides in order, the sections that they are grouped by, and what stands at their foot."""

    slides: tuple[Slide, ...]
    sections: tuple[Section, ...]
    footer: str
    layouts: Layouts = OWN
    template: Template | None = None
    logo: Picture | None = None
    """At the foot of slides in our own theme."""
