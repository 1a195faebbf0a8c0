// scorm-again, the run-time side that OpenOLAT ships, as the LMS of the campaigns in browsers: an
// engine that is not ours, with the same faults as our doubles around it.

const FIRST = {
  again12: { core: { student_id: "4711", student_name: "Muster, Alex", credit: "credit", lesson_mode: "normal", lesson_status: "not attempted", entry: "ab-initio" } },
  again2004: { learner_id: "4711", learner_name: "Muster, Alex", credit: "credit", mode: "normal", entry: "ab-initio", completion_status: "unknown", success_status: "unknown" },
};
const ENGINES = {
  again12: { script: "scorm12.min.js", api: "Scorm12API", prefix: "LMS", end: "LMSFinish", quiet: [0] },
  // 403: a value that was never set
  again2004: { script: "scorm2004.min.js", api: "Scorm2004API", prefix: "", end: "Terminate", quiet: [0, 403] },
};

/** Loads the engine's own script. */
export function loaded(kind) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `../scorm-again/${ENGINES[kind].script}`;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

/** A launch; `server.values` is what was committed, as scorm-again writes it. */
export function again(kind, server, faults) {
  const { api, prefix, end, quiet } = ENGINES[kind];
  const engine = new window[api]({ autocommit: false, logLevel: 5 });
  const complaints = [];
  let isGone = false;
  engine.loadFromJSON(launched(kind, server.values.cmi), "cmi");

  function keep() {
    if (faults.offline || faults.commit === "false") return "false";
    if (faults.commit === "true") server.values = { cmi: engine.renderCMIToJSONObject().cmi };
    return "true";
  }

  function failing(method) {
    if (isGone || (method === "Initialize" && !faults.initialize)) return "false";
    const fault = { GetValue: faults.get, SetValue: faults.set }[method] ?? "true";
    if (fault === "throw") throw new Error(method);
    return fault === "true" ? null : fault === "empty" ? "" : "false";
  }

  const call = (name) => (...values) => {
    const method = name.slice(prefix.length);
    const failed = failing(method);
    if (failed !== null) return failed;
    const result = engine[name](...values);
    const error = Number(engine.lastErrorCode);
    if (!quiet.includes(error)) complaints.push(`${name}(${values.map((each) => String(each).slice(0, 60))}): ${error}`);
    if (method === "Commit" || name === end) return String(result) === "true" ? keep() : "false";
    return result;
  };
  const names = ["Initialize", end.slice(prefix.length), "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
  const API = Object.fromEntries(names.map((name) => [prefix + name, call(prefix + name)]));
  return { API, complaints, gone: () => (isGone = true) };
}

/** What an LMS gives a launch: only a suspended attempt goes on in 2004. */
function launched(kind, kept) {
  const first = FIRST[kind];
  if (!kept) return first;
  if (kind === "again12") {
    const { exit, session_time, ...core } = kept.core;
    return { ...kept, core: { ...first.core, ...core, entry: exit === "suspend" ? "resume" : "" } };
  }
  const { exit, session_time, total_time, ...rest } = kept;
  if (exit !== "suspend") return first;
  return { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== "")), entry: "resume" };
}
