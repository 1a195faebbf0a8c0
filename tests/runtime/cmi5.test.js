import assert from "node:assert/strict";
import { test } from "node:test";

import { answerText, definition, rightAnswers } from "../../scorm_templates/runtime/lms/answers_xapi.js";
import { applyMastery, launchData, launchParameters, learnerId, modeOf } from "../../scorm_templates/runtime/lms/launch_cmi5.js";
import { fetchToken, lrs, NOTHING_YET } from "../../scorm_templates/runtime/lms/lrs.js";
import { outbox } from "../../scorm_templates/runtime/lms/outbox.js";
import * as statements from "../../scorm_templates/runtime/lms/statements_xapi.js";
import { duration, namedUuid, randomUuid, score } from "../../scorm_templates/runtime/lms/values_xapi.js";
import { course, dice, FORMS, question, rightResponse } from "./samples.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example.org", name: "4711" } };
const GIVEN = {
  endpoint: "https://lrs.example.org/xapi/", fetch: "https://lms.example.org/token",
  registration: "r-1", activityId: "https://lms.example.org/au", agent: JSON.stringify(ACTOR), actor: ACTOR,
};
const TIME = new Date("2026-03-01T10:00:00.000Z");
const TEMPLATE = {
  contextActivities: { grouping: { id: "https://example.org/au" }, category: [{ id: "https://lms.example.org/c" }] },
  extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" },
};

function session(data = {}) {
  const made = { ...course(1), iri: "https://example.org/kurswerk/probe" };
  return { given: GIVEN, course: made, data: { ...launchData({ contextTemplate: TEMPLATE, launchMode: "Normal", ...data }) } };
}

test("durations have hundredths, no empty parts and never an exponent", () => {
  const expected = { 0: "PT0S", 0.004: "PT0S", 1.239: "PT1.24S", 60: "PT1M0S", 3661.5: "PT1H1M1.5S", 360000: "PT100H0S" };
  for (const [seconds, text] of Object.entries(expected)) assert.equal(duration(Number(seconds)), text);
  assert.equal(duration(-5), "PT0S");
  assert.equal(duration(NaN), "PT0S");
});

test("a name always gives the same UUID and another name another one", () => {
  const names = Array.from({ length: 2000 }, (_, at) => `registration ${at} passed`);
  const ids = names.map(namedUuid);
  assert.ok(ids.every((id) => UUID.test(id)));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(names.map(namedUuid), ids);
});

test("random UUIDs are UUIDs", () => {
  const ids = Array.from({ length: 500 }, randomUuid);
  assert.ok(ids.every((id) => UUID.test(id)));
  assert.equal(new Set(ids).size, ids.length);
});

test("a score agrees with its verdict in all places of a mastery score", () => {
  assert.deepEqual(score(0.7, true, 0.7), { scaled: 0.7, raw: 70, min: 0, max: 100 });
  assert.equal(score(2 / 3, true, 0.6667).scaled, 0.6667);
  assert.equal(score(0.69999, false, 0.7).scaled, 0.6999);
  assert.equal(score(1, true, 1).raw, 100);
  assert.equal(score(0.29, true, 0).raw, 29);
});

test("launch parameters are found in any order, decoded once", () => {
  const values = { activityId: "https://a.b/?x=1&y=2", registration: "r", endpoint: "https://l/xapi", actor: JSON.stringify({ ...ACTOR, name: "Ä +&" }), fetch: "https://l/f?a=1&b=2" };
  const orders = [Object.keys(values), Object.keys(values).reverse()];
  for (const order of orders) {
    const found = launchParameters(`?other=1&${order.map((name) => `${name}=${encodeURIComponent(values[name])}`).join("&")}`);
    assert.equal(found.endpoint, "https://l/xapi/");
    assert.equal(found.agent, values.actor);
    assert.equal(found.actor.name, "Ä +&");
    assert.deepEqual([found.fetch, found.activityId, found.registration], [values.fetch, values.activityId, "r"]);
  }
  for (const missing of Object.keys(values)) {
    const query = new URLSearchParams({ ...values, [missing]: "" });
    assert.equal(launchParameters(`?${query}`), null, missing);
  }
  assert.equal(launchParameters(`?${new URLSearchParams({ ...values, actor: "{" })}`), null);
});

