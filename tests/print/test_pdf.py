"""The PDFs are accessible (PDF/UA-1), say what the course says, and hold no answers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import page
import pytest
import typst

from builder.model.course import Asset, Course
from builder.model.course import Page as CoursePage
from builder.model.document import Block, Figure
from builder.model.inline import Image
from builder.writers import handout, quiz_sheet
from builder.writers.paper import typeset
from builder.writers.paper.glyphs import HELD, REPLACEMENT, missing
from tests.conftest import ProjectFrom
from tests.print.outputs import NAMES, outputs, words
from tests.print.sample import COURSE, PROJECT, job
from tests.sample import para

PDFS = tuple(name for name in NAMES if name.endswith(".pdf"))
ROOT = Path(__file__).parents[2]


def with_page(*blocks: Block) -> CoursePage:
    return CoursePage("neu", "Neue Seite", blocks)


def course_of(new: CoursePage) -> Course:
    lesson = replace(COURSE.lessons[0], pages=(new,))
    return replace(COURSE, lessons=(lesson,))


def structure(pdf: bytes, folder: Path) -> str:
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    command = ["pdfinfo", "-struct-text", str(file)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")


def failures(pdf: bytes) -> set[str]:
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return {failure.rule_id for failure in report.failures}


@pytest.mark.parametrize("name", PDFS)
def test_is_pdf_ua(printed: Mapping[str, bytes], name: str) -> None:
    assert failures(printed[name]) == set()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b"pdfuaid:part", b"pdfuaid:tarp"), (b"/DisplayDocTitle true", b"/DisplayDocTitle null")],
)
def test_seeded_fault_is_found(printed: Mapping[str, bytes], right: bytes, wrong: bytes) -> None:
    assert right in printed["probe_handout.pdf"]
    assert failures(printed["probe_handout.pdf"].replace(right, wrong))


def test_picture_without_words_is_refused() -> None:
    silent = with_page(Figure(Image("assets/zeichen.png", "")))
    course = course_of(silent)
    plan, _ = handout.plan(job(course))
    plan["lessons"][0]["pages"][0]["blocks"][0]["image"]["alternative"] = None
    with pytest.raises(typst.TypstError, match="alt"):
        list(handout.write(job(course), plan))


def test_structure_is_read_back(printed: Mapping[str, bytes], tmp_path: Path) -> None:
    read = structure(printed["probe_handout.pdf"], tmp_path)
    for element in ("H1", "H2", "H3", "TOC", "LI", "TH", "Figure", "Caption", "Code", "Link"):
        assert re.search(rf"^ +{element}\b", read, re.MULTILINE), element
    assert '"Eine Überschrift, die eine Stufe überspringt"' in read


def test_handout_says_what_learners_read(printed: Mapping[str, bytes]) -> None:
    text = words(printed["probe_handout.pdf"])
    for said in (
        "Ein Hochwasser hat einen Ort",
        "Die Pandemie war eine Krise ohne räumliche und zeitliche Begrenzung.",
        "Quelle: Reflexionsworkshop Krisenmanagement, März 2023",
        "Erfundenes Beispiel: Zwei Lagen im Rathaus",
        "Denkanstoß: Ihre stille Annahme",
        "Vertretung für jede Rolle benennen",
        "Nur für Lernende.",
        "[KM-02]",
        "(www.example.org/stab)",
    ):
        assert said in text, said


@pytest.mark.parametrize(("paragraphs", "has_room"), [(1, True), (23, False)])
def test_what_a_lesson_leaves_of_its_last_sheet_is_for_notes(
    paragraphs: int, has_room: bool
) -> None:
    text = CoursePage("seite", "Seite", (para("Ein Satz."),) * paragraphs)
    lesson = replace(COURSE.lessons[0], pages=(text,))
    course = replace(COURSE, lessons=(lesson,), quizzes=(), glossary=())
    content = outputs(job(course), (handout,))["probe_handout.pdf"]
    assert ("Eigene Notizen" in words(content)) is has_room


def test_handout_keeps_to_itself_what_is_not_for_learners(printed: Mapping[str, bytes]) -> None:
    text = words(printed["probe_handout.pdf"])
    for unsaid in (
        "Begrüßen Sie die Gruppe",
        "Nur für Lehrende.",
        "Begrenzt oder entgrenzt?",
        "alle hatten dieselbe Lage",
        "Beschäftigten",
        "Geheime Frage",
        "KM-99",
    ):
        assert unsaid not in text, unsaid


def test_quiz_sheet_holds_no_answers(printed: Mapping[str, bytes]) -> None:
    text = words(printed["probe_quiz-sheet.pdf"])
    assert "Warum halfen Nachbarkommunen" in text
    for unsaid in ("Richtig", "dieselbe Lage", "Zufällige Gespräche", "Geheime Frage"):
        assert unsaid not in text, unsaid


def test_answer_sheet_gives_reasons(printed: Mapping[str, bytes]) -> None:
    text = words(printed["probe_answer-sheet.pdf"])
    for said in (
        "Ja, alle hatten dieselbe Lage.",
        "„Beschäftigten“ oder „Mitarbeitenden“",
        "5 Tagen",
        "S1 – Personal",
        "Planen Sie Hilfe ein",
    ):
        assert said in text, said


def test_handout_holds_answers_if_asked() -> None:
    files = outputs(job(project=replace(PROJECT, handout_solutions=True)), (handout,))
    assert "alle hatten dieselbe Lage" in words(files["probe_handout.pdf"])


def test_content_is_never_markup(printed: Mapping[str, bytes]) -> None:
    text = words(printed["probe_handout.pdf"])
    assert "#panic()" in text
    assert '#read("/etc/passwd")' in text
    assert "*kein* _Markup_" in text


def test_every_held_character_has_a_glyph() -> None:
    codes = (
        code
        for low, _, high in (part.partition("-") for part in HELD.split())
        for code in range(int(low, 16), int(high or low, 16) + 1)
    )
    everything = " ".join(map(chr, codes))
    course = course_of(with_page(para(everything)))
    assert missing(everything) == ()
    plan, losses = handout.plan(job(course))
    assert losses == ()
    assert list(handout.write(job(course), plan))


def test_character_without_glyph_is_told_and_replaced() -> None:
    course = course_of(with_page(para("Gut gemacht 😀")))
    plan, losses = handout.plan(job(course))
    assert [(loss.code, loss.values["point"]) for loss in losses] == [("W060", "U+1F600")]
    assert f"Gut gemacht {REPLACEMENT}" in typeset.as_json(plan)
    assert list(handout.write(job(course), plan))


def test_picture_of_unknown_kind_is_told_and_put_into_words() -> None:
    film = Asset("assets/a.avif", "assets/a.avif", "image/avif", 1)
    figure = Figure(Image("assets/a.avif", "Eine Lagekarte"))
    course = replace(course_of(with_page(figure)), assets=(*COURSE.assets, film))
    _, losses = handout.plan(job(course))
    assert [loss.code for loss in losses] == ["W061"]
    assert "Eine Lagekarte" in words(outputs(job(course), (handout,))["probe_handout.pdf"])


def test_handout_opens_with_the_pictures_of_course_and_lessons() -> None:
    shown = Image("assets/wellen.svg", "Zwei Wellen laufen aufeinander zu")
    adorned = Image("assets/zeichen.png", "", decorative=True)
    first, *rest = COURSE.lessons
    course = replace(COURSE, picture=shown, lessons=(replace(first, picture=adorned), *rest))
    plan, _ = handout.plan(job(course))
    assert plan["picture"]["path"] == "/assets/wellen.svg"
    assert plan["lessons"][0]["picture"]["decorative"]
    content = outputs(job(course), (handout,))["probe_handout.pdf"]
    assert failures(content) == set()
    assert b"/Alt(Zwei Wellen laufen aufeinander zu)" in content


def test_course_without_questions_has_no_quiz_sheet() -> None:
    course = replace(course_of(with_page(para("Text"))), quizzes=())
    plan, losses = quiz_sheet.plan(job(course))
    assert [loss.code for loss in losses] == ["W062"]
    assert list(quiz_sheet.write(job(course), plan)) == []


def test_missing_face_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "_faces", lambda: typst.Fonts(include_system_fonts=False))
    plan, _ = handout.plan(job())
    with pytest.raises(ValueError, match="carlito"):
        list(handout.write(job(), plan))


def test_same_bytes_in_another_process(printed: Mapping[str, bytes]) -> None:
    script = (
        "import hashlib, json; from tests.print.outputs import outputs; "
        "from tests.print.sample import job; "
        "print(json.dumps({n: hashlib.sha256(b).hexdigest() for n, b in outputs(job()).items()}))"
    )
    again = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"},
    )
    here = {name: sha256(content).hexdigest() for name, content in printed.items()}
    assert json.loads(again.stdout) == here


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [("", False), ("handout:\n  loesungen: ja\n", True), ("handout:\n  solutions: no\n", False)],
)
def test_project_says_whether_the_handout_holds_answers(
    project_from: ProjectFrom, lines: str, wanted: bool
) -> None:
    head = "organisation:\n  name: Stadt Musterstadt\n"
    project, _ = project_from({"project.yaml": head + lines})
    assert project is not None
    assert project.handout_solutions is wanted
