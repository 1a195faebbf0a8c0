"""The smallest valid source folder, for tests that change one thing in it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from builder.diagnostics import Diagnostic
from builder.model.course import Project
from builder.readers.project import read_project

Sources = Mapping[str, str | bytes | None]


def png(width: int = 2, height: int = 1) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


MINIMAL: Sources = {
    "project.yaml": """\
        organisation:
          name: Stadt Musterstadt
          kontakt: Personalentwicklung
        sprache: de
        lokal:
          stabsraum: Raum 12
        """,
    "findings/km.yaml": """\
        quelle:
          verfasst_von: Difu
          titel: Reflexionsraum
        art: workshop
        titel: Reflexionsworkshop
        befunde:
        - id: KM-01
          aussage: Die Krise hatte keine Grenze.
          abschnitt: Krisenmanagement
        """,
    "kurs/course.yaml": """\
        titel: Ein Kurs
        lernziele:
        - id: stab
          text: Sie ordnen Stäbe ein.
          befunde: [KM-01]
        lektionen:
        - 010-lage
        abschlusstest: test
        """,
    "kurs/lessons/010-lage.md": """\
        ---
        titel: Lage
        lernziele: [stab]
        ---

        ## Was war? {#was-war}

        Ein Absatz.
        """,
    "kurs/quizzes/test.yaml": """\
        titel: Test
        fragen:
        - id: stab-dauer
          befunde: [KM-01]
          lernziel: stab
          frage: Was stimmt?
          antworten:
          - richtig: Dies.
            weil: Darum.
          - falsch: Das.
            weil: Darum nicht.
        """,
}


def write_sources(folder: Path, files: Sources) -> Path:
    """The minimal project with some files changed, added or (None) left out; texts are dedented."""
    root = folder / "courses"
    for name, content in {**MINIMAL, **files}.items():
        if content is None:
            continue
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return root


def read_sources(folder: Path, files: Sources) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    return read_project(write_sources(folder, files))
