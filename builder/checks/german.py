"""What a machine can tell of German words: which carry meaning, which promise too much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

SHORTEST_CONTENT = 5
_ABSOLUTE = (
    r"\b(?:immer|nie|niemals|ausnahmslos|ausschließlich|stets|absolut|völlig|garantiert|jederzeit"
    r"|sämtliche\w*|überhaupt nicht|jede[nmrs]?|alle[nmrs]?|allein"
    r"|nur(?! (?:wenige|noch|so|dann|teilweise|zum Teil)\b)"
    r"|in jedem Fall|auf keinen Fall)\b"
)
_VAGUE = (
    r"\b(?:oft|häufig|manchmal|meist|meistens|in der Regel|gelegentlich|teils|teilweise|tendenziell"
    r"|eher|kann|können|möglicherweise)\b"
)
_NEGATION = r"\b(?<!noch )(?:nicht|keine?[nmrs]?|nie|niemals|außer|ausgenommen)\b"
_ENDINGS = ("ungen", "ung", "ern", "est", "en", "er", "es", "em", "e", "n", "s", "t")
_SMALL_WORDS = """
aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf
aus beide beiden beim bei bereits bis bleibt bringt da dabei dadurch dafür dagegen damit danach
dann daran darauf daraus darum das dass dazu dem den denn der deren des deshalb die dies diese
diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines einige einigen erst
erste ersten etwa etwas für gegen genau gibt haben hatte hatten heute hier hinter ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist jede jedem jeden jeder jedes jetzt
kann keine keinem keinen keiner keines kommt konnte konnten könnte können lässt machen macht
mehr mehrere mehreren meist meisten mit mittel morgen muss müssen nach nicht nichts noch nun nur
ob oder ohne passt rund schon sehr seine seinem seinen seiner seit selbst sich sie sind sogar
soll sollen sollte sollten somit sondern sonst sowie statt steht um und uns unser unsere unseren
unter vom von vor während wann warum was wegen weil weiter welche welchem welchen welcher
welches wenig wenige wenn wer werden wie wieder will wird wirklich wo wollen wurde wurden zu zum
zur zwei zwischen über
"""
_SMALL = frozenset(re.findall(r"\w+", _SMALL_WORDS))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)


def sentences(text: str) -> list[str]:
    """Sentences of one or more lines; numbers such as »1. Mai« do not end one."""
    parts = re.split(r"(?<=[^\W\d_][.!?…])[“”»«]*\s+(?=[„»]?[A-ZÄÖÜ0-9])|\n+", text)
    return [part for part in parts if part.strip()]


def is_small(word: str) -> bool:
    """Whether a word only holds others together."""
    return word.lower() in _SMALL


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """What the words that carry meaning begin with, so that their endings do not matter."""
    kept = (word.lower() for word in words(text))
    return frozenset(
        _stem(word) for word in kept if len(word) >= SHORTEST_CONTENT and word not in _SMALL
    )


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_CONTENT - 1:
            return word[: -len(ending)]
    return word


def absolute(text: str) -> str:
    """The first word that allows no exception; "" if there is none."""
    return _first(_ABSOLUTE, text)


def vague(text: str) -> str:
    """The first word that leaves a way out."""
    return _first(_VAGUE, text)


def negation(text: str) -> str:
    return _first(_NEGATION, text)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.I)
    return found.group() if found else ""


def syllables(word: str) -> int:
    """Groups of vowels; near enough for texts, never for single words."""
    return max(1, len(re.findall(r"[aeiouyäöü]+", word.lower())))


class Reading:
    """How hard a text is to read, by two formulas for German."""

    def __init__(self, text: str) -> None:
        times = Counter(words(text))
        self.words = times.total()
        self._per_sentence = self.words / max(1, len(sentences(text)))
        self._long = self._share(count for word, count in times.items() if len(word) > 6)
        self._lengths: Counter[int] = Counter()
        """How many words have so many syllables."""
        for word, count in times.items():
            self._lengths[syllables(word)] += count

    def lix(self) -> float:
        """Björnsson's index: words in a sentence, and percent of words with over six letters."""
        return self._per_sentence + self._long

    def school_year(self) -> float:
        """Erste Wiener Sachtextformel (Bamberger & Vanecek 1984)."""
        return (
            0.1935 * self._share(n for count, n in self._lengths.items() if count > 2)
            + 0.1672 * self._per_sentence
            + 0.1297 * self._long
            - 0.0327 * self._share([self._lengths[1]])
            - 0.875
        )

    def _share(self, counts: Iterable[int]) -> float:
        """Percent of all words."""
        return 100 * sum(counts) / max(1, self.words)
