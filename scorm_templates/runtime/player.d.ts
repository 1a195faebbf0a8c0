// The shapes that the player's modules share. Types only: nothing here reaches a package.
import type { Notebook } from "./notebook.js";
import type { Recorder } from "./recorder.js";
import type { CourseData, Interaction, Response, SessionState } from "./types.d.ts";

/** Interface words with their values filled in. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** How much of an answer is marked: nothing, only what was chosen, or everything. */
export type Shown = "none" | "chosen" | "all";

/** A list in the order that this learner sees. */
export type Order = <T>(list: readonly T[], salt: string) => T[];

/** What a module in widgets/ makes of the controls that stand in the page. */
export interface Widget {
  /** null: nothing answered yet; undefined: never leaves the page */
  response(): Response | null | undefined;
  isComplete(): boolean;
  /** shows and returns what is wrong with an answer that cannot be checked; "": nothing is */
  problem?(): string;
  restore(response: Response): void;
  show(shown: Shown): void;
}

export interface Place {
  root: HTMLElement;
  interaction: Interaction;
  words: Words;
  order: Order;
  shuffle: boolean;
}

export type Mount = (place: Place) => Widget;

/** What all parts of the player work on; `state` is replaced, never changed. */
export interface Player {
  course: CourseData;
  words: Words;
  widgets: Record<string, Mount>;
  record: Recorder;
  notebook: Notebook;
  state: SessionState;
  /** called before the page in view is left */
  leaving: (() => void)[];
  /** called when another page has come into view */
  arriving: (() => void)[];
}
