"""axe finds nothing in any state, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.player.actions import NEUTRAL, RIGHT, WRONG, Act, both, check, choose, form, run_quiz

AXE = (Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(RUN, TAGS)["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def cover(page: Page) -> Iterator[str]:
    yield "cover"
    page.locator("#player_display summary").click()
    yield "display"


def lesson(page: Page) -> Iterator[str]:
    go(page, "vor-die-lage-kommen")
    yield "lesson"
    for fold in page.locator("section.page:visible details").all():
        fold.locator("summary").click()
    yield "unfolded"


def questions(page: Page) -> Iterator[str]:
    for place in ("ueben", "alle-fragen"):
        go(page, place)
        yield f"unanswered {place}"
        for button in page.locator(".card:visible, .area:visible").all()[::3]:
            button.click()
            yield f"picked {place} {button.get_attribute('value')}"
            page.keyboard.press("Escape")
        answer(page, WRONG)
        yield f"wrong {place}"
        answer(page, RIGHT)
        answer(page, NEUTRAL)
        yield f"right {place}"


def quiz(page: Page) -> Iterator[str]:
    go(page, "quiz_")
    yield "start"
    page.get_by_role("button", name="Test beginnen").click()
    yield "question"
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    yield "review"
    page.get_by_role("button", name="Test abgeben").click()
    yield "failed"
    run_quiz(
        page,
        {
            name: surely(act)
            for name, act in (RIGHT | {"kleine-runden": WRONG["kleine-runden"]}).items()
        },
    )
    page.get_by_role("button", name="Test abgeben").click()
    expect(page.locator(".sure-errors")).to_be_visible()
    yield "calibrated"
    run_quiz(page, RIGHT)
    page.get_by_role("button", name="Test abgeben").click()
    yield "passed"


def closing(page: Page) -> Iterator[str]:
    go(page, "alle-fragen")
    answer(page, NEUTRAL)
    go(page, "closing_")
    yield "closing"
    page.get_by_role("button", name="Kurs beenden").click()
    yield "closed"


def contents(page: Page) -> Iterator[str]:
    go(page, "stab")
    page.get_by_role("button", name="Inhalt").click()
    yield "contents"


def surely(act: Act) -> Act:
    return both(act, choose("sehr sicher"))


def aids(page: Page) -> Iterator[str]:
    go(page, "stab")
    page.get_by_role("button", name="Runden zur Lage").click()
    yield "definition"
    go(page, "glossary_")
    page.locator("#page_glossary_ summary").click()
    yield "glossary"
    go(page, "certificate_")
    yield "no certificate yet"
    if page.get_by_role("button", name="Inhalt").get_attribute("aria-expanded") == "false":
        page.get_by_role("button", name="Inhalt").click()
    for words in ("stab", "gibtesnicht"):
        page.get_by_role("searchbox").fill(words)
        yield f"search {words}"
    page.get_by_role("searchbox").fill("werkzeug")
    page.locator("#player_search_results a").click()
    yield "found"
    page.get_by_role("button", name="Hilfe", exact=True).click()
    yield "help"


def certificate(page: Page) -> Iterator[str]:
    for place in ("vor-die-lage-kommen", "ueben", "stab", "alle-fragen", "quiz_"):
        go(page, place)
    run_quiz(page, RIGHT)
    page.get_by_role("button", name="Test abgeben").click()
    go(page, "certificate_")
    page.get_by_label("Ihr Name").fill("Kim Beispiel")
    yield "certificate"
    go(page, "cover_")
    yield "resumed cover"


def go(page: Page, place: str) -> None:
    page.evaluate("(hash) => { location.hash = hash }", f"page_{place}")
    page.locator(f"#page_{place}").wait_for(state="visible")


def answer(page: Page, answers: dict[str, Callable[..., None]]) -> None:
    for name, act in answers.items():
        item = form(page, name)
        if item.count() and item.locator("fieldset:not([disabled])").count():
            act(item)
            check(item)


JOURNEYS = (cover, lesson, questions, quiz, closing, contents, aids, certificate)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_axe_finds_nothing(
    chromium: Browser,
    server: str,
    journey: Callable[[Page], Iterator[str]],
    scheme: str,
    width: int,
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(server)
    found = {state: violations(page) for state in journey(page)}
    context.close()
    assert {state: rules for state, rules in found.items() if rules} == {}


def test_axe_would_find_something(chromium: Browser, server: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(server)
    page.evaluate("document.querySelector('.agenda p').style.color = '#eee'")
    page.evaluate("document.querySelector('#player_menu').replaceChildren()")
    assert {rule.split(":")[0] for rule in violations(page)} >= {"color-contrast", "button-name"}
    context.close()


def test_forced_colours_keep_every_state_apart(chromium: Browser, server: str) -> None:
    context = chromium.new_context(forced_colors="active", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}#page_ueben")
    WRONG["vor-die-lage"](form(page, "vor-die-lage"))
    check(form(page, "vor-die-lage"))
    assert not violations(page)
    assert form(page, "vor-die-lage").locator(".verdict:visible").inner_text() == "Noch nicht"
    context.close()
