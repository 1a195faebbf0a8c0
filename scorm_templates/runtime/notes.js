// @ts-check
// What learners note for themselves: kept in the notebook while they write, shown on the last page,
// printed, taken along as a file or deleted there.
import { made, pageInView } from "./dom.js";
import { hash } from "./hash.js";
import { say } from "./say.js";

/** @import { Player } from "./player.d.ts" */
/** @import { Note } from "./notebook.js" */
/** @typedef {{ key: string, prompt: string, area: HTMLTextAreaElement }} Place */

const part = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.getElementById(`player_${name}`));

/** @param {Player} player */
export function mountNotes({ course, words, notebook, arriving }) {
  const places = placesOf();

  /** @returns {Note[]} also those whose place the course does not have any more */
  function notes() {
    const gone = { ...notebook.read() };
    for (const { key } of places) delete gone[key];
    const here = places.map(({ prompt, area }) => /** @type {Note} */ ([prompt, area.value.trim()]));
    return [...here.filter(([, text]) => text), ...Object.values(gone)];
  }

  function show() {
    const entries = notes().flatMap(([prompt, text]) => [made("dt", "", prompt), made("dd", "", text)]);
    part("notes").hidden = !entries.length;
    part("notes").querySelector("dl")?.replaceChildren(...entries);
  }

  function take() {
    const parts = notes().map(([prompt, text]) => `${prompt}\n\n${text}\n`);
    const content = [`${words("notes_of", { course: course.title })}\n`, ...parts].join("\n");
    // The mark in front tells old editors that this is UTF-8.
    const file = new Blob([`\ufeff${content.replace(/\n/g, "\r\n")}`], { type: "text/plain" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${words("notes_file")}-${course.id}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(words("notes_taken"));
  }

  /** @param {boolean} isAsked */
  function askFirst(isAsked) {
    part("forget").hidden = isAsked;
    part("forget_ask").hidden = !isAsked;
    part(isAsked ? "forget_no" : "forget").focus();
  }

  function forget() {
    notebook.drop();
    for (const { area } of places) area.defaultValue = area.value = "";
    askFirst(false);
    show();
    pageInView()?.querySelector("h1")?.focus();
    say(words("notes_deleted"));
  }

  /** @type {[string, () => void][]} */
  const actions = [
    ["download", take],
    ["forget", () => askFirst(true)],
    ["forget_no", () => askFirst(false)],
    ["forget_yes", forget],
  ];
  for (const [name, act] of actions) part(name).addEventListener("click", act);

  const before = notebook.read();
  tell(before !== null);
  for (const { key, prompt, area } of places) {
    const keep = () => {
      // A new attempt at a quiz resets what was answered, and no notes.
      area.defaultValue = area.value;
      tell(notebook.keep(key, prompt, area.value));
    };
    const kept = before?.[key]?.[1];
    const typed = area.value;
    // Written before the LMS answered, it comes after what was there.
    if (kept) area.defaultValue = area.value = typed ? `${kept}\n${typed}` : kept;
    if (typed) keep();
    area.addEventListener("input", keep);
  }
  arriving.push(show);
}

/**
 * Questions are known by their id, prompts by their page and words.
 * @returns {Place[]}
 */
function placesOf() {
  const keys = new Set();
  const areas = /** @type {NodeListOf<HTMLTextAreaElement>} */ (document.querySelectorAll("textarea.private"));
  return [...areas].map((area) => {
    const box = /** @type {HTMLElement} */ (area.closest(".reflection, form"));
    const page = /** @type {HTMLElement} */ (area.closest(".page"));
    const prompt = box.querySelector(".prompt, legend")?.textContent?.trim() ?? "";
    let key = box.dataset.question ?? `${page.dataset.page}:${hash(prompt).toString(36)}`;
    while (keys.has(key)) key += "+";
    keys.add(key);
    return { key, prompt, area };
  });
}

/**
 * Says beside each note and on the last page whether this browser keeps it; aloud where that ends.
 * @param {boolean} isKept
 */
function tell(isKept) {
  const lost = /** @type {HTMLElement} */ (document.querySelector(".if-unkept"));
  if (!isKept && lost?.hidden) say(lost.textContent ?? "");
  for (const hint of document.querySelectorAll(".if-kept, .if-unkept")) {
    /** @type {HTMLElement} */ (hint).hidden = hint.matches(".if-kept") !== isKept;
  }
}
