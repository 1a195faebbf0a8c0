// An LMS with its LRS for the campaigns: launches, hands out tokens, judges every request and every
// statement by the cmi5 specification, and fails on demand. It knows nothing of the runtime.
// The full judge with the ids of all requirements is tests/cmi5/rules.py.

/** What a healthy LRS does; every fault is one value that differs. */
export const HEALTHY = {
  network: true, // false: nobody answers
  status: 0, // what every request is answered with: 401, 503
  lost: false, // requests are done, answers are lost
  slow: false, // answers come after longer than anybody waits
  keepalive: true, // false: what outlives a page is dropped; "forms": but for what needs no preflight
  lying: false, // documents are answered with 204 and not kept
  empty: false, // documents are not found
  state: 0, // what the State resource alone is answered with
};

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const VERBS = "http://adlnet.gov/expapi/verbs/";
const DEFINED = ["initialized", "completed", "passed", "failed", "terminated"];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example.org", name: "4711" } };
const AGENT = JSON.stringify(ACTOR);
const REGISTRATION = "6f6c1d0e-8f3b-4a7c-9b1e-0a4f7b8a2d11";
const ACTIVITY = "https://lms.example.org/au/1";
const ENDPOINT = "https://lrs.example.org/xapi/";
const LATE = 15_000;
const QUICK = 40;

