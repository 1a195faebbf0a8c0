// @ts-check
// Dragging as an extra for those who like it: whatever it does, buttons do as well.

/**
 * @typedef {{
 *   start(item: HTMLElement): void,
 *   over(below: Element | null, y: number): void,
 *   end(below: Element | null): void,
 * }} Drag `below` is what lies under the pointer; null: the drag was broken off
 */

/** A hand that trembles does not drag. */
const THRESHOLD = 6;
/** Nearer to an edge of the window than this, the page scrolls along. */
const EDGE = 72;

/**
 * Makes the items in `root` draggable: by mouse or pen anywhere, by finger only at their grip, so
 * that the page can still be scrolled.
 * @param {HTMLElement} root
 * @param {string} items what can be dragged
 * @param {Drag} drag
 */
export function draggable(root, items, drag) {
  root.addEventListener("pointerdown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (target.closest(items));
    if (!item || event.button !== 0 || item.matches(":disabled, :disabled *")) return;
    const inner = target.closest("button, select, a");
    if (inner && inner !== item) return;
    if (event.pointerType === "touch" && !target.closest(".grip")) return;
    follow(item, event, drag);
  });
}

/**
 * @param {HTMLElement} item
 * @param {PointerEvent} first
 * @param {Drag} drag
 */
function follow(item, first, drag) {
  const { pointerId, clientX, clientY } = first;
  let isMoving = false;

  /** @param {PointerEvent} event */
  function move(event) {
    if (event.pointerId !== pointerId) return;
    const far = Math.hypot(event.clientX - clientX, event.clientY - clientY) > THRESHOLD;
    if (!isMoving && far) {
      isMoving = true;
      window.getSelection()?.removeAllRanges();
      document.documentElement.classList.add("dragging");
      drag.start(item);
    }
    if (!isMoving) return;
    const { innerHeight } = window;
    if (event.clientY < EDGE) window.scrollBy(0, -10);
    if (event.clientY > innerHeight - EDGE) window.scrollBy(0, 10);
    drag.over(document.elementFromPoint(event.clientX, event.clientY), event.clientY);
    lead(event.clientX - clientX, event.clientY - clientY);
  }

  /** @param {number} x @param {number} y */
  function lead(x, y) {
    const ghost = /** @type {HTMLElement | null} */ (document.querySelector(".in-hand"));
    if (ghost) ghost.style.transform = `translate(${x}px, ${y}px) rotate(1.2deg)`;
  }

  /** @param {PointerEvent} event */
  function stop(event) {
    if (event.pointerId !== pointerId) return;
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", stop);
    document.removeEventListener("pointercancel", stop);
    if (!isMoving) return;
    document.documentElement.classList.remove("dragging");
    const isDropped = event.type === "pointerup";
    drag.end(isDropped ? document.elementFromPoint(event.clientX, event.clientY) : null);
    // The click that follows was none.
    const swallow = (/** @type {Event} */ click) => click.stopPropagation();
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  }

  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
}

/**
 * A copy of an item that follows the pointer until it is removed.
 * @param {HTMLElement} item
 * @returns {HTMLElement}
 */
export function ghostOf(item) {
  const ghost = /** @type {HTMLElement} */ (item.cloneNode(true));
  const { left, top, width } = item.getBoundingClientRect();
  ghost.className += " in-hand";
  ghost.setAttribute("aria-hidden", "true");
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(ghost);
  return ghost;
}
