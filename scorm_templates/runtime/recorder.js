// @ts-check
// When the session is saved and what of an answer is told: as seldom as is safe, as little as data
// protection allows.
import { isConfidence } from "./calibration.js";
import { gradeInteraction, isScored } from "./grading.js";
import { reported } from "./saver.js";

/**
 * @import {
 *   CourseData, Grade, InteractionReport, Question, Responses, SessionState, Status
 * } from "./types.d.ts"
 */
/** @import { Clock } from "./opening.js" */
/** @import { Saver } from "./saver.js" */
/**
 * @typedef {{
 *   opened: (state: SessionState) => void,
 *   answered: (
 *     state: SessionState, question: Question, responses: Responses, grade: Grade, latency: number,
 *   ) => void,
 *   submitted: (state: SessionState) => void,
 *   hidden: () => void,
 *   closed: (exit: boolean) => boolean,
 * }} Recorder
 */

/** Page turns are kept together for so long: every commit makes some LMSs stand still. */
const PAUSE = 15_000;

/**
 * @param {Saver} saver
 * @param {CourseData} course
 * @param {Clock} clock
 * @returns {Recorder}
 */
export function record(saver, course, clock) {
  let lastSave = clock.now();
  /** @type {string | null} */
  let lastMilestone = null;
  let isWaiting = false;

  /**
   * @param {SessionState} state
   * @returns {boolean} whether the course has come to mean something else
   */
  function keep(state) {
    saver.keep(state);
    const milestone = milestoneOf(reported(course, state));
    const isNew = milestone !== (lastMilestone ?? milestone);
    lastMilestone = milestone;
    return isNew;
  }

  function save() {
    lastSave = clock.now();
    saver.save();
  }

  function isDue() {
    return clock.now() - lastSave >= PAUSE;
  }

  function saveLater() {
    if (isWaiting) return;
    isWaiting = true;
    clock.later(() => {
      isWaiting = false;
      if (!saver.hasUnsaved()) return;
      if (isDue()) save();
      else saveLater();
    }, lastSave + PAUSE - clock.now());
  }

  if (saver.hasUnsaved()) saveLater();
  return {
    opened(state) {
      if (keep(state) || isDue()) save();
      else saveLater();
    },
    answered(state, question, responses, grade, latency) {
      if (course.data_protection === "full" && saver.isWritable()) {
        const time = new Date(clock.now());
        for (const each of reports(question, responses, grade)) {
          saver.tell({ ...each, latency, time });
        }
      }
      keep(state);
      save();
    },
    submitted(state) {
      keep(state);
      save();
    },
    hidden: save,
    closed: saver.close,
  };
}

/**
 * @param {Status} status
 * @returns {string}
 */
function milestoneOf({ completed, success }) {
  return `${completed} ${success}`;
}

/**
 * One report for each answer form that was answered and one for how sure the learner was;
 * reflections stay with the learner.
 * @param {Question} question
 * @param {Responses} responses
 * @param {Grade} grade
 * @returns {Omit<InteractionReport, "latency" | "time">[]}
 */
function reports(question, responses, grade) {
  const { id, interactions, description, words, objective, points } = question;
  const weight = points / Math.max(1, interactions.filter(isScored).length);
  const isOnly = interactions.filter((each) => !isConfidence(each)).length === 1;
  return interactions.flatMap((interaction, at) => {
    const response = responses[interaction.id];
    if (interaction.type === "long-fill-in" || response === undefined) return [];
    const isScale = isConfidence(interaction);
    return {
      id: isScale ? interaction.id : isOnly ? id : `${id}__${at + 1}`,
      interaction,
      response,
      result: isOnly && !isScale ? grade.result : gradeInteraction(interaction, response).result,
      description,
      words,
      objective,
      weighting: isScored(interaction) ? weight : 0,
    };
  });
}
