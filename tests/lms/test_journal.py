"""The journal in Chromium: whose it is, when it goes, what the learner is told, two windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from builder.templates import TEMPLATES
from tests.browser import stop_clock
from tests.scorm12.learner import mounted

LAST_PAGE = "page => server.values['cmi.core.lesson_location'] === page"
"""What the server knows; browsers take a moment until each window has what another has stored."""
KEYS = "Object.keys(localStorage).filter(key => key.startsWith('kurswerk-journal:'))"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    yield made
    made.close()


def host(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/lms/host.html")
    page.wait_for_function("Boolean(window.launch)")
    return page


def launched(page: Page, folder: str = "scorm12") -> Frame:
    page.evaluate("folder => launch(folder)", folder)
    return course(page)


def course(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame != page.main_frame)


def line(page: Page) -> Any:
    return page.frame_locator("iframe").locator("#player_saved")


def answer(page: Page) -> None:
    """One practice question, answered and so saved at once."""
    page.evaluate(
        """() => {
            const forms = [...frame().contentDocument.querySelectorAll('form.item')];
            const form = forms.find(form => !form.closest('.quiz') && form.querySelector('input'));
            form.querySelector('input').click();
            form.querySelector('button[type=submit]').click();
        }"""
    )


LISTENING = """() => {
    window.announced = [];
    const line = frame().contentDocument.querySelector("#player_saved");
    new MutationObserver(() => {
        if (line.getAttribute("aria-live") === "polite") window.announced.push(line.textContent);
    }).observe(line, { childList: true, characterData: true, subtree: true });
}"""
"""What screen readers say of the line: new text while it is polite."""


def test_the_line_says_what_is_true(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    launched(page)
    assert line(page).get_attribute("role") == "status"
    page.evaluate("openPage('stab')")
    expect(line(page)).to_contain_text("Auf diesem Gerät gesichert")
    assert line(page).get_attribute("aria-live") == "off"
    answer(page)
    expect(line(page)).to_have_text("Gespeichert")


def test_trouble_and_its_end_are_announced(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    launched(page)
    page.evaluate("faults.commit = 'false'")
    page.evaluate("openPage('stab')")
    expect(line(page)).to_contain_text("Auf diesem Gerät gesichert")
    page.evaluate(LISTENING)
    answer(page)
    expect(line(page)).to_contain_text("Auf diesem Gerät gesichert")
    expect(line(page)).to_have_attribute("aria-live", "polite")
    page.evaluate("faults.commit = 'true'")
    expect(line(page)).to_have_text("Gespeichert")
    told = [text.split(",")[0].strip() for text in page.evaluate("announced")]
    assert told == ["Auf diesem Gerät gesichert", "Gespeichert"]


def test_without_the_journal_the_line_says_that_nothing_is_kept(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    launched(page, "bare")
    page.evaluate("faults.commit = 'false'")
    answer(page)
    expect(line(page)).to_contain_text("Nicht gesichert")
    assert page.evaluate(KEYS) == []


def test_leaving_for_good_leaves_nothing_on_the_device(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    launched(page)
    answer(page)
    expect(line(page)).to_have_text("Gespeichert")
    (key,) = page.evaluate(KEYS)
    assert "4711" not in key
    page.evaluate("leave('exit', [])")
    assert page.evaluate(KEYS) == []


def test_a_later_launch_that_gives_everything_back_ends_the_journal(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    launched(page)
    answer(page)
    expect(line(page)).to_have_text("Gespeichert")
    page.evaluate("leave('crash', [])")
    assert len(page.evaluate(KEYS)) == 1
    launched(page)
    assert page.evaluate(KEYS) == []
    page.evaluate("leave('crash', [])")


def test_a_launch_that_gives_back_something_older_leaves_the_journal(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    launched(page)
    answer(page)
    page.evaluate("leave('close', [])")
    launched(page)
    page.evaluate("faults.commit = 'lie'")
    page.evaluate("openPage('stab')")
    answer(page)
    page.evaluate("leave('crash', [])")
    page.evaluate("faults.commit = 'true'")
    launched(page)
    assert len(page.evaluate(KEYS)) == 1
    visited = course(page).locator("#player_contents a[data-to=stab] .mark > *").count()
    assert visited > 0


def test_a_journal_that_the_lms_does_not_have_stays(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    launched(page)
    page.evaluate("faults.commit = 'false'")
    answer(page)
    page.evaluate("leave('exit', [])")
    assert len(page.evaluate(KEYS)) == 1


def test_another_learner_never_sees_it(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    launched(page)
    page.evaluate("faults.offline = true")
    page.evaluate("openPage('stab')")
    page.evaluate("leave('crash', [])")
    page.evaluate("faults.offline = false")
    page.evaluate(
        "Object.defineProperty(server, 'launch', {value: {'cmi.core.student_id': '4712'}})"
    )
    view = launched(page)
    assert view.locator("#player_contents .mark > *").count() == 0
    page.evaluate("openPage('alle-fragen')")
    assert len(page.evaluate(KEYS)) == 2


def test_a_session_that_the_lms_has_forgotten_is_asked_about(
    context: BrowserContext, address: str
) -> None:
    for decision, read in ((0, True), (1, False)):
        page = host(context, address)
        page.evaluate("localStorage.clear()")
        launched(page)
        page.evaluate("openPage('stab')")
        answer(page)
        expect(line(page)).to_have_text("Gespeichert")
        page.evaluate("leave('close', [])")
        page.evaluate("localStorage.removeItem('lms-server')")
        page.evaluate("(n) => { window.decision = n; }", decision)
        page.evaluate("launch('scorm12', decision)")
        visited = course(page).locator("#player_contents a[data-to=stab] .mark > *").count() > 0
        assert visited is read
        page.close()


def test_what_cannot_be_read_waits_for_the_learner(context: BrowserContext, address: str) -> None:
    page = host(context, address)
    page.evaluate(
        "server.values = {'cmi.suspend_data': '9garbage', 'cmi.core.lesson_status': 'incomplete'}"
    )
    page.evaluate("launch('scorm12', null)")
    view = course(page)
    expect(view.locator("#player_ask")).to_contain_text("ließ sich nicht lesen")
    expect(view.locator("#player_say")).to_contain_text("ließ sich nicht lesen")
    answer(page)
    expect(line(page)).to_contain_text("Auf diesem Gerät gesichert")
    assert page.evaluate("server.values['cmi.suspend_data']") == "9garbage"
    view.locator("#player_ask button").click()
    expect(line(page)).to_have_text("Gespeichert")
    assert page.evaluate("server.values['cmi.suspend_data']") != "9garbage"


def test_two_windows_keep_what_each_of_them_did(context: BrowserContext, address: str) -> None:
    one, other = host(context, address), host(context, address)
    launched(one)
    launched(other)
    one.evaluate("openPage('stab')")
    answer(one)
    expect(line(one)).to_have_text("Gespeichert")
    other.wait_for_function(LAST_PAGE, arg="stab")
    other.evaluate("openPage('alle-fragen')")
    other.evaluate("leave('close', [])")
    one.wait_for_function(LAST_PAGE, arg="alle-fragen")
    one.evaluate("leave('crash', [])")
    one.evaluate(
        """Object.keys(localStorage).filter(key => key !== 'lms-server')
            .forEach(key => localStorage.removeItem(key))"""
    )
    view = launched(one)
    for page in ("stab", "alle-fragen"):
        assert view.locator(f"#player_contents a[data-to={page}] .mark > *").count() > 0, page


def test_hiding_saves_and_going_ends_the_session(context: BrowserContext, address: str) -> None:
    stop_clock(context)
    page = host(context, address)
    view = launched(page)
    page.evaluate("openPage('stab')")
    assert page.evaluate("server.values['cmi.core.lesson_location'] || ''") == ""
    view.evaluate(
        """() => {
            Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'));
        }"""
    )
    assert page.evaluate("server.values['cmi.core.lesson_location']") == "stab"
    page.evaluate("leave('close', [])")
    assert "cmi.core.session_time" in page.evaluate("server.values")


def test_a_page_from_the_back_forward_cache_starts_anew(
    context: BrowserContext, address: str
) -> None:
    page = host(context, address)
    view = launched(page)
    view.evaluate("window.before = true")
    with page.expect_event("framenavigated"):
        view.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    mounted(page.frame_locator("iframe"))
    assert not course(page).evaluate("window.before")


def test_no_script_waits_for_unload() -> None:
    for file in (TEMPLATES / "runtime").rglob("*.js"):
        assert not re.search(r"[\"']?\b(on)?(before)?unload\b", file.read_text("utf-8")), file


def test_every_commit_is_small(context: BrowserContext, address: str) -> None:
    """The double complains of a commit above 40 kB; here it has something to complain about."""
    page = host(context, address)
    launched(page)
    assert page.evaluate("double().complaints") == []
    page.evaluate(
        """() => {
            for (let n = 0; n < 200; n += 1) {
                double().API.LMSSetValue(`cmi.interactions.${n}.id`, 'x'.repeat(250));
            }
            double().API.LMSCommit('');
        }"""
    )
    assert "Commit of" in page.evaluate("double().complaints.at(-1)")
