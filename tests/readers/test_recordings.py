"""Recordings and their captions: whatever a browser would drop in silence is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import Span
from builder.model.document import Media, MediaKind
from builder.readers.captions import check_captions
from builder.readers.recording import read_recording
from builder.readers.source import Report

CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\nErster\n"
HEADS = "WEBVTT Titel\n\nNOTE nur so\n\nSTYLE\n::cue {}\n\n1\n00:00:00.000 --> 00:01.000 line:0\na"
LATER = CUE.replace("00:00", "00:03", 1).replace("00:01", "00:04")
FILES = {
    "film.webm": b"\x1a\x45\xdf\xa3film",
    "film.mp4": b"\0\0\0\x18ftypisom",
    "ton.ogg": b"OggS\0",
    "ton.mp3": b"ID3\x03",
    "ton.wav": b"RIFF\0\0\0\0WAVE",
    "falsch.mp4": b"RIFF\0\0\0\0AVI ",
    "film.avi": b"RIFF\0\0\0\0AVI ",
    "gut.vtt": CUE.encode(),
    "schlecht.vtt": b"Erster\n",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CUE, []),
        (HEADS, []),
        (CUE + "\n00:01.000 --> 00:02.000\nZweiter\nmit zwei Zeilen\n", []),
        ("1\n00:00:01,000 --> 00:00:02,000\nsrt\n", [("P070", 1)]),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\na\n", [("P071", 3)]),
        ("WEBVTT\n\nErster\n", [("P071", 3)]),
        ("WEBVTT\n\n1\n00:61.000 --> 00:62.000\na\n", [("P071", 4)]),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\na\n", [("P072", 3)]),
        (LATER + "\n" + CUE[8:], [("P073", 6)]),
        ("WEBVTT\n\nNOTE\n", [("P074", 1)]),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n\na\n", [("P075", 3), ("P071", 5)]),
    ],
)
def test_captions(text: str, found: list[tuple[str, int]]) -> None:
    report = Report("x.vtt")
    check_captions(text, report)
    assert [(one.code, one.span.line) for one in report.diagnostics] == found


@pytest.mark.parametrize(
    ("kind", "source", "captions", "found"),
    [
        ("video", "film.webm", "gut.vtt", []),
        ("video", "film.mp4", "", []),
        ("audio", "ton.ogg", "", []),
        ("audio", "ton.mp3", "", []),
        ("audio", "ton.wav", "", []),
        ("audio", "film.webm", "", []),
        ("video", "ton.wav", "", ["P076"]),
        ("video", "film.avi", "", ["P076"]),
        ("video", "falsch.mp4", "", ["P078"]),
        ("video", "fehlt.mp4", "", ["P020"]),
        ("video", "../film.mp4", "", ["P022"]),
        ("video", "film.webm", "film.mp4", ["P076"]),
        ("video", "film.webm", "schlecht.vtt", ["P070"]),
    ],
)
def test_the_files_of_a_recording(
    tmp_path: Path, kind: str, source: str, captions: str, found: list[str]
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    media = Media(MediaKind(kind), source, "Titel", captions, (), span=Span("x.md", 3))
    report = Report("x.md")
    assets = list(read_recording(tmp_path, media, report, lambda name: _on(name, report)))
    assert [one.code for one in report.diagnostics] == found
    if not found:
        assert [asset.path for asset in assets] == [source, *([captions] if captions else [])]
        assert assets[0].media_type.startswith(f"{kind}/")


def _on(name: str, report: Report) -> Report:
    return Report(name, diagnostics=report.diagnostics)


def test_a_recording_that_no_platform_takes(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.write(FILES["film.mp4"])
        file.truncate(500_000_001)
    report = Report("x.md")
    media = Media(MediaKind.VIDEO, "film.mp4", "Titel", "", ())
    assert list(read_recording(tmp_path, media, report, lambda name: report)) == []
    assert [one.code for one in report.diagnostics] == ["P077"]
