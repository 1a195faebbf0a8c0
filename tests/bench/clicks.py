"""How long a click keeps the learner waiting: our own code in Chromium, with an instant LMS."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.browser import chromium
from tests.lms.serving import serving

RUNS = 7
THROTTLE = 4
"""Learners have older machines."""
STEPS = """
  const inner = frame().contentWindow;
  const page = inner.document;
  const steps = [];
  for (const link of page.querySelectorAll('#player_contents a')) {
    steps.push(() => {
      inner.history.replaceState(null, '', link.getAttribute('href'));
      inner.dispatchEvent(new inner.HashChangeEvent('hashchange'));
    });
  }
  for (const form of page.querySelectorAll('form.item')) {
    const field = form.querySelector('input[type=radio], input[type=checkbox]');
    if (form.closest('.quiz')) continue;
    for (const card of form.querySelectorAll('.card')) {
      steps.push(() => card.click(), () => form.querySelector('.drop').click());
    }
    if (field) steps.push(() => field.click());
    steps.push(() => form.querySelector('button[type=submit]').click());
  }
  for (const quiz of page.querySelectorAll('.quiz')) {
    for (const step of ['begin', 'overview', 'submit']) {
      steps.push(() => quiz.querySelector(`[data-do=${step}]`).click());
    }
  }
"""
WALK = f"""() => {{
  {STEPS}
  return steps.map((act) => {{
    const start = performance.now();
    act();
    return performance.now() - start;
  }});
}}"""
TASKS = f"""async () => {{
  {STEPS}
  const longest = [];
  for (const act of steps) {{
    const found = [0];
    const observer = new inner.PerformanceObserver((list) => {{
      for (const task of list.getEntries()) found.push(task.duration);
    }});
    observer.observe({{ type: 'longtask' }});
    await new Promise((go) => inner.requestAnimationFrame(() => inner.setTimeout(go)));
    inner.setTimeout(act);
    await new Promise((go) => inner.setTimeout(go, 60));
    observer.disconnect();
    longest.push(Math.max(...found));
  }}
  return longest;
}}"""


def slowest_click(package: Path) -> float:
    """Milliseconds of the slowest click through a course, each at its median of some walks."""
    with course(package) as opened:
        walks: list[list[float]] = [opened().evaluate(WALK) for _ in range(RUNS)]
    if len(walks[0]) < 20 or len({len(walk) for walk in walks}) > 1:
        raise SystemExit("clicks: the course offers too little to click")
    slowest: float = max(median(times) for times in zip(*walks, strict=True))
    return slowest


def longest_task(package: Path) -> float:
    """Milliseconds of the longest task of such a walk on a slow machine; 0 if none takes 50."""

    def walked(page: Page) -> list[float]:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        tasks: list[float] = page.evaluate(TASKS)
        return tasks

    with course(package) as opened:
        walks = [walked(opened()) for _ in range(RUNS)]
    longest: float = max(min(tasks) for tasks in zip(*walks, strict=True))
    return longest


@contextmanager
def course(package: Path) -> Iterator[Callable[[], Page]]:
    """Opens a course in an LMS that answers at once, each time for a new learner."""
    with zipfile.ZipFile(package) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    with serving({"package": files}) as address, chromium() as browser:

        def opened() -> Page:
            page = browser.new_context().new_page()
            page.goto(f"{address}/lms/host.html")
            page.wait_for_function("Boolean(window.launch)")
            page.evaluate("launch('package')")
            return page

        yield opened
