"""The catalogue and the code agree, and every sentence keeps to the house style."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.messages import FOLDER, Entry, catalogue
from builder.report.explained import overview
from builder.report.style import Style

BUILDER = Path(__file__).parent.parent / "builder"
CODE = re.compile(r"[A-Z]\d{3}")
ENTRIES = sorted(catalogue().items())


def _strings() -> Iterator[tuple[str, Path]]:
    for file in BUILDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, file


def _problems() -> Iterator[tuple[str, set[str], str]]:
    """Code and named values of every call that names both literally."""
    for file in BUILDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(args=[ast.Constant(value=str(code)), *_], keywords=keywords) if _name(
                    node
                ) in {"problem", "add"} and all(k.arg for k in keywords):
                    yield code, {k.arg or "" for k in keywords}, f"{file.name}:{node.lineno}"


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _placeholders(*templates: str) -> set[str]:
    parsed = (part for template in templates for part in string.Formatter().parse(template))
    return {name for _, name, _, _ in parsed if name is not None}


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    used = {text: file.name for text, file in _strings() if CODE.fullmatch(text)}
    assert {code: file for code, file in used.items() if code not in catalogue()} == {}


def test_every_code_of_the_catalogue_is_in_the_source() -> None:
    used = {text for text, _ in _strings()}
    assert [code for code, _ in ENTRIES if code not in used] == []


def test_every_placeholder_gets_its_value() -> None:
    missing = {
        (place, code): lacking
        for code, given, place in _problems()
        if code in catalogue()
        and (lacking := _placeholders(catalogue()[code].message, catalogue()[code].hint) - given)
    }
    assert missing == {}


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=[code for code, _ in ENTRIES])
def test_sentences_keep_to_the_house_style(code: str, entry: Entry) -> None:
    assert CODE.fullmatch(code)
    for sentence in (entry.message, entry.hint):
        assert sentence == sentence.strip()
        assert not sentence.endswith((".", "!")), "no full stop at the end"
        assert "\n" not in sentence
        assert sentence.count("»") == sentence.count("«"), "names stand in »…«"
        assert not re.search("[„“”‚‘]", sentence), "names stand in »…«"
    assert entry.message[:1].isupper() or entry.message[:1] in "»", "a whole sentence"
    assert entry.explain.strip(), "kurswerk explain has something to say"
    assert not re.search(r"\b(du|dein|dir)\b", entry.explain), "Sie-form"


def test_a_code_stands_in_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder import messages

    (tmp_path / "xx").mkdir()
    for name in ("one", "two"):
        (tmp_path / "xx" / f"{name}.toml").write_text(
            '[R001]\nseverity = "error"\nmessage = "x"\n', "utf-8"
        )
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="R001 is already in the catalogue"):
        catalogue("xx")


def test_tables_are_found_as_toml_defines_them() -> None:
    """The catalogue divides files by their heads; a head written otherwise would be lost."""
    whole: dict[str, dict[str, str]] = {}
    for file in sorted((FOLDER / "de").glob("*.toml")):
        whole |= tomllib.loads(file.read_text("utf-8"))
    assert {code: entry.message for code, entry in catalogue().items()} == {
        code: table["message"] for code, table in whole.items()
    }


def test_the_overview_names_the_subject_of_every_code() -> None:
    shown = overview(Style()).splitlines()
    headings = [line for line in shown if line and not line.startswith((" ", "Mehr"))]
    assert len(headings) == len({code[0] for code, _ in ENTRIES})
    assert [heading for heading in headings if len(heading) == 1] == []
