// @ts-check
// What scrolls in itself takes the focus, so that keys can scroll it, and says what it is; what
// shows everything takes none.

/** @type {ResizeObserver | null} */
let sizes = null;

/** Watches everything in the page that may be wider than the page. */
export function mountScrolling() {
  for (const box of document.querySelectorAll("[data-scroll]")) watchScrolling(box);
}

/**
 * @param {Element} box what may scroll, or a part of it that changes its size
 */
export function watchScrolling(box) {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const whole = target.closest("[data-scroll]");
      if (whole) judge(/** @type {HTMLElement} */ (whole));
    }
  });
  sizes.observe(box);
}

/** @param {HTMLElement} box */
function judge(box) {
  const isScrolling = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (isScrolling === box.hasAttribute("tabindex")) return;
  if (isScrolling) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", box.dataset.scroll ?? "");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}
