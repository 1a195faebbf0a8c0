"""Templates of others: the right layouts, nothing left over or overflowing; and bad ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.model.course import Asset
from builder.model.document import Columns, QuestionRef
from builder.model.interaction import Area, Hotspot
from builder.model.question import Question, Quiz
from builder.writers import slides
from builder.writers.slides.deck import Deck
from tests.slides import templates
from tests.slides.decks import deck_bytes, opened, parts, random_job
from tests.slides.fitting import misfits
from tests.slides.lint import complaints
from tests.slides.rendering import overflows, rewritten
from tests.slides.sample import course_of, job_of, option, p, png, sample, slide
from tests.slides.test_charts import charted
from tests.slides.test_package import VERSIONS, schema_errors

FOREIGN = {
    "stock": templates.stock, "pandoc": templates.pandoc, "stadt": templates.corporate,
}  # fmt: skip
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "stock": {
        "title": "Title Slide", "section": "Section Header", "content": "Title and Content",
        "columns": "Two Content", "picture_text": "Two Content", "picture": "Two Content",
        "table": "Title and Content", "chart": "Title and Content", "key": "Title and Content",
    },
    "pandoc": {
        "title": "Title Slide", "section": "Section Header", "content": "Title and Content",
        "columns": "Two Content", "picture_text": "Two Content", "picture": "Two Content",
        "table": "Title and Content", "chart": "Title and Content", "key": "Title and Content",
    },
    "stadt": {
        "title": "01 Deckblatt", "section": "02 Kapitel", "content": "04 Text",
        "columns": "05 Zwei Inhalte", "picture": "05 Zwei Inhalte", "table": "04 Text",
        "picture_text": "07 Bild", "chart": "04 Text", "key": "04 Text", "question": "04 Text",
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=FOREIGN)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vorlagen")


@pytest.fixture(scope="module")
def all_built(folder: Path) -> Mapping[str, bytes]:
    """The sample in each of the templates."""
    course = charted(sample(folder))
    decks = {}
    for name, content in FOREIGN.items():
        template = templates.named(content(), folder, f"{name}.pptx")
        decks[name] = deck_bytes(job_of(course, deck_template=template, reveal_by_click=True))
    return decks


@pytest.fixture
def built(name: str, all_built: Mapping[str, bytes]) -> bytes:
    return all_built[name]


def planned(content: bytes, folder: Path, **layouts: str) -> tuple[Deck, tuple[Diagnostic, ...]]:
    template = templates.named(content, folder, **layouts)
    return slides.plan(job_of(charted(sample(folder)), deck_template=template))


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of what is said about the template, at its place."""
    about = [
        one for one in found if one.code.startswith("W03") and one.code not in ("W034", "W037")
    ]
    assert all(one.span == templates.HERE for one in about)
    return [one.code for one in about]


def test_layouts_are_chosen_by_what_they_are(name: str, folder: Path) -> None:
    deck, _ = planned(FOREIGN[name](), folder)
    chosen = {role: deck.layouts[role].name for role in EXPECTED[name]}
    assert chosen == EXPECTED[name]


@pytest.mark.soak
def test_every_office_version_finds_it_valid(
    name: str, built: bytes, share: int, tmp_path: Path
) -> None:
    """With every test the template of the city, and the others for the oldest and the newest."""
    asked = VERSIONS if share == 1 or name == "stadt" else (VERSIONS[0], VERSIONS[-1])
    errors = {version: schema_errors(built, tmp_path, version) for version in asked}
    assert not any(errors.values()), errors


def test_no_rule_is_broken_and_no_part_is_left_over(built: bytes) -> None:
    assert complaints(built) == []


def test_no_text_leaves_its_frame(all_built: Mapping[str, bytes], folder: Path) -> None:
    """Random decks in the same templates are in test_rendering."""
    assert overflows(all_built, folder) == []


def test_it_is_the_same_each_time(name: str, folder: Path) -> None:
    template = templates.named(FOREIGN[name](), folder, f"{name}.pptx")
    job = job_of(charted(sample(folder)), deck_template=template)
    assert deck_bytes(job) == deck_bytes(job)


def test_a_chart_stands_below_its_text_where_columns_are_too_narrow(
    name: str, folder: Path
) -> None:
    deck, _ = planned(FOREIGN[name](), folder)
    (shown,) = (one for one in deck.slides if one.title[0].text.startswith("Anteile der Kanäle"))
    (text,) = shown.bodies
    box = text.box or deck.layouts[shown.layout].slot(text.slot).box
    assert shown.plot
    is_below = shown.plot.box.y >= box.y + box.h
    assert is_below is (name != "stadt")
    assert shown.plot.box.x >= box.x + box.w or is_below