test("a learner's name is that of their account in this enrolment", () => {
  assert.equal(learnerId(GIVEN), "https://lms.example.org|4711|r-1");
  assert.notEqual(learnerId({ ...GIVEN, registration: "r-2" }), learnerId(GIVEN));
});

test("launch data without a template are none; return addresses are web addresses", () => {
  for (const document of [null, {}, { contextTemplate: "x" }]) assert.equal(launchData(document), null);
  const data = (rest) => launchData({ contextTemplate: {}, ...rest });
  assert.equal(data({ returnURL: "javascript:alert(1)" }).returnURL, "");
  assert.equal(data({ returnURL: "https://lms/x" }).returnURL, "https://lms/x");
  assert.equal(data({ masteryScore: 7 }).masteryScore, null);
  assert.equal(data({ masteryScore: 0 }).masteryScore, 0);
  assert.deepEqual(["Normal", "Browse", "Review"].map((launchMode) => modeOf(data({ launchMode }))), ["normal", "browse", "review"]);
});

test("the mastery score of the LMS becomes the pass mark", () => {
  const made = course(1);
  applyMastery(made, launchData({ contextTemplate: {} }));
  assert.equal(made.quizzes[0].pass_mark, 0.7);
  applyMastery(made, launchData({ contextTemplate: {}, masteryScore: 0.85 }));
  assert.equal(made.quizzes[0].pass_mark, 0.85);
});

test("statements carry the template untouched, and each its categories", () => {
  const now = session({ masteryScore: 0.7 });
  const status = { completed: true, success: "passed", scaled: 0.9, progress: 1, attempts: 1 };
  const made = {
    initialized: statements.initialized(now, TIME),
    completed: statements.completed(now, TIME, 5),
    passed: statements.judged(now, TIME, 5, status),
    failed: statements.judged(now, TIME, 5, { ...status, success: "failed", scaled: 0.1 }),
    terminated: statements.terminated(now, TIME, 5, 0.507),
  };
  for (const [name, statement] of Object.entries(made)) {
    const { category, grouping } = statement.context.contextActivities;
    const ids = category.map(({ id }) => id.split("/").pop());
    const judged = ["completed", "passed", "failed"].includes(name);
    assert.deepEqual(ids, judged ? ["c", "cmi5", "moveon"] : ["c", "cmi5"], name);
    assert.deepEqual(grouping, TEMPLATE.contextActivities.grouping);
    assert.equal(statement.context.registration, "r-1");
    assert.equal(statement.timestamp, "2026-03-01T10:00:00.000Z");
    assert.equal(statement.object.id, GIVEN.activityId);
    assert.match(statement.id, UUID);
    const mastery = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore" in statement.context.extensions;
    assert.equal(mastery, ["passed", "failed"].includes(name), name);
  }
  assert.deepEqual(Object.values(made.terminated.result.extensions), [50]);
  assert.equal(now.data.contextTemplate.contextActivities.category.length, 1);
});

test("what may be said once has one name, whenever it is said", () => {
  const [now, later] = [session(), session()];
  assert.equal(statements.completed(now, TIME, 1).id, statements.completed(later, new Date(), 9).id);
  const failed = (attempts) => statements.judged(now, TIME, 1, { success: "failed", scaled: 0, attempts }).id;
  assert.equal(failed(1), failed(1));
  assert.notEqual(failed(1), failed(2));
  assert.notEqual(statements.initialized(now, TIME).id, statements.initialized(now, TIME).id);
});

test("answers have the delimiters of xAPI and name only what can be chosen", () => {
  const roll = dice(7);
  for (const kind of FORMS) {
    const [form] = question(roll, kind, "frage").interactions;
    const right = rightAnswers(form);
    const said = answerText(form, rightResponse(form));
    if (["choice", "true-false", "matching", "sequencing"].includes(form.type)) assert.deepEqual([said], right);
    assert.equal(typeof said, "string");
  }
  const fill = { type: "fill-in", id: "1", solutions: ["Stab", "Krisenstab"], wrong: [], tolerant: false };
  assert.deepEqual(rightAnswers(fill), ["{case_matters=true}Stab", "{case_matters=true}Krisenstab"]);
  const numeric = { type: "numeric", id: "1", solution: "18", low: "17.5", high: "18.5" };
  assert.deepEqual(rightAnswers(numeric), ["17.5[:]18.5"]);
  assert.equal(answerText(numeric, "1.234,50"), "1234.5");
  assert.equal(answerText(numeric, "viele"), "");
  const several = { type: "choice", id: "1", options: ["a", "b", "c"], correct: ["a", "c"], multiple: true };
  assert.equal(answerText(several, ["c", "a"]), "a[,]c");
  assert.deepEqual(definition({ interaction: several, description: "Was?", words: {} }, "de").description, { de: "Was?" });
  assert.ok(!("description" in definition({ interaction: several, description: "", words: {} }, "de")));
  const { choices } = definition({ interaction: several, description: "", words: { a: "Ja", b: "Nein" } }, "de");
  assert.deepEqual(choices, [{ id: "a", description: { de: "Ja" } }, { id: "b", description: { de: "Nein" } }, { id: "c" }]);
});

