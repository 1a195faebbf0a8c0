"""The final quiz: begun, interrupted, reviewed, handed in, explained, tried again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.player.actions import RIGHT, WRONG, both, choose, run_quiz
from tests.player.conftest import Open

QUIZ = "quiz_"


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Test abgeben").click()


def test_the_start_says_what_is_asked(open_page: Open) -> None:
    start = open_page(QUIZ).locator(".quiz-start")
    expect(start).to_contain_text("70 % der Punkte")
    for fact in ("Fragen\n4", "Versuche\n3", "ohne Begrenzung", "nach der Abgabe"):
        assert fact in start.inner_text()


def test_one_question_at_a_time_without_a_verdict(open_page: Open) -> None:
    page = open_page(QUIZ)
    page.get_by_role("button", name="Test beginnen").click()
    expect(page.locator(".quiz form:visible")).to_have_count(1)
    expect(page.locator(".quiz-place")).to_be_focused()
    expect(page.locator(".quiz-place")).to_have_text("Frage 1 von 4")
    expect(page.locator(".quiz form:visible button[type=submit]")).to_be_hidden()
    expect(page.locator(".quiz details")).to_have_count(0)


def test_the_review_names_open_questions_and_leads_back(open_page: Open) -> None:
    page = open_page(QUIZ)
    answered = {name: act for name, act in RIGHT.items() if name != "luecken"}
    run_quiz(page, answered)
    expect(page.get_by_text("Eine von 4 Fragen ist noch offen.")).to_be_visible()
    page.locator(".to-question", has_text="noch offen").click()
    item = page.locator(".quiz form:visible")
    expect(item).to_contain_text("Ergänzen Sie den Merksatz.")
    RIGHT["luecken"](item)
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    expect(page.get_by_text("Sie haben alle 4 Fragen beantwortet.")).to_be_visible()


def test_passing_is_said_in_words_and_announced(open_page: Open) -> None:
    page = open_page(QUIZ)
    run_quiz(page, RIGHT)
    hand_in(page)
    expect(page.locator(".verdict-of-quiz")).to_have_text("Bestanden")
    expect(page.locator(".points-of-quiz")).to_contain_text("4 von 4 Punkten (100 %)")
    expect(page.locator(".quiz-result h2")).to_be_focused()
    expect(page.locator("#player_say")).to_contain_text("Bestanden")
    expect(page.locator(".again-list")).to_be_hidden()


def test_failing_shows_what_to_read_again_and_every_explanation(open_page: Open) -> None:
    page = open_page(QUIZ)
    run_quiz(page, WRONG)
    hand_in(page)
    expect(page.locator(".verdict-of-quiz")).to_have_text("Nicht bestanden")
    objectives = page.locator(".objectives li")
    expect(objectives).to_have_count(2)
    expect(objectives.first).to_contain_text("0 von 2 Punkten")
    expect(page.locator(".again-list a")).to_have_count(2)
    expect(page.locator(".answers form:visible")).to_have_count(4)
    expect(page.locator(".answers").get_by_text("Sie gewinnen Zeit")).to_be_visible()
    page.locator(".again-list a").first.click()
    expect(page.locator("section.page:visible h1")).to_be_focused()


def test_an_interrupted_attempt_goes_on_where_it_was(open_page: Open) -> None:
    page = open_page(QUIZ)
    page.get_by_role("button", name="Test beginnen").click()
    first = page.locator(".quiz form:visible")
    name = str(first.get_attribute("data-question"))
    RIGHT[name.removeprefix("test-")](first)
    page.get_by_role("button", name="Nächste Frage").click()
    second = page.locator(".quiz form:visible").get_attribute("data-question")
    page.goto(page.url.split("#")[0] + "?neu")
    expect(page.locator("#page_quiz_")).to_be_visible()
    page.get_by_role("button", name="Test fortsetzen").click()
    item = page.locator(".quiz form:visible")
    expect(item).to_have_attribute("data-question", str(second))
    page.get_by_role("button", name="Vorige Frage").click()
    expect(item).to_have_attribute("data-question", name)
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    expect(page.locator(".to-question.done")).to_have_count(1)


def test_a_new_attempt_starts_empty_until_none_is_left(open_page: Open) -> None:
    page = open_page(QUIZ)
    for left in ("Noch 2 Versuche", "Noch ein Versuch", "Sie haben alle Versuche genutzt."):
        run_quiz(page, WRONG)
        hand_in(page)
        expect(page.locator(".quiz-result > .actions .tries")).to_have_text(left)
        expect(page.locator(".points-of-quiz")).to_contain_text("0 von 4 Punkten")
    expect(page.get_by_role("button", name="Neuer Versuch")).to_be_hidden()


def test_a_new_attempt_keeps_nothing_of_the_last_one(open_page: Open) -> None:
    page = open_page(QUIZ)
    run_quiz(page, WRONG)
    hand_in(page)
    run_quiz(page, {})
    expect(page.get_by_text("4 von 4 Fragen sind noch offen.")).to_be_visible()


def test_the_result_survives_a_reload_and_counts_on_the_last_page(open_page: Open) -> None:
    page = open_page(QUIZ)
    run_quiz(page, RIGHT)
    hand_in(page)
    page.reload()
    expect(page.locator(".verdict-of-quiz")).to_have_text("Bestanden")
    page.get_by_role("link", name="Weiter").click()
    standing = page.locator("#player_standing")
    expect(standing).to_contain_text("Bestes Ergebnis im Abschlusstest: 100 %.")
    expect(standing).to_contain_text("Sie haben 0 von 4 Seiten gelesen.")
    expect(standing).to_contain_text("noch nicht abgeschlossen")


def test_the_end_says_how_well_learners_know_what_they_know(open_page: Open) -> None:
    page = open_page(QUIZ)
    answers = {
        "vor-die-lage": both(WRONG["vor-die-lage"], choose("sehr sicher")),
        "kleine-runden": both(RIGHT["kleine-runden"], choose("sehr sicher")),
        "wer-macht-was": both(RIGHT["wer-macht-was"], choose("eher unsicher")),
        "luecken": RIGHT["luecken"],
    }
    run_quiz(page, answers)
    hand_in(page)
    expect(page.locator(".answers form:visible")).to_have_count(4)
    rows = page.locator(".calibration tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["sehr", "sicher", "2", "50", "%"],
        ["ziemlich", "sicher", "0", "nicht", "gewählt"],
        ["eher", "unsicher", "1", "100", "%"],
    ]
    told = page.locator(".calibration")
    expect(told).to_contain_text("Wo Sie sehr sicher waren, lagen Sie zu 50 % richtig.")
    errors = told.locator(".sure-errors li")
    expect(errors).to_have_count(1)
    errors.get_by_role("button", name="Was bringt Ihr Amt").click()
    answer = page.locator(".answers form", has_text="Abwarten")
    expect(answer.locator(".sure-note")).to_contain_text("Sie waren sich sehr sicher.")
    expect(answer.locator(".result")).to_be_focused()
    expect(answer.get_by_label("sehr sicher")).to_be_checked()
    page.reload()
    expect(errors).to_have_count(1)


def test_how_sure_one_is_is_asked_but_never_demanded(open_page: Open) -> None:
    page = open_page(QUIZ)
    page.get_by_role("button", name="Test beginnen").click()
    page.locator(".quiz form:visible").get_by_label("ziemlich sicher").check()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    expect(page.get_by_text("4 von 4 Fragen sind noch offen.")).to_be_visible()
    page.goto(page.url.split("#")[0] + "?neu")
    page.get_by_role("button", name="Test fortsetzen").click()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    page.locator(".to-question").first.click()
    expect(page.locator(".quiz form:visible").get_by_label("ziemlich sicher")).to_be_checked()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    hand_in(page)
    expect(page.locator(".calibration")).to_be_hidden()
