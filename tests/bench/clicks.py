"""How long a click keeps the learner waiting: our own code in Chromium, with an instant LMS."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.browser import chromium
from tests.lms.serving import serving

RUNS = 7
THROTTLE = 4
"""Learners have older machines."""
SCENES = 6
"""So many decisions lead through the scenario, whatever is decided."""
STEPS = f"""
  const inner = frame().contentWindow;
  const page = inner.document;
  const steps = [];
  const step = (name, act) => steps.push({{ name, act }});
  const press = (root, selector) => root.querySelector(selector).click();
  const turn = (hash) => step(`turn to ${{hash}}`, () => {{
    inner.history.replaceState(null, '', hash);
    inner.dispatchEvent(new inner.HashChangeEvent('hashchange'));
  }});
  const turnToPageOf = (place) => turn(`#${{place.closest('section.page').id}}`);
  for (const link of page.querySelectorAll('#player_contents a')) turn(link.hash);
  for (const form of page.querySelectorAll('form.item')) {{
    const field = form.querySelector('input[type=radio], input[type=checkbox]');
    if (form.closest('.quiz')) continue;
    const {{ question }} = form.dataset;
    turnToPageOf(form);
    for (const card of form.querySelectorAll('.card')) {{
      step(`pick in ${{question}}`, () => card.click());
      step(`place in ${{question}}`, () => press(form, '.drop'));
    }}
    if (field) step(`choose in ${{question}}`, () => field.click());
    step(`answer ${{question}}`, () => press(form, 'button[type=submit]'));
  }}
  for (const scenario of page.querySelectorAll('[data-scenario]')) {{
    const inScene = (selector) => press(scenario, `.scene:not([hidden]) ${{selector}}`);
    turnToPageOf(scenario);
    step('begin the scenario', () => press(scenario, '[data-do=begin]'));
    for (let scene = 1; scene <= {SCENES}; scene += 1) {{
      step(`choose in scene ${{scene}}`, () => inScene('.option:not([hidden]) input'));
      step(`decide in scene ${{scene}}`, () => inScene('button[type=submit]'));
      step(`go on from scene ${{scene}}`, () => inScene('[data-do=on]'));
    }}
    step('play again', () => press(scenario, '[data-do=again]'));
  }}
  for (const quiz of page.querySelectorAll('.quiz')) {{
    turnToPageOf(quiz);
    for (const action of ['begin', 'following', 'overview', 'submit']) {{
      step(`${{action}} in the quiz`, () => press(quiz, `[data-do=${{action}}]`));
    }}
  }}
  const search = page.getElementById('player_search_field');
  step('go to the search', () => search.focus());
  for (const typed of ['s', 'st', 'sta', 'stab', 'stab d', '']) {{
    step(`search for "${{typed}}"`, () => {{
      search.value = typed;
      search.dispatchEvent(new inner.InputEvent('input', {{ bubbles: true }}));
    }});
  }}
  const term = page.querySelector('.term[aria-expanded]');
  turnToPageOf(term);
  step('open a definition', () => term.click());
  step('close a definition', () => term.click());
"""
WALK = f"""() => {{
  {STEPS}
  return steps.map(({{ name, act }}) => {{
    const start = performance.now();
    act();
    return [name, performance.now() - start];
  }});
}}"""
TASKS = f"""async () => {{
  {STEPS}
  const longest = [];
  for (const {{ name, act }} of steps) {{
    const found = [0];
    const observer = new inner.PerformanceObserver((list) => {{
      for (const task of list.getEntries()) found.push(task.duration);
    }});
    observer.observe({{ type: 'longtask' }});
    await new Promise((go) => inner.requestAnimationFrame(() => inner.setTimeout(go)));
    inner.setTimeout(act);
    await new Promise((go) => inner.setTimeout(go, 60));
    observer.disconnect();
    longest.push([name, Math.max(...found)]);
  }}
  return longest;
}}"""
Walk = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Slowest:
    """What kept the learner waiting longest."""

    step: str
    milliseconds: float


def slowest_click(package: Path) -> Slowest:
    """The slowest click through a course, each at its median of some walks."""
    with course(package) as opened:
        walks: list[Walk] = [opened().evaluate(WALK) for _ in range(RUNS)]
    return _slowest(walks, median)


def longest_task(package: Path) -> Slowest:
    """The longest task of such a walk on a slow machine; 0 if none takes 50 ms."""

    def walked(page: Page) -> Walk:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        tasks: Walk = page.evaluate(TASKS)
        return tasks

    with course(package) as opened:
        walks = [walked(opened()) for _ in range(RUNS)]
    return _slowest(walks, min)


def _slowest(walks: list[Walk], over_runs: Callable[[Iterable[float]], float]) -> Slowest:
    if len(walks[0]) < 20 or len({len(walk) for walk in walks}) > 1:
        raise SystemExit("clicks: the course offers too little to click")
    names = [name for name, _ in walks[0]]
    times = [[time for _, time in walk] for walk in walks]
    each = [over_runs(runs) for runs in zip(*times, strict=True)]
    worst = max(range(len(each)), key=each.__getitem__)
    return Slowest(names[worst], each[worst])


@contextmanager
def course(package: Path) -> Iterator[Callable[[], Page]]:
    """Opens a course in an LMS that answers at once, each time for a new learner.

    The course of the one before is closed, so that it takes no part of the machine.
    """
    with zipfile.ZipFile(package) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    with serving({"package": files}) as address, chromium() as browser:

        def opened() -> Page:
            for context in browser.contexts:
                context.close()
            page = browser.new_context().new_page()
            page.goto(f"{address}/lms/host.html")
            page.wait_for_function("Boolean(window.launch)")
            page.evaluate("launch('package')")
            return page

        yield opened
