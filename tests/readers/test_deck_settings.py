"""What ``project.yaml`` says of decks: template and layouts, web address, answers by click."""

from __future__ import annotations

import pytest

from builder.diagnostics import Diagnostic
from builder.model.course import Project
from tests.conftest import ProjectFrom

HEAD = "organisation:\n  name: Stadt Musterstadt\n  kontakt: Personalentwicklung\n"
LOCAL = "lokal:\n  stabsraum: Raum 12\n"


def read(
    project_from: ProjectFrom, settings: str, files: dict[str, bytes] | None = None
) -> tuple[Project, tuple[Diagnostic, ...]]:
    project, found = project_from({"project.yaml": HEAD + settings + LOCAL, **(files or {})})
    assert project
    return project, found


def test_without_settings_decks_have_our_theme(project_from: ProjectFrom) -> None:
    project, found = read(project_from, "")
    assert (project.deck_template, project.web_address, project.reveal_by_click) == (
        None,
        "",
        False,
    )
    assert found == ()


def test_all_settings_in_german(project_from: ProjectFrom) -> None:
    settings = """\
folien:
  vorlage: vorlagen/stadt.potx
  layouts:
    merksatz: Zitat
    bild_und_text: "Bild: mit Text"
  aufdecken: klick
  webadresse: https://lernen.musterstadt.example/kurse
"""
    project, found = read(project_from, settings, {"vorlagen/stadt.potx": b"PK"})
    assert found == ()
    template = project.deck_template
    assert template
    assert (template.path, template.span.line) == ("vorlagen/stadt.potx", 5)
    assert template.layouts == {"key": "Zitat", "picture_text": "Bild: mit Text"}
    assert template.places["key"].line == 7
    assert project.reveal_by_click
    assert project.web_address == "https://lernen.musterstadt.example/kurse"


@pytest.mark.parametrize("address", ["http://intranet/kurs", "http://lernserver:8080/kurs?id=3"])
def test_an_address_of_an_intranet_needs_no_dot(project_from: ProjectFrom, address: str) -> None:
    project, found = read(project_from, f"folien:\n  webadresse: {address}\n", {})
    assert found == ()
    assert project.web_address == address


def test_a_course_may_have_an_address_of_its_own(project_from: ProjectFrom) -> None:
    course = "titel: Ein Kurs\nwebadresse: https://lernen.example/stab\nlektionen: [010-lage]\n"
    project, _ = project_from({"kurs/course.yaml": course})
    assert project
    assert project.courses[0].web_address == "https://lernen.example/stab"


@pytest.mark.parametrize(
    ("settings", "code", "line", "proposal"),
    [
        ("folien:\n  vorlage: statd.potx\n", "P060", 5, "stadt.potx"),
        ("folien:\n  vorlage: ../stadt.potx\n", "P060", 5, "stadt.potx"),
        ("folien:\n  vorlage: stadt.odp\n", "P061", 5, None),
        ("folien:\n  webadresse: lernen.example/stab\n", "P062", 5, "https://lernen.example/stab"),
        ("folien:\n  webadresse: javascript:alert(1)\n", "P062", 5, None),
        ("folien:\n  webadresse: https:///kurs\n", "P062", 5, None),
        ("folien:\n  layouts:\n    merksatz: Zitat\n", "P063", 5, None),
        ("folien:\n  vorlage: stadt.potx\n  layouts:\n    merksaz: Z\n", "Y020", 7, "merksatz"),
        ("folien:\n  aufdecken: klik\n", "Y030", 5, "klick"),
    ],
)
def test_mistakes_are_reported_at_their_place(
    project_from: ProjectFrom, settings: str, code: str, line: int, proposal: str | None
) -> None:
    files = {"stadt.potx": b"PK", "stadt.odp": b"PK"}
    _, found = read(project_from, settings, files)
    assert [(one.code, one.span.line, one.proposal) for one in found] == [(code, line, proposal)]
