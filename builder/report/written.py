"""What a build has written: every file with its size and the time that it took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from builder.pipeline import Event, Saved, Started
from builder.report.style import Style
from builder.report.words import seconds
from builder.sizes import size

Clock = Callable[[], float]


class Tally:
    """Listens to a build; ``files`` are (path, bytes, seconds) in the order of writing."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.files: list[tuple[PurePosixPath, int, float]] = []
        self._began = clock()

    def __call__(self, event: Event) -> None:
        now = self.clock()
        match event:
            case Started():
                self._began = now
            case Saved(path=path, size=count):
                self.files.append((path, count, now - self._began))
                self._began = now

    def lines(self, out: Path, style: Style) -> Iterator[str]:
        """One line for each file, figures right-aligned."""
        rows = [(str(out / path), size(count), seconds(took)) for path, count, took in self.files]
        widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
        for name, count, duration in rows:
            figures = f"{count:>{widths[1]}}   {duration:>{widths[2]}}"
            yield f"{name:<{widths[0]}}   {style.paint(figures, 'quiet')}"
