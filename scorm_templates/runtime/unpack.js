// @ts-check
// A session back from its text. What the course no longer has is left out and noted.
import { pagesOf, questionOf, quizOf } from "./course.js";
import { decisionsOf } from "./pack.js";
import { start } from "./session.js";
import { finder, split, unpackNumber, unpackShare } from "./shorthand.js";
import { unpackResponse } from "./shortresponse.js";

/** @import { Attempt, CourseData, Responses, SessionState } from "./types.d.ts" */
/** @import { Lengths } from "./pack.js" */
/** @typedef {"page" | "question" | "answer" | "quiz" | "scenario"} Note what the course no longer has */
/**
 * @typedef {{
 *   course: CourseData,
 *   lengths: Lengths,
 *   notes: Set<Note>,
 *   page: (code: string) => string | undefined,
 *   question: (code: string) => string | undefined,
 *   quiz: (code: string) => string | undefined,
 *   scenario: (code: string) => string | undefined,
 * }} Reading
 */

/**
 * @param {CourseData} course
 * @param {string} content
 * @param {Lengths} lengths
 * @returns {{ state: SessionState, notes: Note[], moment: number }} throws where the text is broken
 */
export function unpack(course, content, lengths) {
  const [seed, location, visited, practice, quizzes, moment, ...sections] = content.split(";");
  const scenarios = sections.find((section) => section.startsWith("s"))?.slice(1) ?? "";
  const reading = readingOf(course, lengths);
  const state = start(course, unpackNumber(seed));
  state.visited = split(visited, lengths.name).flatMap((code) => reading.page(code) ?? []);
  state.location = (location && reading.page(location)) || state.location;
  state.practice = Object.fromEntries(entries(practice, ",", (each) => unpackPractice(reading, each)));
  state.quizzes = Object.fromEntries(entries(quizzes, ",", (each) => unpackQuiz(reading, each)));
  state.scenarios = Object.fromEntries(entries(scenarios, ",", (each) => unpackScenario(reading, each)));
  return { state, notes: [...reading.notes], moment: moment ? unpackNumber(moment) : 0 };
}

/**
 * @param {CourseData} course
 * @param {Lengths} lengths
 * @returns {Reading}
 */
function readingOf(course, lengths) {
  /** @type {Set<Note>} */
  const notes = new Set();
  /** @param {string[]} names @param {Note} note */
  const noting = (names, note) => {
    const find = finder(names, lengths.name);
    return (/** @type {string} */ code) => {
      const name = find(code);
      if (name === undefined) notes.add(note);
      return name;
    };
  };
  return {
    course,
    lengths,
    notes,
    page: noting(pagesOf(course), "page"),
    question: noting(course.questions.map(({ id }) => id), "question"),
    quiz: noting(course.quizzes.map(({ id }) => id), "quiz"),
    scenario: noting(course.scenarios.map(({ id }) => id), "scenario"),
  };
}

/**
 * @template T
 * @param {string} text
 * @param {string} separator
 * @param {(entry: string) => [string, T] | null} read
 * @returns {[string, T][]}
 */
function entries(text, separator, read) {
  return text === "" ? [] : text.split(separator).flatMap((entry) => {
    const found = read(entry);
    return found ? [found] : [];
  });
}

/**
 * @param {Reading} reading
 * @param {string} entry
 * @returns {[string, SessionState["practice"][string]] | null}
 */
function unpackPractice(reading, entry) {
  const [head, answers] = entry.split(":");
  const id = reading.question(head.slice(0, reading.lengths.name));
  if (id === undefined) return null;
  const attempts = unpackNumber(head.slice(reading.lengths.name));
  return [id, { attempts, responses: unpackResponses(reading, id, answers) }];
}

/**
 * @param {Reading} reading
 * @param {string} questionId
 * @param {string} answers
 * @returns {Responses}
 */
function unpackResponses(reading, questionId, answers) {
  const { name, option } = reading.lengths;
  const forms = questionOf(reading.course, questionId)?.interactions ?? [];
  const find = finder(forms.map(({ id }) => id), name);
  return Object.fromEntries(
    entries(answers, ".", (answer) => {
      const form = forms.find(({ id }) => id === find(answer.slice(0, name)));
      const response = form ? unpackResponse(form, answer.slice(name), option) : null;
      if (form && response !== null) return [form.id, response];
      reading.notes.add("answer");
      return null;
    }),
  );
}

/**
 * @param {Reading} reading
 * @param {string} entry
 * @returns {[string, SessionState["quizzes"][string]] | null}
 */
function unpackQuiz(reading, entry) {
  const [head, best, ...attempt] = entry.split(":");
  const id = reading.quiz(head.slice(0, reading.lengths.name));
  if (id === undefined) return null;
  const attempts = unpackNumber(head.slice(reading.lengths.name));
  const current = attempt.length ? unpackAttempt(reading, id, attempt) : null;
  return [id, { attempts, best: unpackShare(best), current }];
}

/**
 * @param {Reading} reading
 * @param {string} quizId
 * @param {string[]} parts
 * @returns {Attempt | null} null if the quiz asks none of its questions any more
 */
function unpackAttempt(reading, quizId, [scaled, asked, answered]) {
  const { name } = reading.lengths;
  const members = quizOf(reading.course, quizId)?.questions ?? [];
  /** @param {string} code */
  const member = (code) => {
    const id = reading.question(code);
    return id !== undefined && members.includes(id) ? id : undefined;
  };
  const questions = split(asked, name).flatMap((code) => member(code) ?? []);
  if (!questions.length) return null;
  const responses = Object.fromEntries(
    entries(answered, "!", (answer) => {
      const id = member(answer.slice(0, name));
      return id === undefined ? null : [id, unpackResponses(reading, id, answer.slice(name))];
    }),
  );
  const submitted = scaled !== "";
  return { questions, responses, submitted, scaled: submitted ? unpackShare(scaled) : 0 };
}

/**
 * @param {Reading} reading
 * @param {string} entry
 * @returns {[string, SessionState["scenarios"][string]] | null}
 */
function unpackScenario(reading, entry) {
  const [head, run, previous, best] = entry.split(":");
  const { name } = reading.lengths;
  const id = reading.scenario(head.slice(0, name));
  if (id === undefined) return null;
  const [share, bestPath] = best.split(".");
  const known = bestPath && unpackPath(reading, id, bestPath);
  return [id, {
    runs: unpackNumber(head.slice(name)),
    path: run ? unpackPath(reading, id, run.slice(1)) : null,
    isRead: run[0] !== "u",
    previous: unpackPath(reading, id, previous),
    best: known ? { path: known, share: unpackShare(share) } : null,
  }];
}

/**
 * A path up to the first decision that the scenario does not know any more.
 * @param {Reading} reading
 * @param {string} scenarioId
 * @param {string} codes
 * @returns {string[]}
 */
function unpackPath({ course, lengths, notes }, scenarioId, codes) {
  const scenario = course.scenarios.find(({ id }) => id === scenarioId);
  const find = finder(scenario ? decisionsOf(scenario) : [], lengths.option);
  const names = split(codes, lengths.option).map(find);
  const known = names.includes(undefined) ? names.slice(0, names.indexOf(undefined)) : names;
  if (known.length < names.length) notes.add("scenario");
  return /** @type {string[]} */ (known);
}
