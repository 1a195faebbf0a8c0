"""No line of a slide holds but a short last word of its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.writers import slides
from builder.writers.slides.fit import line_count, text_height
from builder.writers.slides.metrics import em, lines
from builder.writers.slides.slide import BREAK, Run
from builder.writers.slides.widows import tied
from tests.slides.decks import shipped


def of_width(width: float, *texts: str) -> str:
    """The text as it is tied in a frame so many em wide, ``~`` for the space that holds."""
    runs = tied(tuple(map(Run, texts)), lambda runs: lines(runs, width))
    return "|".join(run.text for run in runs).replace("\u00a0", "~")


WORDS = "Entlasten Sie zuerst die, die am meisten tragen."
ALMOST = em(WORDS) - 1
COMPOUND = "Zuständigkeitsverordnungsentwurf"
LONG_END = "Hier entscheiden die Stäbe und ihre Verwaltungen."


@pytest.mark.parametrize(
    ("width", "texts", "expected"),
    [
        (ALMOST, (WORDS,), WORDS.replace("n t", "n~t")),
        (em(WORDS) + 1, (WORDS,), WORDS),
        (ALMOST - em("meisten "), (WORDS,), WORDS),
        (ALMOST, (WORDS[:-7], "tragen."), f"{WORDS[:-8]}~|tragen."),
        (ALMOST, (WORDS[:-3], "en."), WORDS.replace("n t", "n~t")[:-3] + "|en."),
        (ALMOST, (f"{WORDS} ",), WORDS.replace("n t", "n~t") + " "),
        (4.0, ("Zuständigkeitsverordnung",), "Zuständigkeitsverordnung"),
        (em(COMPOUND) + 0.5, (f"Ein {COMPOUND} da.",), f"Ein {COMPOUND} da."),
        (em(LONG_END) - 1, (LONG_END,), LONG_END),
    ],
)
def test_the_last_words_are_tied_where_one_would_be_alone(
    width: float, texts: tuple[str, ...], expected: str
) -> None:
    assert of_width(width, *texts) == expected


def test_a_line_that_the_author_ended_stays() -> None:
    runs = (Run("Ein Satz am Anfang"), BREAK, Run("allein"))
    assert tied(runs, lambda runs: lines(runs, 5.0)) is runs


def test_no_text_of_the_shipped_courses_ends_in_a_line_of_one_word() -> None:
    for job in shipped():
        deck, _ = slides.plan(job)
        alone, counted = [], 0
        for slide in deck.slides:
            for body in slide.bodies:
                slot = deck.layouts[slide.layout].slot(body.slot)
                width = slot.inner(body.box).w
                for para in body.paras:
                    head, space, last = para.text.rstrip().rpartition(" ")
                    shorter = replace(para, runs=(replace(para.runs[0], text=head),))
                    whole = replace(para, runs=(replace(para.runs[0], text=para.text),))
                    counts = [line_count(each, body.size, width, slot) for each in (shorter, whole)]
                    counted += counts[1] > 1
                    if space and "\u00a0" not in last and counts[0] < counts[1]:
                        alone.append(para.text)
                assert text_height(body, slot) <= slot.inner(body.box).h + 0.2
        assert counted > 100
        assert len(alone) <= 2, alone
