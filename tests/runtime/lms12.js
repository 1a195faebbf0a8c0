// A SCORM 1.2 API that believes everything and remembers every call; strict12.py judges the calls.

/** @param {Record<string, string>} values what the LMS holds before launch */
export function lms12(values = {}) {
  const held = { "cmi.core.lesson_status": "not attempted", "cmi.core.entry": "ab-initio", ...values };
  const calls = [];
  let interactions = Number(values["cmi.interactions._count"] ?? 0);
  const answers = {
    LMSInitialize: () => "true",
    LMSFinish: () => "true",
    LMSCommit: () => "true",
    LMSGetLastError: () => "0",
    LMSGetErrorString: () => "",
    LMSGetDiagnostic: () => "",
    LMSGetValue: (element) => (element === "cmi.interactions._count" ? String(interactions) : held[element] ?? ""),
    LMSSetValue: (element, value) => {
      held[element] = value;
      const index = /^cmi\.interactions\.(\d+)\.id$/.exec(element);
      if (index) interactions = Math.max(interactions, Number(index[1]) + 1);
      return "true";
    },
  };
  const API = Object.fromEntries(
    Object.entries(answers).map(([method, answer]) => [
      method,
      (...args) => {
        const result = answer(...args);
        calls.push({ method, args, result });
        return result;
      },
    ]),
  );
  const count = (method) => calls.filter((call) => call.method === method).length;
  return { API, held, calls, count };
}

/** Makes an API the one that the runtime finds. */
export function enter(API) {
  const window = { API };
  window.parent = window;
  globalThis.window = window;
}
