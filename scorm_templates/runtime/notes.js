// @ts-check
// What learners noted for themselves: shown on the last page, printed or taken along as a file. It
// stays in this window and is nowhere kept.
import { made } from "./dom.js";
import { say } from "./say.js";

/** @import { Player } from "./player.d.ts" */
/** @typedef {{ prompt: string, text: string }} Note */

/** @param {Player} player */
export function mountNotes({ course, words }) {
  document.getElementById("player_download")?.addEventListener("click", () => {
    const parts = notes().map(({ prompt, text }) => `${prompt}\n\n${text}\n`);
    const content = [`${words("notes_of", { course: course.title })}\n`, ...parts].join("\n");
    // The mark in front tells old editors that this is UTF-8.
    const file = new Blob([`\ufeff${content.replace(/\n/g, "\r\n")}`], { type: "text/plain" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${words("notes_file")}-${course.id}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(words("notes_taken"));
  });
}

/** @returns {Note[]} everything that was noted since the page was opened */
function notes() {
  const areas = /** @type {HTMLTextAreaElement[]} */ ([
    ...document.querySelectorAll("textarea.private"),
  ]);
  const written = areas.filter((area) => area.value.trim());
  return written.map((area) => {
    const prompt = area.closest(".reflection, form")?.querySelector(".prompt, legend");
    return { prompt: prompt?.textContent?.trim() ?? "", text: area.value.trim() };
  });
}

export function showNotes() {
  const box = document.getElementById("player_notes");
  if (!box) return;
  const entries = notes().flatMap(({ prompt, text }) => [made("dt", "", prompt), made("dd", "", text)]);
  box.hidden = !entries.length;
  box.querySelector("dl")?.replaceChildren(...entries);
}
