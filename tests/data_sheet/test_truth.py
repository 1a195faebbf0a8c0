"""The sheet does not lie: its tables are what an LMS really receives, in each mode."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.model.course import DataProtection
from builder.writers.data_sheet.tables import TABLES, Field, browser, table
from tests import sample
from tests.cmi5.conftest import certificate
from tests.cmi5.lrs import Lrs, serving
from tests.cmi5.rules import PROGRESS, name
from tests.cmi5.visits import packed, visit
from tests.player.conftest import index, server
from tests.scorm12.lms import Lms
from tests.scorm12.lms import serving as serving_scorm
from tests.scorm12.visits import packed as packed_scorm
from tests.scorm12.visits import visit as visit_scorm

__all__ = ["certificate", "index", "server"]
PLAYER = Path(__file__).parent.parent / "runtime" / "play.js"
LEARNERS = 300


def elements(fields: tuple[Field, ...], mode: DataProtection) -> set[str]:
    return {field.element for field in fields if mode in field.modes}


def played(standard: str) -> list[dict[str, Any]]:
    """Every launch of many random learners, as the LMS was called."""
    command = ["node", str(PLAYER), "1", str(LEARNERS), standard]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def scorm12_calls() -> list[dict[str, Any]]:
    return played("scorm12")


@pytest.fixture(scope="module")
def scorm2004_calls() -> list[dict[str, Any]]:
    return played("scorm2004")


def called(launches: list[dict[str, Any]], mode: DataProtection, method: str) -> set[str]:
    calls = [call for launch in launches if launch["mode"] == mode for call in launch["calls"]]
    found = {call["args"][0] for call in calls if call["method"] == method}
    return {re.sub(r"interactions\.\d+", "interactions.n", element) for element in found}


@pytest.mark.parametrize("mode", DataProtection)
def test_scorm12_is_told_what_the_sheet_says(
    scorm12_calls: list[dict[str, Any]], mode: DataProtection
) -> None:
    told = table("scorm12")
    assert called(scorm12_calls, mode, "LMSSetValue") == elements(told.written, mode)
    assert called(scorm12_calls, mode, "LMSGetValue") == elements(told.read, mode)


@pytest.mark.parametrize("mode", DataProtection)
def test_scorm2004_is_told_what_the_sheet_says(
    scorm2004_calls: list[dict[str, Any]], mode: DataProtection
) -> None:
    told = table("scorm2004")
    assert called(scorm2004_calls, mode, "SetValue") == elements(told.written, mode)
    assert called(scorm2004_calls, mode, "GetValue") == elements(told.read, mode)


@pytest.mark.parametrize("mode", DataProtection)
def test_a_browser_tells_scorm12_no_more_than_the_sheet_says(
    chromium: Browser, mode: DataProtection
) -> None:
    """The same with scorm-again, and what the browser itself keeps meanwhile."""
    context = chromium.new_context()
    with (
        serving_scorm(Lms(packed_scorm(sample.job(mode=mode)))) as lms,
        visit_scorm(context, lms) as now,
    ):
        now.learner.open_all()
        answer_everything(now.learner)
        now.learner.take_quiz(right=True)
        set_ = {call["args"][0] for call in now.calls("LMSSetValue")}
        found = {re.sub(r"interactions\.\d+", "interactions.n", element) for element in set_}
        kept = set(now.view.evaluate("Object.keys(localStorage)"))
    assert found <= elements(table("scorm12").written, mode)
    assert {named(key) for key in kept} <= keys("scorm12")
    context.close()


def answer_everything(learner: Any) -> None:
    for question in learner.course["questions"]:
        if not question["id"].startswith("test-"):
            learner.answer(question["id"])


def keys(output: str) -> set[str]:
    return {kept.key for kept in browser() if output in kept.outputs}


def named(key: str) -> str:
    """A name in the browser's storage as the sheet writes it."""
    course = sample.course().id
    if key.startswith(f"kurswerk-journal:{course}:"):
        return "kurswerk-journal:<Kurs>:<Prüfwert der Person>:<Tag>"
    if key.startswith(f"kurswerk-notes:{course}:"):
        return "kurswerk-notes:<Kurs>:<Prüfwert der Person>:<Tag>"
    return "kurswerk:<Kurs>" if key == f"kurswerk:{course}" else key


