"""Questions are complete forms: every control has its name, nothing is given away beforehand."""

from __future__ import annotations

import pytest
from lxml import etree

from builder.model.question import Question
from builder.writers import items
from builder.writers.html import Element
from tests import sample
from tests.writers.test_html import view


def form(question: Question) -> Element:
    return items.practice(view(), question)


def text(node: Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())


def label_of(made: Element, field: Element) -> str:
    """The accessible name of a field, by the ways that the player uses."""
    if field.get("aria-label"):
        return str(field.get("aria-label"))
    around = next((up for up in field.iterancestors("label")), None)
    if around is not None:
        return text(around)
    return next(text(one) for one in made.iter("label") if one.get("for") == field.get("id"))


@pytest.mark.parametrize("question", sample.PRACTICE, ids=lambda question: question.kind)
class TestEveryKind:
    def test_has_one_group_with_a_legend(self, question: Question) -> None:
        (group,) = form(question).iter("fieldset")
        assert group[0].tag == "legend"
        assert text(group[0])

    def test_names_every_control(self, question: Question) -> None:
        made = form(question)
        fields = [one for tag in ("input", "select", "textarea") for one in made.iter(tag)]
        assert fields or list(made.iter("button"))
        assert all(label_of(made, field) for field in fields)

    def test_says_each_answer_form_and_the_module_that_works_in_it(
        self, question: Question
    ) -> None:
        boxes = [one for one in form(question).iter() if one.get("data-widget")]
        assert [box.get("data-interaction", question.id) for box in boxes] == [
            interaction.id for interaction in question.interactions
        ]
        assert {box.get("data-widget") for box in boxes} <= {
            "choice", "gap", "hotspot", "matching", "sequencing", "text",
        }  # fmt: skip

    def test_hides_what_is_earned_by_answering(self, question: Question) -> None:
        for style in ("verdict", "because", "result", "explanation"):
            hits = [one for one in form(question).iter() if one.get("class") == style]
            assert all(one.get("hidden") is not None for one in hits)

    def test_marks_no_option_beforehand(self, question: Question) -> None:
        for one in form(question).iter():
            assert one.get("checked") is None
            assert one.get("selected") is None

    def test_keeps_its_explanation_in_the_page_once(self, question: Question) -> None:
        written = etree.tostring(form(question), encoding="unicode")
        for interaction in question.interactions:
            for option in getattr(interaction, "options", ()):
                for block in option.because:
                    assert written.count(block.content[0].text) == 1


def test_the_last_paragraph_of_a_stem_is_the_legend_and_the_rest_describes_it() -> None:
    (group,) = form(sample.SINGLE).iter("fieldset")
    assert text(group[0]) == "Was bringt Ihr Amt am ehesten „vor die Lage“?"
    name = group.get("aria-describedby")
    (stem,) = (one for one in form(sample.SINGLE).iter() if one.get("id") == name)
    assert text(stem).startswith("Am Mittwoch kündigt das Land")


def test_gaps_are_numbered_for_those_who_cannot_see_the_text() -> None:
    fields = list(form(sample.CLOZE).iter("input", "select"))
    assert [one.get("aria-label") for one in fields] == ["Lücke 1 von 2", "Lücke 2 von 2"]


def test_the_width_of_a_gap_does_not_give_its_solution_away() -> None:
    sizes = {one.get("size") for one in form(sample.CLOZE).iter("input")}
    assert sizes <= {"12", "24"}


def test_buttons_that_move_a_step_name_the_step() -> None:
    labels = [one.get("aria-label") for one in form(sample.SEQUENCING).iter("button")]
    assert labels[:2] == ["„Lage feststellen“ nach oben", "„Lage feststellen“ nach unten"]


def test_a_number_asks_for_the_right_keyboard_and_says_its_unit() -> None:
    (field,) = form(sample.NUMERIC).iter("input")
    assert field.get("inputmode") == "decimal"
    assert label_of(form(sample.NUMERIC), field) == "Ihre Antwort in Tagen"


def test_free_text_and_self_ratings_are_not_checked() -> None:
    assert text(next(form(sample.FREE).iter("button"))) == "Musterantwort zeigen"
    assert text(next(form(sample.RATING).iter("button"))) == "Fertig"
    assert "Übungsfrage" not in text(form(sample.RATING))


def test_a_quiz_gives_no_hint_but_says_what_to_read_again() -> None:
    page = next(page for _, page in sample.course().pages())
    made = items.test(view(), sample.SINGLE, page)
    assert made.get("hidden") is not None
    assert not [one for one in made.iter() if one.get("class") == "hint"]
    (again,) = (one for one in made.iter() if one.get("class") == "again")
    assert text(again) == "Noch einmal lesen: „Vor die Lage kommen“"


def test_the_same_question_in_practice_and_quiz_shares_no_id() -> None:
    def ids(made: Element) -> set[str]:
        return {str(one.get("id")) for one in made.iter() if one.get("id")}

    assert not ids(form(sample.SINGLE)) & ids(items.test(view(), sample.SINGLE, None))
