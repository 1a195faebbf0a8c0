"""Limits count where an output has them, and are told with standard, limit and place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.checks import limits
from builder.diagnostics import Diagnostic, Span
from builder.messages import catalogue
from builder.model.course import Course, Project
from builder.model.interaction import Choice, FillIn, Interaction, Matching, Option
from builder.pipeline import Request, check
from builder.writers import WRITERS
from tests import sample
from tests.annotated import BASE, BUILT, stage

PLACE = Span("courses/kurs/quizzes/test.yaml", 7)
SCORM = ("scorm12", "scorm2004-3rd", "scorm2004-4th")


def asking(*forms: Interaction) -> Course:
    course = sample.course()
    question = replace(course.quizzes[0].questions[0], interactions=forms, span=PLACE)
    return replace(course, quizzes=(replace(course.quizzes[0], questions=(question,)),))


def found(course: Course, *outputs: str) -> list[Diagnostic]:
    project: Project = replace(sample.job().project, courses=(course,), outputs=outputs)
    checks = (
        limits.questions_have_few_enough_options,
        limits.titles_are_short_enough,
        limits.solutions_are_short_enough,
    )
    return [diagnostic for check in checks for diagnostic in check(project)]


def options(count: int) -> tuple[Option, ...]:
    return tuple(sample.option(f"o{at}", f"Wort {at}") for at in range(count))


MANY = asking(Choice("1", options(37), ("o0",)))
PAIRS = asking(
    Matching("1", options(37), options(37), tuple((f"o{a}", f"o{a}") for a in range(37)))
)
LONG = replace(sample.course(), title="x" * 201)
WORDY = asking(FillIn("1", ("x" * 251,)))
WORDIER = asking(FillIn("1", ("kurz", "x" * 256)))


@pytest.mark.parametrize(
    ("course", "code", "count", "limit", "outputs"),
    [
        (MANY, "L001", "37", "36", SCORM),
        (PAIRS, "L001", "37", "36", SCORM),
        (LONG, "L002", "201", "200", SCORM),
        (WORDY, "L005", "251", "250", SCORM[1:]),
        (WORDIER, "L005", "256", "250", SCORM[1:]),
    ],
)
def test_a_limit_names_the_standards_that_have_it(
    course: Course, code: str, count: str, limit: str, outputs: tuple[str, ...]
) -> None:
    (told,) = found(course, *SCORM, "web", "slides")
    assert (told.code, told.values["count"], told.values["limit"]) == (code, count, limit)
    *names, last = (limits.STANDARDS[output].name for output in outputs)
    assert told.values["standards"] == f"{', '.join(names)} und {last}"
    assert told.span == (course.span if code == "L002" else PLACE)
    assert "{standards}" in catalogue()[code].message
    assert "{limit}" in catalogue()[code].message


@pytest.mark.parametrize("course", [MANY, PAIRS, LONG, WORDY, WORDIER])
def test_an_output_without_the_limit_has_no_say(course: Course) -> None:
    assert found(course, "web", "slides") == []
    assert len(found(course)) == 1, "without a list, every output is built"


def test_what_just_fits_is_fine() -> None:
    assert found(asking(Choice("1", options(36), ("o0",)), FillIn("2", ("x" * 250,)))) == []
    assert found(replace(sample.course(), title="x" * 200)) == []
    assert found(WORDY, "scorm12") == []
    assert [told.values["limit"] for told in found(WORDIER, "scorm12")] == ["255"]


@pytest.mark.parametrize(("output", "codes"), [("scorm2004-3rd", {"L001"}), ("web", set())])
def test_outputs_asked_for_on_the_command_line_count(
    output: str, codes: set[str], tmp_path: Path
) -> None:
    root, _ = stage(BASE.with_name("too-many-options"), tmp_path)
    result = check(Request(source=root, out=tmp_path, built=BUILT, outputs=(output,)))
    limits = {told.code for told in result.diagnostics if told.code.startswith("L")}
    assert limits == codes


STANDARD_OUTPUTS = (*SCORM, "cmi5")
QUIZ = "kurs/quizzes/uebungen.yaml"
OPTIONS = "".join(f"    - falsch: Antwort {at}.\n      weil: Nein.\n" for at in range(40))


@pytest.mark.parametrize("output", STANDARD_OUTPUTS)
@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        (
            QUIZ,
            "    - falsch: Für den Alltag.",
            f"{OPTIONS}    - falsch: Für den Alltag.",
            "L001",
            4,
        ),
        ("kurs/course.yaml", "titel: ", f"titel: {'Lage ' * 40} ", "L002", 1),
        (QUIZ, "id: stab-lage", "id: Lage Ä", "Y031", 4),
        (QUIZ, "id: stab-lage", f"id: {'x' * 65}", "L003", 4),
    ],
    ids=["37 options", "a title over 200", "an illegal id", "a long id"],
)
def test_what_a_standard_cannot_express_is_told_with_its_place(
    output: str, file: str, old: str, new: str, code: str, line: int, tmp_path: Path
) -> None:
    root, _ = stage(BASE, tmp_path)
    source = root / "courses" / file
    source = source if source.exists() else root / file
    text = source.read_text("utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), "utf-8")
    result = check(Request(source=root, out=tmp_path, built=BUILT, outputs=(output,)))
    told = [each for each in result.diagnostics if each.code == code]
    if output == "cmi5" and code in ("L001", "L002"):
        assert told == [], "cmi5 has no such limit"
        return
    (one,) = told
    assert one.span.path.endswith(file)
    assert one.span.line == line
    sentence = catalogue()[code].message.format(**one.values)
    names = "cmi5" if output == "cmi5" else "SCORM"
    assert names in sentence
    assert code == "Y031" or str(one.values["limit"]) in sentence


def test_every_standard_is_an_output() -> None:
    assert set(limits.STANDARDS) <= set(WRITERS)
