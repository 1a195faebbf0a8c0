"""Texts that hang or crash a Markdown parser: here each is blocks or diagnostics, soon."""

from __future__ import annotations

import random
import re

import pytest

from builder.diagnostics import Span
from builder.model.inline import Emphasis, Inline, Strong
from builder.model.text import block_text, plain_text
from builder.readers import prose, prose_inlines
from builder.readers.prose import Prose
from builder.readers.prose_emphasis import MAX_NESTING
from builder.readers.prose_source import MAX_CHARACTERS
from tests.prose.dump import dump

PROSE = Prose({"a": "b"})
SOON = 60
"""Seconds: many times what the slowest text takes on a busy machine, a fraction of a real hang."""

LINES = {
    "nested lists": "\n".join(" " * 4 * level + "- a" for level in range(800)),
    "nested lists, two blanks": "\n".join(" " * 2 * level + "- a" for level in range(400)),
    "nested lists in one line": "- " * 20_000 + "a",
    "nested numbers": "1. " * 20_000 + "a",
    "nested quotes": ">" * 20_000 + " a",
    "quotes and lists": "> - " * 10_000 + "a",
    "lists in a quote": "\n".join("> " + " " * 4 * level + "- a" for level in range(500)),
    "quotes at different depths": "\n".join(">" * (level % 13) + " a" for level in range(20_000)),
    "directives": "::: hinweis\n" * 10_000,
    "closers": ":::\n" * 20_000,
    "directives one after the other": "::: hinweis\na\n:::\n" * 8_000,
    "fences": "```\n" * 40_001,
    "growing fences": "\n".join("`" * length for length in range(3, 600)),
    "headings": "### a\n" * 30_000,
    "short paragraphs": "a\n\n" * 60_000,
    "one long paragraph": "Wort und Wort. " * 12_000,
    "many lines": "Text *kursiv* [x](#y)\n" * 9_000,
    "items": "- a\n" * 45_000,
    "loose items": "- a\n\n" * 30_000,
    "items with paragraphs": "- a\n\n    b\n\n" * 14_000,
    "deep items with paragraphs": ("- a\n\n    - b\n\n        - c\n\n            d\n\n" * 4_000),
    "numbers": "".join(f"{number}. a\n" for number in range(20_000)),
    "a long table": "| a | b |\n|---|---|\n" + "| a | b |\n" * 18_000,
    "a wide table": "|" + "a|" * 40_000 + "\n|" + "-|" * 40_000,
    "pipes": "|" * 190_000,
    "tables of backticks": ("|`" * 40_000 + "\n") * 2,
    "references": "".join(f"[r{number}]: https://a.de\n" for number in range(7_000)),
    "placeholders": "{{a}} " * 30_000,
    "open placeholders": "{{" * 90_000,
    "tabs": "\t" * 60_000 + "a",
    "blanks": (" " * 9_000 + "\n" + " " * 9_000 + "a\n") * 10,
    "blanks inside": "a" + " " * 190_000 + "b",
    "blanks in openers": "::: a" + " " * 180_000 + "b",
    "blanks in headings": "### a" + " " * 180_000 + "b",
    "blanks in references": "[a]: b" + " " * 180_000 + "c",
    "blanks after images": "![a](b)" + " " * 180_000 + "c",
    "blanks in tables": "| a | b |\n|---|---|\n| a" + " " * 180_000 + "b",
    "blanks in fences": "```" + " " * 180_000 + "`",
    "blanks in placeholders": "{{" + " " * 180_000 + "a",
    "braces in openers": "::: a " + " {" * 80_000 + "}",
    "dashes": "-" * 190_000 + "a",
    "spaced dashes": "- " * 90_000 + "-",
    "stars": "* " * 90_000 + "*",
    "equal signs": "a\n" + "=" * 190_000 + "b",
    "image lines": "![a](b)\n" * 20_000,
    "open image lines": "![a](b{\n" * 20_000,
    "braces": "[a]{" * 40_000,
    "digits": "1" * 190_000 + ". a",
    "control characters": "\x02klzzwxh:0001\x03\x02fence:9\x03\x00" * 5_000,
}
INLINE = {
    "[": "[",
    "[ closed": "[a]",
    "![": "![",
    "[](": "[](",
    "[a](b": "[a](b",
    "[a](b '": "[a](b '",
    "[a](<": "[a](<",
    "[a][": "[a][",
    "]": "]",
    "*": "*",
    "**a": "**a ",
    "*a_b": "*a _b ",
    "*a**b": "*a **b* c** ",
    "_": "_ ",
    "***a": "***a b*** **c *",
    "`": "`",
    "` spaced": "` ",
    "`a``b": "`a ``b ",
    "<": "<",
    "<a:": "<a:",
    "<a@": "<a@",
    "\\": "\\",
    "\\*": "\\*",
    "{{": "{{a",
    "[@": "[@a",
    "(": "[a]((((",
    "&": "&#1;",
    "hard breaks": "a  \n",
    "ends": "a*\n*b",
}
NESTED = {
    "brackets": "[" * 20_000 + "]" * 20_000,
    "links": "[" * 5_000 + "](#a)" * 5_000,
    "images": "![" * 5_000 + "](a)" * 5_000,
    "foreign": "[" * 5_000 + "]{lang=en}" * 5_000,
    "a few brackets": "[" * 49 + "a" + "](#a)" * 49,
    "a few languages": "[" * 49 + "a" + "]{lang=en}" * 49,
    "emphasis": "*a **b " * 99 + "c** d* " * 99,
    "emphasis of two kinds": "*a _b " * 99 + "c_ d* " * 99,
    "stars and ends": "*" * 9_000 + "a" + "*" * 9_000,
    "runs of many": ("*" * 20 + "a ") * 19 + ("a" + "*" * 20 + " ") * 19,
    "runs of three": "***a " * 130 + "a*** " * 130,
    "runs of all lengths": " ".join("*" * length + "a" for length in range(1, 180)),
    "backticks of all lengths": " ".join("`" * length + "a" for length in range(1, 180)),
    "parentheses": "[a](" + "(" * 9_000 + ")" * 9_000 + ")",
    "a long title": '[a](b "' + "x" * 9_000,
    "long links": ("[a](" + "x" * 900) * 20,
    "bold words": "**Wort** " * 150,
    "links in a row": "[a](#b) " * 2_400,
    "citations in a row": "[@KM-01] " * 2_200,
}
ALL = (
    LINES
    | {f"many {name}": part * (150_000 // len(part)) for name, part in INLINE.items()}
    | {f"a paragraph of {name}": part * (19_000 // len(part)) for name, part in INLINE.items()}
    | {
        f"paragraphs of {name}": (part * (1_500 // len(part)) + "\n\n") * 100
        for name, part in INLINE.items()
    }
    | {f"nested {name}": text for name, text in NESTED.items()}
    | {f"nested paragraphs of {name}": f"{text}\n\n" * 9 for name, text in NESTED.items()}
)


@pytest.mark.timeout(SOON, func_only=True)
@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_no_text_hangs_or_crashes(text: str) -> None:
    PROSE.read_blocks(text, Span("x.md"))


@pytest.mark.timeout(SOON, func_only=True)
@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_no_option_text_hangs_or_crashes(text: str) -> None:
    PROSE.read_inlines(text, Span("x.md"))


def codes(text: str) -> set[str]:
    return {found.code for found in PROSE.read_blocks(text, Span("x.md"))[1]}


def test_limits_are_reported() -> None:
    assert codes("a" * (MAX_CHARACTERS + 1)) == {"M050"}
    assert codes("a\n" * 2_001) == {"M054"}
    assert codes("*a* " * 6_000) == {"M053"}
    assert codes("*a* " * 201) == {"M053"}
    assert codes("[" * 51) == {"M053"}
    assert codes("a" * 30_000 + " *b*") == {"M053"}


def test_a_paragraph_beyond_the_limits_keeps_its_words() -> None:
    blocks, _ = PROSE.read_blocks("*Wort* " * 300, Span("x.md"))
    assert block_text(blocks) == ("*Wort* " * 300).strip()


def test_control_characters_are_reported_and_gone() -> None:
    text = (
        "Text\x00mit\x0bZeichen\n\x02klzzwxh:0000\x03 und \u2028\n\x02fence:0\x03 \ufeff\x8f\uffff"
    )
    blocks, found = PROSE.read_blocks(text, Span("x.md", 5))
    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        ("M051", 5, 5),
        ("M051", 6, 1),
        ("M051", 7, 1),
    ]
    assert not set(block_text(blocks)) & set("\x00\x02\x03\x0b\u2028\ufeff\x8f\uffff")
    inlines, _ = PROSE.read_inlines("a\x02b", Span("x.md"))
    assert plain_text(inlines) == "a b"


def test_line_ends_of_other_systems_count_once() -> None:
    for end in ("\n", "\r\n", "\r"):
        blocks, _ = PROSE.read_blocks(f"a{end}b{end}{end}c", Span("x.md"))
        assert [block.span.line for block in blocks] == [1, 4], repr(end)


PIECES = (
    *("*", "**", "_", "`", "``", "[", "]", "](", "](#a)", "](https://a.de)", "!", "![", ")"),
    *("(", "{", "}", "{lang=en}", "{{a}}", "{{", "[@K]", "<https://a.de>", "<", ">", "&amp;"),
    *("\\", "|", "\n", "\n\n", "\n- ", "\n  - ", "\n    - ", "\n    ", "\n1. ", "\n> ", "\n### "),
    *("\n# ", "\n```\n", "\n    ```\n", "\n::: hinweis\n", "\n::: spalten\n", "\n::: spalte x\n"),
    *(
        "\n:::\n",
        "\n::: frage x\n",
        "\n::: checkliste\n- ",
        "\n::: abbildung\n",
        "\n---\n",
        "\n==\n",
    ),
    *(
        "\n| a | b |\n|---|---|\n",
        "| c |",
        "\n[a]: #b\n",
        "  \n",
        "\t",
        " ",
        "a",
        "Wort",
        "ä",
        "\x02",
    ),
    *(
        "\x00",
        "\r",
        "1.",
        "-",
        "+",
        "~~~",
        "\n~~~\n",
        "\n>>",
        "\n> - ",
        "\n- > ",
        ":::",
        "#",
        "\ufeff",
    ),
)


def random_text(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(dice.choices(PIECES, k=dice.randint(1, 60)))


@pytest.mark.parametrize("batch", range(8))
def test_any_mixture_of_markup_is_blocks_or_diagnostics(batch: int) -> None:
    for seed in range(batch * 500, batch * 500 + 500):
        text = random_text(seed)
        lines = text.replace("\r", "\n").count("\n") + 1
        blocks, found = PROSE.read_blocks(text, Span("x.md", 1))
        inlines, more = PROSE.read_inlines(text, Span("x.md", 1))
        shown = block_text(blocks) + plain_text(inlines)
        assert not set(shown) & set("\x00\x02\x03"), (seed, text)
        assert all(1 <= one.span.line <= lines for one in (*found, *more)), (seed, text)


WORDS_AND_SIGNS = "aäÖ ,.!?-–()/:;&%\"'=+#@~|^$0123>\u00a0€" * 3 + "*_`[]<{}\\\n\t\x02"


def test_the_quick_ways_for_plain_text_are_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "".join(random.Random(seed).choices(WORDS_AND_SIGNS, k=seed % 25)) for seed in range(4_000)
    ]
    texts += ["{{a}}", "a  \nb", "a\\\nb", "[@K]", "<https://a.de>", "![a](b)"]
    texts += [f"a {text}" for text in texts]

    def both(text: str) -> tuple[object, ...]:
        blocks, found = PROSE.read_blocks(text, Span("x.md", 7, 3))
        return PROSE.read_inlines(text, Span("x.md")), blocks, blocks[:1] and blocks[0].span, found

    quick = [both(text) for text in texts]
    monkeypatch.setattr(prose, "_is_ordinary", lambda text: False)
    monkeypatch.setattr(prose_inlines, "MARKUP", re.compile(""))
    long = [both(text) for text in texts]
    for text, one, other in zip(texts, quick, long, strict=True):
        assert one == other, text
    assert sum(len(PROSE.read_inlines(text, Span("x.md"))[0]) > 1 for text in texts) > 20


SEPARATORS = (
    *("\n", "\n", "\n\n", "\n- ", "\n  - ", "\n    - ", "\n    ", "\n  ", "\n1. ", "\n   1. "),
    *("\n> ", "\n> > ", "\n> - ", "\n### ", "\n| a | b |\n|---|---|\n| c | ", " | d\n", "\n```\n"),
    *("\n    ```\n", "\n::: hinweis\n", "\n:::\n", "*", "**", "`", "[", "](#a)", " ", "\n\n    "),
    *("\n\n  ", "\n>\n> ", "\n- - ", "\n> 1. ", "\n\n        ", "\n* ", "\n2. "),
)


def test_no_word_is_lost_or_moved() -> None:
    for seed in range(3_000):
        dice = random.Random(seed)
        words = [f"w{number}w" for number in range(dice.randint(2, 9))]
        text = "".join(word + "".join(dice.choices(SEPARATORS, k=2)) for word in words)
        blocks, found = PROSE.read_blocks(text, Span("x.md"))
        if not {"M016", "M027"} & {one.code for one in found}:
            assert re.findall(r"w\dw", dump(blocks)) == words, text


@pytest.mark.parametrize("batch", range(4))
def test_emphasis_never_loses_a_letter(batch: int) -> None:
    signs = ("*", "**", "***", "_", "__", "a", "b", " ", "é", ".", "[@K]", "`c`", "\\*", "  \n")
    for seed in range(batch * 1_500, batch * 1_500 + 1_500):
        text = "x" + "".join(random.Random(seed).choices(signs, k=14)) + "x"
        shown = plain_text(PROSE.read_inlines(text, Span("x.md"))[0])
        expected = text.replace("[@K]", "").replace("`", "")
        assert [sign for sign in shown if sign in "abcéx."] == [
            sign for sign in expected if sign in "abcéx."
        ], text


def test_emphasis_nests_only_so_deep_that_writers_can_follow() -> None:
    inlines, _ = PROSE.read_inlines("*a " * 150 + "b* " * 150, Span("x.md"))
    assert max(depth_of(inline) for inline in inlines) == MAX_NESTING


def depth_of(inline: Inline) -> int:
    if isinstance(inline, Emphasis | Strong):
        return 1 + max(map(depth_of, inline.content))
    return 0
