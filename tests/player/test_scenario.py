"""A decision scenario in the browser: played to each ending, left and gone on with, replayed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.model.course import DataProtection
from builder.model.scenario import Effect, Ending, Scenario
from tests import sample, stage
from tests.accessibility.journeys import scenario
from tests.player.conftest import Open, Quiet, build
from tests.player.scenes import begin, decide, go_on, play, scene

SAID = "#player_say"
TITLES = {ending.id: ending.title for ending in stage.SCENARIO.endings}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(stage.job(), tmp_path_factory.mktemp("scenario")).parent


@pytest.fixture(scope="session")
def course(folder: Path) -> Iterator[str]:
    """Address of the sample course with a scenario."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/index.html"
        running.shutdown()


@pytest.fixture
def page(open_page: Open, course: str) -> Page:
    return open_page(stage.PAGE, course)


def again(page: Page) -> None:
    """The course opened anew, as after a closed window."""
    page.goto(f"{page.url.split('#')[0].split('?')[0]}?neu")
    expect(page.locator(".scenario")).to_be_visible()


@pytest.mark.parametrize("ending", stage.PATHS)
def test_each_ending_is_reached_and_debriefed(page: Page, ending: str) -> None:
    path = stage.PATHS[ending]
    begin(page)
    play(page, path)
    heading = page.get_by_role("heading", name=TITLES[ending])
    expect(heading).to_be_focused()
    expect(page.get_by_role("heading", name="Nachbesprechung", exact=True)).to_be_visible()
    expect(page.locator(".station")).to_have_count(len(path))
    expect(page.locator(".log > li")).to_have_count(len(path))
    expect(page.locator(".summary-of-run")).to_contain_text("Ihre Entscheidungen: ")


def test_a_decision_shows_and_says_what_follows(page: Page) -> None:
    begin(page)
    expect(page.get_by_role("heading", name="Eine Meldung im Radio")).to_be_focused()
    decide(page, "p3r4")
    box = page.locator(".consequence:visible")
    expect(box).to_contain_text("Zwei Angaben darin stimmen nicht")
    expect(box.locator(".quality")).to_have_text("Ungünstig")
    expect(box.locator(".changes li")).to_have_text(
        [
            "Vertrauen der Beschäftigten: niedrig (30 von 100), gesunken",
            "Kraft des Teams: mittel (50 von 100), gesunken",
        ]
    )
    expect(box.locator(".grounds li").first).to_contain_text("Der Wunsch nach Deutungshoheit")
    expect(box.locator(".grounds li").first).to_contain_text("Workshop Krisenmanagement")
    said = page.locator(SAID)
    for part in ("Zwei Angaben", "Ungünstig", "niedrig (30 von 100), gesunken"):
        expect(said).to_contain_text(part)
    expect(page.get_by_role("button", name="Entschieden")).to_be_focused()
    expect(page.locator(".meter-words").first).to_have_text("niedrig (30 von 100), gesunken")
    expect(page.locator("[data-meter=aufmerksam]")).to_have_count(0)


def test_news_and_decisions_depend_on_what_happened(page: Page) -> None:
    begin(page)
    play(page, ["p3r4"])
    expect(scene(page).locator(".inject:visible")).to_have_count(2)
    expect(scene(page).locator(".option:visible")).to_have_count(2)
    expect(page.locator(".meter-words").first).to_have_text("niedrig (25 von 100), gesunken")
    page.get_by_role("button", name="Von vorn beginnen").click()
    page.get_by_role("button", name="Ja, von vorn beginnen").click()
    play(page, ["i1n2"])
    expect(scene(page).locator(".inject:visible")).to_have_count(0)
    expect(scene(page).locator(".option:visible")).to_have_count(3)


def test_without_a_choice_nothing_is_decided(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="So entscheiden").click()
    expect(scene(page).locator(".tries")).to_have_text("Wählen Sie zuerst eine Möglichkeit.")
    expect(page.locator(SAID)).to_have_text("Wählen Sie zuerst eine Möglichkeit.")
    expect(page.locator(".consequence:visible")).to_have_count(0)


def test_a_learner_goes_on_exactly_where_the_window_was_closed(page: Page) -> None:
    begin(page)
    play(page, ["i1n2"])
    again(page)
    expect(page.get_by_role("heading", name="Der Text ist da")).to_be_visible()
    expect(page.locator(".place").first).to_have_text("Lage 2")
    expect(page.locator(".meter-words").first).to_have_text("hoch (65 von 100), gestiegen")
    decide(page, "s9t1")
    again(page)
    expect(page.get_by_role("button", name="Entschieden")).to_be_visible()
    expect(page.locator(".consequence:visible")).to_contain_text("Der Samstag ist weg")
    go_on(page)
    expect(page.get_by_role("heading", name="Der Stab tagt")).to_be_focused()
    play(page, ["t4e5", "z1e2"])
    again(page)
    expect(page.locator(".ending:visible")).to_contain_text(TITLES["mitte"])
    expect(page.locator(".station")).to_have_count(4)


