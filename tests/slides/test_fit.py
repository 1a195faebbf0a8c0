"""Text in frames: widths, lines, sizes, splits."""

from __future__ import annotations

from builder.writers.slides.fit import height, pages, set_text, set_title
from builder.writers.slides.grids import set_table
from builder.writers.slides.metrics import em, lines, longest_word, total
from builder.writers.slides.slide import Box, Bullet, Cell, Para, Run
from builder.writers.slides.standard import LAYOUTS

SLOT = LAYOUTS["content"].slot("body")
HEAD = LAYOUTS["content"].slot("title")
TABLE = LAYOUTS["table"].slot("table").box


def dots(*items: str, level: int = 0) -> tuple[Para, ...]:
    return tuple(Para((Run(item),), level, Bullet.DOT) for item in items)


def cells(*rows: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell((Run(words),)) for words in row) for row in rows)


def words(paras: tuple[Para, ...]) -> list[str]:
    return [para.text for para in paras]


def test_widths_are_those_of_calibri() -> None:
    assert (em("n"), em("n", bold=True)) == (0.525, 0.537)
    assert em("Ünïcøde") > 3


def test_characters_unknown_to_the_face_are_taken_as_wide() -> None:
    assert em("✓") == 1.0


def test_a_line_breaks_between_words_and_after_hyphens() -> None:
    assert lines((Run("Lage und Auftrag"),), em("Lage und") + 0.01) == 2
    assert lines((Run("Tag-und-Nacht"),), em("Tag-und-") + 0.01) == 2
    assert lines((Run("z.\u00a0B. so"),), em("z.\u00a0B.") + 0.01) == 2


def test_a_word_of_two_looks_stays_one_word() -> None:
    runs = (Run("Krisen"), Run("stab", bold=True))
    assert longest_word(runs) == em("Krisen") + em("stab", bold=True)
    assert lines(runs, em("Krisen") + 0.1) > 1


def test_a_word_wider_than_the_frame_takes_several_lines() -> None:
    assert lines((Run("Katastrophenschutzbeauftragte"),), 5) == 3


def test_author_breaks_count() -> None:
    assert lines((Run("eins\nzwei"), Run("\n"), Run("drei")), 100) == 3


def test_short_lists_get_the_largest_type_and_room_to_breathe() -> None:
    body = set_text(dots("Lage", "Auftrag", "Frist"), SLOT)
    assert body
    assert body.size == 28
    assert body.gap > 28


def test_fuller_lists_get_smaller_type_before_they_are_split() -> None:
    body = set_text(dots(*["Ein Auftrag ohne Frist ist nur eine Bitte"] * 8), SLOT)
    assert body
    assert body.size in (24, 26)


def test_overfull_lists_go_on_as_few_slides_as_possible_evenly_filled() -> None:
    parts = pages(dots(*[f"Auftrag {number}" for number in range(14)]), SLOT)
    assert [len(part.paras) for part in parts] == [7, 7]
    assert len({part.size for part in parts}) == 1


def test_nothing_is_lost_in_splitting() -> None:
    items = dots(*[f"Punkt {number} " + "mit Erläuterung " * number for number in range(20)])
    parts = pages(items, SLOT)
    assert "".join(text for part in parts for text in words(part.paras)) == "".join(words(items))
    for part in parts:
        assert height(part.paras, part.size, SLOT, SLOT.box.w, part.gap) <= SLOT.box.h


def test_inner_items_stay_with_their_item() -> None:
    group = (*dots("Auftrag"), *dots("Frist", "Rückmeldung", level=1))
    parts = pages(group * 6, SLOT)
    assert all(part.paras[0].level == 0 for part in parts)


def test_a_heading_stays_with_what_it_announces() -> None:
    filler = dots(*["Auftrag"] * 6)
    parts = pages((*filler, Para((Run("Überschrift"),), heading=True), *filler), SLOT)
    assert all(not part.paras[-1].heading for part in parts)


def test_a_paragraph_longer_than_a_slide_is_cut_after_a_sentence() -> None:
    sentence = "Der Stab tritt zusammen und berät die Lage in allen Abschnitten der Stadt. "
    parts = pages((Para((Run(sentence * 12),)),), SLOT)
    assert len(parts) == 2
    assert parts[0].paras[-1].text.rstrip().endswith(".")


def test_without_sentences_words_are_cut() -> None:
    parts = pages((Para((Run("Lage " * 300),)),), SLOT)
    assert "".join(text for part in parts for text in words(part.paras)) == "Lage " * 300


def test_titles_take_the_largest_size_that_fits_two_lines() -> None:
    assert set_title((Run("Kurz"),), HEAD) == ((Run("Kurz"),), 34.0, True)
    long = (Run("Wie der Stab in der ersten Stunde nach der Alarmierung arbeitet und berät"),)
    _, size, complete = set_title(long, HEAD)
    assert complete
    assert size >= 28


def test_titles_too_long_are_cut_at_a_word_and_keep_their_number() -> None:
    title, size, complete = set_title((Run("Zuständigkeit im Stab " * 12),), HEAD, suffix=" (1/2)")
    text = "".join(run.text for run in title)
    assert text.endswith(" … (1/2)")
    assert (size, complete) == (28, False)


def test_a_title_of_one_endless_word_is_cut_within_it() -> None:
    title, _, complete = set_title((Run("Amt" * 100),), HEAD)
    assert not complete
    assert title[0].text.endswith("…")


def test_tables_fill_the_width_and_never_the_footer() -> None:
    (grid,) = set_table(cells(("Was", "Wer"), ("Lage", "S2")), TABLE)
    assert round(sum(grid.widths)) == TABLE.w
    assert grid.size == 24
    assert grid.box.h <= TABLE.h


def test_wide_columns_get_more_room() -> None:
    (grid,) = set_table(cells(("A", "Aufgabe"), ("S1", "Personal und innerer Dienst")), TABLE)
    assert grid.widths[1] > grid.widths[0]


def test_long_tables_repeat_their_header() -> None:
    grids = set_table(cells(("Nr.", "Was"), *[(str(n), "Lage") for n in range(14)]), TABLE)
    assert len(grids) == 2
    assert {grid.rows[0][0].runs[0].text for grid in grids} == {"Nr."}
    assert sum(len(grid.rows) - 1 for grid in grids) == 14


def test_tables_with_too_many_wide_columns_are_refused() -> None:
    assert set_table(cells(("Katastrophenschutz",) * 9, ("x",) * 9), TABLE) == ()


def test_rows_taller_than_a_slide_are_refused() -> None:
    assert set_table(cells(("A", "B"), ("Lage " * 200, "x")), Box(0, 0, 300, 200)) == ()


def test_total_counts_all_runs() -> None:
    assert total((Run("a"), Run("b", bold=True))) == em("a") + em("b", bold=True)
