"""The whole compiler, in order: read, check, plan, stop if there are errors, write, save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from builder.artifact import Artifact
from builder.diagnostics import Diagnostic, nearest, problem
from builder.job import Job, RefusedError, Writer
from builder.messages import has_errors
from builder.model.course import Project
from builder.record import record


@record
class Request:
    """What to compile; empty ``courses`` or ``outputs`` mean all that the project has."""

    _: KW_ONLY
    source: Path
    out: Path
    built: datetime
    courses: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    project_file: Path | None = None


@record
class Result:
    """``project`` is None where the sources could not be read as one."""

    project: Project | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        return self.project is not None and not has_errors(self.diagnostics)


@record
class Started:
    """An event: step ``number`` of ``total`` begins; ``output`` is empty while sources are read."""

    course: str
    output: str
    number: int
    total: int


@record
class Saved:
    """An event: a file of an output is complete."""

    path: PurePosixPath
    size: int


Event = Started | Saved
Notify = Callable[[Event], None]


@record
class _Planned:
    """What one output of one course will be, for its writer."""

    writer: Writer
    job: Job
    plan: Any


def check(request: Request) -> Result:
    """Everything that a build does but writing."""
    return _prepare(request)[0]


def build(request: Request, notify: Notify) -> Result:
    """Write every output of every course, or nothing if the sources have errors."""
    from builder.save import save

    notify(Started("", "", 0, 0))
    result, plans = _prepare(request)
    if result.is_sound:
        try:
            save(_written(plans, notify), request.out, _telling(notify))
        except RefusedError as refused:
            return replace(result, diagnostics=result.diagnostics + refused.diagnostics)
    return result


def distribute(request: Request, notify: Notify) -> Result:
    """Copy what the last build made into one folder to download from, with a page about it."""
    from builder.dist import downloads
    from builder.save import save

    result, _ = _prepare(request)
    if result.project and result.is_sound:
        (job, *_), _ = _jobs(result.project, request.built)
        artifacts = downloads(result.project, job.theme, request.out, request.built)
        if artifacts:
            notify(Started("", "", 0, 0))
            save(artifacts, request.out, _telling(notify), keep_others=False)
    return result


def _telling(notify: Notify) -> Callable[[PurePosixPath, int], None]:
    return lambda path, size: notify(Saved(path, size))


def course_ids(source: Path) -> tuple[str, ...]:
    """The folders of ``source`` that hold a course."""
    from builder.readers.source import is_there

    folders = (folder for folder in source.iterdir() if is_there(folder / "course.yaml"))
    return tuple(sorted(folder.name for folder in folders))


def _prepare(request: Request) -> tuple[Result, tuple[_Planned, ...]]:
    from builder.checks import CHECKS
    from builder.readers.project import read_project

    project, found = read_project(request.source, request.project_file, request.courses)
    if project is None:
        return Result(None, found), ()
    if request.outputs:
        project = replace(project, outputs=request.outputs)
    found += tuple(diagnostic for check in CHECKS for diagnostic in check(project))
    writers, unknown = _writers(project)
    jobs, unfit = _jobs(project, request.built)
    found += unknown + unfit
    if has_errors(found):  # a plan may rely on what the checks have proved
        return Result(project, found), ()
    plans, lost = _plans(jobs, writers)
    return Result(project, found + lost), plans


def _writers(project: Project) -> tuple[tuple[Writer, ...], tuple[Diagnostic, ...]]:
    from builder.writers import WRITERS

    names = project.outputs or tuple(WRITERS)
    unknown = (
        problem(
            "R011",
            project.places.get(name, project.span),
            nearest(name, WRITERS),
            name=name,
            outputs=", ".join(f"»{there}«" for there in WRITERS),
        )
        for name in names
        if name not in WRITERS
    )
    return tuple(WRITERS[name] for name in names if name in WRITERS), tuple(unknown)


def _jobs(project: Project, built: datetime) -> tuple[tuple[Job, ...], tuple[Diagnostic, ...]]:
    from builder.templates import languages, spoken, texts, theme

    span = project.places.get("accent", project.span)
    colours, pale = theme(project.accent, span, project.font)
    silent = (
        problem("P014", course.span, name=course.language, known=", ".join(languages()))
        for course in project.courses
        if spoken(course.language) is None
    )
    return tuple(
        Job(project, course, colours, texts(course.language), built) for course in project.courses
    ), (*pale, *silent)


def _plans(
    jobs: Iterable[Job], writers: tuple[Writer, ...]
) -> tuple[tuple[_Planned, ...], tuple[Diagnostic, ...]]:
    plans: list[_Planned] = []
    lost: tuple[Diagnostic, ...] = ()
    for job in jobs:
        for writer in writers:
            plan, diagnostics = writer.plan(job)
            plans.append(_Planned(writer, job, plan))
            lost += tuple(one for one in diagnostics if one not in lost)  # what outputs share
    return tuple(plans), lost


def _written(plans: tuple[_Planned, ...], notify: Notify) -> Iterator[Artifact]:
    for number, planned in enumerate(plans, start=1):
        notify(Started(planned.job.course.id, planned.writer.NAME, number, len(plans)))
        yield from planned.writer.write(planned.job, planned.plan)
