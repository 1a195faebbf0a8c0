"""The guide for lecturers as records, from which both its Word file and its PDF are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.job import Job
from builder.model.course import Course
from builder.model.document import Paragraph, Reflection
from builder.model.inline import Inline, Text
from builder.model.question import Question
from builder.model.text import walk
from builder.record import record
from builder.writers.decimals import counted, decimal
from builder.writers.guide.condense import Bullets, Condenser, Simple
from builder.writers.guide.schedule import LUNCH, Unit, begin, clock, schedule
from builder.writers.guide.script import Script, scripts
from builder.writers.guide.steps import Step, materials, step
from builder.writers.paper.practice import practice
from builder.writers.paper.solutions import solution


@record
class Session:
    """One lesson: its place in the schedule, its objectives and its steps."""

    title: str
    time: str
    duration: str
    heading: str
    """The words over the table of steps."""
    pause: str
    """The words for the break before it; empty: none."""
    objectives: tuple[str, ...]
    steps: tuple[Step, ...]


@record
class Reason:
    """One line of a solution."""

    verdict: str
    content: tuple[Inline, ...]
    because: tuple[Simple, ...]


@record
class Solved:
    title: str
    stem: tuple[Simple, ...]
    gaps: tuple[str, ...]
    """The gaps of a cloze in the order of their numbers."""
    reasons: tuple[Reason, ...]
    explanation: tuple[Simple, ...]


@record
class Explained:
    """An entry of the glossary."""

    id: str
    term: str
    also: str
    definition: tuple[Simple, ...]


@record
class Guide:
    objectives: tuple[str, ...]
    intro: str
    """How to read the times of the schedule, and how long everything takes."""
    end: str
    has_estimates: bool
    before: tuple[str, ...]
    """What to prepare in good time."""
    on_the_day: tuple[str, ...]
    sessions: tuple[Session, ...]
    scripts: tuple[Script, ...]
    """The scenarios, as they are played around a table."""
    solved: tuple[Solved, ...]
    questions: tuple[str, ...]
    """Debriefing questions for every course."""
    prompts: tuple[Simple, ...]
    """What learners were asked to reflect on."""
    glossary: tuple[Explained, ...]


def guide(job: Job, condenser: Condenser) -> Guide:
    course, texts = job.course, job.texts
    started = begin(job)
    units = schedule(course, started)
    questions = [question for group in practice(course) for question in group.questions]
    named = {objective.id: objective.text for objective in course.objectives}
    sessions = tuple(
        _session(number, unit, named, condenser, started)
        for number, unit in enumerate(units, start=1)
    )
    end = units[-1].end if units else 0.0
    used = {thing for session in sessions for each in session.steps for thing in each.material}
    needed = [thing for thing in materials(texts) if thing in used]
    return Guide(
        objectives=tuple(named.values()),
        intro=_intro(texts, end, started),
        end=texts["print.end"].format(time=clock(end, started)),
        has_estimates=any(slot.estimated for unit in units for slot in unit.slots),
        before=_listed(texts, "before"),
        on_the_day=(
            *_listed(texts, "day"),
            *((texts["print.lay_out"].format(things=", ".join(needed)),) if needed else ()),
        ),
        sessions=sessions,
        scripts=scripts(condenser),
        solved=tuple(_solved(question, condenser, texts) for question in questions),
        questions=_listed(texts, "debriefing"),
        prompts=tuple(_prompts(course, condenser)),
        glossary=tuple(_explained(course, condenser, texts)),
    )


def _intro(texts: Mapping[str, str], end: float, started: int | None) -> str:
    total = counted(texts, "minutes", end)
    if started is None:
        return texts["print.overview_intro"].format(total=total)
    start, ended = clock(0, started), clock(end, started)
    return texts["print.overview_clock"].format(start=start, end=ended, total=total)


def _session(
    number: int,
    unit: Unit,
    objectives: Mapping[str, str],
    condenser: Condenser,
    started: int | None,
) -> Session:
    texts = condenser.printer.job.texts
    time = f"{clock(unit.start, started)}–{clock(unit.end, started)}"
    duration = texts["print.exactly"].format(minutes=decimal(unit.end - unit.start, texts))
    return Session(
        title=f"{texts['print.lesson'].format(number=number)}: {unit.lesson.title}",
        time=time,
        duration=duration,
        heading=texts["print.steps"].format(time=time, duration=duration),
        pause=_pause(unit, texts),
        objectives=tuple(objectives[name] for name in unit.lesson.objectives if name in objectives),
        steps=tuple(step(slot, condenser, started) for slot in unit.slots),
    )


def _pause(unit: Unit, texts: Mapping[str, str]) -> str:
    if not unit.pause:
        return ""
    words = texts["print.lunch" if unit.pause == LUNCH else "print.break"]
    return words.format(minutes=decimal(unit.pause, texts))


def _solved(question: Question, condenser: Condenser, texts: Mapping[str, str]) -> Solved:
    number = condenser.printer.numbers[question.id]
    return Solved(
        title=texts["print.question"].format(number=number),
        stem=condenser.blocks(question.stem),
        gaps=tuple(each.id for each in question.interactions),
        reasons=tuple(
            Reason(answer.verdict, answer.content, condenser.blocks(answer.because))
            for answer in solution(question, texts)
        ),
        explanation=condenser.blocks(question.explanation),
    )


def _explained(
    course: Course, condenser: Condenser, texts: Mapping[str, str]
) -> Iterator[Explained]:
    for entry in course.glossary:
        forms = ", ".join(entry.forms)
        also = texts["print.glossary_forms"].format(forms=forms) if forms else ""
        yield Explained(entry.id, entry.term, also, condenser.blocks(entry.definition))


def _prompts(course: Course, condenser: Condenser) -> Iterator[Simple]:
    items = tuple(
        condenser.blocks(block.content) or (Paragraph((Text(block.title),)),)
        for _, page in course.pages()
        for block in walk(page.blocks)
        if isinstance(block, Reflection)
    )
    if items:
        yield Bullets(items)


def _listed(texts: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The sentences ``name_1``, ``name_2`` … of the catalogue."""
    prefix = f"print.{name}_"
    return tuple(words for key, words in texts.items() if key.removeprefix(prefix).isdigit())
