"""The files of a player: complete, small, the same every time, and with nothing of the author's."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from builder.artifact import FileSource
from builder.job import Job
from builder.model.course import Asset, Course, DataProtection, Page
from builder.model.document import QuizRef
from builder.readers.project import read_project
from builder.templates import TEMPLATES
from builder.writers import sco, web
from builder.writers.html import Element
from builder.writers.sco.media import addresses
from tests import sample, stage
from tests.packages import course_in
from tests.player import before

TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def job() -> Job:
    return sample.job()


@pytest.fixture(scope="module")
def page(job: Job) -> Element:
    return lxml_html.fromstring(sco.player(job).page)


def files(job: Job, lms: str = "none") -> dict[str, bytes]:
    return {
        artifact.path.as_posix(): artifact.content
        for artifact in sco.player(job).artifacts(lms)
        if isinstance(artifact.content, bytes)
    }


def found(page: Element, style: str) -> list[Element]:
    return [one for one in page.iter() if style in str(one.get("class")).split()]


def text(node: Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())


def test_a_player_is_a_page_a_style_a_script_and_the_pictures_shown(job: Job) -> None:
    artifacts = list(sco.player(job).artifacts("scorm12"))
    names = [artifact.path.as_posix() for artifact in artifacts]
    assert names == ["index.html", "player.css", "player.js", "media/lage.svg"]
    assert isinstance(artifacts[-1].content, FileSource)


def test_the_same_course_gives_the_same_bytes() -> None:
    assert files(sample.job()) == files(sample.job())


def test_all_outputs_of_a_job_share_one_player(job: Job) -> None:
    assert sco.player(job) is sco.player(job)


def test_outputs_differ_in_their_script_alone(job: Job) -> None:
    here, there = files(job, "none"), files(job, "scorm12")
    assert {name for name in here if here[name] != there[name]} == {"player.js"}
    assert b"LMSInitialize" in there["player.js"]
    assert b"LMSInitialize" not in here["player.js"]


def test_a_package_carries_only_the_widgets_that_its_questions_need(job: Job) -> None:
    first = job.course.lessons[0]
    quiz = replace(job.course.quizzes[0], questions=(sample.SINGLE,))
    course = replace(job.course, lessons=(first,), quizzes=(quiz,), final_quiz="")
    script = files(sample.job(course))["player.js"]
    assert b'"first_answer"' in script
    assert b"with-cards" not in script
    assert b"with-cards" in files(job)["player.js"]


def test_a_package_carries_scenarios_only_where_it_has_one(job: Job) -> None:
    without, beside = files(job), files(stage.job())
    for name in ("player.js", "player.css"):
        assert len(gzip.compress(beside[name])) - len(gzip.compress(without[name])) > 1500
    assert b"scenarioview" in beside["player.js"]
    assert b"scenarioview" not in without["player.js"]
    assert b"scenario." not in without["player.js"]
    assert b".scenario" in beside["player.css"]
    assert b".scenario" not in without["player.css"]


def test_a_package_carries_rules_for_charts_and_a_pretest_only_where_it_has_them(job: Job) -> None:
    drawn, tried = sample.job(recorded()), before.job()
    for rule, with_it, without in ((b".drawing", drawn, job), (b".pretest-lessons", tried, job)):
        assert rule in files(with_it)["player.css"]
        assert rule not in files(without)["player.css"]


@pytest.mark.parametrize("lms", ["none", "scorm12", "scorm2004", "cmi5"])
def test_a_player_with_every_question_and_a_scenario_stays_small(lms: str) -> None:
    """Its words count, what the course says of itself does not."""
    made = sco.player(stage.job())
    words = sco.data.script_literal({"texts": json.loads(made.data)["texts"]})
    script = sco.script(lms, made.widgets, made.parts, words)
    assert len(gzip.compress(script)) + len(gzip.compress(made.style)) <= 60_000


def test_a_script_carries_the_words_that_it_writes_and_no_others() -> None:
    texts = json.loads(sco.player(stage.job()).data)["texts"]
    assert {"answered", "scenario.level_5", "scenario.meter_scale_changed", "result_failed"} <= set(
        texts
    )
    assert not {"scenario.kicker", "pretest_skip"} & set(texts)


def test_words_that_the_page_says_do_not_travel_twice() -> None:
    """But for what scripts change and change back, and an ending that is called so in a table."""
    player = sco.player(stage.job())
    said = {text.strip() for text in lxml_html.fromstring(player.page).itertext()}
    twice = {key for key, words in json.loads(player.data)["texts"].items() if words in said}
    assert twice == {
        "begin_quiz", "glossary_close", "scenario.decide", "scenario.on", "scenario.run_ending",
    }  # fmt: skip


def test_every_word_of_scripts_is_written_by_one() -> None:
    job = stage.job()
    everything = "".join(
        file.read_text("utf-8") for file in sorted((TEMPLATES / "runtime").rglob("*.js"))
    )
    carried = sco.data.course_data(job, everything)["texts"]
    words = {key.removeprefix("runtime.") for key in job.texts if key.startswith("runtime.")}
    assert words - set(carried) == set()


def test_the_budgets_hold(job: Job, page: Element) -> None:
    made = files(job)
    packed = {name: len(gzip.compress(content)) for name, content in made.items()}
    assert packed["player.css"] + packed["player.js"] <= 60_000
    assert len(made) <= 15
    assert len(re.findall(rb'(?:src|href)="[a-z][^"]*\.(?:css|js)"', made["index.html"])) == 2


def test_markup_weighs_little_beside_the_words() -> None:
    """Measured on prose, as the sample shows every control once and hardly any text."""
    choose = random.Random(1)
    syllables = [a + b for a in "bdfghklmnprstw" for b in ("a", "ei", "en", "er", "o", "un")]

    def sentence() -> str:
        words = ["".join(choose.choices(syllables, k=choose.randint(1, 4))) for _ in range(12)]
        return f"{' '.join(words).capitalize()}."

    pages = tuple(
        Page(
            f"s{n}",
            sentence(),
            tuple(sample.para(" ".join(sentence() for _ in range(5))) for _ in range(4)),
        )
        for n in range(30)
    )
    course = sample.course()
    lessons = (replace(course.lessons[0], pages=pages),)
    made = sco.player(sample.job(replace(course, lessons=lessons, quizzes=(), final_quiz=""))).page
    root = lxml_html.fromstring(made)
    words = " ".join(text(section) for section in root.iter("section"))
    assert len(gzip.compress(made)) <= 1.5 * len(gzip.compress(words.encode()))


def test_every_id_is_there_once_and_every_reference_hits(page: Element) -> None:
    ids = [str(one.get("id")) for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    links = {str(one.get("href")) for one in page.iter("a", "use")}
    inner = {link[1:] for link in links if link.startswith("#") and link != "#"}
    described = {str(one.get("aria-describedby")) for one in page.iter("fieldset", "textarea")}
    targets = {str(one.get("for")) for one in page.iter("label")} - {"None"}
    assert inner | (described - {"None"}) | targets <= set(ids)


def test_the_content_policy_lets_nothing_in_and_the_page_needs_nothing_else(
    job: Job, page: Element
) -> None:
    (policy,) = (m.get("content") for m in page.iter("meta") if m.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert not [one for one in page.iter() if one.get("style") is not None]
    assert not [name for one in page.iter() for name in one.attrib if str(name).startswith("on")]
    assert not list(page.iter("style"))
    assert not [one for one in page.iter("script") if not one.get("src")]
    addresses_in_style = re.findall(rb'url\("?([a-z]+):', files(job)["player.css"])
    assert set(addresses_in_style) == {b"data"}


def test_a_hostile_title_stays_text() -> None:
    title = "</script><img src=x onerror=alert(1)> & „Lage“"
    made = sco.player(sample.job(replace(sample.course(), title=title)))
    root = lxml_html.fromstring(made.page)
    assert text(next(root.iter("h1"))) == title
    assert not [image for image in root.iter("img") if image.get("onerror")]
    assert json.loads(made.data)["title"] == title


@pytest.mark.parametrize(
    "title", ["`", "/** @type {x} */", "// nichts", '"; alert(1); "', "\u2028"]
)
def test_words_of_a_course_stay_as_they_are_in_the_script(title: str) -> None:
    course = replace(sample.course(), title=title)
    made = sco.player(sample.job(course))
    script = sco.script("none", made.widgets, made.parts, made.data).decode()
    assert course_in(script)["title"] == title


def test_nothing_for_lecturers_is_in_any_file(job: Job) -> None:
    for content in files(job).values():
        for secret in (b"NUR-FOLIE", b"NUR-NOTIZEN", b"NUR-LEHRENDE"):
            assert secret not in content


def test_the_first_page_tells_what_awaits(page: Element) -> None:
    (cover,) = found(page, "cover")
    words = text(cover)
    for part in (
        "Krisenmanagement in langen Lagen", "auch ohne Stabserfahrung", "etwa 45 Minuten",
        "2 Lektionen, 4 Seiten, Abschlusstest", "Sie wissen, welche Runde", "Große Stäbe sind",
        "Stadt Beispielstadt", "0123 456-78",
    ):  # fmt: skip
        assert part in words
    assert next(one for one in page.iter("section") if one.get("hidden") is None) is cover


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (DataProtection.ANONYMOUS, "Ihre Antworten und Punkte bleiben bei Ihnen"),
        (DataProtection.RESULT, "wie viele Punkte Sie im Abschlusstest"),
        (DataProtection.FULL, "jede Antwort auf eine Frage"),
    ],
)
def test_the_first_page_says_what_is_reported(mode: DataProtection, said: str) -> None:
    made = sco.player(sample.job(mode=mode)).page
    assert said in text(found(lxml_html.fromstring(made), "privacy")[0])


def test_the_last_page_cites_the_publication_once(page: Element) -> None:
    (entry,) = found(page, "publications")
    assert text(entry) == (
        "Reflexionsgruppe der Beispielstadt: Was bleibt? Erkenntnisse aus drei Jahren Dauerlage. "
        "Projekt: Lernende Verwaltung."
        "Der Kurs greift 2 Erkenntnisse aus dieser Veröffentlichung auf."
    )


def test_citations_lead_to_the_sources_of_their_page(page: Element) -> None:
    (source,) = (one for one in page.iter("li") if one.get("id") == "stab__KM-07")
    assert "Workshop Krisenmanagement, März 2023. Abschnitt 2, Seite 4." in text(source)


def test_an_author_places_the_final_quiz_or_it_gets_a_page(job: Job, page: Element) -> None:
    def quiz_pages(root: Element) -> list[str]:
        quizzes = (one for one in root.iter("section") if one.get("data-quiz"))
        return [str(next(quiz.iterancestors("section")).get("data-page")) for quiz in quizzes]

    assert quiz_pages(page) == ["quiz_"]
    lesson = job.course.lessons[0]
    own = Page("am-ende", "Am Ende", (QuizRef("abschlusstest"),))
    lessons = (replace(lesson, pages=(*lesson.pages, own)), *job.course.lessons[1:])
    made = sco.player(sample.job(replace(job.course, lessons=lessons))).page
    assert quiz_pages(lxml_html.fromstring(made)) == ["am-ende"]


def test_names_of_pictures_suit_every_lms_and_collide_never() -> None:
    paths = ["assets/Übersicht Straße.PNG", "b/lage.svg", "a/lage.svg", "a/lage.png", "ж.png"]
    assets = [Asset(path, path, "image/png", 1) for path in paths]
    names = addresses(assets)
    assert list(names.values()) == [
        "media/uebersicht-strasse.png", "media/lage.svg", "media/lage-2.svg", "media/lage.png",
        "media/bild.png",
    ]  # fmt: skip
    assert all(re.fullmatch(r"media/[a-z0-9._-]+", name) for name in names.values())


def test_pictures_that_no_learner_sees_stay_at_home() -> None:
    course = sample.course()
    lessons = course.lessons[1:]
    quiz = replace(course.quizzes[0], questions=sample.PRACTICE[1:])
    without = tuple(
        replace(lesson, pages=tuple(one for one in lesson.pages if one.id != "alle-fragen"))
        for lesson in lessons
    )
    bare = replace(course, lessons=without, quizzes=(quiz,), final_quiz="")
    assert not sco.player(sample.job(bare)).beside


def bare() -> Course:
    """A course of which only what must be is there."""
    course = sample.course()
    lessons = tuple(replace(lesson, objectives=(), summary="") for lesson in course.lessons)
    return replace(
        course,
        lessons=lessons,
        quizzes=course.quizzes[:1],
        final_quiz="",
        objectives=(),
        audience="",
        subtitle="",
        summary="",
        minutes=0,
    )


def recorded() -> Course:
    """A course with charts, recordings and pictures."""
    project, _ = read_project(TESTS / "media" / "project")
    assert project is not None
    return project.courses[0]


@pytest.mark.parametrize("course", [sample.course, bare, recorded, stage.course])
def test_the_page_is_valid_html(course: Callable[[], Course], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(sco.player(sample.job(course())).page)
    checker = TESTS / "node_modules" / ".bin" / "html-validate"
    config = TESTS / "writers" / "html-validate.json"
    command = [str(path) for path in (checker, "--config", config, tmp_path / "index.html")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_web_version_is_a_folder_that_opens_by_itself(job: Job) -> None:
    plan, diagnostics = web.plan(job)
    assert not diagnostics
    names = [artifact.path.as_posix() for artifact in web.write(job, plan)]
    assert names[0] == "tiny/tiny_web/index.html"
    assert all(name.startswith("tiny/tiny_web/") for name in names)
