// @ts-check
// The confirmation of taking part: the name goes from the field to the sheet and nowhere else.
import { status } from "./session.js";

/** @param {import("./player.d.ts").Player} player */
export function mount(player) {
  const { words, course } = player;
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (document.getElementById(name));
  const page = part("page_certificate_");
  const name = /** @type {HTMLInputElement} */ (part("player_name"));
  const written = part("player_certificate_name");

  function write() {
    written.textContent = name.value.trim() || "\u00a0";
  }

  function offer() {
    const { completed } = status(course, player.state);
    part("player_certificate").hidden = !completed;
    for (const each of document.querySelectorAll("[data-to='certificate_']")) {
      /** @type {HTMLElement} */ (each.parentElement).hidden = !completed;
    }
    for (const each of page.querySelectorAll(".certificate, .certificate-fields")) {
      /** @type {HTMLElement} */ (each).hidden = !completed;
    }
    part("player_certificate_state").textContent = words(completed ? "certificate_ready" : "certificate_open");
    const date = new Date().toLocaleDateString(course.language, { day: "numeric", month: "long", year: "numeric" });
    part("player_certificate_date").textContent = words("certificate_date", { date });
    write();
  }

  name.addEventListener("input", write);
  player.arriving.push(offer);
}
