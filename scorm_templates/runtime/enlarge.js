// @ts-check
// Pictures in a window of their own: by the button on them, or by a click on the picture itself.
import { watchScrolling } from "./scrolling.js";

export function mount() {
  const viewer = /** @type {HTMLDialogElement} */ (document.getElementById("player_viewer"));
  const room = /** @type {HTMLElement} */ (viewer.querySelector(".room"));
  const zoom = /** @type {HTMLButtonElement} */ (document.getElementById("player_viewer_zoom"));
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const box = target.closest(".picture");
    if (box) open(box, viewer, room);
  });
  zoom.addEventListener("click", () => enlarge(viewer, zoom, !viewer.classList.contains("larger")));
  document.getElementById("player_viewer_close")?.addEventListener("click", () => viewer.close());
  viewer.addEventListener("click", (event) => {
    if (event.target === viewer) viewer.close();
  });
  viewer.addEventListener("close", () => {
    enlarge(viewer, zoom, false);
    room.replaceChildren();
  });
  hideWhereWhole();
}

/**
 * @param {Element} box
 * @param {HTMLDialogElement} viewer
 * @param {HTMLElement} room
 */
function open(box, viewer, room) {
  const button = /** @type {HTMLButtonElement} */ (box.querySelector("button"));
  const image = /** @type {HTMLImageElement} */ (box.querySelector("img"));
  if (button.hidden) return;
  const copy = /** @type {HTMLImageElement} */ (image.cloneNode());
  copy.loading = "eager";
  room.replaceChildren(copy);
  watchScrolling(copy);
  button.focus(); // where the focus comes back to, also after a click on the picture
  viewer.showModal();
}

/**
 * @param {HTMLDialogElement} viewer
 * @param {HTMLButtonElement} zoom
 * @param {boolean} isLarger
 */
function enlarge(viewer, zoom, isLarger) {
  viewer.classList.toggle("larger", isLarger);
  zoom.setAttribute("aria-pressed", String(isLarger));
}

/** A bitmap that is shown in its own size has nothing more to show. */
function hideWhereWhole() {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) judge(/** @type {HTMLImageElement} */ (target));
  });
  for (const image of document.querySelectorAll(".picture img")) sizes.observe(image);
}

/** @param {HTMLImageElement} image */
function judge(image) {
  const isVector = image.src.endsWith(".svg");
  const box = /** @type {Element} */ (image.closest(".picture"));
  const button = /** @type {HTMLButtonElement} */ (box.querySelector("button"));
  button.hidden = !isVector && Number(image.getAttribute("width")) <= image.clientWidth;
}
