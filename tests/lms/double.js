// A strict LMS of our own: holds what was committed, judges every call by the specification, and
// fails on demand. It knows nothing of the runtime. double12.js and double2004.js say the words.

/** What a healthy LMS does; every fault is one value that differs. */
export const HEALTHY = {
  absent: false, // no API in any window
  initialize: true,
  set: "true", // "false" | "throw"
  get: "true", // "empty" | "throw"
  commit: "true", // "false" | "lie": says "true" and keeps nothing
  offline: false, // calls are taken, nothing reaches the server
};

const LARGEST = 40_000;

/**
 * @param {object} words the standard: methods, elements, defaults
 * @param {object} record what the server holds; changed by commits
 * @param {object} faults as HEALTHY; read at every call, so they may come and go
 */
export function launch(words, record, faults) {
  const complaints = [];
  const held = words.launched(record);
  let phase = "before";
  let error = "0";
  let isGone = false;
  const complain = (code, text) => {
    error = code;
    complaints.push(text);
    return "false";
  };
  const refuse = () => ((error = "101"), "false");

  function isOpen(method) {
    error = "0";
    if (phase === "open") return true;
    complain(words.closed, `${method} while the session is not open (${phase})`);
    return false;
  }

  function store() {
    if (faults.offline || faults.commit === "false") return refuse();
    if (faults.commit === "lie") return "true";
    Object.assign(record, words.stored(record, held));
    return "true";
  }

  function size() {
    return Object.entries(held).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  }

  const calls = {
    initialize(parameter) {
      error = "0";
      if (parameter !== "") return complain(words.argument, `Initialize(${parameter})`);
      if (phase !== "before") return complain(words.twice, "Initialize twice");
      if (!faults.initialize) return refuse();
      phase = "open";
      return "true";
    },
    finish(parameter) {
      if (!isOpen("Finish")) return "false";
      if (parameter !== "") return complain(words.argument, `Finish(${parameter})`);
      phase = "closed";
      return store();
    },
    get(element) {
      if (!isOpen(`GetValue(${element})`)) return "";
      if (faults.get === "throw") throw new Error("GetValue");
      if (faults.get === "empty") return "";
      const found = words.element(element, held);
      if (!found) return complain(words.unknown, `GetValue(${element}): no such element`), "";
      if (found.access === "write") return complain(words.writeOnly, `GetValue(${element}): write-only`), "";
      if (found.value === undefined) error = words.unset;
      return found.value ?? "";
    },
    set(element, value) {
      if (!isOpen(`SetValue(${element})`)) return "false";
      const said = `SetValue(${element}, ${String(value).slice(0, 60)})`;
      if (typeof value !== "string") return complain(words.type, `${said}: not a string`);
      const found = words.element(element, held);
      if (!found) return complain(words.unknown, `${said}: no such element`);
      if (found.access === "read") return complain(words.readOnly, `${said}: read-only`);
      const wrong = found.wrong(value);
      if (wrong) return complain(wrong === "range" ? words.range : words.type, `${said}: ${wrong}`);
      if (faults.set === "throw") throw new Error("SetValue");
      if (faults.set === "false") return refuse();
      held[element] = value;
      return "true";
    },
    commit(parameter) {
      if (!isOpen("Commit")) return "false";
      if (parameter !== "") return complain(words.argument, `Commit(${parameter})`);
      if (size() > LARGEST) complain(words.argument, `Commit of ${size()} characters`);
      return store();
    },
    error: () => error,
  };
  const API = Object.fromEntries(
    Object.entries(words.methods).map(([name, method]) => [name, (...args) => (isGone ? "false" : (calls[method] ?? (() => ""))(...args))]),
  );
  /** The window is gone: nothing that is said from now on reaches anybody. */
  const gone = () => (isGone = true);
  return { API, complaints, held, gone };
}

/** A value is one of these words. */
export const among = (...words) => (value) => (words.includes(value) ? "" : "no such word");
export const matching = (pattern) => (value) => (pattern.test(value) ? "" : "wrong form");
export const within = (low, high, pattern = /^-?\d+(\.\d+)?$/) => (value) =>
  !pattern.test(value) ? "not a decimal" : Number(value) < low || Number(value) > high ? "range" : "";
export const atMost = (length) => (value) => (value.length <= length ? "" : `longer than ${length}`);

/** The place of a collection's next entry, from the elements that are held. */
export function count(held, collection) {
  let next = 0;
  while (`${collection}.${next}.id` in held) next += 1;
  return next;
}
