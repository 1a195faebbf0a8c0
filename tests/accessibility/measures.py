"""What can be measured on a page as it stands; each script returns what is wrong."""

from __future__ import annotations

from playwright.sync_api import Page

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
_SHOWN = """const shown = (e) =>
  e.checkVisibility({ visibilityProperty: true, opacityProperty: true })"""
_CLIPPED = (
    _SHOWN
    + """
  && !e.closest('.unseen') && e.clientWidth !== 1 && e.clientHeight !== 1;
  return [...document.querySelectorAll('main *, header *, footer *')].filter(shown).filter((e) => {
    const style = getComputedStyle(e);
    const cut = (axis) => ['hidden', 'clip'].includes(style['overflow-' + axis]);
    return (cut('y') && e.scrollHeight > e.clientHeight + 2)
      || (cut('x') && e.scrollWidth > e.clientWidth + 2);
  }).map((e) => e.outerHTML.slice(0, 120));"""
)
_SMALL = (
    _SHOWN
    + """;
  const inline = (e) => e.matches('a:not(.button)')
    && e.closest('p, li, td, dd, figcaption') && getComputedStyle(e).display.startsWith('inline');
  const target = (e) => e.matches('[type=radio], [type=checkbox]') ? e.closest('label') ?? e : e;
  return [...document.querySelectorAll('a[href], button, select, summary, input, textarea')]
    .filter(shown).filter((e) => !inline(e) && !e.closest('.unseen') && e.id !== 'player_skip')
    .map((e) => [e.outerHTML.slice(0, 120), target(e).getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html);"""
)
_UNLIKE = (
    _SHOWN
    + """;
  const words = (text) => text.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
  return [...document.querySelectorAll('[aria-label]')].filter(shown)
    .filter((e) => e.matches('a, button, summary'))
    .filter((e) => !words(e.getAttribute('aria-label')).includes(words(e.innerText ?? '')))
    .map((e) => e.outerHTML.slice(0, 120));"""
)
_PLAIN_LINKS = (
    _SHOWN
    + """;
  return [...document.querySelectorAll('main p a[href], main li a[href]')].filter(shown)
    .filter((e) => !e.matches('.button') && !e.closest('nav, .agenda, .actions')
      && getComputedStyle(e).backgroundColor === 'rgba(0, 0, 0, 0)')
    .filter((e) => !getComputedStyle(e).textDecorationLine.includes('underline'))
    .map((e) => e.outerHTML.slice(0, 120));"""
)
_ORDER = (
    _SHOWN
    + """;
  const parts = [...document.querySelector('section.page:not([hidden])').children].filter(shown);
  const tops = parts.map((e) => e.getBoundingClientRect().top);
  return parts.filter((e, n) => n && tops[n] < tops[n - 1] - 1)
    .map((e) => e.outerHTML.slice(0, 90));"""
)
_MOVING = """
  return document.getAnimations().filter((one) => one.effect.getTiming().iterations === Infinity)
    .map((one) => one.effect.target.outerHTML.slice(0, 120));"""


def sideways(page: Page) -> list[str]:
    """Whether the page scrolls in two directions (WCAG 1.4.10)."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{wide} pixels too wide"] if wide > 0 else []


def clipped(page: Page) -> list[str]:
    """What is cut off with wide spacing of text (WCAG 1.4.12)."""
    style = page.add_style_tag(content=SPACING)
    found = [*_run(page, _CLIPPED), *sideways(page)]
    style.evaluate("(node) => node.remove()")
    return found


def small_targets(page: Page) -> list[str]:
    """What is smaller than 24 pixels and not a link in a text (WCAG 2.5.8)."""
    return _run(page, _SMALL)


def names_unlike_labels(page: Page) -> list[str]:
    """Whose name does not hold the words that are seen (WCAG 2.5.3)."""
    return _run(page, _UNLIKE)


def plain_links(page: Page) -> list[str]:
    """Links in texts that only their colour tells apart (WCAG 1.4.1)."""
    return _run(page, _PLAIN_LINKS)


def out_of_order(page: Page) -> list[str]:
    """Parts of the page that are seen above what comes before them (WCAG 1.3.2)."""
    return _run(page, _ORDER)


def moving(page: Page) -> list[str]:
    """What moves without end (WCAG 2.2.2)."""
    return _run(page, _MOVING)


def _run(page: Page, body: str) -> list[str]:
    found: list[str] = page.evaluate(f"() => {{ {body} }}")
    return found
