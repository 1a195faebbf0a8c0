"""The files of recordings: sound or film of a kind that browsers play, and its captions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from builder.diagnostics import Span
from builder.model.course import Asset
from builder.model.document import Media, MediaKind
from builder.readers.asset import located, read_asset
from builder.readers.captions import check_captions
from builder.readers.source import Report, read_text

MAX_BYTES = 500_000_000
CAPTIONS = "text/vtt"

KINDS = {
    MediaKind.VIDEO: {".mp4": "video/mp4", ".webm": "video/webm"},
    MediaKind.AUDIO: {
        ".m4a": "audio/mp4",
        ".mp3": "audio/mpeg",
        ".ogg": "audio/ogg",
        ".wav": "audio/wav",
        ".webm": "audio/webm",
    },
}
_WEBM = b"\x1a\x45\xdf\xa3"
_SIGNATURES: dict[str, tuple[tuple[int, bytes], ...]] = {
    ".m4a": ((4, b"ftyp"),),
    ".mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2"), (0, b"\xff\xfa")),
    ".mp4": ((4, b"ftyp"),),
    ".ogg": ((0, b"OggS"),),
    ".wav": ((8, b"WAVE"),),
    ".webm": ((0, _WEBM),),
}
"""Where in a file which bytes stand, by its ending."""


def read_recording(
    folder: Path, media: Media, report: Report, report_on: Callable[[str], Report]
) -> Iterator[Asset]:
    """The files that a recording names; ``report_on`` gives a report on another file."""
    yield from _recording(folder, media, report)
    if media.captions:
        yield from _captions(folder, media, report, report_on(media.captions))
    if media.poster:
        poster = read_asset(folder, media.poster, _place(media, media.poster), report)
        yield from [poster] if poster is not None else []


def _recording(folder: Path, media: Media, report: Report) -> Iterator[Asset]:
    span, kinds = _place(media, media.source), KINDS[media.kind]
    file = located(folder, media.source, span, report, kinds)
    if file is None:
        return
    ending = file.suffix.lower()
    if ending not in kinds:
        report.add("P076", span, name=media.source, kinds=", ".join(kinds))
        return
    size = file.stat().st_size
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        report.add("P077", span, name=media.source, size=f"{size / 1e6:.0f}", limit=limit)
        return
    with file.open("rb") as opened:
        head = opened.read(16)
    if not any(head.startswith(sign, at) for at, sign in _SIGNATURES[ending]):
        report.add("P078", span, name=media.source)
        return
    yield Asset(media.source, str(file), kinds[ending], size)


def _captions(folder: Path, media: Media, report: Report, own: Report) -> Iterator[Asset]:
    span = _place(media, media.captions)
    file = located(folder, media.captions, span, report, {".vtt": CAPTIONS})
    if file is None:
        return
    if file.suffix.lower() != ".vtt":
        report.add("P076", span, name=media.captions, kinds=".vtt")
        return
    text = read_text(file, own)
    if text is not None:
        check_captions(text, own)
        yield Asset(media.captions, str(file), CAPTIONS, file.stat().st_size)


def _place(media: Media, path: str) -> Span:
    return media.places.get(path, media.span)