test("a neutral answer is neither right nor wrong", () => {
  const interaction = { type: "likert", id: "1", scale: ["l1", "l2"] };
  const report = { id: "sicherheit", interaction, response: "l1", result: "neutral", description: "", words: {}, objective: "", weighting: 0, latency: 2, time: TIME };
  const { result, context, object } = statements.answered(session(), report, TIME);
  assert.deepEqual(result, { response: "l1", duration: "PT2S" });
  assert.ok(!JSON.stringify(context).includes("categories/cmi5"));
  assert.equal(object.id, "https://example.org/kurswerk/probe#question/sicherheit");
  const again = (rest) => statements.answered(session(), { ...report, ...rest }, new Date()).id;
  assert.equal(again({}), statements.answered(session(), report, TIME).id);
  assert.notEqual(again({ time: new Date(0) }), again({}));
});

/** An outbox before an LRS that answers what is next in the list, then keeps everything. */
function boxed(...answers) {
  const sent = [];
  const box = outbox(async (batch) => {
    sent.push(batch.map(({ id }) => id));
    return answers.shift() ?? "kept";
  });
  return { box, sent, put: (...ids) => ids.forEach((id) => box.put({ id })) };
}

test("statements wait in order until the LRS has them", async () => {
  const { box, sent, put } = boxed("failed");
  put(1, 2);
  assert.equal(await box.send(), false);
  put(3);
  assert.equal(await box.send(), true);
  assert.deepEqual(sent, [[1, 2], [1, 2, 3]]);
  assert.deepEqual(box.rest(), []);
});

test("one refused statement does not hold up the others and is not hidden", async () => {
  const { box, sent, put } = boxed("refused", "kept", "refused", "kept");
  put(1, 2, 3);
  assert.equal(await box.send(), true);
  assert.deepEqual(sent, [[1, 2, 3], [1], [2], [3]]);
  assert.equal(box.isComplete(), false);
  put(4, 5);
  await box.send();
  assert.deepEqual(sent.at(-1), [4, 5]);
});

test("long queues go in parts, and at the end what is on its way goes once more, in order", async () => {
  const { box, sent, put } = boxed();
  put(...Array.from({ length: 40 }, (_, at) => at));
  const sending = box.send();
  assert.deepEqual(box.rest().map(({ id }) => id), Array.from({ length: 40 }, (_, at) => at));
  await sending;
  assert.deepEqual(sent.flat().length, 15);
});

function server(...answers) {
  const asked = [];
  globalThis.fetch = async (address, options) => {
    asked.push([address, options]);
    const next = answers.shift();
    if (!next) throw new TypeError("offline");
    return new Response(next.body === undefined ? null : JSON.stringify(next.body), { status: next.status, headers: next.headers });
  };
  return asked;
}

test("the token is asked for once, by POST, and an error is none", async () => {
  let asked = server({ status: 200, body: { "auth-token": "abc=" } });
  assert.deepEqual(await fetchToken("https://l/f"), { token: "abc=", isSpent: false });
  assert.deepEqual([asked.length, asked[0][1].method], [1, "POST"]);
  for (const [answer, isSpent] of [
    [{ status: 200, body: { "error-code": "1" } }, true], [{ status: 403 }, true],
    [{ status: 500 }, false], [{ status: 404 }, false], [{ status: 200 }, false], [undefined, false],
  ]) {
    asked = server(answer);
    assert.deepEqual(await fetchToken("https://l/f"), { token: "", isSpent });
    assert.equal(asked.length, 1);
  }
});

