"""What a build has written: each output with its size and the time that it took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.pipeline import Event, Saved, Started
from builder.report.style import Style
from builder.report.words import counted, seconds, size

Clock = Callable[[], float]


@dataclass(slots=True)
class _Output:
    """What is known of one output so far."""

    began: float
    ended: float = 0.0
    size: int = 0
    files: int = 0


@dataclass(slots=True)
class Tally:
    """Listens to a build and sums up."""

    clock: Clock
    outputs: dict[str, _Output] = field(default_factory=dict)
    _began: float = 0.0

    def __post_init__(self) -> None:
        self._began = self.clock()

    def __call__(self, event: Event) -> None:
        match event:
            case Started():
                self._began = self.clock()
            case Saved(path=path, size=count):
                course, top, *inner = path.parts
                name = f"{course}/{top}/" if inner else f"{course}/{top}"
                output = self.outputs.setdefault(name, _Output(self._began))
                output.ended = self.clock()
                output.size += count
                output.files += 1
                self._began = output.ended

    def lines(self, out: Path, style: Style) -> Iterator[str]:
        """One line for each output: a file, or a folder with the number of its files."""
        rows = [
            (_name(out / name, name, output.files), size(output.size), _duration(output))
            for name, output in self.outputs.items()
        ]
        widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
        for name, count, duration in rows:
            figures = f"{count:>{widths[1]}}   {duration:>{widths[2]}}"
            yield f"{name:<{widths[0]}}   {style.paint(figures, 'quiet')}"


def _name(path: Path, name: str, files: int) -> str:
    if not name.endswith("/"):
        return str(path)
    return f"{path}/ ({counted(files, 'Datei', 'Dateien')})"


def _duration(output: _Output) -> str:
    return seconds(output.ended - output.began)
