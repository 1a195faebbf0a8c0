"""When pages have their turn, how long they take, and what the guide says to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.model.course import Course, Lesson, Page
from builder.model.document import Audience, Block, QuestionRef, Reader, Reflection, SpeakerNotes
from builder.writers import guide
from builder.writers.guide.condense import Condenser
from builder.writers.guide.schedule import begin as schedule_begin
from builder.writers.guide.schedule import clock, estimate, schedule
from builder.writers.guide.steps import Step, step
from builder.writers.paper.nodes import Printer
from builder.writers.paper.practice import numbers
from tests.conftest import ProjectFrom
from tests.print.outputs import outputs, words
from tests.print.sample import COURSE, UNBOUNDED, bullets, job
from tests.sample import para


def page(*blocks: Block, minutes: float = 0.0) -> Page:
    return Page("seite", "Seite", blocks or (para("Text"),), minutes)


def course(*lessons: tuple[float, ...]) -> Course:
    return replace(
        COURSE,
        lessons=tuple(
            Lesson(id=str(n), title=str(n), pages=tuple(page(minutes=m) for m in minutes))
            for n, minutes in enumerate(lessons)
        ),
    )


def step_of(page: Page) -> Step:
    here = replace(COURSE, lessons=(Lesson(id="l", title="L", pages=(page,)),))
    work = job(here)
    condenser = Condenser(Printer(work, numbers=numbers(here), reader=Reader.LECTURER))
    return step(schedule(here)[0].slots[0], condenser)


def test_pages_follow_each_other() -> None:
    first, second = schedule(course((3, 4.5), (2,)))
    assert [(slot.start, slot.end) for slot in first.slots] == [(0, 3), (3, 7.5)]
    assert (second.start, second.end, second.pause) == (7.5, 9.5, 0)


@pytest.mark.parametrize(
    ("lessons", "pauses"),
    [
        (((60,), (30,), (10,)), [0, 0, 15]),
        (((60,), (31,), (59,)), [0, 15, 0]),
        (((60,), (31,), (60,)), [0, 15, 15]),
        (((120,), (5,)), [0, 15]),
    ],
)
def test_nobody_works_longer_than_ninety_minutes(
    lessons: tuple[tuple[float, ...], ...], pauses: list[float]
) -> None:
    assert [unit.pause for unit in schedule(course(*lessons))] == pauses


def test_break_moves_what_follows() -> None:
    units = schedule(course((80,), (20,)))
    assert (units[1].start, units[1].end) == (95, 115)


@pytest.mark.parametrize(
    ("blocks", "minutes"),
    [
        ((para("Wort"),), 1),
        ((para("Wort " * 110),), 1),
        ((para("Wort " * 111),), 2),
        ((para("Wort"), QuestionRef("nachbarhilfe")), 3),
        ((SpeakerNotes((para("Wort " * 500),)),), 1),
        ((Reflection("", (para("Warum?"),)),), 4),
    ],
)
def test_minutes_are_estimated(blocks: tuple[Block, ...], minutes: float) -> None:
    assert estimate(page(*blocks)) == minutes
    slot = schedule(replace(COURSE, lessons=(Lesson(id="l", title="L", pages=(page(*blocks),)),)))
    assert slot[0].slots[0].estimated


def test_pages_for_learners_alone_have_no_turn() -> None:
    alone = page(Audience(Reader.LEARNER, (para("Lesen Sie."),)))
    (unit,) = schedule(replace(COURSE, lessons=(Lesson(id="l", title="L", pages=(alone,)),)))
    assert unit.slots == ()
    assert unit.end == 0


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0:00"), (1.4, "0:01"), (1.5, "0:02"), (65, "1:05"), (600, "10:00")]
)
def test_clock(minutes: float, shown: str) -> None:
    assert clock(minutes) == shown


@pytest.mark.parametrize(
    ("minutes", "begin", "shown"), [(0, 540, "9:00"), (65, 540, "10:05"), (90, 23 * 60, "0:30")]
)
def test_time_of_day(minutes: float, begin: int, shown: str) -> None:
    assert clock(minutes, begin) == shown


@pytest.mark.parametrize(
    ("begin", "pauses"),
    [
        (None, [0, 15, 15, 15]),
        (8 * 60 + 30, [0, 15, 15, 45]),  # breaks begin at 9:50, 11:10 and 12:45
        (10 * 60, [0, 15, 45, 15]),
        (14 * 60, [0, 15, 15, 15]),
    ],
)
def test_break_at_noon_is_for_lunch(begin: int | None, pauses: list[float]) -> None:
    units = schedule(course((80,), (65,), (80,), (80,)), begin)
    assert [unit.pause for unit in units] == pauses


@pytest.mark.parametrize(
    ("project", "own", "wanted"), [("", "", None), ("8:30", "", 510), ("8:30", "13.15 Uhr", 795)]
)
def test_course_or_project_says_when_it_begins(
    project: str, own: str, wanted: int | None, project_from: ProjectFrom
) -> None:
    head = "organisation:\n  name: Stadt Musterstadt\n"
    files = {
        "project.yaml": head + (f"beginn: {project}\n" if project else ""),
        "kurs/course.yaml": "titel: K\nlektionen: [010-lage]\n"
        + (f"start: {own}\n" if own else ""),
    }
    read, found = project_from(files)
    assert read is not None
    assert "Y045" not in {each.code for each in found}
    work = replace(job(), project=read, course=read.courses[0])
    assert schedule_begin(work) == wanted


def test_no_time_is_told(project_from: ProjectFrom) -> None:
    head = "organisation:\n  name: Stadt Musterstadt\n"
    _, found = project_from({"project.yaml": f"{head}beginn: 24:10\n"})
    assert "Y045" in {each.code for each in found}


def test_guide_says_times_of_day() -> None:
    files = outputs(job(replace(COURSE, start=540)), (guide,))
    text = words(files["probe_trainer-guide.pdf"])
    assert "Die Schulung beginnt um 9:00 Uhr und endet um" in text
    assert "9:00–9:02" in text


def test_guide_says_one_minute_in_words() -> None:
    short = replace(course((1.0,)), minutes=1, quizzes=(), glossary=())
    text = words(outputs(job(short), (guide,))["probe_trainer-guide.pdf"])
    assert "Dauer eine Minute" in text
    assert "Zusammen sind es eine Minute" in text


def test_step_reads_method_and_material_off_the_page() -> None:
    row = step_of(UNBOUNDED)
    assert (row.time, row.duration) == ("0:00–0:03", "3 Min.")
    assert row.how == ("Vortrag", "Gespräch")
    assert row.material == ("Folie „Ohne Rand in Raum und Zeit“", "Handout")
    assert len(row.notes) == 2


def test_step_with_tasks() -> None:
    notes = SpeakerNotes((para("Sammeln Sie am Flipchart."),))
    row = step_of(page(bullets("a"), QuestionRef("nachbarhilfe"), Reflection("", ()), notes))
    assert row.how == ("Übung", "Einzelarbeit")
    assert row.material == ("Handout", "Übungsfragen", "Flipchart")
    assert row.duration == "ca. 6 Min."
