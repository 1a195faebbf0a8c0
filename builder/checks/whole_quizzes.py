"""A quiz as a whole gives nothing away, and asks for more than memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from builder.checks import german
from builder.checks.items import right, text, wrong
from builder.diagnostics import Diagnostic, problem
from builder.model.course import Project
from builder.model.interaction import Choice, TrueFalse
from builder.model.question import Feedback, Question, Quiz
from builder.model.text import block_text, inlines, plain_text, walk

CHANCE = 0.05
ENOUGH = 8
"""Questions from which on a pattern is no accident."""
RUN = 4
STATEMENTS = 6
LEAST_TRUE, MOST_TRUE = 0.35, 0.65
MULTIPLES = 4
CASES = 0.3
HARDEST_TEXT, HARDEST_STEMS, HIGHEST_YEAR = 50, 45, 11
ENOUGH_WORDS = 200


def keys_are_not_the_longest_too_often(project: Project) -> Iterator[Diagnostic]:
    """Choosing the longest option is no better than guessing."""
    for quiz in _quizzes(project):
        found = [form for _, form in _singles(quiz) if wrong(form) and right(form)]
        hits = sum(
            len(text(right(form)[0])) > max(len(text(option)) for option in wrong(form))
            for form in found
        )
        if len(found) >= ENOUGH and _at_least(hits, [1 / len(f.options) for f in found]) < CHANCE:
            yield problem("Q100", quiz.span, name=quiz.id, hits=hits, count=len(found))


def keys_change_their_place(project: Project) -> Iterator[Diagnostic]:
    """Where options are not shuffled, the right one stands in no place too often."""
    for quiz in _quizzes(project):
        places = [
            next(n for n, option in enumerate(form.options, 1) if option.id in form.correct)
            for question, form in _singles(quiz)
            if not question.shuffle and right(form)
        ]
        run = max((len(list(same)) for _, same in groupby(places)), default=0)
        most = max(map(places.count, places), default=0)
        if run >= RUN or (len(places) >= ENOUGH and 2 * most > len(places)):
            yield problem("Q101", quiz.span, name=quiz.id, count=len(places), most=most)


def statements_are_mixed(project: Project) -> Iterator[Diagnostic]:
    """About as many statements are right as are wrong."""
    for quiz in _quizzes(project):
        forms = [form for each in quiz.questions for form in each.interactions]
        truths = [form.correct for form in forms if isinstance(form, TrueFalse)]
        if len(truths) < STATEMENTS:
            continue
        if not LEAST_TRUE <= sum(truths) / len(truths) <= MOST_TRUE:
            yield problem("Q102", quiz.span, name=quiz.id, true=sum(truths), count=len(truths))


def questions_do_not_answer_each_other(project: Project) -> Iterator[Diagnostic]:
    """What one question of a graded quiz asks stands in no other."""
    for course in project.courses:
        for quiz in course.quizzes:
            if quiz.id == course.final_quiz or quiz.pass_mark is not None:
                yield from _answered_elsewhere(quiz)


def _answered_elsewhere(quiz: Quiz) -> Iterator[Diagnostic]:
    shown = {question.id: german.stems(_shown(question, quiz)) for question in quiz.questions}
    for question, form in _singles(quiz):
        key = german.stems(" ".join(text(option) for option in right(form)))
        others = (name for name, seen in shown.items() if name != question.id and key <= seen)
        if len(key) > 1 and (other := next(others, "")):
            yield problem("Q103", question.span, name=question.id, other=other)


def _shown(question: Question, quiz: Quiz) -> str:
    """What learners read of a question before they may answer another."""
    explained = question.explanation if quiz.feedback is Feedback.IMMEDIATE else ()
    return block_text((*question.stem, *explained))


def multiple_choices_differ_in_their_counts(project: Project) -> Iterator[Diagnostic]:
    """Not all questions with several right options have the same number of them."""
    for quiz in _quizzes(project):
        counts = [
            len(form.correct)
            for question in quiz.questions
            for form in question.interactions
            if isinstance(form, Choice) and form.multiple
        ]
        if len(counts) >= MULTIPLES and len(set(counts)) == 1:
            yield problem("Q104", quiz.span, name=quiz.id, count=counts[0])


def quizzes_ask_for_decisions(project: Project) -> Iterator[Diagnostic]:
    """A third of a final quiz describes a situation instead of asking for a fact."""
    for course in project.courses:
        for quiz in course.quizzes:
            asked = [question for question in quiz.questions if question.is_scored]
            if quiz.id == course.final_quiz and len(asked) >= ENOUGH:
                cases = sum(map(_is_case, asked))
                if cases < CASES * len(asked):
                    yield problem("Q105", quiz.span, name=quiz.id, cases=cases, count=len(asked))


def _is_case(question: Question) -> bool:
    said = block_text(question.stem)
    addressed = re.search(r"\b(Sie|Ihnen|Ihre?[mnrs]?)\b", said)
    return bool(addressed) and len(german.sentences(said)) > 1


def texts_are_easy_to_read(project: Project) -> Iterator[Diagnostic]:
    """A course reads like good non-fiction, its questions more easily."""
    for course in project.courses:
        pages = (block for _, page in course.pages() for block in walk(page.blocks))
        runs = (run for block in pages for run in inlines(block))
        read = german.Reading("\n".join(line for run in runs if _is_prose(line := plain_text(run))))
        index, year = read.lix(), read.school_year()
        if read.words >= ENOUGH_WORDS and (index > HARDEST_TEXT or year > HIGHEST_YEAR):
            yield problem(
                "Q106", course.span, name=course.id, lix=f"{index:.0f}", year=f"{year:.0f}"
            )


def questions_are_easy_to_read(project: Project) -> Iterator[Diagnostic]:
    """What a quiz asks is easier to read than what it asks about."""
    for quiz in _quizzes(project):
        read = german.Reading("\n".join(block_text(each.stem) for each in quiz.questions))
        if read.words >= ENOUGH_WORDS and read.lix() > HARDEST_STEMS:
            yield problem("Q107", quiz.span, name=quiz.id, lix=f"{read.lix():.0f}")


def _is_prose(line: str) -> bool:
    return line.rstrip("“”»«")[-1:] in {".", "!", "?"}


def _quizzes(project: Project) -> Iterator[Quiz]:
    for course in project.courses:
        yield from course.quizzes


def _singles(quiz: Quiz) -> Iterator[tuple[Question, Choice]]:
    for question in quiz.questions:
        match question.interactions:
            case (Choice(multiple=False) as form,):
                yield question, form


def _at_least(hits: int, chances: list[float]) -> float:
    """Probability of so many hits or more, each with a chance of its own."""
    ways = [1.0]
    for chance in chances:
        with_hit = [0.0, *(way * chance for way in ways)]
        ways = [miss * (1 - chance) + hit for miss, hit in zip([*ways, 0.0], with_hit, strict=True)]
    return sum(ways[hits:])
