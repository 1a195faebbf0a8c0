"""The line that shows a build's progress on a terminal, and vanishes."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath

from builder.pipeline import Saved, Started
from builder.report.live import Live
from builder.report.style import Style
from builder.report.written import Tally


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_step_at_work_is_shown_and_taken_away() -> None:
    stream = _Terminal()
    with Live(stream) as live:
        live(Started("", "", 0, 0))
        live(Started("kurs", "web", 1, 2))
        live(Saved(PurePosixPath("kurs/kurs_web/index.html"), 5))
    shown = stream.getvalue()
    assert "kurs · web" in shown
    assert "0 von 2" in shown
    assert shown.endswith(("\x1b[2K", "\x1b[?25h"))


def test_every_file_is_named_with_its_size_and_time() -> None:
    moments = iter([0.0, 1.0, 1.5, 1.512, 2.0, 4.0])
    tally = Tally(lambda: next(moments))
    tally(Started("kurs", "web", 1, 2))
    tally(Saved(PurePosixPath("kurs/kurs_web/index.html"), 500))
    tally(Saved(PurePosixPath("kurs/kurs_web/style.css"), 700))
    tally(Started("kurs", "slides", 2, 2))
    tally(Saved(PurePosixPath("kurs/kurs.pptx"), 2_500_000))
    assert [*tally.lines(Path("output"), Style())] == [
        "output/kurs/kurs_web/index.html    500 B   0,5 s",
        "output/kurs/kurs_web/style.css     700 B   12 ms",
        "output/kurs/kurs.pptx             2,5 MB   2,0 s",
    ]