def test_the_log_tells_everything_so_far(page: Page) -> None:
    begin(page)
    play(page, ["w5a6"])
    entries = page.locator(".log > li")
    expect(entries).to_have_count(2)
    expect(entries.nth(0)).to_contain_text("Der Text ist da")
    expect(entries.nth(0)).to_contain_text("Sie entscheiden gerade.")
    expect(entries.nth(1)).to_contain_text("Freitag, 15:40 Uhr")
    expect(entries.nth(1)).to_contain_text("Entscheidung: Abwarten, bis der Erlass")
    expect(entries.nth(1)).to_contain_text("Vertrauen der Beschäftigten −5, Kraft des Teams +5")
    entries.nth(1).get_by_text("Meldung lesen").click()
    expect(entries.nth(1)).to_contain_text("Das Radio meldet neue Regeln.")


def test_the_debriefing_sets_the_path_beside_others(page: Page) -> None:
    begin(page)
    play(page, stage.MIDDLE)
    second = page.locator(".station").nth(1)
    expect(second.locator(".taken")).to_contain_text("Den ganzen Stab für Samstag einberufen")
    expect(second.locator(".taken .quality")).to_have_text("Teils günstig")
    expect(second.locator(".taken .grounds")).to_contain_text("Ein großer Stab ist für kurze")
    others = second.locator(":scope > div:not(.taken) > ul > li")
    expect(others).to_have_count(2)
    expect(others.nth(0).locator("> .quality")).to_have_text("Günstig")
    others.nth(0).get_by_text("Was dafür und dagegen spricht").click()
    expect(others.nth(0).locator("details")).to_contain_text("Nach einer Stunde liegt ein Plan")
    expect(others.nth(0).locator("details .grounds")).to_contain_text("KM-07")
    rows = page.locator(".development tbody tr")
    expect(rows.nth(0).locator("td")).to_have_text(["50", "65", "70", "70", "60"])
    page.get_by_text("Was Sie diesmal nicht erlebt haben").click()
    expect(page.locator(".elsewhere")).to_contain_text(TITLES["vorn"])
    expect(page.locator(".elsewhere")).not_to_contain_text("Der Stab tagt")
    page.locator(".station .cite").first.click()
    expect(page.locator(f"[id='{stage.PAGE}__KM-14']")).to_be_focused()


def test_a_drawing_shows_the_path_among_all_ways(page: Page) -> None:
    begin(page)
    play(page, stage.BEST)
    ways = page.locator("svg.ways")
    expect(ways).to_have_attribute("aria-hidden", "true")
    expect(ways.locator("circle")).to_have_count(4)
    expect(ways.locator("rect")).to_have_count(3)
    expect(ways.locator("text")).to_have_text(["1", "2", "3"])
    expect(ways.locator("path.taken")).to_have_count(3)
    expect(ways.locator("path:not(.taken)")).to_have_count(7)
    lone = ways.locator("circle:not(.taken)")
    taken = ways.locator("circle.taken").first
    assert lone.get_attribute("cy") != taken.get_attribute("cy")
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    play(page, stage.WORST)
    expect(ways).to_have_count(1)
    expect(ways.locator("text")).to_have_text(["1", "2", "3", "4"])


def test_what_was_not_offered_is_said_to_be_so(page: Page) -> None:
    begin(page)
    play(page, stage.WORST)
    other = page.locator(".station").nth(1).locator("li", has_text="um Vorschläge bitten")
    expect(other).to_contain_text("In Ihrer Lage nicht möglich")


def test_beginning_anew_in_the_middle_asks_first(page: Page) -> None:
    begin(page)
    restart = page.get_by_role("button", name="Von vorn beginnen", exact=True)
    restart.click()
    expect(scene(page)).to_contain_text("Eine Meldung im Radio")
    decide(page, stage.BEST[0])
    go_on(page)
    title = scene(page).locator("header [tabindex]").inner_text()
    restart.click()
    group = page.get_by_role("group", name="gehen verloren")
    stay = group.get_by_role("button", name="Weiterspielen")
    expect(stay).to_be_focused()
    stay.click()
    expect(restart).to_be_focused()
    expect(scene(page)).to_contain_text(title)
    restart.click()
    group.get_by_role("button", name="Ja, von vorn beginnen").click()
    expect(page.get_by_role("heading", name="Eine Meldung im Radio")).to_be_focused()
    expect(group).to_be_hidden()
    play(page, stage.BEST)
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    expect(page.get_by_role("heading", name="Eine Meldung im Radio")).to_be_focused()


