// What a learner has done, written down apart from the runtime, and what of it is gone at the end.

/**
 * Every fact knows the tab in which it was made and what the status line said after it.
 * @typedef {{ key: string, tab: object, holds: (state: object) => boolean, claimed: string }} Fact
 */

export function ledger() {
  /** @type {Map<string, object[]>} */
  const facts = new Map();
  /** Answers that the LMS must be told of, by their serial numbers; null: nobody can tell any more. */
  let told = new Map();
  let serials = 0;

  /** A new fact replaces those of its key, but for those of tabs open at the same time. */
  function add(tab, key, holds) {
    const rivals = (facts.get(key) ?? []).filter((fact) => fact.tab !== tab && overlap(fact.tab, tab));
    facts.set(key, [...rivals, { key, tab, holds, claimed: "" }]);
  }

  return {
    opened: (tab, page) => add(tab, `page ${page}`, (state) => state.visited.includes(page)),
    practised: (tab, question, response) =>
      add(tab, `practice ${question}`, (state) => same(state.practice[question]?.responses[question], response)),
    answered: (tab, question, response) =>
      add(tab, `answer ${question}`, (state) => same(state.quizzes.abschluss?.current?.responses[question]?.[question], response)),
    handedIn(tab, attempts, best) {
      for (const key of [...facts.keys()]) if (key.startsWith("answer ")) facts.delete(key);
      add(tab, `hand-in ${attempts}`, ({ quizzes }) => quizzes.abschluss?.attempts >= attempts && quizzes.abschluss.best >= best - 1e-6);
    },
    /** A new attempt, or two tabs that take the test at once: single answers no longer count. */
    forgetAnswers() {
      for (const key of [...facts.keys()]) if (key.startsWith("answer ")) facts.delete(key);
    },
    /** An answer to be told, and its serial number: it passes as the seconds that answering took. */
    serial(tab) {
      serials += 1;
      told?.set(serials, tab);
      return serials;
    },
    /** Two windows of an LMS number their answers alike and overwrite each other's. */
    forgetTold: () => (told = null),
    /** What the LMS should have been told and was not, and what it was told twice. */
    untold(answers, mayBeLost) {
      if (!told) return [];
      const missing = [...told].filter(([serial, tab]) => !mayBeLost(tab) && !answers.includes(serial));
      const twice = answers.filter((serial, at) => answers.indexOf(serial) !== at && !mayBeLost(told.get(serial)));
      return [...missing.map(([serial]) => `answer ${serial} untold`), ...twice.map((serial) => `answer ${serial} twice`)];
    },
    said(tab, line) {
      for (const list of facts.values()) for (const fact of list) if (fact.tab === tab) fact.claimed = stronger(fact.claimed, line);
    },
    /** A fact of several rivals is lost only if none of them has survived. */
    lost: (state) =>
      [...facts.values()].filter((list) => !list.some((fact) => fact.holds(state))).map((list) => list.at(-1)),
  };
}

const overlap = (one, other) => !(one.ended <= other.begun || other.ended <= one.begun);
const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (response) => (Array.isArray(response) ? [...response].sort() : response);
const stronger = (before, line) =>
  before === "saved" || line === "saved" ? "saved" : before === "saved_device" ? before : line;
