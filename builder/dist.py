"""The folder to hand out: what trainers and lecturers download, and one page that explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from pathlib import Path, PurePosixPath

from lxml.etree import _Element

from builder.artifact import Archive, Artifact, FileSource
from builder.model.course import Course, DataProtection, Project
from builder.package_zip import in_zip_order
from builder.record import record
from builder.sizes import size
from builder.theme import Theme
from builder.writers.standalone.page import drop, opened, page

FOLDER = PurePosixPath("dist")

SLOTS = {
    "scorm12": "{}_scorm12.zip",
    "scorm2004-4th": "{}_scorm2004-4th.zip",
    "scorm2004-3rd": "{}_scorm2004-3rd.zip",
    "cmi5": "{}_cmi5.zip",
    "slides": "{}.pptx",
    "slides-pdf": "{}_slides.pdf",
    "handout": "{}_handout.pdf",
    "quiz-sheet": "{}_quiz-sheet.pdf",
    "answer-sheet": "{}_answer-sheet.pdf",
    "trainer-guide": "{}_trainer-guide.docx",
    "data-sheet": "{}_data-sheet.html",
    "accessibility": "{}_accessibility.html",
}
"""Places on the page and the files that go there, named by course."""


@record
class _Download:
    """A file to hand out; ``slot`` is its place on the page."""

    slot: str
    artifact: Artifact

    @property
    def label(self) -> str:
        content = self.artifact.content
        parts = [self.artifact.path.name]
        if isinstance(content, FileSource):
            parts.append(size(content.size))
        return " · ".join(parts)


def downloads(project: Project, theme: Theme, out: Path, built: datetime) -> tuple[Artifact, ...]:
    """Everything in ``out`` that people download, and the page; empty if nothing is built."""
    shelf = {course.id: tuple(_downloads(course, out)) for course in project.courses}
    files = [download.artifact for offered in shelf.values() for download in offered]
    if not files:
        return ()
    return (*files, Artifact(FOLDER / "index.html", _page(project, theme, shelf, built)))


def _downloads(course: Course, out: Path) -> Iterator[_Download]:
    folder = out / course.id
    for slot, pattern in SLOTS.items():
        name = pattern.format(course.id)
        if (folder / name).is_file():
            yield _Download(slot, Artifact(FOLDER / name, _source(folder / name)))
    web = folder / f"{course.id}_web"
    if (web / "index.html").is_file():
        files = [
            Artifact(PurePosixPath(file.relative_to(folder).as_posix()), _source(file))
            for file in web.rglob("*")
            if file.is_file()
        ]
        yield _Download("web", Artifact(FOLDER / f"{web.name}.zip", Archive(in_zip_order(files))))


def _source(file: Path) -> FileSource:
    return FileSource(str(file), file.stat().st_size)


def _page(
    project: Project, theme: Theme, shelf: Mapping[str, tuple[_Download, ...]], built: datetime
) -> bytes:
    root = opened("dist.html", theme)
    slots = _slots(root, "id")
    slots["slot_organisation"].text = project.organisation.name
    slots["slot_contact"].text = _contact(project)
    slots["slot_date"].text = f"{built:%d.%m.%Y}"
    slots["slot_date"].set("datetime", built.date().isoformat())
    for mode in DataProtection:
        if mode is not project.data_protection:
            drop(slots[f"slot_{mode}"])
    packages = {download.slot for offered in shelf.values() for download in offered}
    if not any(slot.startswith("scorm2004") for slot in packages):
        drop(slots["slot_choice"])
    card = slots["slot_course"]
    for course in project.courses:
        if shelf[course.id]:
            card.addprevious(_course(deepcopy(card), course, shelf[course.id]))
    drop(card)
    return page(root)


def _slots(root: _Element, name: str) -> dict[str, _Element]:
    """The elements to fill by what their attribute says; the attribute goes."""
    nodes = [node for node in root.iter() if name == "data-slot" or _is_slot(node)]
    return {str(node.attrib.pop(name)): node for node in nodes if name in node.attrib}


def _is_slot(node: _Element) -> bool:
    return str(node.get("id", "")).startswith("slot_")


def _course(card: _Element, course: Course, offered: tuple[_Download, ...]) -> _Element:
    slots = _slots(card, "data-slot")
    facts = (f"{course.minutes} Minuten" if course.minutes else "", course.audience)
    slots.pop("title").text = course.title
    slots.pop("summary").text = course.summary or course.subtitle
    slots.pop("facts").text = " · ".join(fact for fact in facts if fact)
    for download in offered:
        _, _, link, name = slots.pop(download.slot)
        link.set("href", download.artifact.path.name)
        link.set("download", "")
        link.set("aria-label", f"{link.text}: {course.title}")
        name.text = download.label
    for not_built in slots.values():
        drop(not_built)
    return card


def _contact(project: Project) -> str:
    organisation = project.organisation
    parts = [organisation.contact, organisation.phone, organisation.email]
    given = ", ".join(part for part in parts if part)
    return f"Kontakt: {given}. " if given else ""
