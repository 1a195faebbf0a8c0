// @ts-check
// Help in a dialog of the browser, which minds focus and Escape by itself.

export function mount() {
  const part = (/** @type {string} */ name) => document.getElementById(`player_help${name}`);
  const dialog = /** @type {HTMLDialogElement} */ (part(""));
  const button = /** @type {HTMLElement} */ (part("_open"));
  if (!dialog.showModal) return;
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
  part("_close")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
