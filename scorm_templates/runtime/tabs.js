// @ts-check
// Windows with the same course tell each other what they know: each LMS window has a memory of its
// own, and the one that saves last would undo what the others saved.
import { hidden } from "./journal.js";

/** @import { CourseData } from "./types.d.ts" */
/**
 * @typedef {{
 *   identify: (learner: string) => void,
 *   isAlone: () => boolean,
 *   isUnheard: () => boolean,
 *   tell: (text: string) => void,
 *   close: () => void,
 * }} Tabs
 */

/**
 * @param {CourseData} course
 * @param {(text: string) => void} heard what another window of the same learner knows
 * @param {() => string} known what to answer to a window that has just opened
 * @returns {Tabs}
 */
export function tabsOf(course, heard, known) {
  let self = "";
  let isAlone = true;
  /** @type {Map<string, string>} unread until this window knows whose it is */
  const waiting = new Map();
  const channel = channelOf(`kurswerk:${course.id}`, ({ who, text }) => {
    isAlone = false;
    if (text === "?") say(known());
    else if (who !== "" && who === self) heard(text);
    else if (self === "") waiting.set(who, text);
  });

  /** @param {string} text */
  function say(text) {
    channel?.postMessage({ who: self, text });
  }

  say("?");
  return {
    identify(learner) {
      if (learner === "" || self !== "") return;
      self = hidden(learner);
      const text = waiting.get(self);
      waiting.clear();
      if (text) heard(text);
    },
    isAlone: () => isAlone,
    /** Another window has spoken, and nobody knows yet whether it is the same learner's. */
    isUnheard: () => waiting.size > 0,
    tell: say,
    close: () => channel?.close(),
  };
}

/**
 * @param {string} name
 * @param {(message: { who: string, text: string }) => void} heard
 * @returns {BroadcastChannel | null}
 */
function channelOf(name, heard) {
  try {
    const channel = new window.BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard({ who: String(data?.who), text: String(data?.text) });
    return channel;
  } catch {
    return null;
  }
}
