// @ts-check
// What a launch finds: the LMS's word, the journal's word, and what both together amount to.
import { parted } from "./answers.js";
import { journalOf, NO_JOURNAL } from "./journal.js";
import { merge } from "./merge.js";
import { decode } from "./suspend.js";

/** @import { CourseData, Launch, Lms, SessionState } from "./types.d.ts" */
/** @import { Answer, Journal } from "./journal.js" */
/**
 * Time as saving sees it, so that tests need not wait.
 * @typedef {{ now: () => number, later: (run: () => void, milliseconds: number) => unknown }} Clock
 */
/**
 * @typedef {{
 *   launch: Launch,
 *   journal: Journal,
 *   kept: string,
 *   known: string | null,
 *   state: SessionState | null,
 *   notes: string[],
 *   moment: number,
 *   isUnread: boolean,
 *   isAhead: boolean,
 *   isDoubtful: boolean,
 *   isConfirmed: boolean,
 *   untold: Answer[],
 *   told: Answer[],
 * }} Opening `kept`: the journal's text; `known`: the LMS's suspend data, null if it did not answer;
 * `isUnread`: it is none that this course can read; `isAhead`: the journal knows what the LMS does not; `isDoubtful`: the LMS
 * calls this the first launch, the journal does not; `isConfirmed`: the journal knows nothing that
 * the LMS has not just given back; `untold`, `told`: single answers of earlier windows
 */

/** An LMS that says nothing is asked again so often: some need a moment. */
const READS = 12;
const CONNECTS = 3;
const LONGEST_PAUSE = 150;

/** @type {Clock} */
export const BROWSER = {
  now: () => Date.now(),
  later: (run, milliseconds) => setTimeout(run, milliseconds),
};

/**
 * @param {Lms} lms
 * @param {CourseData} course
 * @param {Clock} clock
 * @returns {Promise<Opening>}
 */
export async function open(lms, course, clock) {
  let launch = await lms.connect(course);
  for (let tries = 1; !isRead(launch) && tries < (launch.connected ? READS : CONNECTS); tries += 1) {
    const pause = Math.min(50 * tries, LONGEST_PAUSE);
    await new Promise((go) => clock.later(() => go(null), pause));
    launch = await lms.connect(course);
  }
  return found(lms, course, launch, clock);
}

/**
 * What a connected LMS and the journal hold; reads only.
 * @param {Lms} lms
 * @param {CourseData} course
 * @param {Launch} launch
 * @param {Clock} clock
 * @returns {Opening}
 */
export function found(lms, course, launch, clock) {
  const known = launch.connected ? launch.suspend_data || lms.suspended() : null;
  // Where the LMS is out of reach, the launch itself may still say who is learning.
  const isOwn = launch.writable || !launch.connected;
  const journal = isOwn ? journalOf(course, launch.learner_id, clock.now()) : NO_JOURNAL;
  const entry = journal.read();
  const there = known ? decode(course, known) : null;
  const here = entry ? decode(course, entry.text) : null;
  const both = inOrder(here, there, entry?.base ?? Infinity);
  const [older, newer] = both;
  const isUnread = Boolean(known) && !there;
  const moment = isUnread ? Infinity : (there?.moment ?? 0);
  const isHarmless = isUnread || lms.idempotent === true;
  const { untold, told } = parted(known === null ? [] : (entry?.answers ?? []), moment, isHarmless);
  return {
    launch,
    journal,
    kept: entry?.text ?? "",
    known,
    state: newer ? merge(older.state, newer.state, null) : (older?.state ?? null),
    notes: both.flatMap(({ notes }) => notes),
    moment: Math.max(0, ...both.map(({ moment }) => moment)),
    isUnread,
    isAhead: here !== null && entry?.text !== known,
    isDoubtful: launch.fresh && known === "" && here !== null && entry?.agreed === true,
    isConfirmed: entry !== null && entry.text === known && !untold.length,
    untold,
    told,
  };
}

/**
 * @typedef {NonNullable<ReturnType<typeof decode>>} Read
 * @param {Read | null} here
 * @param {Read | null} there
 * @param {number} base what the journal's text goes on from; if that is older than what the LMS holds,
 * this browser has missed something, and where both know of a thing the LMS knows it better
 * @returns {Read[]} the older one first
 */
function inOrder(here, there, base) {
  if (!here || !there) return [there, here].flatMap((each) => each ?? []);
  return here.moment > there.moment && base >= there.moment ? [there, here] : [here, there];
}

/**
 * Whether nothing more can be learnt by asking again: place and text are kept together, so an LMS
 * that speaks of an earlier session and knows no place holds no text.
 * @param {Launch} launch
 * @returns {boolean}
 */
function isRead({ connected, writable, fresh, resumed, suspend_data, location }) {
  return connected && (!writable || fresh || suspend_data !== "" || (resumed && location === ""));
}
