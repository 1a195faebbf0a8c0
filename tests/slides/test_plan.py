"""From course to slides: what goes where, and what is reported as lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.diagnostics import Diagnostic, Span
from builder.model.course import Asset, Course, Lesson, Objective, Page
from builder.model.document import (
    Audience,
    Block,
    Callout,
    CalloutKind,
    Checklist,
    CodeBlock,
    Columns,
    Disclosure,
    Evidence,
    Example,
    Figure,
    Heading,
    List,
    Paragraph,
    QuestionRef,
    QuizRef,
    Quote,
    Reader,
    Reflection,
    SlideForm,
    SpeakerNotes,
)
from builder.model.inline import Citation, Image, Link, Text
from builder.model.interaction import TrueFalse
from builder.model.question import Question, Quiz
from builder.writers.slides import plan
from builder.writers.slides.slide import Bullet, Para, Slide
from tests.slides.sample import course_of, job_of, p, slide, t, table, ul

WORKSHOP = "Erkenntnis KM-07, Reflexionsworkshop Krisenmanagement"
MAP = Asset("assets/karte.png", "/karte.png", "image/png", 9, 800, 600)


def planned(course: Course, **project: object) -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    deck, found = plan(job_of(course, **project))
    return deck.slides, found


def content(*blocks: Block, **details: object) -> list[Slide]:
    """The slides of the blocks, without title, lesson and closing."""
    slides, _ = planned(course_of(*blocks, **details))
    return [slide for slide in slides if slide.layout not in ("title", "section", "closing")]


def codes(*blocks: Block, **details: object) -> list[str]:
    return [diagnostic.code for diagnostic in planned(course_of(*blocks, **details))[1]]


def title(slide: Slide) -> str:
    return "".join(run.text for run in slide.title)


def lines(paras: tuple[Para, ...]) -> list[str]:
    return [para.text for para in paras]


def body(slide: Slide) -> list[str]:
    return [text for body in slide.bodies for text in lines(body.paras)]


def asked(name: str, on_slides: bool | None = None) -> Question:
    return Question(
        id=name, kind="true_false", stem=(p(f"Frage {name}?"),), on_slides=on_slides,
        interactions=(TrueFalse(name, True),),
    )  # fmt: skip


def test_a_deck_opens_and_closes() -> None:
    slides, found = planned(course_of())
    assert [slide.layout for slide in slides] == ["title", "section", "closing"]
    assert found == ()


def test_several_lessons_have_an_agenda_and_objectives_a_slide() -> None:
    lessons = tuple(Lesson(id=name, title=name, pages=()) for name in ("eins", "zwei"))
    course = course_of(lessons=lessons, objectives=(Objective("z", "Sie nennen S1."),))
    slides, _ = planned(course)
    assert [title(slide) for slide in slides[1:3]] == ["Ablauf", "Lernziele"]
    assert body(slides[1]) == ["eins", "zwei"]
    assert [slide.steps for slide in slides if slide.layout == "section"] == [(1, 2), (2, 2)]


def test_slides_are_grouped_in_sections_by_lesson() -> None:
    deck, _ = plan(job_of(course_of(slide(p("Text")))))
    assert [section.title for section in deck.sections] == ["Einstieg", "Die Lektion", "Abschluss"]


def test_only_slide_forms_go_on_slides() -> None:
    (only,) = content(p("Fließtext"), slide(ul("Stichwort")))
    assert (title(only), body(only)) == ("Die Seite", ["Stichwort"])


def test_a_form_may_have_a_title_of_its_own() -> None:
    assert title(content(slide(p("Text"), title="Eigener Titel"))[0]) == "Eigener Titel"


def test_speaker_notes_go_to_the_slide_before_them() -> None:
    first, second = content(
        slide(p("A"), title="A"), SpeakerNotes((p("zu A"),)), slide(p("B"), title="B"),
        SpeakerNotes((p("zu B"),)),
    )  # fmt: skip
    assert (lines(first.notes), lines(second.notes)) == (["zu A"], ["zu B"])


def test_speaker_notes_before_all_forms_go_to_the_first() -> None:
    first, _ = content(
        SpeakerNotes((p("vorweg"),)), slide(p("A"), title="A"), slide(p("B"), title="B")
    )
    assert lines(first.notes) == ["vorweg"]


def test_speaker_notes_inside_a_form_go_to_its_slide() -> None:
    (only,) = content(slide(p("A"), SpeakerNotes((p("dazu"),))))
    assert (body(only), lines(only.notes)) == (["A"], ["dazu"])


def test_without_speaker_notes_the_prose_of_the_page_is_there_to_look_up() -> None:
    (only,) = content(p("Fließtext"), slide(p("A")))
    assert lines(only.notes) == ["Fließtext"]


def test_prose_without_form_goes_to_the_notes_before_and_is_hinted_at_once() -> None:
    pages = (Page("a", "Erste", (p("Eins"),)), Page("b", "Zweite", (p("Zwei"),)))
    course = course_of(lessons=(Lesson(id="l", title="Die Lektion", pages=pages),))
    slides, found = planned(course)
    assert lines(slides[1].notes) == ["Erste", "Eins", "Zweite", "Zwei"]
    assert [(hint.code, hint.values["pages"]) for hint in found] == [("W020", "»Erste«, »Zweite«")]


def test_a_page_for_learners_only_needs_no_form() -> None:
    learners = Audience(Reader.LEARNER, (p("Wie Sie den Kurs bedienen"),))
    pages = (Page("a", "Bedienung", (learners,)), Page("b", "Gemischt", (learners, p("Zwei"))))
    course = course_of(lessons=(Lesson(id="l", title="Die Lektion", pages=pages),))
    _, found = planned(course)
    assert [(hint.code, hint.values["pages"]) for hint in found] == [("W020", "»Gemischt«")]


def test_what_is_for_learners_only_is_on_no_slide_but_lecturers_can_look_it_up() -> None:
    hidden = Audience(Reader.LEARNER, (p("für Lernende"), QuestionRef("q")))
    quiz = Quiz(id="quiz", title="", questions=(asked("q"),))
    slides, found = planned(
        course_of(hidden, slide(p("A")), SpeakerNotes((p("dazu"),)), quizzes=(quiz,))
    )
    assert not [slide for slide in slides if "für Lernende" in body(slide)]
    (told,) = (lines(slide.notes) for slide in slides if "für Lernende" in lines(slide.notes))
    assert told == ["dazu", "Im Kurs lesen Lernende außerdem", "für Lernende"]
    assert not [slide for slide in slides if slide.layout == "question"]
    assert found == ()


def test_notes_begin_with_the_time_of_the_page() -> None:
    page = Page("a", "Seite", (slide(p("A")), SpeakerNotes((p("dazu"),))), minutes=4)
    slides, _ = planned(course_of(lessons=(Lesson(id="l", title="L", pages=(page,)),)))
    assert lines(slides[2].notes) == ["Zeit: etwa 4 Minuten", "dazu"]


def test_slides_in_reserve_are_hidden_behind_those_of_their_lesson() -> None:
    spare = SlideForm("Reserve", (p("R"),), backup=True)
    pages = (Page("a", "Erste", (spare, slide(p("A")))), Page("b", "Zweite", (slide(p("B")),)))
    lessons = (
        Lesson(id="l", title="Erste Lektion", pages=pages),
        Lesson(id="m", title="Zweite Lektion", pages=()),
    )
    slides, _ = planned(course_of(lessons=lessons))
    assert [(title(slide), slide.hidden) for slide in slides[2:7]] == [
        ("Erste Lektion", False), ("Erste", False), ("Zweite", False), ("Reserve", True),
        ("Zweite Lektion", False),
    ]  # fmt: skip


def test_what_is_for_lecturers_is_shown_to_their_audience() -> None:
    (only,) = content(slide(Audience(Reader.LECTURER, (p("A"),))))
    assert body(only) == ["A"]


def test_cited_findings_stand_in_the_notes_and_their_sources_at_the_end() -> None:
    cited = Paragraph((Text("So war es "), Citation("KM-07"), Text(".")))
    slides, _ = planned(course_of(slide(cited)))
    assert body(slides[2]) == ["So war es."]
    assert lines(slides[2].notes)[-1].startswith("KM-07: Ein großer Stab")
    assert title(slides[3]) == "Quellen"


@pytest.mark.parametrize(
    ("blocks", "layout"),
    [
        ((ul("A"),), "brief"),
        ((ul(*["Ein Auftrag ohne Frist ist nur eine Bitte"] * 7),), "content"),
        ((Callout(CalloutKind.KEY, "", (p("Erst nach innen."),)),), "key"),
        ((table(("A", "B"), ("1", "2")),), "table"),
        ((Columns(((p("A"),), (p("B"),))),), "columns"),
        ((Figure(Image("assets/karte.png", "Karte")),), "picture"),
        ((p("A"), Figure(Image("assets/karte.png", "Karte"))), "picture_text"),
        ((Figure(Image("assets/karte.png", "Karte")), p("A")), "picture_text"),
        ((Columns(((p("A"),), (Figure(Image("assets/karte.png", "K")),))),), "picture_text"),
    ],
)
def test_the_layout_follows_the_content(blocks: tuple[Block, ...], layout: str) -> None:
    (only,) = content(slide(*blocks), assets=(MAP,))
    assert only.layout == layout


def test_text_and_table_share_a_slide_where_both_fit_and_keep_their_order() -> None:
    slides = content(slide(p("A"), table(("A", "B"), ("1", "2")), p("B")))
    assert [(slide.layout, title(slide)) for slide in slides] == [
        ("table_text", "Die Seite (1/2)"), ("brief", "Die Seite (2/2)"),
    ]  # fmt: skip
    above, below = slides[0].bodies[0].box, slides[0].grid
    assert above
    assert below
    assert above.y + above.h < below.box.y
    (first,) = content(slide(table(("A", "B"), ("1", "2")), p("B")))
    assert first.grid_first
    assert first.grid
    assert first.bodies[0].box
    assert first.grid.box.y + first.grid.box.h < first.bodies[0].box.y


def test_text_and_table_too_tall_for_one_slide_stand_on_their_own() -> None:
    tall = table(("A", "B"), *[("1", "2")] * 6)
    slides = content(slide(p("A " * 200), tall, p("B " * 200)))
    assert [slide.grid is not None for slide in slides] == [False, True, False]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Heading(3, t("Kopf")), ["Kopf"]),
        (Quote((p("Wort"),)), ["Wort"]),
        (CodeBlock("a\nb"), ["a\nb"]),
        (Callout(CalloutKind.WARNING, "", (p("Halt"),)), ["Achtung", "Halt"]),
        (Callout(CalloutKind.TIP, "Rat", (p("Tu es"),)), ["Rat", "Tu es"]),
        (Checklist("Liste", (t("A"), t("B"))), ["Liste", "A", "B"]),
        (Disclosure("Mehr", (p("Text"),)), ["Mehr", "Text"]),
        (Example("Fall", (p("So"),)), ["Beispiel (erfunden): Fall", "So"]),
        (Reflection("", (p("Und Sie?"),)), ["Denkanstoß", "Und Sie?"]),
        (Evidence("KM-07", (p("Eigen"),)), ["Eigen", WORKSHOP]),
        (Evidence("KM-07", ()), ["Ein großer Stab hält eine lange Lage nicht durch", WORKSHOP]),
        (Paragraph((Link("#seite", t("siehe dort")),)), ["siehe dort"]),
    ],
)  # fmt: skip
def test_every_block_says_what_it_says(block: Block, words: list[str]) -> None:
    assert body(content(slide(block))[0]) == words


def test_lists_keep_marks_numbers_and_levels() -> None:
    nested = List(((p("A"), p("mehr zu A"), ul("innen")), (p("B"),)), ordered=True, start=3)
    (only,) = content(slide(nested))
    assert [(para.bullet, para.level, para.number) for para in only.bodies[0].paras] == [
        (Bullet.NUMBER, 0, 3), (Bullet.CONTINUED, 0, 3), (Bullet.DOT, 1, 1), (Bullet.NUMBER, 0, 4),
    ]  # fmt: skip


def test_a_long_description_of_a_picture_is_for_the_notes() -> None:
    drawing = Figure(Image("assets/karte.png", "Karte"), description=(p("Links der Fluss."),))
    for blocks in ((drawing,), (p("Text"), drawing)):
        (only,) = content(slide(*blocks), assets=(MAP,))
        assert "Links der Fluss." in lines(only.notes)


def test_further_columns_go_on_further_slides() -> None:
    slides = content(slide(Columns(((p("A"),), (p("B"),), (p("C"),), (p("D"),)))))
    assert [body(slide) for slide in slides] == [["A", "B"], ["C", "D"]]


def test_three_columns_stand_beside_each_other_unless_words_are_too_long() -> None:
    (three,) = content(slide(Columns(((p("A"),), (p("B"),), (p("C"),)))))
    assert (three.layout, body(three)) == ("thirds", ["A", "B", "C"])
    long = p("Katastrophenschutzbeauftragte")
    two, one = content(slide(Columns(((p("A"),), (long,), (p("C"),)))))
    assert (two.layout, one.layout) == ("columns", "content")
    assert body(one) == ["C"]


def test_columns_too_narrow_for_a_word_stand_below_each_other() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgaben"
    one, other = content(slide(Columns(((p(word),), (p("B"),), (p("C"),), (p("D"),)))))
    assert (one.layout, body(one)) == ("content", [word, "B"])
    assert (other.layout, body(other)) == ("columns", ["C", "D"])


def test_an_svg_is_shown_by_its_bitmap() -> None:
    drawing = Asset("assets/a.svg", "/a.svg", "image/svg+xml", 9, 8, 6, raster=MAP)
    (only,) = content(slide(Figure(Image("assets/a.svg", "A"))), assets=(drawing,))
    assert only.pictures[0].asset is MAP


def test_an_svg_without_bitmap_is_reported_and_described() -> None:
    drawing = Asset("assets/a.svg", "/a.svg", "image/svg+xml", 9)
    form = slide(Figure(Image("assets/a.svg", "Ablauf")))
    assert codes(form, assets=(drawing,)) == ["W021"]
    assert body(content(form, assets=(drawing,))[0]) == ["Bild: Ablauf"]


def test_a_picture_inside_other_blocks_is_reported() -> None:
    inner = Callout(CalloutKind.NOTE, "", (Figure(Image("assets/karte.png", "Karte")),))
    assert codes(slide(inner), assets=(MAP,)) == ["W026"]


def test_a_table_too_wide_becomes_a_list_and_is_reported() -> None:
    wide = table(("Krisenkommunikation",) * 8, tuple(f"Wert {number}" for number in range(8)))
    assert codes(slide(wide)) == ["W023"]
    assert body(content(slide(wide))[0])[:2] == ["Wert 0", "Krisenkommunikation: Wert 1"]
    (found,) = planned(course_of(slide(replace(wide, span=Span("lektion.md", 7)))))[1]
    assert (found.span.path, found.span.line) == ("lektion.md", 7)


def test_a_title_too_long_is_shortened_reported_and_kept_in_the_notes() -> None:
    words = "Zuständigkeitsverordnung " * 12
    (only,) = content(slide(p("A"), title=words))
    assert codes(slide(p("A"), title=words)) == ["W025"]
    assert title(only).endswith("…")
    assert only.notes[0].text == words


def test_same_titles_on_other_pages_are_told_apart_by_lesson() -> None:
    lessons = tuple(
        Lesson(id=name, title=name, pages=(Page(f"p-{name}", "Fazit", (slide(p(name)),)),))
        for name in ("eins", "zwei", "drei")
    )
    slides, _ = planned(course_of(lessons=lessons))
    titles = [title(slide) for slide in slides if slide.layout == "brief"]
    assert titles == ["Fazit", "Fazit – Lektion 2", "Fazit – Lektion 3"]


def test_continuations_say_where_the_notes_are() -> None:
    first, second = content(slide(ul(*["Punkt"] * 14)), SpeakerNotes((p("Los"),)))
    assert lines(first.notes) == ["Los"]
    assert lines(second.notes) == ["Fortsetzung: Die Notizen stehen bei der Folie davor."]


def questions_shown(*questions: Question, limit: int = 2, final: str = "") -> list[str]:
    quiz = Quiz(id="quiz", title="", questions=questions)
    refs = (QuizRef("quiz"),)
    course = course_of(*refs, quizzes=(quiz,), final_quiz=final)
    slides, _ = planned(course, questions_per_lesson=limit)
    return [title(slide) for slide in slides if slide.layout == "question"]


def test_each_lesson_shows_as_many_questions_as_the_project_says() -> None:
    questions = tuple(asked(name) for name in "abc")
    assert questions_shown(*questions) == ["Frage a?", "Frage b?"]
    assert questions_shown(*questions, limit=0) == []


def test_authors_decide_for_single_questions() -> None:
    questions = asked("a", False), asked("b"), asked("c"), asked("d"), asked("e", True)
    assert questions_shown(*questions) == ["Frage b?", "Frage c?", "Frage e?"]


def test_the_graded_pool_stays_secret_unless_the_author_shows_a_question() -> None:
    questions = asked("a"), asked("b", True)
    assert questions_shown(*questions, final="quiz") == ["Frage b?"]


def test_graded_questions_that_no_page_names_come_at_the_end() -> None:
    quiz = Quiz(id="quiz", title="", questions=(asked("a", True), asked("b")))
    deck, _ = plan(job_of(course_of(quizzes=(quiz,), final_quiz="quiz")))
    assert [section.title for section in deck.sections][-2:] == ["Abschlusstest", "Abschluss"]


def test_a_question_named_twice_is_asked_once() -> None:
    quiz = Quiz(id="quiz", title="", questions=(asked("a"),))
    refs = QuestionRef("a"), QuizRef("quiz"), SlideForm("", (p("Text"), QuestionRef("a")))
    slides, _ = planned(course_of(*refs, quizzes=(quiz,)))
    assert [slide.layout for slide in slides].count("question") == 1


def test_names_that_nothing_has_are_left_to_the_checks() -> None:
    (only,) = content(slide(Evidence("XX-1", (p("A"),))), QuestionRef("nie"), QuizRef("nie"))
    assert body(only) == ["A"]


def test_a_question_comes_after_the_slides_of_its_page() -> None:
    quiz = Quiz(id="quiz", title="", questions=(asked("a"),))
    slides = content(slide(p("A"), title="A"), QuestionRef("a"), slide(p("B"), title="B"),
                     quizzes=(quiz,))  # fmt: skip
    assert [slide.layout for slide in slides] == ["brief", "question", "solution", "brief"]