def test_runs_are_compared(page: Page) -> None:
    begin(page)
    play(page, stage.BEST)
    expect(page.locator(".runs")).to_be_hidden()
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    expect(page.get_by_role("heading", name="Eine Meldung im Radio")).to_be_focused()
    play(page, stage.MIDDLE)
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    play(page, stage.WORST)
    rows = page.locator(".runs tbody tr")
    expect(rows).to_have_count(3)
    cells = rows.locator("th, td:nth-child(2)")
    told = [
        "Dieser",
        TITLES["hinten"],
        "Der davor",
        TITLES["mitte"],
        "Der günstigste",
        TITLES["vorn"],
    ]
    expect(cells).to_have_text(told)
    expect(rows.nth(2)).to_contain_text("3 günstig")
    again(page)
    expect(rows).to_have_count(3)


def test_notes_survive_a_replay_and_a_reload_and_come_to_the_closing_page(page: Page) -> None:
    begin(page)
    play(page, stage.BEST)
    page.locator(".scenario textarea").first.fill("Am Freitag hätte ich angerufen.")
    page.get_by_role("button", name="Noch einmal durchspielen").click()
    page.evaluate("location.hash = 'page_closing_'")
    notes = page.locator("#player_notes")
    expect(notes).to_contain_text("Wann war es gut, zuerst nach innen zu sprechen?")
    expect(notes).to_contain_text("Am Freitag hätte ich angerufen.")
    page.reload()
    expect(notes).to_contain_text("Am Freitag hätte ich angerufen.")
    expect(page.locator(".scenario textarea").first).to_have_value(
        "Am Freitag hätte ich angerufen."
    )


def test_deciding_from_the_choice_itself_keeps_the_focus(page: Page) -> None:
    begin(page)
    scene(page).locator("input").first.check()
    scene(page).locator("input").first.press("Enter")
    expect(page.get_by_role("button", name="Entschieden")).to_be_focused()


def test_the_smallest_scenario_can_be_played(open_page: Open, tmp_path: Path) -> None:
    """No meters, no questions, no introduction, one scene, and the page has its title."""
    only = replace(stage.MONDAY, time="", decisions=stage.MONDAY.decisions[:1])
    made = Scenario(
        id="klein",
        title="Ein Freitag im Bürgeramt",
        start=only.id,
        scenes=(replace(only, decisions=(replace(only.decisions[0], effect=Effect()),)),),
        endings=(Ending("so", "So ist es"),),
    )
    index = build(sample.job(stage.course(made)), tmp_path)
    page = open_page(stage.PAGE, f"file://{index}")
    begin(page)
    play(page, ["m8u9"])
    expect(page.get_by_role("heading", name="So ist es")).to_be_focused()
    expect(page.locator(".station")).to_have_count(1)
    expect(page.locator(".development, .elsewhere, .runs").locator("visible=true")).to_have_count(0)


def test_without_scripts_the_whole_scenario_can_be_read(chromium: Browser, course: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course)
    for each in stage.SCENARIO.scenes:
        expect(page.get_by_role("heading", name=each.title)).to_be_visible()
    expect(page.locator(".scenario .quality:visible")).to_have_count(10)
    expect(page.locator(".consequence .of:visible").first).to_contain_text("Zuerst die eigenen")
    expect(page.locator(".inject:visible")).to_have_count(2)
    expect(page.locator(".ending:visible")).to_have_count(3)
    expect(page.locator(".scenario button:visible")).to_have_count(0)
    context.close()


def test_on_paper_a_scenario_that_nobody_played_is_introduced(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".scenario-start")).to_be_visible()
    expect(page.get_by_role("button", name="Szenario beginnen")).to_be_hidden()
    page.evaluate("document.body.dataset.print = 'course'")
    expect(page.locator(".scenario-start")).to_be_visible()
    expect(page.locator(".scenario-run")).to_be_hidden()


def test_on_paper_the_debriefing_is_unfolded(page: Page) -> None:
    begin(page)
    play(page, stage.BEST)
    expect(page.locator(".station")).to_have_count(len(stage.BEST))
    page.locator(".scenario textarea").first.fill("Eine Zeile\n" * 9)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".station details[open]")).to_have_count(5)
    expect(page.locator(".scenario textarea").first).to_have_attribute("rows", "10")
    expect(page.locator(".scenario .actions:visible")).to_have_count(0)
    expect(page.locator(".log-side")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360])
def test_everything_to_press_is_large(chromium: Browser, course: str, width: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(course)
    for state in scenario(page):
        assert not page.evaluate(SMALL), state
    context.close()


SMALL = """[...document.querySelectorAll('.scenario :is(button, summary, label, textarea)')]
  .filter((each) => each.checkVisibility())
  .filter((each) => each.getBoundingClientRect().height < 44)
  .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("mode", DataProtection)
def test_an_anonymous_course_keeps_no_decision(
    open_page: Open, tmp_path: Path, mode: DataProtection
) -> None:
    index = build(stage.job(mode), tmp_path)
    page = open_page(stage.PAGE, f"file://{index}")
    begin(page)
    play(page, ["i1n2"])
    kept = str(page.evaluate("localStorage['kurswerk:tiny']"))
    assert (";s" in kept) == (mode is not DataProtection.ANONYMOUS)
