// @ts-check
// The journal: the session once more in this browser, for the day when the LMS loses it. It holds
// what the LMS is told as suspend data and of single answers, under a name that only this learner's
// launch finds.
import { hash } from "./hash.js";

/** @import { CourseData, InteractionReport } from "./types.d.ts" */
/**
 * A single answer: the LMS was told of it together with the text of the moment `told` (0: not yet),
 * and `sure` says that it called this kept.
 * @typedef {{ report: InteractionReport, told: number, sure: boolean }} Answer
 */
/**
 * @typedef {{ text: string, agreed: boolean, base: number, answers: Answer[] }} Entry
 * `agreed`: the LMS said that it has the text too; `base`: where the LMS was out of reach, the moment
 * of the newest text that it goes on from; else Infinity
 */
/**
 * @typedef {{
 *   read: () => Entry | null,
 *   keep: (entry: Entry) => boolean,
 *   drop: () => void,
 * }} Journal
 */

const PREFIX = "kurswerk-journal:";
const DAY = 86_400_000;
/** What nobody has fetched for so long is given up, whoever's it is. */
const MOST_DAYS = 30;

/** @type {Journal} */
export const NO_JOURNAL = { read: () => null, keep: () => false, drop: () => {} };

/**
 * The journal of this learner in this course. Without a learner id there is none: it could be
 * anybody's. Storage may be denied, full or go away at any time.
 * @param {CourseData} course
 * @param {string} learner
 * @param {number} now
 * @returns {Journal}
 */
export function journalOf(course, learner, now) {
  if (!course.journal || learner === "") return NO_JOURNAL;
  const own = `${PREFIX}${course.id}:${hidden(learner)}:`;
  const name = own + Math.floor(now / DAY).toString(36);
  guarded(() => sweep(own, name, now));
  const drop = () => guarded(() => window.localStorage.removeItem(name));
  return {
    read: () => entryOf(guarded(() => window.localStorage.getItem(name))),
    keep({ text, agreed, base, answers }) {
      const told = answers.length ? `\n${JSON.stringify(answers)}` : "";
      const from = base === Infinity ? "" : base.toString(36);
      const value = `${agreed ? "1" : "0"}${text}\n${from}${told}`;
      const isKept = guarded(() => {
        window.localStorage.setItem(name, value);
        return window.localStorage.getItem(name) === value;
      });
      return isKept === true;
    },
    drop,
  };
}

/**
 * Gives this learner's journal the name of today, and drops whatever is too old: names tell the
 * day, so nobody else's journal is read for that.
 * @param {string} own
 * @param {string} name
 * @param {number} now
 */
function sweep(own, name, now) {
  const storage = window.localStorage;
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  for (const each of names.filter((each) => each.startsWith(PREFIX) && each !== name)) {
    const day = parseInt(each.slice(each.lastIndexOf(":") + 1), 36);
    if (!(Math.abs(now / DAY - day) <= MOST_DAYS)) storage.removeItem(each);
    else if (each.startsWith(own)) rename(storage, each, name);
  }
}

/**
 * @param {Storage} storage
 * @param {string} from
 * @param {string} to
 */
function rename(storage, from, to) {
  const value = storage.getItem(from);
  if (value !== null && storage.getItem(to) === null) storage.setItem(to, value);
  storage.removeItem(from);
}

/**
 * @param {string | null} value
 * @returns {Entry | null}
 */
function entryOf(value) {
  if (!value) return null;
  const [text, base, told] = value.slice(1).split("\n");
  return {
    text,
    agreed: value[0] === "1",
    base: parseInt(base, 36) || Infinity,
    answers: guarded(() => answersOf(told)) ?? [],
  };
}

/**
 * @param {string | undefined} told
 * @returns {Answer[]}
 */
function answersOf(told) {
  /** @type {Answer[]} */
  const found = JSON.parse(told ?? "[]");
  return found.map((each) => ({
    ...each,
    report: { ...each.report, time: new Date(each.report.time) },
  }));
}

/**
 * @param {string} learner
 * @returns {string} 64 bits of a hash: nobody's id can be read in it
 */
export function hidden(learner) {
  return hash(learner).toString(36) + hash(`${learner}\u0000kurswerk`).toString(36);
}

/**
 * @template T
 * @param {() => T} use
 * @returns {T | null}
 */
export function guarded(use) {
  try {
    return use();
  } catch {
    return null;
  }
}
