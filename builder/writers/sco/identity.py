"""The name of a course that no other course in the world has, and that never changes."""

from __future__ import annotations

import re

from builder.model.course import Course, Organisation

_SITE = re.compile(
    r"(?:(https?)://)?([^\s/?#<>\"{}|\\^`]+\.[^\s/?#<>\"{}|\\^`]+)([^\s?#<>\"{}|\\^`]*)"
)
_NAMESPACE = "3f0c2f6e-6d0b-5b57-9d3e-2f6a4f0a7c11"
"""Ours, drawn once; with another one every course would get another name."""


def course_iri(organisation: Organisation, course: Course) -> str:
    """Below the organisation's website, else a URN made of its name; never of contents."""
    site = _SITE.fullmatch(organisation.website.strip())
    if site is None:
        from uuid import UUID, uuid5

        return uuid5(UUID(_NAMESPACE), f"{organisation.name} {course.id}").urn
    scheme, host, path = site.groups()
    return f"{scheme or 'https'}://{host.lower()}{path.rstrip('/')}/kurswerk/{course.id}"
