"""Every output that a project may name."""

from __future__ import annotations

from collections.abc import Mapping

from builder.job import Writer

_ALL: tuple[Writer, ...] = ()

WRITERS: Mapping[str, Writer] = {writer.NAME: writer for writer in _ALL}
