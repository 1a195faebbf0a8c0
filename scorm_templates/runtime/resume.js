// @ts-check
// The cover of a course that somebody has begun leads to where they stopped.
import { titleOf } from "./dom.js";

/** @param {import("./player.d.ts").Player} player */
export function mount(player) {
  const start = document.getElementById("player_start");
  player.arriving.push(() => {
    const { location, visited } = player.state;
    const page = document.getElementById(`page_${location}`);
    if (!start || !page || !visited.length) return;
    start.setAttribute("href", `#${page.id}`);
    start.textContent = player.words("continue_reading", { page: titleOf(page) });
  });
}
