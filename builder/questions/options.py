"""Options and the ids that know them by their words, never by their position."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from builder.model.inline import Inline
from builder.model.interaction import Option
from builder.model.text import plain_text
from builder.questions.context import Context
from builder.readers.yamltree import Scalar
from builder.record import record

_FIRST = "abcdefghijklmnopqrstuvwxyz"
_FURTHER = _FIRST + "0123456789"
SHORTEST, LONGEST = 4, 12


@record
class Written:
    """An option as it stands in the source, with the scalar that explains it."""

    text: Scalar
    because: Scalar | None = None


def read_options(
    written: Sequence[Written], context: Context, *, repeats: str = ""
) -> tuple[Option, ...]:
    """One option for each text; equal texts share one, which ``repeats`` as a code reports."""
    contents: dict[str, tuple[tuple[Inline, ...], Written]] = {}
    words = []
    for option in written:
        content = context.inlines(option.text)
        word = normalised(plain_text(content) or option.text.text)
        words.append(word)
        if word not in contents:
            contents[word] = content, option
        elif repeats:
            line = contents[word][1].text.span.line
            context.report.add(repeats, option.text.span, text=_shortened(word), line=line)
    options = {
        word: Option(id, content, context.blocks(option.because))
        for id, (word, (content, option)) in zip(identify(contents), contents.items(), strict=True)
    }
    return tuple(options[word] for word in words)


def each_once(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple({option.id: option for option in options}.values())


def normalised(text: str) -> str:
    """The words of an option without differences that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def identify(texts: Iterable[str]) -> tuple[str, ...]:
    """A short id for each of different texts: a hash, longer only where two begin alike."""
    hashes = [_hash(text) for text in texts]
    ids = [long[:SHORTEST] for long in hashes]
    for length in range(SHORTEST + 1, LONGEST + 1):
        times = Counter(ids)
        if len(times) == len(ids):
            break
        ids = [long[:length] if times[id] > 1 else id for id, long in zip(ids, hashes, strict=True)]
    return tuple(ids)


def _hash(text: str) -> str:
    """``[a-z][a-z0-9]{11}``, the same on every machine and in every year."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    number, first = divmod(number, len(_FIRST))
    signs = [_FIRST[first]]
    while len(signs) < LONGEST:
        number, further = divmod(number, len(_FURTHER))
        signs.append(_FURTHER[further])
    return "".join(signs)


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
