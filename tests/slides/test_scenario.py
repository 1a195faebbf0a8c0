"""A scenario as slides: every decision leads to what follows it, and from there on."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.job import Job
from builder.model.document import Paragraph
from builder.model.text import plain_text
from builder.readers.project import read_project
from builder.templates import texts, theme
from builder.writers import slides
from builder.writers.slides.slide import Slide
from tests.slides.lint import complaints

ROOT = Path(__file__).parent.parent.parent
SOURCES = (ROOT / "tests/courses/tiny", ROOT / "courses")


def job_of(source: Path) -> Job:
    project, _ = read_project(source)
    assert project is not None
    colours, _ = theme(project.accent, project.span)
    return Job(project, project.courses[0], colours, texts("de"), datetime(2026, 1, 1, tzinfo=UTC))


def shown(job: Job) -> tuple[Slide, ...]:
    deck, found = slides.plan(job)
    assert not [one.code for one in found if one.code in ("W025", "W021")]
    return tuple(slide for slide in deck.slides if slide.layout == "scene")


@pytest.fixture(scope="module", params=SOURCES, ids=["tiny", "krisenmanagement"])
def job(request: pytest.FixtureRequest) -> Job:
    return job_of(request.param)


def words(slide: Slide) -> str:
    paras = [para.text for body in slide.bodies for para in body.paras]
    return "\n".join([*paras, *("".join(r.text for r in b.runs) for b in slide.buttons)])


def plain(text: str) -> str:
    """With one kind of space."""
    return " ".join(text.split())


def test_every_button_leads_to_a_slide_of_that_name(job: Job) -> None:
    made = shown(job)
    names = [slide.name for slide in made if slide.name]
    assert len(names) == len(set(names))
    assert {button.target for slide in made for button in slide.buttons} <= set(names)


def test_every_hidden_slide_is_reached_by_a_button_and_left_by_one(job: Job) -> None:
    made = shown(job)
    reached = {button.target for slide in made for button in slide.buttons}
    hidden = [slide for slide in made if slide.hidden]
    assert hidden
    assert {slide.name for slide in hidden if slide.name} <= reached
    last = {slide.page: slide for slide in hidden}
    assert all(slide.buttons for slide in last.values())


def test_a_decision_leads_by_its_consequence_to_the_next_scene(job: Job) -> None:
    (scenario,) = job.course.scenarios
    made = {slide.name: slide for slide in shown(job) if slide.name}
    for scene in scenario.scenes:
        for letter, decision in zip("ABCDEFGH", scene.decisions, strict=False):
            consequence = made[f"scenario {scenario.id} {scene.id} {letter}"]
            pages = [slide for slide in shown(job) if slide.page == consequence.page]
            ways = [button.target for slide in pages for button in slide.buttons]
            target = decision.target or "?"
            assert ways == [
                f"scenario {scenario.id} {target}",
                f"scenario {scenario.id} {scene.id}",
            ]
            said = "\n".join(map(words, pages))
            assert "".join(run.text for run in consequence.bodies[1].paras[0].runs) in said
            assert consequence.hidden


def test_nothing_of_the_scenario_is_lost(job: Job) -> None:
    (scenario,) = job.course.scenarios
    said = plain(" ".join(map(words, shown(job))))
    for block in scenario.texts():
        if isinstance(block, Paragraph):
            told = re.sub(" +(?=[,;. ])", "", plain_text(block.content))  # citations leave spaces
            for sentence in told.split(". "):
                assert plain(sentence.strip(" .")) in said


def test_the_notes_judge_and_count_for_the_lecturer_only(job: Job) -> None:
    (scenario,) = job.course.scenarios
    made = {slide.name: slide for slide in shown(job) if slide.name}
    scene = scenario.scenes[0]
    notes = "\n".join(para.text for para in made[f"scenario {scenario.id} {scene.id}"].notes)
    assert f"A: gut ({', '.join(scene.decisions[0].findings)})" in notes
    change = "\n".join(para.text for para in made[f"scenario {scenario.id} {scene.id} B"].notes)
    assert f"{scenario.meters[-1].name} " in change
    assert "(KM-" not in words(made[f"scenario {scenario.id} {scene.id}"])


def test_the_file_has_nothing_to_complain_about() -> None:
    job = job_of(SOURCES[0])
    plan, _ = slides.plan(job)
    (artifact,) = slides.write(job, plan)
    assert isinstance(artifact.content, bytes)
    assert list(complaints(artifact.content)) == []
