// @ts-check
// What the LMS is told and when: as little as data protection allows, as seldom as is safe.
import { gradeInteraction, isScored } from "./grading.js";
import { quizAttemptsLeft, status } from "./session.js";
import { encode, positionOnly } from "./suspend.js";

/**
 * @import {
 *   CourseData, Grade, InteractionReport, Launch, Lms, Question, Responses, SessionState, Status
 * } from "./types.d.ts"
 */
/**
 * Time as the recorder sees it, so that tests need not wait.
 * @typedef {{ now: () => number, later: (run: () => void, milliseconds: number) => unknown }} Clock
 */
/**
 * @typedef {{
 *   opened: (state: SessionState) => void,
 *   answered: (
 *     state: SessionState, question: Question, responses: Responses, grade: Grade, latency: number,
 *   ) => void,
 *   submitted: (state: SessionState) => void,
 *   hidden: () => void,
 *   closed: (exit: boolean) => void,
 * }} Recorder
 */

/** Page turns are kept together for so long: every commit makes some LMSs stand still. */
const PAUSE = 15_000;

/** @type {Clock} */
const BROWSER = {
  now: () => Date.now(),
  later: (run, milliseconds) => setTimeout(run, milliseconds),
};

/**
 * @param {Lms} lms
 * @param {CourseData} course
 * @param {Launch} launch
 * @param {Clock} [clock]
 * @returns {Recorder}
 */
export function record(lms, course, launch, clock = BROWSER) {
  /** @type {SessionState | null} what the LMS has not been told yet */
  let unsaved = null;
  let lastCommit = clock.now();
  /** @type {string | null} */
  let lastMilestone = null;
  let isWaiting = false;
  let isClosed = false;

  /** Tells the LMS where the learner is and what the course amounts to, without a commit. */
  function tell() {
    if (!unsaved) return;
    const known = course.data_protection === "anonymous" ? positionOnly(course, unsaved) : unsaved;
    lms.location(known.location);
    lms.suspend(encode(course, known));
    lms.status(reported(course, unsaved), mayRetry(course, unsaved));
  }

  function save() {
    if (isClosed || !unsaved) return;
    tell();
    lastCommit = clock.now();
    lastMilestone = milestoneOf(reported(course, unsaved));
    const told = unsaved;
    const kept = lms.commit();
    if (kept === true) unsaved = null;
    else if (kept) void kept.then((isKept) => isKept && unsaved === told && (unsaved = null));
  }

  function isDue() {
    return clock.now() - lastCommit >= PAUSE;
  }

  function saveLater() {
    if (isWaiting) return;
    isWaiting = true;
    clock.later(() => {
      isWaiting = false;
      if (isDue()) save();
      else if (unsaved) saveLater();
    }, lastCommit + PAUSE - clock.now());
  }

  /** @param {SessionState} state */
  function changed(state) {
    if (!launch.writable || isClosed) return false;
    unsaved = state;
    return true;
  }

  return {
    opened(state) {
      if (!changed(state)) return;
      const milestone = milestoneOf(reported(course, state));
      lastMilestone ??= milestone;
      if (milestone !== lastMilestone || isDue()) save();
      else saveLater();
    },
    answered(state, question, responses, grade, latency) {
      if (!changed(state)) return;
      if (course.data_protection === "full") {
        const time = new Date(clock.now());
        for (const each of reports(question, responses, grade)) {
          lms.interaction({ ...each, latency, time });
        }
      }
      save();
    },
    submitted(state) {
      if (changed(state)) save();
    },
    hidden: save,
    closed(exit) {
      if (isClosed) return;
      isClosed = true;
      tell();
      lms.close(exit);
    },
  };
}

/**
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {Status}
 */
function reported(course, state) {
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

/**
 * @param {Status} status
 * @returns {string}
 */
function milestoneOf({ completed, success }) {
  return `${completed} ${success}`;
}

/**
 * One report for each answer form that was answered; reflections stay with the learner.
 * @param {Question} question
 * @param {Responses} responses
 * @param {Grade} grade
 * @returns {Omit<InteractionReport, "latency" | "time">[]}
 */
function reports({ id, interactions, description, objective, points }, responses, grade) {
  const weight = points / Math.max(1, interactions.filter(isScored).length);
  return interactions.flatMap((interaction, at) => {
    const response = responses[interaction.id];
    if (interaction.type === "long-fill-in" || response === undefined) return [];
    const isOnly = interactions.length === 1;
    return {
      id: isOnly ? id : `${id}__${at + 1}`,
      interaction,
      response,
      result: isOnly ? grade.result : gradeInteraction(interaction, response).result,
      description,
      objective,
      weighting: isScored(interaction) ? weight : 0,
    };
  });
}
