"""What the machine refuses, and what we got wrong, in sentences."""

from __future__ import annotations

import errno

import pytest

from builder.characters import nearest_characters
from builder.exchange import BusyError
from builder.report.machine import trouble


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "x"), "Auf dem Datenträger ist kein Platz mehr."),
        (PermissionError(errno.EACCES, "x", "out"), "»out«: Dafür fehlt die Berechtigung."),
        (
            OSError(errno.ENAMETOOLONG, "x", "a", None, "b"),
            "»b«: Der Name ist zu lang für dieses Laufwerk.",
        ),
        (OSError(errno.ELOOP, "Too many links", "a"), "»a«: Das System meldet: Too many links."),
        (OSError("plain"), "Das System meldet: plain."),
        (MemoryError(), "Der Arbeitsspeicher reicht nicht."),
        (
            BusyError("output"),
            "In »output« schreibt gerade ein anderer Aufruf. Bitte warten Sie auf ihn.",
        ),
    ],
)
def test_sentences(error: Exception, sentence: str) -> None:
    assert trouble(error) == sentence


def test_our_own_mistake_names_its_place() -> None:
    with pytest.raises(KeyError) as raised:
        raise KeyError("Z001")
    assert "(KeyError: 'Z001'; test_machine.py, Zeile " in trouble(raised.value)


@pytest.mark.parametrize(
    ("text", "encoding", "plain"),
    [
        ("»Fehler« … │ Größe – é ☃", "ascii", '"Fehler" ... | Groesse - e ?'),
        ("»ä« … │", "latin-1", "»ä« ... |"),
    ],
)
def test_near_characters(text: str, encoding: str, plain: str) -> None:
    import codecs

    codecs.register_error("nearest", nearest_characters)
    assert text.encode(encoding, "nearest").decode(encoding) == plain
