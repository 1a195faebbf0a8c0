"""How long a click keeps the learner waiting: our own code in Chromium, with an instant LMS."""

from __future__ import annotations

import zipfile
from pathlib import Path
from statistics import median

from tests.browser import chromium
from tests.lms.serving import serving

RUNS = 7
WALK = """() => {
  const inner = frame().contentWindow;
  const page = inner.document;
  const times = [];
  const timed = (act) => {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
  };
  for (const link of page.querySelectorAll('#player_contents a')) {
    inner.history.replaceState(null, '', link.getAttribute('href'));
    timed(() => inner.dispatchEvent(new inner.HashChangeEvent('hashchange')));
  }
  for (const form of page.querySelectorAll('form.item')) {
    const field = form.querySelector('input[type=radio], input[type=checkbox]');
    if (!field || form.closest('.quiz')) continue;
    timed(() => field.click());
    timed(() => form.querySelector('button[type=submit]').click());
  }
  for (const quiz of page.querySelectorAll('.quiz')) {
    for (const step of ['begin', 'overview', 'submit']) {
      timed(() => quiz.querySelector(`[data-do=${step}]`).click());
    }
  }
  return times;
}"""


def slowest_click(package: Path) -> float:
    """Milliseconds of the slowest click through a course, each at its median of some walks."""
    with zipfile.ZipFile(package) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    walks: list[list[float]] = []
    with serving({"scorm12": files}) as address, chromium() as browser:
        for _ in range(RUNS):
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{address}/lms/host.html")
            page.wait_for_function("Boolean(window.launch)")
            page.evaluate("launch('scorm12')")
            walks.append(page.evaluate(WALK))
            context.close()
    if len(walks[0]) < 20 or len({len(walk) for walk in walks}) > 1:
        raise SystemExit("clicks: the course offers too little to click")
    slowest: float = max(median(times) for times in zip(*walks, strict=True))
    return slowest