def test_the_type_of_columns_is_small_enough_for_their_longest_word(
    name: str, folder: Path
) -> None:
    """»Hauptverwaltungsbeamt*in« is wider than half a slide of 4:3 in 28 pt, and not in 24."""
    deck, _ = planned(FOREIGN[name](), folder)
    (shown,) = (one for one in deck.slides if one.title[0].text.startswith("Zwei Stäbe"))
    size = 28 if name == "stadt" else 24
    assert [body.size for body in shown.bodies] == [size, size]


def test_sample_slides_go_and_the_look_stays(folder: Path) -> None:
    deck, found = planned(templates.corporate(), folder)
    (artifact,) = slides.write(job_of(charted(sample(folder))), deck)
    assert isinstance(artifact.content, bytes)
    files = parts(artifact.content)
    assert not [name for name, part in files.items() if b"Musterfolie" in part]
    assert not [name for name, part in files.items() if b"So ist das gemeint" in part]
    assert b"8C1D2F" in files["ppt/theme/theme1.xml"]
    assert told(found) == []
    show = opened(artifact.content)
    assert (show.slide_width, show.slide_height) == (12_192_000, 6_858_000)


def test_a_footer_of_the_template_stays_and_others_are_filled(folder: Path) -> None:
    deck, _ = planned(templates.corporate(), folder)
    (artifact,) = slides.write(job_of(charted(sample(folder))), deck)
    assert isinstance(artifact.content, bytes)
    feet = {
        (slide.slide_layout.name, shape.text_frame.text)
        for slide in opened(artifact.content).slides
        for shape in slide.placeholders
        if shape.placeholder_format.type.name == "FOOTER"
    }
    texts = dict(feet)
    assert texts["04 Text"] == "Stadt Musterhausen | Personalamt"
    assert texts["05 Zwei Inhalte"] == "Der Stab in den ersten 60 Minuten · Musterhausen"


def test_a_word_longer_than_the_footer_is_cut(name: str, folder: Path) -> None:
    template = templates.named(FOREIGN[name](), folder, f"{name}.pptx")
    course = course_of(title="Bevölkerungswarnung" * 5)
    deck, _ = slides.plan(job_of(course, deck_template=template))
    assert deck.footer.startswith("Bevölkerungswarnung")
    assert deck.footer.endswith("…")
    assert misfits(deck) == []


def test_the_right_column_may_come_first_in_the_template(folder: Path) -> None:
    deck, _ = planned(templates.corporate(), folder)
    left, right = (deck.layouts["columns"].slot(side) for side in ("left", "right"))
    assert left.box.x < right.box.x
    assert left.index > right.index


def test_a_project_may_choose_a_layout_itself(folder: Path) -> None:
    deck, found = planned(templates.corporate(), folder, key="03 zitat")
    assert deck.layouts["key"].name == "03 Zitat"
    assert told(found) == []


def test_a_layout_that_is_not_there_is_reported_with_a_proposal(folder: Path) -> None:
    deck, found = planned(templates.corporate(), folder, key="03 Zitate")
    assert deck.layouts["key"].name == "04 Text"
    assert told(found) == ["W035"]
    assert next(one for one in found if one.code == "W035").proposal == "03 Zitat"


def test_a_layout_that_does_not_suit_is_reported(folder: Path) -> None:
    deck, found = planned(templates.corporate(), folder, columns="06 Nur Titel")
    assert deck.layouts["columns"].name == "05 Zwei Inhalte"
    assert told(found) == ["W036"]


def test_roles_without_a_layout_of_their_own_are_named(folder: Path) -> None:
    _, found = planned(templates.corporate(), folder)
    (hint,) = (one for one in found if one.code == "W034")
    assert hint.values["layout"] == "04 Text"
    assert "»frage«" in hint.values["roles"]


def test_one_layout_is_enough(folder: Path) -> None:
    template = templates.named(templates.with_only("Title and Content"), folder)
    place = Asset("assets/ort.png", png(folder, "ort.png", 60, 40).file, "image/png", 9, 60, 40)
    areas = tuple(Area(option(name, name), *[Decimal(9)] * 4) for name in ("Nord", "Süd"))
    spot = Hotspot("ort", place.path, "Karte", areas, ("Nord",))
    question = Question(id="ort", kind="hotspot", stem=(p("Wo?"),), interactions=(spot,))
    quiz = Quiz(id="quiz", title="", questions=(question,))
    columns = slide(Columns(((p("A"),), (p("B"),))))
    course = course_of(columns, QuestionRef("ort"), quizzes=(quiz,), assets=(place,))
    deck, found = slides.plan(job_of(course, deck_template=template))
    (hint,) = (one for one in found if one.code == "W034")
    assert "»spalten«" in hint.values["roles"]
    assert {slide.layout for slide in deck.slides} == {
        "title", "section", "content", "question", "picture", "solution", "closing",
    }  # fmt: skip
    assert [len(slide.pictures) for slide in deck.slides if slide.layout == "picture"] == [1]
    for seed in range(2):
        job = random_job(seed, png(folder, "karte.png", 1200, 700), deck_template=template)
        assert misfits(slides.plan(job)[0]) == []
        assert complaints(deck_bytes(job)) == []


