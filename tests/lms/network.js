// The way between a cmi5 course and its LRS: how it fails, what outlives a window, how answers look.

/** Names of faults and how each comes about, for an LRS as lrs_double.js. */
export const FAULTS = {
  "network down": { network: false },
  "503": { status: 503 },
  "401": { status: 401 },
  "answers lost": { lost: true },
  slow: { slow: true },
  "keepalive dropped": { keepalive: false },
  "keepalive without preflight alone": { keepalive: "forms" },
  "state lies": { lying: true },
  "state empty": { empty: true },
  "state 500": { state: 500 },
};

/** Whether a request gets through although its window goes away; a form is one without headers. */
export function outlives({ keepalive, headers }, faults) {
  if (!keepalive || faults.keepalive === false) return false;
  return faults.keepalive !== "forms" || !headers;
}

/** An answer of the LRS as `fetch` hands it over. */
export const responseOf = ({ status, body, tag }) => ({
  status, ok: status < 300, headers: { get: (name) => (name === "ETag" && tag) || null },
  text: async () => (body === undefined ? "" : JSON.stringify(body)),
});
