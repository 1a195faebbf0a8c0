// @ts-check
// Single answers on their way to the LMS: told once, and again only where the LMS has lost them.

/** @import { InteractionReport, Lms } from "./types.d.ts" */
/** @import { Answer } from "./journal.js" */
/**
 * @typedef {{
 *   add: (report: InteractionReport) => void,
 *   adopt: (found: Answer[]) => void,
 *   forget: (found: Answer[]) => void,
 *   tell: (lms: Lms, moment: number) => void,
 *   settle: (isWhole: boolean) => void,
 *   withThoseOf: (kept: Answer[]) => Answer[],
 *   isWaiting: () => boolean,
 * }} Answers
 */

/** An LMS that keeps all else and refuses an answer so often does not want it. */
const MOST_TELLS = 3;
/** So many that were told are remembered, for the day when it shows that the LMS has kept nothing. */
const MOST_TOLD = 60;

/** @returns {Answers} */
export function answers() {
  /** @type {(Answer & { refusals: number })[]} */
  let own = [];
  /** @type {Set<string>} answers that are none of this window's business any more */
  const over = new Set();

  /** @param {Answer} answer */
  function put(answer) {
    own.push({ ...answer, refusals: 0 });
  }

  /** @param {Answer} answer */
  const isOwn = (answer) => own.some((each) => nameOf(each) === nameOf(answer));

  return {
    add: (report) => put({ report, told: 0, sure: false }),
    /** What an earlier window could not tell. */
    adopt(found) {
      for (const each of found) if (!isOwn(each)) put({ ...each, told: 0, sure: false });
    },
    /** What an earlier window told and the LMS has. */
    forget(found) {
      for (const each of found) over.add(nameOf(each));
    },
    /** Tells what waits, to be kept with the text of this moment. */
    tell(lms, moment) {
      for (const each of own.filter(({ told }) => !told)) {
        if (lms.interaction(each.report)) each.told = moment;
        else each.refusals += 1;
      }
    },
    /** The LMS has kept what it took; `isWhole`: and took everything but, perhaps, answers. */
    settle(isWhole) {
      for (const each of own) each.sure ||= each.told > 0;
      const mayGo = isWhole ? MOST_TELLS : Infinity;
      const refused = own.filter(({ told, refusals }) => !told && refusals >= mayGo);
      const old = own.filter(({ sure }) => sure).slice(0, -MOST_TOLD);
      for (const each of [...refused, ...old]) over.add(nameOf(each));
      own = own.filter((each) => !over.has(nameOf(each)));
    },
    /** All that the journal must hold, with what another window has put there. */
    withThoseOf(kept) {
      const foreign = kept.filter((each) => !isOwn(each) && !over.has(nameOf(each)));
      return [...foreign, ...own.map(({ report, told, sure }) => ({ report, told, sure }))];
    },
    /** Whether the LMS has yet to say of some that it has them. */
    isWaiting: () => own.some(({ sure }) => !sure),
  };
}

/**
 * Which of a journal's answers the LMS has and which it must be told again.
 * @param {Answer[]} kept
 * @param {number} moment of the text that the LMS holds; what it was told before is there as well
 * @param {boolean} isHarmless whether to tell again those that the LMS never called kept
 * @returns {{ untold: Answer[], told: Answer[] }}
 */
export function parted(kept, moment, isHarmless) {
  /** @param {Answer} answer */
  const isLost = ({ told, sure }) => !told || told > moment || (isHarmless && !sure);
  return { untold: kept.filter(isLost), told: kept.filter((each) => !isLost(each)) };
}

/**
 * @param {Answer} answer
 * @returns {string}
 */
function nameOf({ report }) {
  return `${report.id} ${report.time.getTime()} ${report.latency}`;
}
