"""Questions of every answer form: what is asked, what is told, and what is told to nobody else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.model.course import Asset
from builder.model.document import Paragraph, QuestionRef
from builder.model.inline import Gap, Text
from builder.model.interaction import (
    Area,
    Choice,
    FillIn,
    Hotspot,
    Interaction,
    Likert,
    LongFillIn,
    Matching,
    Numeric,
    Sequencing,
    TrueFalse,
)
from builder.model.question import Question, Quiz
from builder.writers.slides import plan
from builder.writers.slides.slide import Bullet, Slide, Tone
from tests.slides.sample import course_of, job_of, option, p, ul

OPTIONS = (
    option("o1", "S5 allein", "Nein, S5 berät."),
    option("o2", "Die Leitung", "Sie verantwortet."),
    option("o3", "Der Rat"),
)


def pair(*forms: Interaction, **details: object) -> list[Slide]:
    """The slides of one question."""
    values = {"stem": (p("Wer gibt frei?"),), **details}
    question = Question(id="q", kind="beliebig", interactions=forms, **values)  # type: ignore[arg-type]
    quiz = Quiz(id="quiz", title="", questions=(question,))
    picture = Asset("assets/k.png", "/k.png", "image/png", 9, 80, 60)
    course = course_of(QuestionRef("q"), quizzes=(quiz,), assets=(picture,))
    deck, _ = plan(job_of(course))
    return [slide for slide in deck.slides if slide.page == "?q"]


def title(slide: Slide) -> str:
    return "".join(run.text for run in slide.title)


def texts(slide: Slide, slot: str) -> list[str]:
    return [para.text for body in slide.bodies if body.slot == slot for para in body.paras]


def test_a_choice_names_the_right_option_with_its_letter_and_reason() -> None:
    question, solution = pair(Choice("q", OPTIONS, ("o2",)))
    assert title(question) == "Wer gibt frei?"
    assert texts(question, "kicker") == ["Frage 1 · Eine Antwort ist richtig"]
    assert texts(question, "body") == ["S5 allein", "Die Leitung", "Der Rat"]
    assert title(solution) == "Auflösung zu Frage 1"
    assert texts(solution, "stem") == ["Wer gibt frei?"]
    (answer,) = next(body for body in solution.bodies if body.slot == "body").paras
    assert (answer.bullet, answer.number, answer.runs[0].tone) == (Bullet.LETTER, 2, Tone.RIGHT)
    assert texts(solution, "because") == ["Warum?", "Sie verantwortet."]


def test_what_speaks_against_the_others_is_for_the_lecturer() -> None:
    _, solution = pair(Choice("q", OPTIONS, ("o2",)))
    assert [para.text for para in solution.notes] == ["S5 allein", "Nein, S5 berät."]


def test_no_question_slide_gives_its_answer_away() -> None:
    question, _ = pair(Choice("q", OPTIONS, ("o2",)), explanation=(p("Die Leitung gibt frei."),))
    assert question.notes == ()
    assert "verantwortet" not in f"{question}"


def test_several_right_options_have_their_reasons_below_them() -> None:
    _, solution = pair(Choice("q", OPTIONS, ("o1", "o2"), multiple=True))
    (body,) = [body for body in solution.bodies if body.slot == "body"]
    assert [(para.text, para.bullet, para.number) for para in body.paras] == [
        ("S5 allein", Bullet.LETTER, 1),
        ("Nein, S5 berät.", Bullet.CONTINUED, 1),
        ("Die Leitung", Bullet.LETTER, 2),
        ("Sie verantwortet.", Bullet.CONTINUED, 1),
    ]


def test_a_hint_is_in_the_notes_of_the_question() -> None:
    question, _ = pair(Choice("q", OPTIONS, ("o2",)), hint=(p("Denken Sie an die Spitze."),))
    assert [para.text for para in question.notes][-1] == "Denken Sie an die Spitze."


def test_a_statement_is_answered_in_words() -> None:
    question, solution = pair(TrueFalse("q", False, (p("Weil es so ist."),)))
    assert texts(question, "body") == ["Stimmt", "Stimmt nicht"]
    assert texts(solution, "body") == ["Stimmt nicht"]
    assert texts(solution, "because") == ["Warum?", "Weil es so ist."]


def test_pairs_are_asked_in_two_columns_and_solved_in_a_table() -> None:
    targets = (option("t1", "Personal"), option("t2", "Lage"), option("t0", "Geld"))
    sources = (option("s1", "S1"), option("s2", "S2"))
    question, solution = pair(Matching("q", sources, targets, (("s1", "t1"), ("s2", "t2"))))
    assert texts(question, "left") == ["S1", "S2"]
    assert texts(question, "right") == ["Geld", "Personal", "Lage"]
    assert solution.grid
    rows = [[cell.runs[0].text for cell in row] for row in solution.grid.rows]
    assert rows == [["Gesucht", "Passt dazu"], ["S1", "Personal"], ["S2", "Lage"]]


def test_steps_are_mixed_in_the_question_and_numbered_in_the_solution() -> None:
    steps = (option("a", "Lage"), option("b", "Entschluss"), option("c", "Auftrag"))
    question, solution = pair(Sequencing("q", steps))
    assert texts(question, "body") == ["Entschluss", "Auftrag", "Lage"]
    assert texts(solution, "body") == ["Lage", "Entschluss", "Auftrag"]


def test_a_text_with_gaps_is_shown_again_with_the_words_in_place() -> None:
    stem = (Paragraph((Text("S2 führt das "), Gap("g1"), Text(", S5 die "), Gap("g2"))),)
    options = (option("o1", "Presse"), option("o2", "Kasse"))
    question, solution = pair(
        FillIn("g1", ("Lagebild", "Bild")), Choice("g2", options, ("o1",)), stem=stem
    )
    assert title(question) == "Frage 1: Was gehört in die Lücken?"
    assert texts(question, "kicker") == []
    assert texts(question, "body") == ["S2 führt das _____, S5 die [Kasse / Presse]"]
    assert texts(solution, "body") == ["S2 führt das Lagebild, S5 die Presse"]


def test_typed_words_name_every_solution() -> None:
    _, solution = pair(FillIn("q", ("Lagebild", "Lageübersicht")))
    assert texts(solution, "body") == ["Lagebild oder Lageübersicht"]


def test_a_number_names_its_range_and_unit_with_a_comma() -> None:
    _, solution = pair(Numeric("q", Decimal("1.5"), Decimal("1.0"), Decimal("2.0"), "Stunden"))
    assert texts(solution, "body") == ["1,5 Stunden", "Richtig ist alles von 1 bis 2 Stunden."]


def test_an_exact_number_has_no_range() -> None:
    _, solution = pair(Numeric("q", Decimal(6), Decimal(6), Decimal(6)))
    assert texts(solution, "body") == ["6"]


def test_self_ratings_and_open_questions_have_no_solution() -> None:
    (rating,) = pair(Likert("q", OPTIONS))
    assert texts(rating, "body") == ["S5 allein", "Die Leitung", "Der Rat"]
    assert len(pair(LongFillIn("q"))) == 1
    assert len(pair(LongFillIn("q", 0, (p("Zum Beispiel so."),)))) == 2


def test_areas_of_a_picture_are_named_beside_it() -> None:
    areas = tuple(
        Area(choice, Decimal(0), Decimal(0), Decimal(9), Decimal(9)) for choice in OPTIONS
    )
    question, solution = pair(Hotspot("q", "assets/k.png", "Karte", areas, ("o2",)))
    assert question.pictures[0].alternative == "Karte"
    assert texts(question, "left") == ["S5 allein", "Die Leitung", "Der Rat"]
    assert texts(solution, "body") == ["Die Leitung"]


def test_the_case_stands_above_the_question() -> None:
    question, solution = pair(
        TrueFalse("q", True), stem=(p("Im Rathaus fällt der Strom aus."), p("Wer führt?"))
    )
    assert title(question) == "Wer führt?"
    assert texts(question, "case") == ["Im Rathaus fällt der Strom aus."]
    assert texts(solution, "stem") == ["Wer führt?"]


@pytest.mark.parametrize(
    ("stem", "case", "asked"),
    [
        ("Der Strom fällt aus. Wer führt?", ["Der Strom fällt aus. "], "Wer führt?"),
        ("Es heißt: „Halt.“ Was nun?", ["Es heißt: „Halt.“ "], "Was nun?"),
        ("Was geschieht am 30. Juni?", [], "Was geschieht am 30. Juni?"),
        ("Wer ist bzw. Wer war der Stab?", [], "Wer ist bzw. Wer war der Stab?"),
        ("Der Stab führt. Das Amt folgt.", [], "Der Stab führt. Das Amt folgt."),
    ],
)
def test_the_last_sentence_asks(stem: str, case: list[str], asked: str) -> None:
    question, _ = pair(TrueFalse("q", True), stem=(p(stem),))
    assert (texts(question, "case"), title(question)) == (case, asked)


def test_a_long_case_shares_the_card_with_the_answers() -> None:
    case = "Im Rathaus fällt der Strom aus, und niemand weiß, wie lange es dauert. " * 6
    question, _ = pair(TrueFalse("q", True), stem=(p(case), p("Wer führt?")))
    assert texts(question, "case") == []
    assert texts(question, "body")[0] == case


def test_a_question_too_long_for_a_title_is_read_below_it() -> None:
    words = "Wer entscheidet in einer lange andauernden Lage über die Ablösung, " * 5 + "wer?"
    question, _ = pair(TrueFalse("q", True), stem=(p(words),))
    assert title(question) == "Frage 1: Stimmt die Aussage?"
    assert texts(question, "body")[0] == words


def test_a_stem_without_a_final_question_is_read_below_the_title() -> None:
    question, _ = pair(TrueFalse("q", True), stem=(ul("Lage", "Auftrag"),))
    assert title(question) == "Frage 1: Stimmt die Aussage?"


def test_long_reasons_go_on_a_further_slide() -> None:
    reason = p("S5 bereitet vor und berät, die Leitung gibt frei und verantwortet. " * 9)
    slides = pair(Choice("q", OPTIONS, ("o2",)), explanation=(reason,))
    assert [title(slide) for slide in slides][1:] == [
        "Auflösung zu Frage 1 (1/2)", "Auflösung zu Frage 1 (2/2)",
    ]  # fmt: skip


def test_many_pairs_and_a_reason_are_all_told() -> None:
    sources = tuple(option(f"s{n}", f"Funktion {n}") for n in range(9))
    targets = tuple(option(f"t{n}", f"Aufgabe {n}") for n in range(9))
    pairs = tuple((f"s{n}", f"t{n}") for n in range(9))
    slides = pair(Matching("q", sources, targets, pairs), explanation=(p("So ist es."),))
    told = [cell.runs[0].text for slide in slides if slide.grid
            for row in slide.grid.rows[1:] for cell in row]  # fmt: skip
    assert told == [text for n in range(9) for text in (f"Funktion {n}", f"Aufgabe {n}")]
    assert "So ist es." in [text for slide in slides for text in texts(slide, "because")]


def test_what_to_choose_from_stands_on_every_part_of_a_long_question() -> None:
    sources = tuple(option(f"s{n}", f"Eine lange Meldung Nummer {n}. " * 5) for n in range(4))
    targets = tuple(option(f"t{n}", f"Sachgebiet {n}") for n in range(4))
    pairs = tuple((f"s{n}", f"t{n}") for n in range(4))
    parts = [slide for slide in pair(Matching("q", sources, targets, pairs)) if not slide.grid]
    assert len(parts) > 1
    for part in parts:
        assert len(texts(part, "right")) == 4
