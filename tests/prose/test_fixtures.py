"""Markdown in, blocks out: the cases are the ``*.md`` files beside this one.

A case is a title, ``.``, the input, ``.``, the expected tree with its diagnostics, ``.``.
``python -m tests.prose.test_fixtures`` writes the trees anew; read the difference before you
commit it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic, Span
from builder.readers.prose import Prose
from tests.prose.dump import dump

HERE = Path(__file__).parent
MESSAGES = {
    code: entry
    for name in ("markdown", "media")
    for code, entry in tomllib.loads(
        (HERE.parents[1] / f"builder/messages/de/{name}.toml").read_text("utf-8")
    ).items()
}
CASE = re.compile(
    r"(?P<title>[^\n]+)\n\.\n(?P<input>.*?)\n\.\n(?P<tree>(?:.*?\n)??)\.\n\n?", re.DOTALL
)
PROSE = Prose(
    {
        "organisation.kontakt": "Stabsstelle *Krise* & Schutz",
        "organisation.email": "stab@example.org",
        "local.raum": "Raum\n12",
    }
)


def cases() -> list[tuple[str, re.Match[str]]]:
    return [
        (f"{path.stem}: {case['title']}", case)
        for path in sorted(HERE.glob("*.md"))
        for case in CASE.finditer(path.read_text("utf-8"))
    ]


def read(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    blocks, diagnostics = PROSE.read_blocks(text, Span("x.md", 1))
    return dump(blocks, diagnostics), diagnostics


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])
def test_a_text_gives_its_tree(case: re.Match[str]) -> None:
    assert read(case["input"])[0] == case["tree"].rstrip("\n")


def test_every_character_of_the_fixtures_belongs_to_a_case() -> None:
    for path in HERE.glob("*.md"):
        assert CASE.sub("", path.read_text("utf-8")).strip() == "", path.name


def test_every_code_has_a_case_and_a_message_that_its_values_fill() -> None:
    seen = {found.code: found for _, case in cases() for found in read(case["input"])[1]}
    guards = {"M050", "M051", "M053", "M054"}  # nothing for a text file: see test_hostile
    assert sorted({*seen, *guards}) == sorted(MESSAGES)
    for code, found in seen.items():
        for key in ("message", "hint"):
            assert MESSAGES[code][key].format(**found.values)


def test_every_message_explains_with_a_wrong_and_a_right_example() -> None:
    for code, message in MESSAGES.items():
        assert message["severity"] in ("error", "warning", "hint")
        assert not message["message"].endswith("."), code
        assert not message["hint"].endswith("."), code
        if not "M050" <= code < "M060":
            assert "Falsch:\n" in message["explain"], code
            assert "Richtig" in message["explain"], code


def _accept() -> None:
    for path in HERE.glob("*.md"):
        text = CASE.sub(
            lambda case: "\n".join(
                (
                    case["title"],
                    ".",
                    case["input"],
                    ".",
                    *read(case["input"])[0].splitlines(),
                    ".\n\n",
                )
            ),
            path.read_text("utf-8"),
        )
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    _accept()
