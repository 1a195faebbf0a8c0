"""Ways through the sample course that pass every state a learner can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests import stage
from tests.player import before, scenes
from tests.player.actions import NEUTRAL, RIGHT, WRONG, Act, both, check, choose, form, run_quiz


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
    page.get_by_role("button", name="Notizen löschen", exact=True).click()
    yield "forgetting"
    page.get_by_role("button", name="Notizen behalten").click()
    page.get_by_role("button", name="Kurs beenden").click()
    yield "closed"


def contents(page: Page) -> Iterator[str]:
    go(page, "stab")
    open_contents(page)
    yield "contents"


def open_contents(page: Page) -> None:
    """Where there is room, they are open from the start."""
    button = page.get_by_role("button", name="Inhalt")
    if button.get_attribute("aria-expanded") == "false":
        button.click()


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
    open_contents(page)
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


def scenario(page: Page) -> Iterator[str]:
    go(page, stage.PAGE)
    yield "start"
    scenes.begin(page)
    yield "scene"
    page.get_by_role("button", name="So entscheiden").click()
    yield "reminded"
    scenes.decide(page, stage.WORST[0])
    await_consequence(page)
    page.get_by_role("button", name="Von vorn beginnen").click()
    yield "asked before it begins anew"
    page.locator("[data-do=restart_yes]:visible").click()
    for number, decision in enumerate(stage.WORST):
        scenes.decide(page, decision)
        await_consequence(page)
        yield f"consequence {number}"
        scenes.go_on(page)
        await_debriefing(page, stage.WORST[: number + 1])
        yield f"after {number}"
        if page.locator(".log-fold:not([open]):visible").count():
            page.locator(".log-fold:visible > summary").click()
            yield f"log {number}"
    for fold in page.locator(".debriefing details:visible > summary").all():
        fold.click()
    yield "debriefing"
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    scenes.play(page, stage.BEST)
    await_debriefing(page, stage.BEST)
    yield "compared"


def await_consequence(page: Page) -> None:
    """Until what a decision leads to has been said, and scrolled to in the same breath."""
    words = page.locator(".consequence:visible .judgement > p:not(.quality)").first.inner_text()
    expect(page.locator("#player_say")).to_contain_text(words)


def await_debriefing(page: Page, path: Sequence[str]) -> None:
    """Until the path is looked back on, if it has come to an end."""
    if page.locator(".debriefing:visible").count():
        expect(page.locator(".station")).to_have_count(len(path))


def media(page: Page) -> Iterator[str]:
    for place in ("cover_", "zahlen", "filme", "bilder"):
        go(page, place)
        yield place
        for fold in page.locator("section.page:visible details").all():
            fold.locator("summary").click()
        yield f"{place} unfolded"
    page.locator(".enlarge:visible").first.click()
    yield "enlarged"
    page.get_by_role("button", name="Noch größer").click()
    yield "larger"


def pretest(page: Page) -> Iterator[str]:
    yield "invited"
    go(page, "pretest_")
    yield "before"
    page.get_by_role("button", name="Test beginnen").click()
    for _ in before.ASKED:
        item = page.locator(".quiz form:visible")
        RIGHT[str(item.get_attribute("data-question")).removeprefix("vor-")](item)
        if page.get_by_role("button", name="Nächste Frage").is_visible():
            page.get_by_role("button", name="Nächste Frage").click()
    page.get_by_role("button", name="Übersicht und Abgabe").click()
    page.get_by_role("button", name="Test abgeben").click()
    yield "offered"
    page.locator(".pretest-lessons li:visible").get_by_role("button").first.click()
    yield "skipped"
    go(page, "stab")
    yield "reminded"


@dataclass(frozen=True, slots=True)
class Journey:
    """A way through one of the sample courses."""

    states: Callable[[Page], Iterator[str]]
    course: str = "sample"

    @property
    def name(self) -> str:
        return self.states.__name__


JOURNEYS = (
    *map(Journey, (cover, lesson, questions, quiz, closing, contents, aids, certificate)),
    Journey(scenario, "stage"),
    Journey(media, "media"),
    Journey(pretest, "pretest"),
)
