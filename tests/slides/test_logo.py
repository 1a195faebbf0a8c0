"""The logo and the pictures that a course and its lessons open with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from builder.job import Job
from builder.model.course import Asset
from builder.model.inline import Image
from builder.writers import slides
from builder.writers.slides import pdf as slides_pdf
from builder.writers.slides.slide import Box, Picture, Slide
from tests.print.test_pdf import failures
from tests.slides import templates
from tests.slides.decks import deck_bytes, opened, parts
from tests.slides.fitting import misfits
from tests.slides.lint import complaints
from tests.slides.rendering import overflows
from tests.slides.sample import course_of, job_of, p, png, sample, slide
from tests.slides.test_charts import charted
from tests.slides.test_package import VERSIONS, schema_errors

VECTOR = Asset("logo.svg", "logo.svg", "image/svg+xml", 900, 300, 100)


def branded(job: Job, logo: Asset) -> Job:
    organisation = replace(job.project.organisation, logo=logo)
    return replace(job, project=replace(job.project, organisation=organisation))


def planned(job: Job) -> tuple[Slide, ...]:
    return slides.plan(job)[0].slides


def codes(job: Job) -> list[str]:
    return [one.code for one in slides.plan(job)[1]]


def meet(one: Box, other: Box) -> bool:
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    tall = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return wide > 0 and tall > 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As the sample names its pictures, in ``assets`` of a course."""
    assets = tmp_path_factory.mktemp("logo") / "assets"
    assets.mkdir()
    return assets


@pytest.fixture(scope="module")
def job(folder: Path) -> Job:
    """Every layout, charts, a logo, an address, clicks, and pictures to open with."""
    image = Image("assets/karte.png", "Ein Plan der Stadt", decorative=False)
    course = charted(sample(folder))
    lessons = tuple(replace(lesson, picture=image) for lesson in course.lessons)
    course = replace(course, lessons=lessons, picture=image, title="Der Stab", audience="")
    whole = job_of(course, web_address="http://intranet/kurs", reveal_by_click=True)
    return branded(whole, png(folder, "logo.png", 420, 160))


@pytest.fixture(scope="module")
def deck(job: Job) -> bytes:
    return deck_bytes(job)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_office_version_finds_it_valid(deck: bytes, tmp_path: Path, version: str) -> None:
    assert schema_errors(deck, tmp_path, version) == []


def test_no_rule_is_broken_and_nothing_overflows(job: Job, deck: bytes, tmp_path: Path) -> None:
    assert complaints(deck) == []
    assert misfits(slides.plan(job)[0]) == []
    assert overflows({"logo": deck}, tmp_path) == []


def test_the_logo_is_on_the_title_slide_and_once_on_the_master(deck: bytes) -> None:
    show: Any = opened(deck)
    (logo,) = [shape for shape in show.slide_masters[0].shapes if not shape.is_placeholder]
    assert b"decorative" in parts(deck)["ppt/slideMasters/slideMaster1.xml"]
    assert logo.top > max(
        shape.top + shape.height
        for shape in show.slide_masters[0].placeholders
        if shape.placeholder_format.type.name in ("TITLE", "BODY")
    )
    dark = {layout.name for layout in show.slide_layouts
            if layout._element.get("showMasterSp") == "0"}  # fmt: skip
    assert dark == {"Titelfolie", "Lektion", "Schluss"}


def test_footers_end_before_the_logo(deck: bytes) -> None:
    show: Any = opened(deck)
    (logo,) = [shape for shape in show.slide_masters[0].shapes if not shape.is_placeholder]
    for layout in show.slide_layouts:
        for shape in layout.placeholders:
            if layout._element.get("showMasterSp") != "0" and "FOOTER" in str(
                shape.placeholder_format.type
            ):
                assert shape.left + shape.width <= logo.left


def test_pictures_stand_beside_titles_and_never_on_text(job: Job) -> None:
    opening = [slide for slide in planned(job) if slide.layout in ("title", "section")]
    assert [len(slide.pictures) for slide in opening] == [3, *[1] * (len(opening) - 1)]
    for one in opening:
        pictures = [picture.box.inside(-picture.margin) for picture in one.pictures]
        texts = [body.box for body in one.bodies if body.box]
        assert one.title_box
        assert not [(a, b) for a in pictures for b in (one.title_box, *texts) if meet(a, b)]
        assert not [
            1 for n, box in enumerate(pictures) for other in pictures[:n] if meet(box, other)
        ]
        assert [picture.alternative for picture in one.pictures if not picture.decorative]


def test_a_picture_gives_way_to_a_title_that_needs_the_room(folder: Path) -> None:
    asset = png(folder, "karte.png", 1200, 700)
    image = Image("assets/karte.png", "Ein Plan", decorative=False)

    def shown(title: str) -> tuple[Picture, ...]:
        course = course_of(slide(p("Text")), title=title, picture=image, assets=(asset,))
        return planned(job_of(course))[0].pictures

    assert shown("Der Stab")
    assert not shown("Katastrophenschutzbeauftragtenverordnung für alle Ämter und alle Betriebe")


def test_an_svg_needs_its_bitmap(folder: Path) -> None:
    job = job_of(course_of(slide(p("Text"))))
    with_bitmap = replace(VECTOR, raster=png(folder, "logo.png", 420, 160))
    assert "W039" not in codes(branded(job, with_bitmap))
    assert planned(branded(job, with_bitmap))[0].pictures
    assert codes(branded(job, VECTOR)) == ["W039"]
    assert not planned(branded(job, VECTOR))[0].pictures
    course = course_of(slide(p("Text")), picture=Image("logo.svg", "Ein Plan"), assets=(VECTOR,))
    assert codes(job_of(course)) == ["W039"]


def test_a_template_keeps_its_own_logo_alone(folder: Path) -> None:
    template = templates.named(templates.corporate(), folder)
    job = branded(job_of(charted(sample(folder)), deck_template=template), VECTOR)
    assert "W039" not in codes(job)
    assert slides.plan(job)[0].logo is None
    assert not [one for one in planned(job) if one.layout == "title" and one.pictures]


def test_the_pdf_shows_the_same(job: Job) -> None:
    (artifact,) = slides_pdf.write(job, slides_pdf.plan(job)[0])
    assert isinstance(artifact.content, bytes)
    assert failures(artifact.content) == set()
    document = pypdfium2.PdfDocument(artifact.content)
    kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    counts = [len(list(page.get_objects(filter=[kind], max_depth=5))) for page in document]
    shown = [one for one in planned(job) if not one.hidden]
    light = ("title", "section", "closing")
    assert counts == [len(one.pictures) + (one.layout not in light) for one in shown]
    document.close()