export function lrsDouble(faults) {
  const sessions = [];
  const complaints = [];
  const named = new Map();
  const told = { completed: 0, passed: 0 };
  let document = null;
  let edition = 0;
  let requests = 0;

  const complain = (text) => (complaints.push(text), { status: 400 });
  const nameOf = ({ verb }) => String(verb?.id).replace(VERBS, "");
  const categories = ({ context }) => (context?.contextActivities?.category ?? []).map(({ id }) => id);

  /** A new launch: the address of the course's page. */
  function launch() {
    const number = sessions.length + 1;
    const template = {
      contextActivities: { grouping: [{ id: "https://example.org/au" }] },
      extensions: { [SESSION]: `session-${number}` },
    };
    const data = { contextTemplate: template, launchMode: "Normal", moveOn: "CompletedAndPassed", masteryScore: 0.5 };
    sessions.push({ token: `token${number}`, isFetched: false, data, read: new Set(), statements: []});
    return address(number);
  }

  function address(number) {
    const query = { registration: REGISTRATION, activityId: ACTIVITY, actor: AGENT, fetch: `https://lms.example.org/fetch?launch=${number}`, endpoint: ENDPOINT };
    return `?${new URLSearchParams(query)}`;
  }

  /**
   * One request, as `fetch` is called.
   * @returns {{ wait: number, answer: { status: number, body?: unknown, tag?: string } | null }} null: nobody answers
   */
  function request(address, options) {
    requests += 1;
    if (!faults.network) return { wait: QUICK, answer: null };
    const url = new URL(address);
    if (faults.status && url.pathname !== "/fetch") return { wait: QUICK, answer: { status: faults.status } };
    const answer = done(url, options);
    return { wait: faults.slow ? LATE : QUICK, answer: faults.lost ? null : answer };
  }

  function done(url, { method, headers, body }) {
    if (url.pathname === "/fetch") return token(method, Number(url.searchParams.get("launch")));
    const query = Object.fromEntries(url.searchParams);
    if (query.method) {
      if (headers) return complain("a form with headers of its own");
      const fields = Object.fromEntries(body);
      return resource(url.pathname, query.method, fields, fields, fields.content);
    }
    return resource(url.pathname, method, headers, query, body);
  }

  function token(method, number) {
    if (method !== "POST") return complain("fetch address not by POST");
    const session = sessions[number - 1];
    if (session.isFetched) return { status: 200, body: { "error-code": "1", "error-text": "in use" } };
    session.isFetched = true;
    return { status: 200, body: { "auth-token": session.token } };
  }

  function resource(path, method, headers, query, body) {
    const session = sessions.find(({ token: each }) => headers.Authorization === `Basic ${each}`);
    if (!session) return complain(`authorization ${headers.Authorization}`);
    if (!/^1\.0/.test(headers["X-Experience-API-Version"])) return complain("no version");
    if (path === "/xapi/statements" && method === "POST") return statements(session, JSON.parse(body));
    if (query.agent !== AGENT) return complain("another agent");
    if (path === "/xapi/agents/profile" && query.profileId === "cmi5LearnerPreferences" && method === "GET") {
      session.read.add("preferences");
      return { status: 404 };
    }
    if (path !== "/xapi/activities/state") return complain(`${method} ${path}`);
    if (query.registration !== REGISTRATION || query.activityId !== ACTIVITY) return complain("another place");
    if (faults.state) return { status: faults.state };
    if (query.stateId === "LMS.LaunchData") {
      if (method !== "GET") return complain(`${method} of the launch data`);
      session.read.add("launch data");
      return { status: 200, body: session.data };
    }
    return state(method, headers, body);
  }

  function state(method, headers, body) {
    const tag = document ? `"${edition}"` : "";
    if (method === "GET") return document && !faults.empty ? { status: 200, body: JSON.parse(document), tag } : { status: 404 };
    if (method !== "PUT") return complain(`${method} of the state`);
    if (headers["If-Match"] && headers["If-Match"] !== tag) return { status: 412 };
    if (headers["If-None-Match"] === "*" && document) return { status: 412 };
    if (faults.lying) return { status: 204 };
    document = body;
    edition += 1;
    return { status: 204, tag: `"${edition}"` };
  }

  function statements(session, sent) {
    const isOther = (each) => named.has(each.id) && named.get(each.id) !== JSON.stringify(each);
    if (sent.some(isOther)) return { status: 409 };
    for (const statement of sent) {
      if (named.has(statement.id)) continue;
      const wrong = judged(session, statement);
      if (wrong) return complain(`${nameOf(statement)}: ${wrong}`);
      named.set(statement.id, JSON.stringify(statement));
      session.statements.push(statement);
      if (nameOf(statement) in told) told[nameOf(statement)] += 1;
    }
    return { status: 200, body: sent.map(({ id }) => id) };
  }

  /** What is wrong with the next statement of a session; "" if nothing is. */
  function judged(session, statement) {
    const verb = nameOf(statement);
    const said = session.statements.map(nameOf);
    const isDefined = categories(statement).includes(CMI5);
    const { contextTemplate } = session.data;
    if (!UUID.test(statement.id)) return "no UUID";
    if (JSON.stringify(statement.actor) !== AGENT) return "another actor";
    if (statement.context?.registration !== REGISTRATION) return "another registration";
    if (statement.context.extensions?.[SESSION] !== contextTemplate.extensions[SESSION]) return "another session";
    if (!statement.context.contextActivities?.grouping?.length) return "without the template's grouping";
    if (!/Z$/.test(statement.timestamp)) return "no time in UTC";
    if (!said.length && session.read.size < 2) return "before launch data and preferences were read";
    if (!said.length !== (verb === "initialized")) return "initialized is not the first";
    if (said.includes("terminated")) return "after terminated";
    if (session.statements.some(({ timestamp }) => timestamp > statement.timestamp)) return "earlier than the one before";
    if (isDefined !== DEFINED.includes(verb)) return "category cmi5";
    return isDefined ? judgedDefined(verb, said, statement) : "";
  }

  function judgedDefined(verb, said, { result = {}, object, ...statement }) {
    const isJudging = ["passed", "failed"].includes(verb);
    if (object.id !== ACTIVITY) return "another object";
    if (said.includes(verb)) return "twice in a session";
    if (isJudging && (said.includes("passed") || said.includes("failed"))) return "a second verdict";
    if (told[verb]) return "twice in a registration";
    if (verb === "failed" && told.passed) return "after passed";
    if ("success" in result !== isJudging || (isJudging && result.success !== (verb === "passed"))) return "success";
    if ("completion" in result !== (verb === "completed")) return "completion";
    if ((isJudging || verb === "completed") !== categories(statement).includes(MOVE_ON)) return "category moveon";
    if (verb !== "initialized" && !/^PT/.test(result.duration)) return "no duration";
    if (verb === "passed" && !(result.score?.scaled >= 0.5)) return "less than the mastery score";
    if (verb === "failed" && !(result.score?.scaled < 0.5)) return "no less than the mastery score";
    return "";
  }

  /** What the LRS holds, in the same words as of every standard. */
  function kept() {
    const all = sessions.flatMap((session) => session.statements);
    const passed = all.filter((each) => nameOf(each) === "passed");
    return {
      suspend: document ? JSON.parse(document).suspend_data : "",
      isPassed: passed.length > 0,
      isCompleted: told.completed > 0,
      score: Math.max(0, ...all.map(({ result }) => 100 * (result?.score?.scaled ?? 0))),
      answers: all.filter((each) => nameOf(each) === "answered").map(({ result }) => seconds(result.duration)),
    };
  }

  return { launch, lastLaunch: () => address(sessions.length), request, kept, complaints, count: () => requests, hold: (text) => ((document = JSON.stringify({ suspend_data: text, location: "" })), (edition += 1)) };
}

function seconds(span) {
  const [, hours, minutes, rest] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(span);
  return 3600 * Number(hours ?? 0) + 60 * Number(minutes ?? 0) + Number(rest ?? 0);
}
