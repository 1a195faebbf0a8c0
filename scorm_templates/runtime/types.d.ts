// The shapes that the runtime's modules share. Types only: nothing here reaches a package.

/** How much an LMS is told (see the data sheet of a package). */
export type DataProtection = "anonymous" | "result" | "full";

/** One answer form of a question; the names are SCORM's. Option ids are short hashes of the option's text. */
export type Interaction =
  | { type: "choice"; id: string; options: string[]; correct: string[]; multiple: boolean }
  | { type: "true-false"; id: string; correct: boolean }
  | { type: "matching"; id: string; sources: string[]; targets: string[]; pairs: [string, string][] }
  | { type: "sequencing"; id: string; steps: string[] }
  | { type: "fill-in"; id: string; solutions: string[]; wrong: string[]; tolerant: boolean }
  | { type: "numeric"; id: string; solution: string; low: string; high: string; sign?: "." }
  | { type: "likert"; id: string; scale: string[] }
  | { type: "long-fill-in"; id: string; at_least: number };

/**
 * What a learner answered to one interaction: choice → ids chosen; true-false → boolean;
 * matching → source id to target id; sequencing → ids in the learner's order; text otherwise.
 */
export type Response = string[] | boolean | Record<string, string> | string;

/** Responses of one question by interaction id. */
export type Responses = Record<string, Response>;

export interface Question {
  id: string;
  interactions: Interaction[];
  points: number;
  scoring: "all_or_nothing" | "partial" | "per_option";
  /** 0: any number */
  attempts: number;
  shuffle: boolean;
  /** the stem's words, for LMSs that keep a description */
  description: string;
  /** the words of its options by their ids, for LMSs that keep them */
  words: Record<string, string>;
  objective: string;
  pool: string;
}

export interface Quiz {
  id: string;
  questions: string[];
  draws: { count: number; pool: string }[];
  /** 0..1 */
  pass_mark: number;
  /** 0: any number */
  attempts: number;
  shuffle: boolean;
  feedback: "immediate" | "at_end" | "never";
}

/**
 * What a situation demands; the same closed language as the model's. Meters compare with a number:
 * `[">=", "trust", 60]`; the rest nests: `["and", a, b]`, `["or", a, b]`, `["not", a]`, `["flag", "told"]`.
 */
export type Condition =
  | ["and" | "or", ...Condition[]]
  | ["not", Condition]
  | ["flag", string]
  | ["<" | "<=" | "=" | "!=" | ">=" | ">", string, number];

/** What a decision or an inject changes. */
export interface Effect {
  meters: Record<string, number>;
  flags: string[];
}

export interface Decision extends Effect {
  /** short hash of its words */
  id: string;
  /** null: always offered */
  condition: Condition | null;
  quality: "good" | "partly" | "poor";
  /** next scene; "": the scenario ends */
  target: string;
}

export interface Scene {
  id: string;
  injects: (Effect & { condition: Condition | null })[];
  decisions: Decision[];
}

/** A decision scenario; its words are in the page. */
export interface Scenario {
  id: string;
  title: string;
  start: string;
  /** a meter never leaves low..high */
  meters: { id: string; start: number; low: number; high: number }[];
  scenes: Scene[];
  /** the first whose condition holds is reached */
  endings: { id: string; condition: Condition | null }[];
}

/** The course as its script carries it. */
export interface CourseData {
  id: string;
  /** names the course everywhere and for good; the IRIs of its questions begin with it */
  iri: string;
  title: string;
  language: string;
  completion: "pages_and_quiz" | "pages" | "quiz";
  report_failed: boolean;
  /** the best that an LMS may be told: "completed" keeps passed and failed to ourselves */
  status: "passed" | "completed";
  data_protection: DataProtection;
  /** whether a copy may lie in the browser (see journal.js) */
  journal: boolean;
  final_quiz: string;
  /** quiz before the lessons; "": none */
  pretest: string;
  /** minutes that a final quiz on a page of its own takes; 0: none */
  quiz_minutes: number;
  /** lessons in order, page ids in order, minutes of each page, ids of objectives */
  lessons: { id: string; pages: string[]; minutes: number[]; objectives: string[] }[];
  questions: Question[];
  quizzes: Quiz[];
  scenarios: Scenario[];
  /** interface words by key */
  texts: Record<string, string>;
}

