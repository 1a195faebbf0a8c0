// @ts-check
// Where an LMS has put its API: in a frame around the course or in the window that opened it.

/** Frames in frames beyond this are a loop, not an LMS. */
const MOST_WINDOWS = 500;

/**
 * The wanted API, searched in parents, then openers with their parents, then the top's opener.
 * Windows of other hosts refuse to be read and are passed over.
 * @param {Window} start
 * @param {string} name `API` or `API_1484_11`
 * @param {string} method a method that proves that it is one
 * @returns {any} null if there is none
 */
export function findApi(start, name, method) {
  for (const each of windows(start)) {
    const api = guarded(() => /** @type {any} */ (each)[name]);
    if (guarded(() => typeof api[method] === "function")) return api;
  }
  return null;
}

/**
 * @param {Window} start
 * @returns {Set<Window>} in the order of search
 */
function windows(start) {
  /** @type {Set<Window>} */
  const found = new Set();
  /** @param {Window | null} window */
  const climb = (window) => {
    while (window && !found.has(window) && found.size < MOST_WINDOWS) {
      found.add(window);
      const inner = window;
      window = guarded(() => inner.parent);
    }
  };
  climb(start);
  /** @type {Window | null} */
  let opener = guarded(() => start.opener);
  while (opener && !found.has(opener) && found.size < MOST_WINDOWS) {
    climb(opener);
    const outer = opener;
    opener = guarded(() => outer.opener);
  }
  climb(guarded(() => /** @type {Window} */ (start.top).opener));
  return found;
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T | null}
 */
function guarded(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
