"""How long pages take, with a scenario as long as a way through it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.model.course import Course
from builder.model.document import ScenarioRef
from builder.writers.sco.timeleft import page_minutes
from tests import stage
from tests.sample import para


def played(course: Course) -> float:
    return page_minutes(replace(course, minutes=0))[stage.PAGE]


def scaled(course: Course, times: int) -> Course:
    """The same with each scene told many times over."""
    scenes = tuple(replace(scene, message=scene.message * times) for scene in stage.SCENARIO.scenes)
    return replace(course, scenarios=(replace(stage.SCENARIO, scenes=scenes),))


def test_a_scenario_counts_by_its_own_words() -> None:
    course = stage.course()
    assert 2 < played(course) < 12
    assert played(scaled(course, 10)) > played(course) + 2


def test_a_circle_ends() -> None:
    first = stage.SCENARIO.scenes[0]
    decisions = tuple(replace(decision, target=first.id) for decision in first.decisions)
    scenes = (replace(first, decisions=decisions),)
    course = replace(
        stage.course(), scenarios=(replace(stage.SCENARIO, scenes=scenes, start=first.id),)
    )
    assert played(course) < 30


def test_all_pages_together_are_as_long_as_the_course_says() -> None:
    assert sum(page_minutes(stage.course()).values()) == pytest.approx(45, abs=0.5)


def test_a_scenario_that_is_missing_takes_no_time() -> None:
    course = stage.course()
    page = replace(course.lessons[0].pages[0], blocks=(para("Text"), ScenarioRef("fehlt")))
    lessons = (replace(course.lessons[0], pages=(page,)),)
    assert page_minutes(replace(course, lessons=lessons, minutes=0))[page.id] == 0.3
