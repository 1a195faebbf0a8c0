"""What must hold for a whole project; each check is a sentence that yields where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.checks import (
    accessibility,
    glossary,
    items,
    limits,
    objectives,
    pretest,
    quizzes,
    references,
)
from builder.diagnostics import Diagnostic
from builder.model.course import Project

CHECKS: tuple[Callable[[Project], Iterable[Diagnostic]], ...] = (
    references.findings_exist,
    references.objectives_exist,
    references.questions_on_pages_exist,
    references.quizzes_on_pages_exist,
    references.links_to_pages_lead_somewhere,
    references.question_ids_are_unique,
    references.page_ids_are_unique,
    references.questions_are_shown_once,
    references.questions_are_asked,
    references.lesson_ids_are_unique,
    references.quiz_ids_are_unique,
    accessibility.images_have_alternative_text,
    accessibility.alternative_texts_are_words,
    accessibility.alternative_texts_are_short,
    accessibility.links_say_where_they_lead,
    accessibility.tables_have_headers,
    accessibility.films_have_captions,
    accessibility.recordings_have_a_transcript,
    objectives.objectives_are_asked_for,
    objectives.objectives_are_taught,
    objectives.questions_test_an_objective,
    objectives.questions_go_back_to_findings,
    objectives.objectives_go_back_to_findings,
    objectives.lessons_have_an_objective,
    quizzes.graded_quizzes_cannot_be_guessed,
    pretest.pretests_are_not_the_final_quiz,
    pretest.pretests_stand_on_no_page,
    pretest.pretests_let_lessons_be_skipped,
    quizzes.pools_hold_what_is_drawn,
    quizzes.drawn_pools_exist,
    quizzes.draws_leave_a_choice,
    quizzes.questions_of_a_pool_count_alike,
    items.single_choices_have_two_distractors,
    items.keys_are_not_the_longest,
    items.no_option_is_all_of_the_others,
    items.no_option_is_none_of_the_others,
    items.negative_stems_are_marked,
    items.distractors_are_explained,
    items.some_option_is_wrong,
    glossary.terms_stand_in_the_glossary,
    glossary.terms_are_used,
    glossary.definitions_are_plain,
    limits.questions_have_few_enough_options,
    limits.titles_are_short_enough,
    limits.ids_are_short_enough,
    limits.courses_keep_off_reserved_names,
    limits.solutions_are_short_enough,
    limits.courses_are_small_enough,
)
