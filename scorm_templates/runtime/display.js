// @ts-check
// Light, dark or as the device: remembered where the browser allows it.

const KEY = "kurswerk:display";

/** @returns {string} */
function remembered() {
  try {
    return window.localStorage.getItem(KEY) ?? "system";
  } catch {
    return "system";
  }
}

/** @param {string} choice */
function remember(choice) {
  try {
    window.localStorage.setItem(KEY, choice);
  } catch {
    // The choice holds for this page only.
  }
}

/** @param {string} choice */
export function applyDisplay(choice = remembered()) {
  const root = document.documentElement;
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
}

export function mountDisplay() {
  const box = /** @type {HTMLDetailsElement} */ (document.getElementById("player_display"));
  const chosen = remembered();
  for (const field of box.querySelectorAll("input")) {
    field.checked = field.value === chosen;
    field.addEventListener("change", () => {
      remember(field.value);
      applyDisplay(field.value);
    });
  }
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    box.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(/** @type {Node} */ (event.target))) box.open = false;
  });
}
