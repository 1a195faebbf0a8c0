// @ts-check
// How a session is kept: at once in the journal, then in the LMS, again and again until both agree.
import { NO_JOURNAL } from "./journal.js";
import { merge } from "./merge.js";
import { found } from "./opening.js";
import { quizAttemptsLeft, status } from "./session.js";
import { decode, encode, positionOnly } from "./suspend.js";
import { tabsOf } from "./tabs.js";

/**
 * @import { CourseData, InteractionReport, Launch, Lms, SessionState, Status } from "./types.d.ts"
 */
/** @import { Clock, Opening } from "./opening.js" */
/**
 * What a learner may believe: the LMS has it; this device has it; not yet; no.
 * @typedef {"saved" | "saved_device" | "unsaved" | "not_saved"} Kept
 */
/**
 * @typedef {{
 *   isWritable: () => boolean,
 *   hasUnsaved: () => boolean,
 *   keep: (state: SessionState) => void,
 *   tell: (report: InteractionReport) => void,
 *   save: () => void,
 *   overwrite: () => void,
 *   close: (exit: boolean) => void,
 * }} Saver
 */

const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;
/** An LMS that refuses an interaction so often does not want it. */
const MOST_TELLS = 3;

/**
 * @param {Lms} lms
 * @param {CourseData} course
 * @param {Opening} opening
 * @param {(kept: Kept, isTrouble: boolean) => void} say
 * @param {Clock} clock
 * @returns {Saver}
 */
