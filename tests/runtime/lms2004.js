// A SCORM 2004 API that believes everything and remembers every call; strict2004.py judges the calls.

/** @param {Record<string, string>} values what the LMS holds before launch */
export function lms2004(values = {}) {
  const held = {
    "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "cmi.entry": "ab-initio", "cmi.mode": "normal",
    "cmi.credit": "credit", ...values,
  };
  const calls = [];
  let error = "0";
  let interactions = Number(values["cmi.interactions._count"] ?? 0);
  const answers = {
    Initialize: () => "true",
    Terminate: () => "true",
    Commit: () => "true",
    GetLastError: () => error,
    GetErrorString: () => "",
    GetDiagnostic: () => "",
    GetValue: (element) => {
      if (element === "cmi.interactions._count") return String(interactions);
      error = element in held ? "0" : "403";
      return held[element] ?? "";
    },
    SetValue: (element, value) => {
      held[element] = value;
      const index = /^cmi\.interactions\.(\d+)\.id$/.exec(element);
      if (index) interactions = Math.max(interactions, Number(index[1]) + 1);
      return "true";
    },
  };
  const API_1484_11 = Object.fromEntries(
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
  return { API_1484_11, held, calls, count };
}

/** Makes an API the one that the runtime finds. */
export function enter(API_1484_11) {
  const window = { API_1484_11 };
  window.parent = window;
  globalThis.window = window;
}