def test_the_web_version_keeps_what_the_sheet_says(chromium: Browser, server: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server)
    page.evaluate("location.hash = '#page_stab'")
    page.locator("section[data-page=stab]").wait_for(state="visible")
    page.locator("textarea.private").first.evaluate(
        "area => { area.value = 'Am Montag.'; area.dispatchEvent(new Event('input')); }"
    )
    page.locator("#player_display summary").click()
    page.locator("#player_display input, #player_display button").last.click()
    page.reload()
    assert {named(key) for key in page.evaluate("Object.keys(localStorage)")} == keys("web")
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("Object.keys(sessionStorage)") == []
    context.close()


@pytest.mark.parametrize("mode", DataProtection)
def test_cmi5_is_told_what_the_sheet_says(
    chromium: Browser, certificate: Path, mode: DataProtection
) -> None:
    package = packed(sample.job(mode=mode))
    failed, passed = Lrs(package), Lrs(package)
    with serving(failed, certificate), serving(passed, certificate):
        sessions(chromium, failed, passed)
    told = table("cmi5")
    expected = set(split(elements(told.written, mode)))
    found = {part for lrs in (failed, passed) for each in statements(lrs) for part in parts(each)}
    assert found | {f"kurswerk: {key}" for key in passed.kept} == expected
    assert read(passed) == elements(told.read, mode)


def sessions(chromium: Browser, failed: Lrs, passed: Lrs) -> None:
    """One that uses up all attempts, and one that answers everything and passes."""
    with fresh(chromium) as context, visit(context, failed) as now:
        now.learner.take_quiz(right=False)
        for _ in range(2):
            now.learner.do("retry")
            now.learner.answer_quiz(right=False)
    with fresh(chromium) as context, visit(context, passed) as now:
        now.learner.open_all()
        answer_everything(now.learner)
        now.learner.take_quiz(right=True)
        passed.wait_for("completed")
        passed.wait_for_state(completed=True)


@contextmanager
def fresh(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    context = chromium.new_context(ignore_https_errors=True)
    yield context
    context.close()


def statements(lrs: Lrs) -> Iterator[Mapping[str, Any]]:
    for session in lrs.sessions:
        yield from session.statements


def parts(statement: Mapping[str, Any]) -> Iterator[str]:
    """What a statement says, in the words of the table."""
    yield from (key for key in statement if key not in ("verb", "object", "result"))
    verb, result = name(statement), statement.get("result", {})
    yield from (f"{verb}: {key}" for key in result if key != "extensions")
    if PROGRESS in result.get("extensions", {}):
        yield f"{verb}: progress"
    if "definition" in statement["object"]:
        yield f"{verb}: object"
    if not result:
        yield verb


def split(found: set[str]) -> Iterator[str]:
    """»completed: completion, duration« as two, »id, timestamp« as two."""
    for element in found:
        head, colon, rest = element.rpartition(": ")
        yield from (f"{head}{colon}{each}" for each in rest.split(", "))


def read(lrs: Lrs) -> set[str]:
    asked = " ".join(address for method, address, _ in lrs.requests if method == "GET")
    return set(re.findall(r"(?:stateId|profileId)=([^&\s]+)", asked))


def test_every_player_has_a_table() -> None:
    assert {name for names in (kept.outputs for kept in browser()) for name in names} >= set(TABLES)
    for file in set(TABLES.values()):
        assert (Path("scorm_templates/runtime/lms") / f"{file}.js").name
        assert table(file).title
