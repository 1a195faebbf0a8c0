"""The command line: the only place that prints, exits, reads the clock or the environment."""

from __future__ import annotations

import codecs
import contextlib
import functools
import io
import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from builder import __version__
from builder.german_click import Command, Group, complaint, one_of, some_of, unknown

if TYPE_CHECKING:
    from datetime import datetime

    from builder.diagnostics import Diagnostic
    from builder.pipeline import Event, Notify, Request
    from builder.report.style import Style

FORMS = ("terminal", "line", "json", "github")
DONE, SOURCES_HAVE_ERRORS, CANNOT, INTERRUPTED = 0, 1, 2, 130


def _output_names() -> Collection[str]:
    from builder.writers import WRITERS

    return WRITERS


_SELECTION: tuple[Any, ...] = (
    click.argument("courses", nargs=-1, metavar="[KURS …]"),
    click.option(
        "--to",
        "outputs",
        callback=some_of("Die Ausgabe", _output_names),
        default="",
        metavar="LISTE",
        help="Nur diese Ausgaben, mit Komma getrennt, zum Beispiel scorm12,slides.",
    ),
    click.option(
        "--source",
        type=click.Path(path_type=Path, readable=False),
        default=Path("courses"),
        metavar="ORDNER",
        help="Ordner der Kurse (sonst: courses).",
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path, readable=False),
        default=Path("output"),
        metavar="ORDNER",
        help="Ordner für das Ergebnis (sonst: output).",
    ),
    click.option(
        "--project",
        "project_file",
        type=click.Path(path_type=Path, readable=False),
        metavar="DATEI",
        help="Andere Projektdatei als project.yaml, etwa die einer anderen Kommune.",
    ),
    click.option(
        "--format",
        "form",
        callback=one_of("Die Form", lambda: FORMS),
        default="terminal",
        metavar="FORM",
        help="Form der Meldungen: terminal, line, json oder github.",
    ),
)


def _selecting(function: Any) -> Any:
    for decorate in reversed(_SELECTION):
        function = decorate(function)
    return function


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, message="Kurswerk %(version)s", help="Die Version von Kurswerk zeigen."
)
def kurswerk() -> None:
    """Übersetzt Kurse aus Markdown und YAML in SCORM-Pakete, Webseiten und Folien."""


@kurswerk.command(cls=Command, name="build")
@_selecting
def build_command(form: str, **selection: Any) -> int:
    """Baut die Kurse: alle, oder nur die genannten.

    Haben die Texte Fehler, wird nichts geschrieben, und das bisherige Ergebnis bleibt, wie es ist.
    """
    from builder.pipeline import build
    from builder.report.words import counted, seconds
    from builder.report.written import Tally

    request, began, tally = _request(**selection), time.perf_counter(), Tally(time.perf_counter)
    with _progress() as show:

        def notify(event: Event) -> None:
            tally(event)
            show(event)

        result = build(request, notify)
    _report(result.diagnostics, form, request.source)
    if not result.is_sound:
        _say("Nichts geschrieben. Das bisherige Ergebnis ist unverändert.", form)
        return SOURCES_HAVE_ERRORS
    for line in tally.lines(request.out, _style(sys.stdout)):
        _say(line, form)
    files = counted(len(tally.files), "Datei", "Dateien")
    duration = seconds(time.perf_counter() - began)
    _say(_style(sys.stdout).paint(f"\nFertig in {duration}: {files}.", "good"), form)
    return DONE


@kurswerk.command(cls=Command, name="check")
@_selecting
def check_command(form: str, **selection: Any) -> int:
    """Prüft die Kurse, ohne etwas zu schreiben."""
    from builder.pipeline import check
    from builder.report.words import counted

    request = _request(**selection)
    result = check(request)
    _report(result.diagnostics, form, request.source)
    if not result.is_sound:
        return SOURCES_HAVE_ERRORS
    courses = counted(len(result.project.courses) if result.project else 0, "Kurs", "Kurse")
    _say(_style(sys.stdout).paint(f"{courses} geprüft: keine Fehler.", "good"), form)
    return DONE


@kurswerk.command(cls=Command, name="dist")
@_selecting
def dist_command(form: str, **selection: Any) -> int:
    """Legt alles zum Herunterladen in einen Ordner, mit einer Seite, die es erklärt.

    Die Seite sagt, welche Datei wohin gehört und was in Moodle, ILIAS und OpenOlat einzustellen
    ist. Vorher muss gebaut sein.
    """
    from builder.pipeline import distribute
    from builder.report.written import Tally

    request, tally = _request(**selection), Tally(time.perf_counter)
    result = distribute(request, tally)
    if not result.is_sound:
        _report(result.diagnostics, form, request.source)
        return SOURCES_HAVE_ERRORS
    if not tally.files:
        raise click.UsageError(f"In »{request.out}« liegt noch kein Kurs: erst kurswerk build.")
    for line in tally.lines(request.out, _style(sys.stdout)):
        _say(line, form)
    return DONE


