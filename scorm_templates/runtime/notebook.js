// @ts-check
// The notebook: what learners note for themselves, kept in this browser and told to nobody. Its name
// tells course, learner and the day of the last change, so that nobody else's is read to drop it.
import { guarded, hidden } from "./journal.js";

/** @import { CourseData } from "./types.d.ts" */
/** @typedef {[prompt: string, text: string]} Note */
/** @typedef {Record<string, Note>} Notes by what was asked where */
/**
 * @typedef {{
 *   read: () => Notes | null,
 *   keep: (key: string, prompt: string, text: string) => boolean,
 *   drop: () => void,
 * }} Notebook `read`: null where nothing can be kept
 */

const PREFIX = "kurswerk-notes:";
const DAY = 86_400_000;
const MOST_DAYS = 30;

/**
 * Storage may be denied, full or go away at any time.
 * @param {CourseData} course
 * @param {string | null} learner null: nobody knows whose notes these are
 * @param {() => number} now
 * @returns {Notebook}
 */
export function notebookOf(course, learner, now) {
  const isOff = learner === null || !course.journal;
  const own = `${PREFIX}${course.id}:${hidden(learner ?? "")}:`;

  /** @returns {Notes} of windows that wrote at midnight the later one's */
  function read() {
    return Object.assign({}, ...names(own).sort().map((name) => notesOf(name)));
  }

  /** @param {Notes} notes @returns {boolean} */
  function write(notes) {
    const name = own + dayOf(now()).toString(36);
    const value = JSON.stringify(notes);
    if (value !== "{}") window.localStorage.setItem(name, value);
    remove(names(own).filter((each) => each !== name || value === "{}"));
    return value === (window.localStorage.getItem(name) ?? "{}");
  }

  guarded(() => remove(names(PREFIX).filter((name) => isOld(name, now()))));
  return {
    read: () => (isOff ? null : guarded(read)),
    keep(key, prompt, text) {
      if (isOff) return false;
      const isKept = guarded(() => {
        // Another window may have written meanwhile.
        const { [key]: _, ...others } = read();
        return write(text.trim() ? { ...others, [key]: [prompt, text] } : others);
      });
      return isKept === true;
    },
    drop() {
      if (!isOff) guarded(() => remove(names(own)));
    },
  };
}

/** @param {number} now */
function dayOf(now) {
  return Math.floor(now / DAY);
}

/** @param {string} name @param {number} now */
function isOld(name, now) {
  const day = parseInt(name.slice(name.lastIndexOf(":") + 1), 36);
  return !(Math.abs(dayOf(now) - day) <= MOST_DAYS);
}

/** @param {string} start */
function names(start) {
  const { localStorage } = window;
  const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
  return all.filter((name) => name.startsWith(start));
}

/** @param {string[]} names */
function remove(names) {
  for (const name of names) window.localStorage.removeItem(name);
}

/**
 * @param {string} name
 * @returns {Notes} none where nobody can read them
 */
function notesOf(name) {
  const found = guarded(() => JSON.parse(window.localStorage.getItem(name) ?? "{}"));
  return Object.fromEntries(Object.entries(found ?? {}).filter(([, note]) => Array.isArray(note)));
}
