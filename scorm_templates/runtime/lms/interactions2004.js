// @ts-check
// Single answers in SCORM 2004: id, type, then all else, because LMSs refuse any other order.
import { correctPattern, learnerResponse, plainText } from "./answers2004.js";
import { countFrom } from "./api.js";
import { decimal, identifier } from "./plain.js";
import { duration, timestamp } from "./values2004.js";

/** @import { InteractionReport } from "../types.d.ts" */

/**
 * Characters of answers in one session, names included, after which they are told in brief: each
 * question keeps its last answer only. Some LMSs send everything again while the page goes away,
 * and browsers then carry 64 KiB.
 */
const MANY = 24_000;

/**
 * @param {(element: string) => string} get
 * @param {(element: string, value: string) => boolean} set
 * @returns {(report: InteractionReport) => boolean} tells one answer; false: the LMS takes none
 */
export function interactionsOf(get, set) {
  /** @type {number | null} number of the next interaction; null: not asked yet */
  let next = null;
  let told = 0;
  /** @type {Map<string, string>} path of the last answer to each question */
  const answered = new Map();

  /**
   * @param {string} element
   * @param {string} value
   * @returns {boolean}
   */
  function tell(element, value) {
    told += element.length + value.length;
    return set(element, value);
  }

  /**
   * @param {string} id
   * @returns {string} where a new answer is; "" if the LMS keeps none
   */
  function begun(id) {
    next ??= countFrom(get("cmi.interactions._count"), get("cmi.completion_status") === "");
    if (next === null) return "";
    const path = `cmi.interactions.${next}`;
    if (!tell(`${path}.id`, id)) return "";
    next += 1;
    answered.set(id, path);
    return path;
  }

  /**
   * What is the same for all answers to a question.
   * @param {string} path
   * @param {InteractionReport} report
   */
  function describe(path, report) {
    const pattern = correctPattern(report.interaction, report.words);
    const description = plainText(report.description);
    if (report.objective) tell(`${path}.objectives.0.id`, identifier(report.objective));
    if (pattern) tell(`${path}.correct_responses.0.pattern`, pattern);
    tell(`${path}.weighting`, decimal(report.weighting));
    if (description) tell(`${path}.description`, description);
  }

  return (report) => {
    const id = identifier(report.id);
    const inBrief = told >= MANY;
    const path = (inBrief && answered.get(id)) || begun(id);
    if (!path) return false;
    tell(`${path}.type`, report.interaction.type);
    if (!inBrief) describe(path, report);
    tell(`${path}.timestamp`, timestamp(report.time));
    const response = learnerResponse(report.interaction, report.response, report.words);
    if (response) tell(`${path}.learner_response`, response);
    tell(`${path}.result`, report.result);
    tell(`${path}.latency`, duration(report.latency));
    return true;
  };
}