/** Grade of one question: points earned of points possible; null correct means "not gradable". */
export interface Grade {
  score: number;
  points: number;
  /** "correct" only for full points; "neutral" for answers that are never right or wrong */
  result: "correct" | "incorrect" | "neutral";
}

/** One attempt at a quiz. */
export interface Attempt {
  /** chosen question ids in the order shown; fixed when the attempt starts */
  questions: string[];
  responses: Record<string, Responses>;
  submitted: boolean;
  /** 0..1 once submitted */
  scaled: number;
}

/**
 * What a learner has done in a scenario. A path is decision ids in their order: with the same path
 * everything happens again as it did.
 */
export interface ScenarioState {
  /** how often it was begun */
  runs: number;
  /** the run in view; null: never begun */
  path: string[] | null;
  /** whether what followed the last decision has been read */
  isRead: boolean;
  /** the run that was finished before this one; empty: none */
  previous: string[];
  /** the run that the findings judge best, with its share of 0..1 */
  best: { path: string[]; share: number } | null;
}

/** What the learner has done; plain data, made and changed only by session.js. */
export interface SessionState {
  /** current page id */
  location: string;
  /** ids of pages opened */
  visited: string[];
  /** practice: last responses and number of attempts by question id */
  practice: Record<string, { responses: Responses; attempts: number }>;
  /** attempts at each quiz, oldest first; the last may be open */
  quizzes: Record<string, { attempts: number; best: number; current: Attempt | null }>;
  /** runs through each scenario that was begun */
  scenarios: Record<string, ScenarioState>;
  /** seed of all shuffling, kept so that a resumed course looks the same */
  seed: number;
}

/** What the course amounts to now. */
export interface Status {
  completed: boolean;
  /** null: nothing to pass, or not decided yet */
  success: "passed" | "failed" | null;
  /** best hand-in of the final quiz as 0..1; null: none yet */
  scaled: number | null;
  /** share of the pages opened, 0..1 */
  progress: number;
  /** how often the final quiz was handed in */
  attempts: number;
}

/** What is told about one answered interaction. */
export interface InteractionReport {
  /** readable and non-numeric: <question> or <question>__<n> */
  id: string;
  interaction: Interaction;
  response: Response;
  result: "correct" | "incorrect" | "neutral";
  description: string;
  /** the words of its options by their ids */
  words: Record<string, string>;
  /** id of the objective that the question tests; "" for none */
  objective: string;
  weighting: number;
  /** seconds */
  latency: number;
  time: Date;
}

/** What launch told us. */
export interface Launch {
  /** false: no LMS found, or it refused */
  connected: boolean;
  mode: "normal" | "browse" | "review";
  /** false in browse, review and no-credit: then nothing at all is written */
  writable: boolean;
  /** "" where the LMS has none */
  learner_id: string;
  suspend_data: string;
  location: string;
  /** true: an earlier session is to be resumed */
  resumed: boolean;
  /** true: the LMS says that this learner has never been here */
  fresh: boolean;
  /** true: this launch had its session, and there will be none until the LMS launches anew */
  over?: boolean;
}

/** The few exports of every module in lms/; each may throw nothing. */
export interface Lms {
  /** true: an answer that is told twice is kept once */
  readonly idempotent?: boolean;
  /**
   * May be called again, to try once more or to read anew; never begins a second session. May set
   * the pass mark of the final quiz to what the LMS demands.
   */
  connect(course: CourseData): Launch | Promise<Launch>;
  location(page: string): void;
  suspend(data: string): void;
  /** What the LMS gives back as suspend data, asked now; null: it does not answer, nobody knows. */
  suspended(): string | null;
  /** false: the LMS did not take it; taken, it is kept by the next commit */
  interaction(report: InteractionReport): boolean;
  /** score first, then completion and success, in one go */
  status(status: Status, attemptsLeft: boolean): void;
  /** true: the LMS says that it has kept everything */
  commit(): boolean | Promise<boolean>;
  /** ends the session once; `exit` when the learner pressed »Beenden« */
  close(exit: boolean): void;
}