export function saver(lms, course, opening, say, clock) {
  let { launch, journal, known, moment, isUnread } = opening;
  /** @type {SessionState | null} what the learner has done here */
  let own = null;
  /** @type {SessionState | null} what LMS, journal and other windows hold besides */
  let others = opening.state;
  let text = "";
  let isHere = false;
  let isSaved = !opening.isAhead;
  let isClosed = false;
  let isLeaving = false;
  let isBusy = false;
  /** @type {string | null} what the LMS is just being asked to keep */
  let onItsWay = null;
  let isWaiting = false;
  let failures = 0;
  /** @type {{ report: InteractionReport, tells: number }[]} */
  let reports = [];

  const isWritable = () => !isClosed && (launch.writable || !launch.connected);
  const whole = () => (own && others ? merge(others, own, opening.state) : (own ?? others));
  const tabs = tabsOf(course, hearTab, () => text);
  if (isWritable()) tabs.identify(launch.learner_id);

  /** @param {string} other */
  function hearTab(other) {
    if (!isWritable() || !take(other)) return;
    // Nothing to hurry for: the other window saves it. It must only not be undone from here.
    isSaved = false;
  }

  /**
   * @param {string} other a session's text that is not ours
   * @returns {boolean} false: nobody can read it
   */
  function take(other) {
    const read = decode(course, other);
    if (!read) return false;
    const isNewer = read.moment >= moment;
    if (!others) others = read.state;
    else others = isNewer ? merge(others, read.state, null) : merge(read.state, others, null);
    moment = Math.max(moment, read.moment);
    return true;
  }

  /** Another window may have kept something since. */
  function hearJournal() {
    const entry = journal.read();
    if (entry && entry.text !== text) take(entry.text);
  }

  /** The LMS may hold something else than what it held before: then that is kept as well. */
  function hearLms() {
    const now = lms.suspended();
    if (now === null || now === known) return;
    if (now !== "" && now !== text) isUnread = !take(now);
    known = now;
  }

  /** @param {SessionState} state */
  function write(state) {
    moment = Math.max(moment + 1, clock.now());
    const told = course.data_protection === "anonymous" ? positionOnly(course, state) : state;
    text = encode(course, told, moment);
    isHere = journal.keep({ text, agreed: false });
  }

  /** @returns {SessionState | null} all that is known, now in the journal as well */
  function written() {
    hearJournal();
    const state = whole();
    if (state) write(state);
    return state;
  }

  /** @param {SessionState} state */
  function tellLms(state) {
    reports = reports.filter((each) => !isTaken(each));
    if (known !== null) lms.location(state.location);
    if (known !== null && !isUnread) lms.suspend(text);
    lms.status(reported(course, state), mayRetry(course, state));
  }

  /** Where the LMS did not take our text it would save an old one over that of another window. */
  function isUndoing() {
    return !tabs.isAlone() && !isUnread && lms.suspended() !== text;
  }

  /** @param {{ report: InteractionReport, tells: number }} each */
  function isTaken(each) {
    if (lms.interaction(each.report)) return true;
    each.tells += 1;
    return each.tells >= MOST_TELLS;
  }

  /** @returns {void} */
  function save() {
    if (!isWritable() || isBusy) return;
    if (!launch.connected || known === null) return reach();
    hearLms();
    const state = written();
    if (!state) return;
    tabs.tell(text);
    tellLms(state);
    if (isUndoing()) return failed(true);
    const tried = text;
    const answer = lms.commit();
    if (typeof answer === "boolean") return settle(answer, tried);
    isBusy = true;
    onItsWay = tried;
    answer.then((kept) => {
      isBusy = false;
      onItsWay = null;
      settle(kept, tried);
    });
  }

  /**
   * @param {boolean} committed
   * @param {string} tried
   */
  function settle(committed, tried) {
    const isKept = committed && !isUnread && lms.suspended() === tried;
    if (isKept) known = tried;
    if (!isKept) return failed(!(committed && isUnread));
    // The learner has gone on while the LMS was busy.
    if (tried !== text) return save();
    say("saved", failures > 0);
    isSaved = true;
    failures = 0;
    if (isLeaving && tabs.isAlone()) journal.drop();
    else if (isHere) isHere = journal.keep({ text, agreed: true });
  }

  /** @param {boolean} again whether it makes sense to try again */
  function failed(again) {
    failures += 1;
    say(isHere ? "saved_device" : "not_saved", true);
    if (isWaiting || isClosed || !again) return;
    isWaiting = true;
    clock.later(() => {
      isWaiting = false;
      if (!isSaved) save();
    }, Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 10)));
  }

  /**
   * Once more to an LMS that was not there at launch, or did not answer then.
   * @returns {void}
   */
  function reach() {
    const again = lms.connect(course);
    if (!(again instanceof Promise)) return adopt(again);
    isBusy = true;
    again.then((late) => {
      isBusy = false;
      if (!isClosed) adopt(late);
    });
  }

  /**
   * @param {Launch} again
   * @returns {void}
   */
  function adopt(again) {
    launch = again;
    const now = found(lms, course, again, clock);
    if (now.journal !== NO_JOURNAL) journal = now.journal;
    if (now.state) others = others ? merge(now.state, others, null) : now.state;
    moment = Math.max(moment, now.moment);
    ({ known, isUnread } = now);
    if (isWritable()) tabs.identify(launch.learner_id);
    if (launch.connected && known !== null) return save();
    if (isWritable()) written();
    failed(true);
  }

  return {
    isWritable,
    hasUnsaved: () => !isSaved,
    keep(state) {
      if (isClosed) return say("not_saved", true);
      if (!isWritable()) return;
      own = state;
      isSaved = false;
      written();
      tabs.tell(text);
      if (failures) say(isHere ? "saved_device" : "not_saved", true);
      else say(isHere ? "saved_device" : "unsaved", false);
    },
    tell(report) {
      reports.push({ report, tells: 0 });
    },
    save() {
      if (!isSaved) save();
    },
    overwrite() {
      isUnread = false;
      isSaved = false;
      save();
    },
    close(exit) {
      if (isClosed) return;
      // Who leaves for good gets a last word from the LMS, whatever it said before. If it has
      // everything, nothing stays on this device.
      isLeaving = exit;
      if (exit) isSaved = false;
      if (!isSaved && (exit || !launch.connected || known === null)) save();
      const isTold = isSaved || onItsWay === text;
      const state = isTold || !isWritable() ? null : written();
      if (state && launch.writable) tellLms(state);
      const isEnded = !state || !isUndoing();
      isClosed = true;
      tabs.close();
      if (isEnded) lms.close(exit);
    },
  };
}

/**
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {Status}
 */
export function reported(course, state) {
  const full = status(course, state);
  return course.data_protection === "anonymous" ? { ...full, success: null, scaled: null, attempts: 0 } : full;
}

/**
 * Whether a learner who has not passed may still pass; an anonymous result says nothing of it.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {boolean}
 */
function mayRetry(course, state) {
  if (course.data_protection === "anonymous" || !course.final_quiz) return false;
  return quizAttemptsLeft(course, state, course.final_quiz) > 0;
}
