"""Every language says the same things: the same keys, and the same values filled into them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from builder.templates import TEMPLATES, spoken, texts

FOLDER = TEMPLATES / "texts"
OTHERS = sorted(file.stem for file in FOLDER.glob("*.toml") if file.stem != "de")


def catalogue(language: str) -> dict[str, str]:
    return dict(flat(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))))


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@pytest.mark.parametrize("language", ["de", *OTHERS])
def test_writers_see_the_whole_catalogue(language: str) -> None:
    assert dict(texts(language)) == catalogue(language)
    assert len(texts(language)) == len(catalogue(language))
    assert "player.nothing" not in texts(language)
    assert "nothing.next" not in texts(language)


@pytest.mark.parametrize(
    ("language", "words"), [("de-AT", "de"), ("en-GB", "en"), ("it", None), ("den", None)]
)
def test_a_variety_has_the_words_of_its_language(language: str, words: str | None) -> None:
    assert spoken(language) == words
    assert texts(language)["player.next"] == catalogue(words or "de")["player.next"]


def missing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(set(one) - set(other))


def filled(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_is_more_than_one_language() -> None:
    assert "en" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_all_keys_and_no_others(language: str) -> None:
    german, other = catalogue("de"), catalogue(language)
    assert missing(german, other) == []
    assert missing(other, german) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_fills_in_the_same_values(language: str) -> None:
    german, other = catalogue("de"), catalogue(language)
    unlike = {key for key in german if filled(german[key]) != filled(other.get(key, ""))}
    assert unlike == set()


def test_the_english_catalogue_is_translated() -> None:
    german, english = catalogue("de"), catalogue("en")
    assert not [text for text in english.values() if re.search("[äöüßÄÖÜ„]", text)]
    same = {key for key, text in english.items() if text == german[key]}
    assert {key for key in same if re.search("[A-Za-z]{4}", words(german[key]))} <= SAME


def words(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


SAME = {
    "media.video_titled",
    "print.handout",
    "print.month_4",
    "print.month_8",
    "print.month_9",
    "print.month_11",
}
"""Words that both languages have."""


def test_a_missing_key_is_noticed() -> None:
    assert missing({"player.next": "Weiter"}, {}) == ["player.next"]
    assert filled("{a} und {b}") == {"a", "b"}
    assert Path(FOLDER, "de.toml").is_file()
