// @ts-check
// The session as a short text and back. Pages, questions and options are known by short hashes of
// their ids, so that a corrected course finds again what it still has.
import { lengthsFor, pack, packScenarios } from "./pack.js";
import { short } from "./shorthand.js";
import { unpack } from "./unpack.js";

/** @import { CourseData, SessionState } from "./types.d.ts" */
/** @import { Lengths } from "./pack.js" */

const VERSION = "1";
const CHECKSUM = 5;
/** SCORM 1.2 keeps no more. */
const LIMIT = 4096;

/**
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {number} moment when: of two texts the one with the later moment is newer
 * @returns {string} at most 4,096 characters: what is needed least is left out first
 */
export function encode(course, state, moment) {
  const lengths = lengthsFor(course);
  const when = moment.toString(36);
  const less = [withoutReviews, withoutPractice, withoutAnswers];
  /** @param {SessionState} each */
  const text = (each) =>
    sealed(lengths, `${pack(course, each, lengths)};${when}${packScenarios(each, lengths)}`);
  return less.reduce(
    (found, leave) => (found.length <= LIMIT ? found : text(leave(state))),
    text(state),
  );
}

/**
 * What of a session tells where the learner is and what is finished, and nothing else.
 * @param {CourseData} course
 * @param {SessionState} state
 * @returns {SessionState}
 */
export function positionOnly(course, state) {
  const final = state.quizzes[course.final_quiz];
  const handedIn = final?.attempts ? { attempts: 1, best: 0, current: null } : null;
  const quizzes = handedIn ? { [course.final_quiz]: handedIn } : {};
  return { ...state, practice: {}, quizzes, scenarios: {} };
}

/**
 * @param {SessionState} state
 * @returns {SessionState} without the answers of attempts that are handed in and runs of before
 */
function withoutReviews(state) {
  const kept = Object.entries(state.quizzes).map(([id, quiz]) =>
    [id, quiz.current?.submitted ? { ...quiz, current: null } : quiz],
  );
  const runs = Object.entries(state.scenarios).map(([id, run]) =>
    [id, { ...run, previous: [], best: null }],
  );
  return { ...state, quizzes: Object.fromEntries(kept), scenarios: Object.fromEntries(runs) };
}

/**
 * @param {SessionState} state
 * @returns {SessionState} with the number of practice attempts only
 */
function withoutPractice(state) {
  const counted = Object.entries(state.practice).map(([id, { attempts }]) =>
    [id, { attempts, responses: {} }],
  );
  return { ...withoutReviews(state), practice: Object.fromEntries(counted) };
}

/**
 * @param {SessionState} state
 * @returns {SessionState} with results, but without any answer
 */
function withoutAnswers(state) {
  const results = Object.entries(state.quizzes).map(([id, quiz]) => [id, { ...quiz, current: null }]);
  return { ...state, practice: {}, quizzes: Object.fromEntries(results), scenarios: {} };
}

/**
 * The session again with notes on what the course no longer has (see unpack.js), or null if the
 * text is none of ours.
 * @param {CourseData} course
 * @param {string} text
 * @returns {{ state: SessionState, notes: string[], moment: number } | null}
 */
export function decode(course, text) {
  try {
    const lengths = { name: Number(text[1]), option: Number(text[2]) };
    const content = text.slice(3 + CHECKSUM);
    if (text[0] !== VERSION || sealed(lengths, content) !== text) return null;
    return unpack(course, content, lengths);
  } catch {
    return null;
  }
}

/**
 * @param {Lengths} lengths
 * @param {string} content
 * @returns {string}
 */
function sealed(lengths, content) {
  const head = `${VERSION}${lengths.name}${lengths.option}`;
  return `${head}${short(head + content, CHECKSUM)}${content}`;
}
