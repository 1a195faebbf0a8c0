// @ts-check
// Paper: the page in view or all of them, with everything unfolded and nothing to press.

export function mount() {
  const root = document.body;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  // The browser's own way to print leads here, too.
  window.addEventListener("beforeprint", () => {
    const all = root.dataset.print === "course";
    const where = all ? "section.page" : "section.page:not([hidden])";
    opened = [...document.querySelectorAll("details:not([open])")]
      .filter((each) => each.closest(where))
      .map((each) => /** @type {HTMLDetailsElement} */ (each));
    for (const each of opened) each.open = true;
    for (const area of document.querySelectorAll("textarea")) stretch(area);
    if (all) spellOut();
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    opened = [];
    delete root.dataset.print;
    for (const each of document.querySelectorAll(".spelled-out")) each.remove();
  });

  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("[data-print]:not(body)")
    );
    if (!button) return;
    if (button.dataset.print === "course") root.dataset.print = "course";
    print();
  });
  for (const each of document.querySelectorAll(".printing")) {
    /** @type {HTMLElement} */ (each).hidden = false;
  }
}

/** Pictures of pages that nobody has opened are loaded first. */
async function print() {
  const images = [...document.querySelectorAll("section.page img")].map((each) => /** @type {HTMLImageElement} */ (each));
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  window.print();
}

/**
 * A note is as long on paper as it is.
 * @param {HTMLTextAreaElement} area
 */
function stretch(area) {
  const lines = area.value.split("\n").map((line) => Math.ceil((line.length + 1) / 60));
  area.rows = Math.max(area.rows, lines.reduce((sum, each) => sum + each, 0));
}

/** A list to choose from is no list on paper: what it offers is written below it. */
function spellOut() {
  for (const list of document.querySelectorAll("form.item select")) {
    const options = [.../** @type {HTMLSelectElement} */ (list).options].filter(({ value }) => value);
    const line = document.createElement("p");
    line.className = "quiet spelled-out";
    line.textContent = options.map(({ text }) => text).join(" / ");
    list.after(line);
  }
}