def test_text_smaller_than_allowed_is_raised_and_reported(folder: Path) -> None:
    deck, found = planned(templates.pandoc(), folder)
    assert deck.layouts["columns"].slot("left").sizes[-1] == 24
    small = {one.values["layout"]: one.values["size"] for one in found if one.code == "W037"}
    assert small == {"Section Header": "15", "Two Content": "21"}


def test_an_unknown_face_is_measured_with_care_and_reported(folder: Path) -> None:
    content = dict(parts(templates.stock()))
    name = "ppt/theme/theme1.xml"
    content[name] = content[name].replace(b'typeface="Calibri"', b'typeface="Amtsschrift"')
    deck, found = planned(rewritten(content), folder)
    assert deck.layouts["content"].slot("body").face == "unknown:Amtsschrift"
    assert told(found) == ["W038"]


BAD = {
    "W030": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
    "W031": lambda: b"keine Vorlage",
    "W033": templates.without_bodies,
}


@pytest.mark.parametrize("code", BAD)
def test_what_cannot_be_used_is_reported_and_the_deck_is_built_in_our_theme(
    code: str, folder: Path
) -> None:
    deck, found = planned(BAD[code](), folder)
    assert told(found) == [code]
    assert deck.template is None
    (artifact,) = slides.write(job_of(charted(sample(folder))), deck)
    assert isinstance(artifact.content, bytes)
    assert complaints(artifact.content) == []


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml",
                                  "ppt/theme/theme1.xml", "[Content_Types].xml"])  # fmt: skip
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_template_with_a_broken_part_is_reported(part: str, damage: str, folder: Path) -> None:
    files = dict(parts(templates.stock()))
    if damage == "cut":
        files[part] = files[part][: len(files[part]) // 2]
    else:
        del files[part]
    deck, found = planned(rewritten(files), folder)
    assert told(found) == ["W031"]
    assert deck.template is None


def test_macros_are_left_out_and_reported(folder: Path) -> None:
    deck, found = planned(templates.with_macros(), folder)
    assert told(found) == ["W032"]
    assert deck.template
    assert not [part for part in deck.template.parts if b"macro" in part.content[:20]]


def test_a_template_is_remarked_on_once_for_all_courses(folder: Path) -> None:
    template = templates.named(b"nichts", folder)
    job = job_of(charted(sample(folder)), deck_template=template)
    other = type(job)(job.project, random_job(1, png(folder, "k.png", 9, 9)).course, job.theme,
                      job.texts, job.built)  # fmt: skip
    assert told(slides.plan(job)[1]) == ["W031"]
    assert told(slides.plan(other)[1]) == []


def faint(content: bytes, folder: Path) -> list[tuple[object, ...]]:
    _, found = planned(content, folder)
    names = ("place", "colour", "ground", "ratio", "needed")
    return [tuple(one.values[name] for name in names) for one in found if one.code == "W029"]


GREY_FOOTER = ("Footer Placeholder 4", "#898989", "#ffffff", "3,5", "4,5")


def test_text_that_is_hard_to_read_is_reported(folder: Path) -> None:
    assert faint(templates.stock(), folder) == [GREY_FOOTER]
    files = dict(parts(templates.stock()))
    name = "ppt/slideMasters/slideMaster1.xml"
    title = b'<p:titleStyle><a:lvl1pPr algn="ctr"'
    assert title in files[name]
    start = files[name].index(b"schemeClr val=", files[name].index(b"<p:titleStyle>"))
    end = files[name].index(b"/>", start)
    pale = b'srgbClr val="A0A0A0"'
    files[name] = files[name][:start] + pale + files[name][end:]
    assert faint(rewritten(files), folder) == [
        ("Title 1", "#a0a0a0", "#ffffff", "2,6", "3,0"),
        GREY_FOOTER,
    ]


def test_over_pictures_nothing_is_computed(folder: Path) -> None:
    files = dict(parts(templates.stock()))
    name = "ppt/slideMasters/slideMaster1.xml"
    start, end = files[name].index(b"<p:bg>"), files[name].index(b"</p:bg>")
    ground = b'<p:bg><p:bgRef idx="1003"><a:schemeClr val="bg2"/></p:bgRef>'
    files[name] = files[name][:start] + ground + files[name][end:]
    assert faint(rewritten(files), folder) == []
