// @ts-check
// Everything that is known of a session: what was done here, and what others hold besides.
import { merge } from "./merge.js";
import { decode, encode, positionOnly } from "./suspend.js";

/** @import { CourseData, SessionState } from "./types.d.ts" */
/** @import { Clock, Opening } from "./opening.js" */
/**
 * @typedef {{
 *   text: () => string,
 *   moment: () => number,
 *   base: () => number,
 *   did: (state: SessionState) => void,
 *   take: (text: string) => boolean,
 *   add: (state: SessionState | null, moment: number) => void,
 *   write: () => SessionState | null,
 * }} Knowledge
 */

/**
 * @param {CourseData} course
 * @param {Opening} opening
 * @param {Clock} clock
 * @returns {Knowledge}
 */
export function knowledgeOf(course, opening, clock) {
  let { moment } = opening;
  let base = moment;
  let text = "";
  /** @type {SessionState | null} what the learner has done here */
  let own = null;
  /** @type {SessionState | null} what LMS, journal and other windows hold besides */
  let others = opening.state;

  return {
    /** what was written last; "" before that */
    text: () => text,
    /** when */
    moment: () => moment,
    /** the moment of the newest text that this one goes on from */
    base: () => base,
    did(state) {
      own = state;
    },
    /** A session's text that is not ours; false: nobody can read it. */
    take(other) {
      const read = decode(course, other);
      if (!read) return false;
      const isNewer = read.moment >= moment;
      if (!others) others = read.state;
      else others = isNewer ? merge(others, read.state, null) : merge(read.state, others, null);
      moment = Math.max(moment, read.moment);
      base = Math.max(base, read.moment);
      return true;
    },
    /** What was found late; the learner's own work since the opening counts more. */
    add(state, found) {
      const [older, newer] = found > base ? [others, state] : [state, others];
      others = older && newer ? merge(older, newer, null) : (newer ?? older);
      moment = Math.max(moment, found);
      base = Math.max(base, found);
    },
    /** All of it as a new text; null: there is nothing to write. */
    write() {
      const whole = own && others ? merge(others, own, opening.state) : (own ?? others);
      if (!whole) return null;
      moment = Math.max(moment + 1, clock.now());
      const told = course.data_protection === "anonymous" ? positionOnly(course, whole) : whole;
      text = encode(course, told, moment);
      return whole;
    },
  };
}
