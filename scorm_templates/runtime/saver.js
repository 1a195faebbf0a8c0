// @ts-check
// How a session is kept: at once in the journal, then in the LMS, again and again until both agree.
import { answers } from "./answers.js";
import { NO_JOURNAL } from "./journal.js";
import { knowledgeOf } from "./knowledge.js";
import { found } from "./opening.js";
import { quizAttemptsLeft, status } from "./session.js";
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
 *   close: (exit: boolean) => boolean,
 * }} Saver `close` says whether everything is saved already
 */

const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;

/**
 * @param {Lms} lms
 * @param {CourseData} course
 * @param {Opening} opening
 * @param {(kept: Kept, isTrouble: boolean) => void} say
 * @param {Clock} clock
 * @returns {Saver}
 */
export function saver(lms, course, opening, say, clock) {
  let { launch, journal, kept, known, isUnread, untold } = opening;
  const session = knowledgeOf(course, opening, clock);
  const single = answers();
  let isHere = false;
  let isSaved = !opening.isAhead && !untold.length;
  let isClosed = false;
  let isLeaving = false;
  let isBusy = false;
  /** @type {string | null} what the LMS is just being asked to keep */
  let onItsWay = null;
  let isWaiting = false;
  let failures = 0;
  /** how often other windows had something to say */
  let heard = 0;

  const isWritable = () => !isClosed && (launch.writable || !launch.connected);
  const tabs = tabsOf(course, hearTab, session.text);
  if (isWritable()) tabs.identify(launch.learner_id);
  single.forget(opening.told);
  // A later launch has given back what the journal holds: now it is confirmed for good.
  if (opening.isConfirmed) journal.drop();

  /** @param {string} other */
  function hearTab(other) {
    if (!isWritable() || !session.take(other)) return;
    // Nothing to hurry for: the other window saves it. It must only not be undone from here.
    isSaved = false;
    heard += 1;
  }

  /** The LMS may hold something else than what it held before: then that is kept as well. */
  function hearLms() {
    const now = lms.suspended();
    if (now === null || now === known) return;
    if (now !== "" && now !== session.text()) isUnread = !session.take(now);
    known = now;
  }

  /** @returns {SessionState | null} all that is known as a new text; other windows' work included */
  function composed() {
    const entry = journal.read();
    if (entry && ![session.text(), kept].includes(entry.text)) session.take(entry.text);
    return session.write();
  }

  /** @param {boolean} agreed whether the LMS says that it has the text too */
  function store(agreed) {
    const others = course.data_protection === "full" ? (journal.read()?.answers ?? []) : [];
    const [text, base] = [session.text(), known === null ? session.base() : Infinity];
    isHere = journal.keep({ text, agreed, base, answers: single.withThoseOf(others) });
  }

  /** @param {SessionState} state */
  function tellLms(state) {
    if (tabs.isAlone()) single.adopt(untold.splice(0));
    single.tell(lms, session.moment());
    if (known !== null) lms.location(state.location);
    if (known !== null && !isUnread) lms.suspend(session.text());
    lms.status(reported(course, state), mayRetry(course, state));
  }

  /** Where the LMS did not take our text it would save an old one over that of another window. */
  function isUndoing() {
    return !tabs.isAlone() && !isUnread && lms.suspended() !== session.text();
  }

  /** @returns {void} */
  function save() {
    if (!isWritable() || isBusy) return;
    if (!launch.connected || known === null) return reach();
    hearLms();
    const state = composed();
    if (!state) return;
    tabs.tell(session.text());
    tellLms(state);
    store(false);
    if (isUndoing()) return failed(true);
    const tried = session.text();
    const before = heard;
    const answer = lms.commit();
    if (typeof answer === "boolean") return settle(answer, tried, before);
    isBusy = true;
    onItsWay = tried;
    answer.then((kept) => {
      isBusy = false;
      onItsWay = null;
      settle(kept, tried, before);
    });
  }

  /**
   * @param {boolean} committed
   * @param {string} tried
   * @param {number} before what was heard until then
   */
  function settle(committed, tried, before) {
    const isKept = committed && !isUnread && lms.suspended() === tried;
    if (isKept) known = tried;
    if (committed) single.settle(isKept);
    if (!isKept) return failed(!(committed && isUnread));
    // The learner has gone on while the LMS was busy.
    if (tried !== session.text()) return save();
    say("saved", failures > 0);
    isSaved = heard === before;
    failures = 0;
    if (isLeaving && tabs.isAlone() && !single.isWaiting()) journal.drop();
    // Another window may have written there meanwhile.
    else if (isHere && journal.read()?.text === tried) store(true);
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
    session.add(now.state, now.moment);
    single.forget(now.told);
    ({ kept, known, isUnread, untold } = now);
    if (isWritable()) tabs.identify(launch.learner_id);
    if (launch.connected && known !== null) return save();
    if (isWritable() && composed()) store(false);
    failed(true);
  }

  return {
    isWritable,
    hasUnsaved: () => !isSaved,
    keep(state) {
      if (isClosed) return say("not_saved", true);
      if (!isWritable()) return;
      session.did(state);
      isSaved = false;
      composed();
      store(false);
      tabs.tell(session.text());
      if (failures) say(isHere ? "saved_device" : "not_saved", true);
      else say(isHere ? "saved_device" : "unsaved", false);
    },
    tell: single.add,
    save() {
      if (!isSaved) save();
    },
    overwrite() {
      isUnread = false;
      isSaved = false;
      failures = 0;
      save();
    },
    close(exit) {
      if (isClosed) return isSaved;
      // Who leaves for good gets a last word from the LMS, whatever it said before. If it has
      // everything, nothing stays on this device.
      isLeaving = exit;
      // A window that could not hear the others would end its session over what they saved.
      if (exit || tabs.isUnheard()) isSaved = false;
      if (!isSaved && (exit || !launch.connected || known === null)) save();
      const isTold = isSaved || onItsWay === session.text();
      // The last save may have brought to light what another session left there.
      if (!isTold && isWritable() && known !== null) hearLms();
      const state = isTold || !isWritable() ? null : composed();
      if (state && launch.writable) tellLms(state);
      if (state) store(false);
      const isEnded = !state || !isUndoing();
      isClosed = true;
      tabs.close();
      if (isEnded) lms.close(exit);
      return isSaved;
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