@kurswerk.command(cls=Command)
@click.argument("codes", nargs=-1, metavar="[CODE …]")
def explain(codes: tuple[str, ...]) -> int:
    """Erklärt eine Meldung an ihrem Code; ohne Code: alle Codes."""
    from builder.messages import catalogue
    from builder.report.explained import explained, overview

    style = _style(sys.stdout)
    for code in codes:
        if code.upper() not in catalogue():
            raise click.UsageError(unknown("Den Code", code, catalogue()))
    pages = [explained(code.upper(), style) for code in codes] or [overview(style)]
    click.echo("\n\n".join(pages), color=style.colour)
    return DONE


def run() -> NoReturn:
    """The program: ends at once, since freeing memory object by object takes a tenth of a run."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; never shows a traceback."""
    _make_encodable()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return _give_up("Abgebrochen.", INTERRUPTED)
    except click.ClickException as error:
        return _give_up(complaint(error), CANNOT)
    except BrokenPipeError:
        _silence(sys.stdout)
        return CANNOT
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        from builder.report.machine import trouble

        return _give_up(trouble(error), CANNOT)
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        with kurswerk.make_context("kurswerk", list(arguments) or ["--help"]) as context:
            return int(kurswerk.invoke(context) or DONE)
    except click.exceptions.Exit as done:
        return done.exit_code


def _give_up(sentence: str, code: int) -> int:
    """Say why on the error stream; what still waits for a full or broken stream is dropped."""
    for stream, text in ((sys.stdout, ""), (sys.stderr, f"kurswerk: {sentence}\n")):
        try:
            stream.write(text)
            stream.flush()
        except OSError:
            _silence(stream)
    return code


def _silence(stream: TextIO) -> None:
    """Point a stream that nobody reads at nothing, so that Python's exit does not complain."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _request(
    source: Path, project_file: Path | None, courses: tuple[str, ...], **rest: Any
) -> Request:
    """What a call asks for; a folder's path names its course, too."""
    from builder.pipeline import Request, course_ids

    if not source.is_dir():
        raise click.UsageError(f"Den Ordner »{source}« gibt es nicht.")
    if project_file and not project_file.is_file():
        raise click.UsageError(f"Die Datei »{project_file}« gibt es nicht.")
    there = course_ids(source)
    if not there:
        raise click.UsageError(f"In »{source}« liegt kein Kurs (ein Ordner mit course.yaml).")
    names = tuple(PurePath(course).name for course in courses)
    for name in names:
        if name not in there:
            raise click.UsageError(unknown("Den Kurs", name, there))
    built = _build_date()
    return Request(source=source, project_file=project_file, courses=names, built=built, **rest)


def _build_date() -> datetime:
    """The day, so that two builds of a day are the same; or what reproducible builds agree on."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        with contextlib.suppress(OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _report(diagnostics: Iterable[Diagnostic], form: str, source: Path) -> None:
    from builder import report

    style, beside = _style(sys.stdout), source.resolve().parent
    notices = report.notices(diagnostics)
    source_lines = functools.cache(lambda path: _read_lines(beside / path))

    def source_line(path: str, at: int) -> str | None:
        lines = source_lines(path)
        return lines[at - 1] if 0 < at <= len(lines) else None

    lines = report.lines(notices, form, style, source_line)
    if text := "\n".join(lines):
        click.echo(text, color=style.colour)


def _read_lines(path: Path) -> list[str]:
    """The lines of a source, read once more for its report; none if that is not possible."""
    if not path.is_file():  # opening a pipe would wait for somebody to write into it
        return []
    try:
        with path.open(encoding="utf-8", errors="replace") as source:
            return source.readlines()
    except (OSError, ValueError):
        return []


def _say(line: str, form: str) -> None:
    """A line for people; where standard output is for a program, on the error stream."""
    click.echo(line, err=form != "terminal", color=_style(sys.stdout).colour)


def _style(stream: TextIO) -> Style:
    from builder.report.style import Style

    colour = stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Style(min(_width(stream), 100), colour)


def _width(stream: TextIO) -> int:
    """Columns of the terminal, or what the environment says; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):  # not a terminal, or no file at all
        return 80


@contextlib.contextmanager
def _progress() -> Iterator[Notify]:
    """Shows the step at work where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda event: None
        return
    from builder.report.live import Live

    with Live(sys.stderr) as live:
        yield live


def _make_encodable() -> None:
    """Let a terminal of few characters show the nearest ones instead of failing."""
    from builder.characters import nearest_characters

    codecs.register_error("nearest", nearest_characters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")
