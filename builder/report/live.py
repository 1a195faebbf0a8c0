"""A build's progress on a terminal; the only place that knows rich."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from builder.pipeline import Event, Saved, Started


class Live:
    """A line that shows the step at work and vanishes at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.completed} von {task.total}"),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._progress.add_task("Texte lesen und prüfen", total=None)

    def __enter__(self) -> Live:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def __call__(self, event: Event) -> None:
        match event:
            case Started(course=course, output=output, number=number, total=total) if total:
                self._progress.update(
                    self._task,
                    description=f"{course} · {output}",
                    completed=number - 1,
                    total=total,
                )
            case Started() | Saved():
                pass
