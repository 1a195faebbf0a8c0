"""The script of a scenario: the same in Word and PDF, and the sheet for the debriefing."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from builder.job import Job
from builder.model.scenario import All, Any, Compare, Comparison, Flagged, Not
from builder.writers import guide, handout
from builder.writers.guide.condense import Condenser
from builder.writers.guide.script import Script, scripts
from builder.writers.paper.conditions import condition_words
from builder.writers.paper.nodes import Printer
from tests.slides.test_scenario import SOURCES, job_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def job() -> Job:
    return job_of(SOURCES[0])


@pytest.fixture(scope="module")
def script(job: Job) -> Script:
    (made,) = scripts(Condenser(Printer(job, numbers={})))
    return made


def test_scenes_are_numbered_and_their_injects_lettered(script: Script) -> None:
    assert [entry.number for entry in script.entries] == ["1", "2", "2a", "3"]
    assert script.entries[0].time == "Montag, 7:30 Uhr"
    assert script.entries[0].recipient == "Amtsleitung"


def test_the_expected_reaction_is_what_the_findings_call_good(script: Script) -> None:
    assert script.entries[1].findings == "KM-07"
    assert script.entries[0].findings == "KM-14"


def test_each_decision_says_where_it_goes_on(script: Script) -> None:
    ways = [[option.target for option in choice.options] for choice in script.choices]
    assert ways == [["Lage 2"] * 2, ["Lage 3"] * 2, ["Ende"] * 3]
    first = script.choices[0].options[0]
    assert first.remarks == ("gut",)
    assert first.effects == (
        "Vertrauen der Beschäftigten +20",
        "Zeit zum Handeln −10",
        "vermerken: „intern informiert“",
    )
    assert script.choices[2].options[2].remarks[1].startswith("Nur wenn: vermerkt ist")


def test_conditions_are_words(job: Job) -> None:
    scenario = job.course.scenarios[0]
    low = Compare("zeit", Comparison.LESS, 20)
    told = Flagged("intern_informiert")
    condition = All((Not(told), Any((low, Not(All((low, told)))))))
    assert condition_words(condition, scenario, job.texts) == (
        "nicht vermerkt ist „intern informiert“ und (Zeit zum Handeln unter 20 oder "
        "nicht (Zeit zum Handeln unter 20 und vermerkt ist „intern informiert“))"
    )


def test_word_and_pdf_have_a_chapter_for_it(job: Job) -> None:
    plan, _ = guide.plan(job)
    word, pdf = guide.write(job, plan)
    assert isinstance(word.content, bytes)
    assert isinstance(pdf.content, bytes)
    tree = etree.fromstring(zipfile.ZipFile(io.BytesIO(word.content)).read("word/document.xml"))
    headings = [
        "".join(map(str, one.itertext()))
        for one in tree.iter(f"{W}p")
        if (style := one.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") == "Heading1"
    ]
    assert "Drehbuch: Montag, kein Netz" in headings
    said = "\n".join("".join(map(str, one.itertext())) for one in tree.iter(f"{W}p"))
    for words in (
        "Erwartete Reaktion",
        "Hinter der Lage",
        "In einer halben Stunde steht ein Plan.",
    ):
        assert words in said


def test_the_handout_shows_the_beginning_and_a_sheet_but_no_ending(job: Job) -> None:
    plan, _ = handout.plan(job)
    said = str(plan)
    assert "Am Montagmorgen fällt das Datennetz aus" in said
    assert "Wann war eine kleine Runde besser als der ganze Stab?" in said
    assert "Hinter der Lage" not in said
    assert "In einer halben Stunde steht ein Plan" not in said
