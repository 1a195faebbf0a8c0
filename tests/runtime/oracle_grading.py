"""Grading a second time, written from the rules alone and by other means than the runtime's.

Exact fractions instead of floats, a full table of edit distances instead of a walk, sets instead of
lists. Points are fractions of the question's points; the browser's floats must come close to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

UNSCORED = {"likert", "long-fill-in"}
FORGIVING = 6


def grade(question: Mapping[str, Any], responses: Mapping[str, Any]) -> tuple[Fraction, str]:
    """Share of the points from 0 to 1 and the result's word."""
    scored = [form for form in question["interactions"] if form["type"] not in UNSCORED]
    if not scored:
        return Fraction(0), "neutral"
    shares = [
        _share(form, responses[form["id"]], question["scoring"])
        if form["id"] in responses
        else Fraction(0)
        for form in scored
    ]
    whole = all(share == 1 for share in shares)
    if question["scoring"] == "all_or_nothing":
        return Fraction(whole), "correct" if whole else "incorrect"
    return sum(shares, Fraction(0)) / len(shares), "correct" if whole else "incorrect"


def _share(form: Mapping[str, Any], response: Any, scoring: str) -> Fraction:
    match form["type"]:
        case "choice":
            return _choice(form, set(response), scoring)
        case "true-false":
            return Fraction(response is form["correct"])
        case "matching":
            right = {tuple(pair) for pair in form["pairs"]} & set(response.items())
            return Fraction(len(right), len(form["pairs"]))
        case "sequencing":
            places = zip(form["steps"], response, strict=False)
            return Fraction(sum(step == given for step, given in places), len(form["steps"]))
        case "numeric":
            return _number(form, response)
        case "fill-in":
            return Fraction(_word(form, response))
        case kind:
            raise ValueError(kind)


def _choice(form: Mapping[str, Any], chosen: set[str], scoring: str) -> Fraction:
    right = set(form["correct"])
    wrong = set(form["options"]) - right
    if scoring == "all_or_nothing" or not form["multiple"]:
        return Fraction(chosen == right)
    if scoring == "per_option":
        judged = len(chosen & right) + len(wrong - chosen)
        return Fraction(judged, len(right) + len(wrong))
    minus = Fraction(len(chosen & wrong), len(wrong)) if wrong else Fraction(0)
    return max(Fraction(0), Fraction(len(chosen & right), len(right)) - minus)


def _number(form: Mapping[str, Any], typed: str) -> Fraction:
    text = re.sub(r"\s", "", typed).replace("\u2212", "-")
    if re.fullmatch(r"[+-]?[1-9]\d?\d?(\.\d\d\d)+(,\d+)?", text):
        text = text.replace(".", "")
    if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", text):
        return Fraction(0)
    value = Fraction(text.replace(",", "."))
    return Fraction(Fraction(form["low"]) <= value <= Fraction(form["high"]))


def _word(form: Mapping[str, Any], typed: str) -> bool:
    exact = unicodedata.normalize("NFC", typed).strip()
    if not exact:
        return False
    if exact in {unicodedata.normalize("NFC", each).strip() for each in form["solutions"]}:
        return True
    if not form["tolerant"]:
        return False
    word = _fold(typed)
    to_wrong = min((_distance(word, _fold(each)) for each in form["wrong"]), default=99)
    for solution in form["solutions"]:
        allowed = 1 if len(_letters(solution)) >= FORGIVING else 0
        away = _distance(word, _fold(solution))
        if away == 0 or (away <= allowed and not to_wrong < away):
            return True
    return False


def _letters(text: str) -> str:
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if not sign.isspace() and unicodedata.category(sign) not in ("Pd", "Cf")
    )


def _fold(text: str) -> str:
    folded = _letters(text).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(umlaut, letters)
    return folded


def _distance(one: str, other: str) -> int:
    """Damerau-Levenshtein distance (optimal string alignment) by its whole table."""
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            changed = one[row - 1] != other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + changed,
            )
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]