test("documents are read for actor, registration and activity, and written over what was read", async () => {
  const asked = server(
    { status: 200, body: { a: 1 }, headers: { ETag: '"1"' } }, { status: 404 }, { status: 204 }, { status: 412 },
  );
  const store = lrs(GIVEN, "abc=");
  assert.deepEqual(await store.readState("x"), { content: { a: 1 }, tag: '"1"' });
  assert.deepEqual(await store.readState("x"), { content: null, tag: NOTHING_YET });
  assert.equal((await store.writeState("x", {}, '"1"')).answer, "kept");
  assert.equal((await store.writeState("x", {}, "")).answer, "changed");
  assert.equal((await store.writeState("x", {}, NOTHING_YET)).answer, "unheard");
  const url = new URL(asked[0][0]);
  assert.equal(url.pathname, "/xapi/activities/state");
  assert.deepEqual(Object.fromEntries(url.searchParams), { activityId: GIVEN.activityId, agent: GIVEN.agent, registration: "r-1", stateId: "x" });
  assert.ok(asked.every(([, { headers }]) => headers.Authorization === "Basic abc=" && headers["X-Experience-API-Version"] === "1.0.3"));
  const conditions = asked.slice(2).map(([, { headers }]) => [headers["If-Match"], headers["If-None-Match"]]);
  assert.deepEqual(conditions, [['"1"', undefined], [undefined, undefined], [undefined, "*"]]);
});

test("what may pass is tried again, what is final is not", async () => {
  const expected = { 200: "kept", 204: "kept", 400: "refused", 401: "failed", 403: "refused", 429: "failed", 503: "failed" };
  for (const [status, answer] of Object.entries(expected)) {
    server({ status: Number(status) });
    assert.equal(await lrs(GIVEN, "t").post([{ id: 1 }, { id: 2 }]), answer, status);
  }
  server();
  assert.equal(await lrs(GIVEN, "t").post([{ id: 1 }]), "failed");
  server({ status: 409 }, { status: 409 });
  assert.equal(await lrs(GIVEN, "t").post([{ id: 1 }]), "kept");
  assert.equal(await lrs(GIVEN, "t").post([{ id: 1 }, { id: 2 }]), "refused");
});

test("a learner's preferences are those of the agent, and a refusal is no error", async () => {
  const asked = server({ status: 403 });
  assert.deepEqual(await lrs(GIVEN, "t").readProfile("cmi5LearnerPreferences"), { content: null, tag: NOTHING_YET });
  assert.deepEqual(Object.fromEntries(new URL(asked[0][0]).searchParams), { agent: GIVEN.agent, profileId: "cmi5LearnerPreferences" });
});

test("only small requests are to outlive their page; larger ones a browser would refuse", async () => {
  const asked = server({ status: 200 }, { status: 200 });
  await lrs(GIVEN, "t").post([{ id: 1 }]);
  await lrs(GIVEN, "t").post([{ id: "x".repeat(40_000) }]);
  assert.deepEqual(asked.map(([, { keepalive }]) => keepalive), [true, false]);
});

test("last words go twice: as every request, and as a form that no browser asks the LRS about first", async () => {
  const asked = server({ status: 204 }, { status: 200 }, { status: 204 }, { status: 200 });
  lrs(GIVEN, "t=").farewell("x", { a: "ä&b" }, '"7"', [{ id: 1 }]);
  assert.deepEqual(asked.map(([address, { method, keepalive }]) => [new URL(address).search.slice(0, 12), method, keepalive]), [
    ["?method=PUT", "POST", true], ["?method=POST", "POST", true], ["?activityId=", "PUT", true], ["", "POST", true],
  ]);
  const [state, post] = asked.slice(0, 2).map(([, { body }]) => Object.fromEntries(body));
  assert.equal(asked[0][1].headers, undefined, "a header would need a preflight");
  assert.deepEqual(state, {
    Authorization: "Basic t=", "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json", "If-Match": '"7"',
    activityId: GIVEN.activityId, agent: GIVEN.agent, registration: "r-1", stateId: "x", content: '{"a":"ä&b"}',
  });
  assert.equal(post.content, '[{"id":1}]');
  const none = server();
  lrs(GIVEN, "t=").farewell("x", null, "", []);
  assert.deepEqual(none, []);
});
