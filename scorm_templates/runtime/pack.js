// @ts-check
// A session as text: fields parted by `;`, entries by `,`, their parts by `:`, answers by `.`.
// Behind the moment stand sections that begin with a letter; who does not know one leaves it.
import { pagesOf, questionOf } from "./course.js";
import { lengthFor, packShare, short } from "./shorthand.js";
import { optionGroups, packResponse } from "./shortresponse.js";

/** @import { Attempt, CourseData, Responses, SessionState } from "./types.d.ts" */
/** @import { Scenario } from "./types.d.ts" */
/** @typedef {{ name: number, option: number }} Lengths characters of a name and of an option */

/**
 * How many characters keep this course's names and options apart.
 * @param {CourseData} course
 * @returns {Lengths}
 */
export function lengthsFor(course) {
  /** @param {{ id: string }[]} things */
  const ids = (things) => things.map(({ id }) => id);
  const forms = course.questions.map((question) => question.interactions);
  const tasks = [ids(course.questions), ids(course.quizzes), ids(course.scenarios)];
  const options = [...forms.flat().flatMap(optionGroups), ...course.scenarios.map(decisionsOf)];
  return {
    name: lengthFor([pagesOf(course), ...tasks, ...forms.map(ids)], 3),
    option: lengthFor(options, 2),
  };
}

/**
 * @param {Scenario} scenario
 * @returns {string[]} every decision once; scenes may offer the same
 */
export function decisionsOf({ scenes }) {
  return [...new Set(scenes.flatMap(({ decisions }) => decisions.map(({ id }) => id)))];
}

/**
 * @param {CourseData} course
 * @param {SessionState} state
 * @param {Lengths} lengths
 * @returns {string}
 */
export function pack(course, state, lengths) {
  /** @param {string} name */
  const code = (name) => short(name, lengths.name);
  const practice = Object.entries(state.practice).map(([id, { attempts, responses }]) =>
    `${code(id)}${attempts.toString(36)}:${packResponses(course, id, responses, lengths)}`,
  );
  const quizzes = Object.entries(state.quizzes).map(([id, { attempts, best, current }]) =>
    [code(id) + attempts.toString(36), packShare(best), ...packAttempt(course, current, lengths)]
      .join(":"),
  );
  const visited = state.visited.map(code).join("");
  const location = state.location && code(state.location);
  const seed = state.seed.toString(36);
  return [seed, location, visited, practice.join(","), quizzes.join(",")].join(";");
}

/**
 * @param {CourseData} course
 * @param {string} questionId
 * @param {Responses} responses
 * @param {Lengths} lengths
 * @returns {string}
 */
function packResponses(course, questionId, responses, lengths) {
  const forms = questionOf(course, questionId)?.interactions ?? [];
  return forms
    .flatMap((form) => {
      const response = responses[form.id];
      if (response === undefined) return [];
      const packed = packResponse(form, response, lengths.option);
      return packed === null ? [] : [short(form.id, lengths.name) + packed];
    })
    .join(".");
}

/**
 * @param {CourseData} course
 * @param {Attempt | null} attempt
 * @param {Lengths} lengths
 * @returns {string[]}
 */
function packAttempt(course, attempt, lengths) {
  if (!attempt) return [];
  const { questions, responses, submitted, scaled } = attempt;
  const answered = Object.entries(responses).map(
    ([id, given]) => short(id, lengths.name) + packResponses(course, id, given, lengths),
  );
  const asked = questions.map((id) => short(id, lengths.name)).join("");
  return [submitted ? packShare(scaled) : "", asked, answered.join("!")];
}

/**
 * The section of the scenarios: for each how often it was begun, the run in view behind a mark
 * (`u`: what followed its last decision is unread), the run before, and the best with its share.
 * @param {SessionState} state
 * @param {Lengths} lengths
 * @returns {string} "" where none was begun
 */
export function packScenarios({ scenarios }, lengths) {
  /** @param {string[]} path */
  const code = (path) => path.map((id) => short(id, lengths.option)).join("");
  const entries = Object.entries(scenarios).map(([id, { runs, path, isRead, previous, best }]) =>
    [
      short(id, lengths.name) + runs.toString(36),
      path ? (isRead ? "r" : "u") + code(path) : "",
      code(previous),
      best ? `${packShare(best.share)}.${code(best.path)}` : "",
    ].join(":"),
  );
  return entries.length ? `;s${entries.join(",")}` : "";
}
