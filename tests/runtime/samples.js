// Courses and learners made up from a seed, so that a failing case can be named and repeated.

/**
 * @param {number} seed
 * @returns {{ integer: (most: number) => number, pick: <T>(list: T[]) => T, chance: (p: number) => boolean }}
 */
export function dice(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  for (let turn = 0; turn < 4; turn += 1) next();
  return {
    integer: (most) => Math.floor(next() * (most + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (p) => next() < p,
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789".split("");
const WORDS = ["Krisenstab", "Ä", "Übung macht müde", "a_b~c", "1,5", "", "😀 ~z~", "x;y,z:.!"];

/** Option ids as the builder makes them: six characters of a hash. */
export function optionIds(roll, count) {
  const found = new Set();
  while (found.size < count) {
    found.add(Array.from({ length: 6 }, () => roll.pick(LETTERS)).join(""));
  }
  return [...found];
}

export const FORMS = [
  "choice",
  "multiple",
  "true-false",
  "matching",
  "sequencing",
  "fill-in",
  "numeric",
  "likert",
  "long-fill-in",
];

export function interaction(roll, kind, id) {
  const ids = optionIds(roll, 2 + roll.integer(4));
  const others = optionIds(roll, ids.length + roll.integer(2));
  switch (kind) {
    case "choice":
      return { type: "choice", id, options: ids, correct: [roll.pick(ids)], multiple: false };
    case "multiple": {
      const correct = ids.filter((_, at) => at === 0 || roll.chance(0.5));
      return { type: "choice", id, options: ids, correct, multiple: true };
    }
    case "true-false":
      return { type: "true-false", id, correct: roll.chance(0.5) };
    case "matching": {
      const pairs = ids.map((source, at) => [source, others[at]]);
      return { type: "matching", id, sources: ids, targets: others, pairs };
    }
    case "sequencing":
      return { type: "sequencing", id, steps: ids };
    case "fill-in":
      return { type: "fill-in", id, solutions: ["Krisenstab"], wrong: ["Krisenstau"], tolerant: true };
    case "numeric":
      return { type: "numeric", id, solution: "18", low: "17.5", high: "18.5" };
    case "likert":
      return { type: "likert", id, scale: ids };
    default:
      return { type: "long-fill-in", id, at_least: 0 };
  }
}

/** Ids of all that an answer form offers. */
export const offered = ({ options = [], sources = [], targets = [], steps = [], scale = [] }) =>
  [options, sources, targets, steps, scale].flat();

export function question(roll, kind, id, rest = {}) {
  const gaps = kind === "cloze" ? 2 + roll.integer(2) : 1;
  const forms = Array.from({ length: gaps }, (_, at) =>
    kind === "cloze"
      ? interaction(roll, roll.pick(["fill-in", "choice"]), `${id}__${at + 1}`)
      : interaction(roll, kind, id),
  );
  return {
    id,
    interactions: forms,
    points: roll.pick([1, 1, 2]),
    scoring: roll.pick(["all_or_nothing", "partial", "per_option"]),
    attempts: roll.integer(3),
    shuffle: true,
    description: `Frage ${id}`,
    words: Object.fromEntries(forms.flatMap(offered).map((option) => [option, `Antwort ${option}: Lagebild für Müller & Söhne`])),
    objective: roll.pick(["", "ziel-a", "ziel-b"]),
    pool: roll.pick(["", "stab", "presse"]),
    ...rest,
  };
}

/** A course with so many pages and questions; the last third of the questions is the final quiz. */
export function course(seed, { pages = 6, questions = 12, ...rest } = {}) {
  const roll = dice(seed);
  const all = Array.from({ length: questions }, (_, at) =>
    question(roll, roll.pick([...FORMS, "cloze"]), `frage-${at + 1}`),
  );
  const asked = all.slice(Math.floor((questions * 2) / 3)).map(({ id }) => id);
  const pageIds = Array.from({ length: pages }, (_, at) => `seite-${at + 1}`);
  const half = Math.ceil(pages / 2);
  return {
    id: "probe",
    title: "Probe",
    language: "de",
    completion: "pages_and_quiz",
    report_failed: false,
    status: "passed",
    data_protection: "full",
    journal: true,
    final_quiz: "abschluss",
    lessons: [
      { id: "eins", pages: pageIds.slice(0, half) },
      { id: "zwei", pages: pageIds.slice(half) },
    ],
    questions: all,
    scenarios: [],
    quizzes: [
      {
        id: "abschluss",
        questions: asked,
        draws: [],
        pass_mark: 0.7,
        attempts: 0,
        shuffle: true,
        feedback: "at_end",
      },
    ],
    texts: {},
    ...rest,
  };
}

export function response(roll, form) {
  switch (form.type) {
    case "choice":
      return form.multiple
        ? form.options.filter(() => roll.chance(0.5))
        : [roll.pick(form.options)];
    case "true-false":
      return roll.chance(0.5);
    case "matching":
      return Object.fromEntries(form.sources.map((source) => [source, roll.pick(form.targets)]));
    case "sequencing":
      return [...form.steps].sort(() => (roll.chance(0.5) ? 1 : -1));
    case "likert":
      return roll.pick(form.scale);
    default:
      return roll.pick(WORDS);
  }
}

export function responses(roll, { interactions }) {
  return Object.fromEntries(interactions.map((form) => [form.id, response(roll, form)]));
}

export function rightResponse(form) {
  switch (form.type) {
    case "choice":
      return form.correct;
    case "true-false":
      return form.correct;
    case "matching":
      return Object.fromEntries(form.pairs);
    case "sequencing":
      return form.steps;
    case "fill-in":
      return form.solutions[0];
    case "numeric":
      return form.solution;
    case "likert":
      return form.scale[0];
    default:
      return "Gedanke";
  }
}

export function rightResponses({ interactions }) {
  return Object.fromEntries(interactions.map((form) => [form.id, rightResponse(form)]));
}

const COMPARISONS = ["<", "<=", "=", "!=", ">=", ">"];

/** A condition that nests at most so deep. */
export function condition(roll, meters, flags, depth = 2) {
  const kind = roll.pick(depth ? ["compare", "flag", "not", "and", "or"] : ["compare", "flag"]);
  const inner = () => condition(roll, meters, flags, depth - 1);
  if (kind === "compare") return [roll.pick(COMPARISONS), roll.pick(meters), 10 * roll.integer(10)];
  if (kind === "flag") return ["flag", roll.pick(flags)];
  if (kind === "not") return ["not", inner()];
  return [kind, ...Array.from({ length: 2 + roll.integer(1) }, inner)];
}

/** A scenario whose scenes lead forward only, so that every path ends. */
export function scenario(roll, id, scenes = 5) {
  const meters = ["vertrauen", "kraft", "zeit"].slice(0, 1 + roll.integer(2));
  const flags = ["informiert", "presse"];
  const effect = () => ({
    meters: Object.fromEntries(meters.filter(() => roll.chance(0.6)).map((name) => [name, 10 * roll.integer(8) - 40])),
    flags: flags.filter(() => roll.chance(0.3)),
  });
  const maybe = (p) => (roll.chance(p) ? condition(roll, meters, flags) : null);
  const decision = (at, number) => ({
    id: optionIds(roll, 1)[0],
    condition: number ? maybe(0.4) : null,
    quality: roll.pick(["good", "partly", "poor"]),
    target: at + 1 < scenes ? `lage-${at + 2 + roll.integer(Math.min(1, scenes - at - 2))}` : "",
    ...effect(),
  });
  return {
    id,
    title: "Szenario",
    start: "lage-1",
    meters: meters.map((name) => ({ id: name, start: 10 * roll.integer(10), low: 0, high: 100 })),
    scenes: Array.from({ length: scenes }, (_, at) => ({
      id: `lage-${at + 1}`,
      injects: Array.from({ length: roll.integer(2) }, () => ({ condition: maybe(0.7), ...effect() })),
      decisions: Array.from({ length: 2 + roll.integer(2) }, (_, number) => decision(at, number)),
    })),
    endings: [
      { id: "gut", condition: condition(roll, meters, flags) },
      { id: "sonst", condition: null },
    ],
  };
}
