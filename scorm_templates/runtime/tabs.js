// @ts-check
// Other windows of the same learner in the same course tell each other what they know: each LMS
// window has a memory of its own, and the one that saves last would undo what the others saved.
import { hidden } from "./journal.js";

/** @import { CourseData } from "./types.d.ts" */
/** @typedef {{ tell: (text: string) => void, close: () => void }} Tabs */

/**
 * @param {CourseData} course
 * @param {string} learner
 * @param {(text: string) => void} heard
 * @param {() => string} known what to answer to a window that has just opened
 * @returns {Tabs} silent without a learner id: another window could be anybody's
 */
export function tabsOf(course, learner, heard, known) {
  /** @param {string} text */
  const tell = (text) => channel?.postMessage(text);
  const channel = learner === "" ? null : channelOf(`${course.id}:${hidden(learner)}`, (data) => {
    if (data !== "?") heard(data);
    else if (known() !== "") tell(known());
  });
  tell("?");
  return { tell, close: () => channel?.close() };
}

/**
 * Whether this is the only window with the course; who sits before the others does not matter.
 * @param {CourseData} course
 * @returns {{ isAlone: () => boolean, close: () => void }}
 */
export function companyOf(course) {
  let isAlone = true;
  const channel = channelOf(course.id, (data) => {
    isAlone = false;
    if (data === "?") channel?.postMessage("!");
  });
  channel?.postMessage("?");
  return { isAlone: () => isAlone, close: () => channel?.close() };
}

/**
 * @param {string} name
 * @param {(data: string) => void} heard
 * @returns {BroadcastChannel | null}
 */
function channelOf(name, heard) {
  try {
    const channel = new window.BroadcastChannel(`kurswerk:${name}`);
    channel.onmessage = ({ data }) => heard(String(data));
    return channel;
  } catch {
    return null;
  }
}
