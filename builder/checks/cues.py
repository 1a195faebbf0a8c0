"""Options give nothing away to those who only read closely (Haladyna, Downing & Rodriguez 2002)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from builder.checks import german
from builder.checks.items import asking, choices, right, text, wrong
from builder.diagnostics import Diagnostic, problem
from builder.model.course import Project
from builder.model.interaction import Option
from builder.model.text import block_text

MOST_OPTIONS = 5
UNEVEN, UNEVEN_BY = 3, 40
"""The longest option is so many times, and so many characters, longer than the shortest."""
SAME_START = 3
"""Words with which all options begin."""
_COUNTS = {"zwei": 2, "beiden": 2, "drei": 3, "vier": 4, "fünf": 5}
_COUNT = (
    r"\b(?:welche|nennen sie|wählen sie)(?: die)? (zwei|beiden|drei|vier|fünf)\b"
    r"|\b(zwei|drei|vier|fünf) (?:der )?(?:antworten|aussagen|sätze|möglichkeiten)\b"
)
_RANGE = r"(\d+(?:,\d+)?)\s*(?:bis|–|-)\s*(\d+(?:,\d+)?)"


def questions_have_few_options(project: Project) -> Iterator[Diagnostic]:
    """A question with one right option has at most five."""
    for question, choice in choices(project):
        if not choice.multiple and len(choice.options) > MOST_OPTIONS:
            yield problem("Q067", question.span, name=question.id, count=len(choice.options))


def options_are_of_like_length(project: Project) -> Iterator[Diagnostic]:
    """No option is three times as long as another."""
    for question, choice in choices(project):
        lengths = sorted(len(text(option)) for option in choice.options)
        if lengths[-1] >= UNEVEN * lengths[0] and lengths[-1] - lengths[0] >= UNEVEN_BY:
            shortest, longest = lengths[0], lengths[-1]
            yield problem(
                "Q068", question.span, name=question.id, shortest=shortest, longest=longest
            )


def absolutes_are_not_only_wrong(project: Project) -> Iterator[Diagnostic]:
    """Words such as »immer« do not mark the wrong options."""
    for question, choice in choices(project):
        found = [word for option in wrong(choice) if (word := german.absolute(text(option)))]
        keys = any(german.absolute(text(option)) for option in right(choice))
        if found and not keys and 2 * len(found) >= len(wrong(choice)) > 1:
            yield problem("Q069", question.span, name=question.id, word=found[0])


def hedges_are_not_only_right(project: Project) -> Iterator[Diagnostic]:
    """Words such as »meist« do not mark the right options."""
    for question, choice in choices(project):
        found = [german.vague(text(option)) for option in right(choice)]
        others = any(german.vague(text(option)) for option in wrong(choice))
        if found and all(found) and wrong(choice) and not others:
            yield problem("Q108", question.span, name=question.id, word=found[0])


def nothing_is_negated_twice(project: Project) -> Iterator[Diagnostic]:
    """A question for what does not hold has no option that negates as well."""
    for question, choice in choices(project):
        first = _negated(german.sentences(asking(question))[-1:])
        second = next((o for o in choice.options if german.negation(text(o))), None)
        if first and second:
            yield problem("Q109", question.span, name=question.id, option=text(second))


def _negated(last: list[str]) -> str:
    """The negation of what is asked, not of a clause beside it."""
    for clause in re.split(r"[,;–]\s*", " ".join(last)):
        if re.match(r"(welche|was|wer|wen|wem|wann|wo)", clause, re.I):
            return german.negation(clause)
    return ""


def keys_do_not_echo_the_question(project: Project) -> Iterator[Diagnostic]:
    """The right option shares no word with the question that no wrong one shares."""
    for question, choice in choices(project):
        keys = right(choice)
        if choice.multiple or len(keys) != 1:
            continue
        asked = german.stems(" ".join(german.sentences(asking(question))[-1:]))
        shared = asked & german.stems(text(keys[0]))
        others = any(asked & german.stems(text(option)) for option in wrong(choice))
        if shared and wrong(choice) and not others:
            yield problem("Q110", question.span, name=question.id, word=min(shared))


def stems_do_not_end_in_an_article(project: Project) -> Iterator[Diagnostic]:
    """No question breaks off at an article, which tells the gender of the answer."""
    pattern = r"\b(einen?|eine[mr]|der|die|das|den|dem)\s*(?:[:…_]|\.\.\.)*\s*$"
    for question, _ in choices(project):
        if found := re.search(pattern, asking(question), re.I):
            yield problem("Q073", question.span, name=question.id, word=found.group(1))


def options_end_alike(project: Project) -> Iterator[Diagnostic]:
    """Either all options end with a mark, or none."""
    for question, choice in choices(project):
        ends = {bool(re.search(r"[.!?…][“”»«]*$", text(option))) for option in choice.options}
        if len(ends) > 1:
            yield problem("Q074", question.span, name=question.id)


def options_differ_in_their_letters(project: Project) -> Iterator[Diagnostic]:
    """No two options differ only in marks, spaces or capitals."""
    for question, choice in choices(project):
        lettered = [(option, _letters(option)) for option in choice.options]
        for (one, first), (other, second) in combinations(lettered, 2):
            if first == second:
                yield problem(
                    "Q075", question.span, name=question.id, one=text(one), other=text(other)
                )


def ranges_do_not_overlap(project: Project) -> Iterator[Diagnostic]:
    """No number lies in two options such as »1 bis 5« and »5 bis 10«."""
    for question, choice in choices(project):
        ranges = [(option, span) for option in choice.options if (span := _range(option))]
        for (one, first), (other, second) in combinations(ranges, 2):
            if first[0] <= second[1] and second[0] <= first[1]:
                yield problem(
                    "Q076", question.span, name=question.id, one=text(one), other=text(other)
                )


def options_do_not_hold_one_another(project: Project) -> Iterator[Diagnostic]:
    """No right option says what a wrong one says and a little more, or the other way round."""
    for question, choice in choices(project):
        for key in right(choice):
            for other in wrong(choice):
                first, second = german.stems(text(key)), german.stems(text(other))
                if first and second and (first < second or second < first):
                    short, long = sorted((text(key), text(other)), key=len)
                    yield problem("Q077", question.span, name=question.id, short=short, long=long)


def stems_ask(project: Project) -> Iterator[Diagnostic]:
    """A question asks: with a question mark, a gap or a colon."""
    for question, _ in choices(project):
        if not re.search(r"[?…:]|___|\.\.\.", block_text(question.stem)):
            yield problem("Q079", question.span, name=question.id)


def announced_counts_are_right(project: Project) -> Iterator[Diagnostic]:
    """»Welche zwei …« has two right options."""
    for question, choice in choices(project):
        if found := re.search(_COUNT, asking(question), re.I):
            said = (found.group(1) or found.group(2)).lower()
            if _COUNTS[said] != len(choice.correct):
                yield problem(
                    "Q080", question.span, name=question.id, said=said, count=len(choice.correct)
                )


def options_do_not_begin_alike(project: Project) -> Iterator[Diagnostic]:
    """What all options begin with belongs into the question."""
    for question, choice in choices(project):
        starts = [tuple(german.words(text(option))[:SAME_START]) for option in choice.options]
        if len(starts) > 1 and len(set(starts)) == 1 and len(starts[0]) == SAME_START:
            yield problem("Q081", question.span, name=question.id, words=" ".join(starts[0]))


def _letters(option: Option) -> str:
    return "".join(sign for sign in text(option).lower() if sign.isalnum())


def _range(option: Option) -> tuple[float, float] | None:
    """The numbers of an option that is a range and nothing else but a unit."""
    found = re.fullmatch(rf"\D*?{_RANGE}\D*", text(option))
    if not found:
        return None
    low, high = (float(part.replace(",", ".")) for part in found.groups())
    return low, high
