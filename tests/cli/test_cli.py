"""The command line: what it prints, its exit codes, and that it never shows a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builder import cli
from builder import save as save_module
from builder.artifact import Artifact
from builder.diagnostics import Diagnostic, problem
from builder.dist import SLOTS
from builder.exchange import locked
from builder.job import Job
from builder.templates import TEMPLATES
from builder.writers import WRITERS
from tests.annotated import BASE

ROOT = Path(__file__).parents[2]
Run = Callable[..., tuple[int, str, str]]


class _Plain:
    """An output of two files."""

    NAME = "web"

    def plan(self, job: Job) -> tuple[str, tuple[Diagnostic, ...]]:
        return job.course.title, ()

    def write(self, job: Job, plan: str) -> Iterator[Artifact]:
        folder = PurePosixPath(job.course.id) / f"{job.course.id}_web"
        yield Artifact(folder / "index.html", f"{plan}, {job.built:%Y-%m-%d}".encode())
        yield Artifact(folder / "style.css", b"x" * 1500)


class _Lossy(_Plain):
    """An output that cannot show everything."""

    def plan(self, job: Job) -> tuple[str, tuple[Diagnostic, ...]]:
        return "", (problem("O006", job.course.span, name="verloren"),)


class _Impossible(_Plain):
    """An output that cannot be made of this course."""

    def plan(self, job: Job) -> tuple[str, tuple[Diagnostic, ...]]:
        return "", (problem("R011", job.course.span, name="web", outputs="»andere«"),)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sound courses, as the working directory."""
    shutil.copytree(BASE, tmp_path / "courses")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setitem(WRITERS, "web", _Plain())
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process: exit code, standard output, error stream."""

    def _run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        shown = capsys.readouterr()
        assert "Traceback" not in shown.out + shown.err
        return code, shown.out, shown.err

    return _run


def _break(project: Path) -> None:
    lesson = project / "courses" / "kurs" / "lessons" / "010-stab.md"
    lesson.write_text(lesson.read_text("utf-8").replace("@KM-01", "@KM-99"), "utf-8")


def _index(project: Path) -> str:
    return (project / "output" / "kurs" / "kurs_web" / "index.html").read_text("utf-8")


def test_build_writes_and_says_so(run: Run, project: Path) -> None:
    code, out, err = run("build")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    took = r"(\d+,\d s|\d+ ms)"
    assert re.fullmatch(rf"output/kurs/kurs_web/index.html +28 B +{took}", lines[0])
    assert re.fullmatch(rf"Fertig in {took}: 2 Dateien\.", lines[3])
    assert _index(project).startswith("Ein kleiner Kurs, ")


def test_errors_in_sources_write_nothing(run: Run, project: Path) -> None:
    run("build")
    before = _index(project)
    _break(project)
    code, out, _ = run("build")
    assert code == 1
    assert "Fehler R001: Die Erkenntnis »KM-99« gibt es nicht" in out
    assert "    8 │ Ein Stab berät und entscheidet [@KM-99]." in out
    assert out.endswith("Nichts geschrieben. Das bisherige Ergebnis ist unverändert.\n")
    assert _index(project) == before


def test_check_finds_the_same_and_writes_nothing(run: Run, project: Path) -> None:
    assert run("check")[:2] == (0, "1 Kurs geprüft: keine Fehler.\n")
    _break(project)
    code, out, _ = run("check", "--format", "line")
    place = "courses/kurs/lessons/010-stab.md:8:34"
    assert code == 1
    assert out.startswith(f"{place}: Fehler R001 Die Erkenntnis »KM-99« gibt es nicht")
    assert not (project / "output").exists()


def test_check_shows_what_an_output_loses(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WRITERS, "web", _Lossy())
    code, out, _ = run("check")
    assert code == 0
    assert "Hinweis O006: Die Lektion »verloren«" in out


def test_an_output_that_cannot_be_made_stops_all(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WRITERS, "web", _Impossible())
    code, out, _ = run("build")
    assert code == 1
    assert "Fehler R011" in out
    assert not (project / "output").exists()


def test_json_is_the_only_thing_on_standard_output(run: Run) -> None:
    code, out, err = run("build", "--format", "json")
    assert code == 0
    assert json.loads(out)["summary"] == {"error": 0, "warning": 0, "hint": 0}
    assert "Fertig in" in err


def test_a_project_file_of_another_municipality(run: Run, project: Path) -> None:
    (project / "andere.yaml").write_text("organisation:\n  nam: B\n", "utf-8")
    code, out, _ = run("check", "--project", "andere.yaml", "--format", "line")
    assert code == 1
    assert out.startswith("andere.yaml:")


def test_sources_elsewhere_show_their_lines(run: Run, project: Path) -> None:
    _break(project)
    (project / "courses").rename(project / "quellen")
    (project / "anderswo").mkdir()
    os.chdir(project / "anderswo")
    code, out, _ = run("check", "--source", "../quellen")
    assert code == 1
    assert "8 │ Ein Stab berät und entscheidet [@KM-99]." in out


def test_nobody_waits_for_a_pipe_among_the_sources(run: Run, project: Path) -> None:
    lesson = project / "courses/kurs/lessons/010-stab.md"
    lesson.unlink()
    os.mkfifo(lesson)
    code, out, _ = run("check")
    assert code == 1
    assert "Fehler Y001: Die Datei »010-stab.md« fehlt oder lässt sich nicht lesen" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["bild"], "Den Befehl »bild« gibt es nicht. Meinten Sie »build«?"),
        (["build", "kur"], "Den Kurs »kur« gibt es nicht. Meinten Sie »kurs«?"),
        (["build", "xyz"], "Den Kurs »xyz« gibt es nicht. Möglich: kurs."),
        (["build", "--too", "web"], "Die Option »--too« gibt es nicht. Meinten Sie »--to«?"),
        (["build", "--to"], "Nach »--to« fehlt ein Wert."),
        (["build", "--to", "wep"], "Die Ausgabe »wep« gibt es nicht. Meinten Sie »web«?"),
        (["check", "--format", "jsn"], "Die Form »jsn« gibt es nicht. Meinten Sie »json«?"),
        (["check", "--source", "hier"], "Den Ordner »hier« gibt es nicht."),
        (["check", "--source", "."], "In ».« liegt kein Kurs (ein Ordner mit course.yaml)."),
        (["check", "--project", "x.yaml"], "Die Datei »x.yaml« gibt es nicht."),
        (["explain", "R0001"], "Den Code »R0001« gibt es nicht. Meinten Sie »R001«?"),
        (["dist"], "In »output« liegt noch kein Kurs: erst kurswerk build."),
        (["--version=1"], "»--version« nimmt keinen Wert."),
    ],
)
def test_a_wrong_call_gets_a_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    assert run(*arguments) == (2, "", f"kurswerk: {sentence}\n")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["build", "-h"], ["explain", "--help"]])
def test_help_is_german(run: Run, arguments: list[str]) -> None:
    code, out, _ = run(*arguments)
    assert code == 0
    assert "Aufruf: kurswerk" in out
    assert "Diese Hilfe zeigen." in out
    assert not re.search(r"Usage|Options|Commands|Show this|default:", out)


def test_version(run: Run) -> None:
    assert run("--version") == (0, "Kurswerk 0.1.0\n", "")


def test_a_course_may_be_named_by_its_path(run: Run) -> None:
    assert run("check", "courses/kurs/")[0] == 0


def test_explain(run: Run) -> None:
    code, out, _ = run("explain", "r001")
    assert code == 0
    head, hint, *_ = out.split("\n\n")
    assert head == "Fehler R001: Die Erkenntnis »…« gibt es nicht"
    assert hint == "Alle Erkenntnisse stehen in den Dateien des Ordners findings"
    assert "Richtig:" in out
    assert max(len(line) for line in run("explain", "y017")[1].split("\n")) <= 80
    everything = run("explain")[1]
    assert "Verweise\n  R001  Die Erkenntnis »…« gibt es nicht\n" in everything


def test_the_build_date_is_the_day_or_what_reproducible_builds_say(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    run("build")
    assert _index(project) == "Ein kleiner Kurs, 1970-01-02"
    for nonsense in ("", "gestern", "9" * 30, "-1"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert run("build")[0] == 0


def test_dist_hands_out_what_was_built(run: Run, project: Path) -> None:
    run("build")
    (project / "output" / "kurs" / "kurs_scorm12.zip").write_bytes(b"zip")
    (project / "output" / "dist").mkdir()
    (project / "output" / "dist" / "alter-kurs.zip").write_bytes(b"old")
    code, out, _ = run("dist")
    files = sorted(file.name for file in (project / "output" / "dist").iterdir())
    assert code == 0
    assert files == ["index.html", "kurs_scorm12.zip", "kurs_web.zip"]
    assert "output/dist/kurs_scorm12.zip" in out
    page = (project / "output" / "dist" / "index.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'href="kurs_scorm12.zip"' in page
    assert "Ein kleiner Kurs" in page
    assert "pptx" not in page
    assert "slot" not in page
    assert "2004" not in page.replace("Vorgewählt ist SCORM 2004", "")


def test_dist_says_which_package_is_for_which_platform(run: Run, project: Path) -> None:
    run("build")
    names = [f"kurs_scorm2004-{edition}.zip" for edition in ("3rd", "4th")]
    for name in names:
        (project / "output" / "kurs" / name).write_bytes(b"zip")
    assert run("dist")[0] == 0
    page = (project / "output" / "dist" / "index.html").read_text("utf-8")
    assert "Welches Paket für welche Plattform?" in page
    for name in names:
        assert (project / "output" / "dist" / name).is_file()
        assert f'href="{name}"' in page
    assert "slot" not in page


def test_every_output_has_its_place_among_the_downloads() -> None:
    page = (TEMPLATES / "dist.html").read_text("utf-8")
    places = set(re.findall('<li data-slot="([^"]+)"', page))
    assert places - {"answer-sheet"} == set(WRITERS)
    assert {*SLOTS, "web"} == places


FAULTS = [
    (errno.ENOSPC, "Auf dem Datenträger ist kein Platz mehr."),
    (errno.EROFS, "schreibgeschützt"),
    (errno.EACCES, "Dafür fehlt die Berechtigung."),
    (errno.ENAMETOOLONG, "Der Name ist zu lang"),
]


@pytest.mark.parametrize(("error", "sentence"), FAULTS, ids=[s for _, s in FAULTS])
@pytest.mark.parametrize("call", ["exchange", "write_zip", "_write", "_flush"])
def test_what_the_machine_refuses_is_a_sentence(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int, sentence: str
) -> None:
    run("build")
    before = _index(project)

    def refuse(*args: Any, **options: Any) -> None:
        raise OSError(error, "broken", "output/x")

    monkeypatch.setattr(save_module, call, refuse)
    refused = run("dist" if call == "write_zip" else "build")
    assert refused[0] == 2
    assert refused[2].startswith("kurswerk: »output/x«: ")
    assert sentence in refused[2]
    assert _index(project) == before


def test_another_build_is_named(run: Run, project: Path) -> None:
    run("build")
    with locked(project / "output" / ".kurswerk.lock"):
        code, _, err = run("build")
    assert code == 2
    assert "»output« schreibt gerade ein anderer Aufruf" in err


def test_an_output_that_is_a_file(run: Run, project: Path) -> None:
    (project / "output").write_text("x", "utf-8")
    code, _, err = run("build")
    assert code == 2
    assert "»output«" in err


def test_a_folder_that_nobody_may_read(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "broken", str(folder))

    monkeypatch.setattr(os, "access", lambda *args, **options: False)
    monkeypatch.setattr(Path, "iterdir", refuse)
    code, _, err = run("check", "--source", "courses")
    assert (code, err.strip()) == (2, "kurswerk: »courses«: Dafür fehlt die Berechtigung.")


def test_our_own_mistakes_are_sentences_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WRITERS, "web", None)
    code, _, err = run("build")
    assert code == 2
    assert "ein Fehler in Kurswerk selbst" in err


def test_an_interrupted_build(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(save_module, "_write", interrupt)
    assert run("build") == (130, "", "kurswerk: Abgebrochen.\n")


# From here on in processes of their own: what only the system can show.


def _spawn(project: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "builder", *arguments],
        cwd=project,
        env=environment,
        encoding="utf-8",
        errors="replace",
        **options,
    )


def test_a_reader_that_goes_away(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = _spawn(project, "explain", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (2, "")


def test_a_full_disk_behind_standard_output(project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _spawn(project, "explain", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "kurswerk: Auf dem Datenträger ist kein Platz mehr.\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_terminal_of_few_characters(project: Path, encoding: str) -> None:
    _break(project)
    done = _spawn(project, "check", env={"PYTHONIOENCODING": encoding}, capture_output=True)
    assert done.returncode == 1
    assert "R001" in done.stdout
    assert done.stderr == ""


def test_ctrl_c(project: Path) -> None:
    script = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from builder import cli, pipeline\n"
        "pipeline.check = lambda request: os.kill(os.getpid(), signal.SIGINT)\n"
        "raise SystemExit(cli.main(['check']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, env=environment, capture_output=True
    )
    assert (done.returncode, done.stderr) == (130, b"kurswerk: Abgebrochen.\n")
    assert signal.SIGINT


def test_starting_imports_nothing_heavy() -> None:
    script = (
        "import sys; from builder import cli; cli.main(['--version']);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    heavy = {
        "lxml",
        "yaml",
        "markdown",
        "pptx",
        "rich",
        "tomllib",
        "json",
        "tempfile",
        "asyncio",
    }
    assert loaded & heavy == set()
