// localStorage of one browser, with the ways in which it fails.

/** @param {{ denied: boolean, full: boolean }} faults read at every use */
export function storage(faults) {
  const kept = new Map();
  const guard = () => {
    if (faults.denied) throw new Error("SecurityError");
  };
  return {
    kept,
    get length() {
      guard();
      return kept.size;
    },
    key(at) {
      guard();
      return [...kept.keys()][at] ?? null;
    },
    getItem(name) {
      guard();
      return kept.get(name) ?? null;
    },
    setItem(name, value) {
      guard();
      if (faults.full) throw new Error("QuotaExceededError");
      kept.set(name, value);
    },
    removeItem(name) {
      guard();
      kept.delete(name);
    },
  };
}
