// @ts-check
// Requests to the LRS of a cmi5 launch; none of them throws.
import { parsed } from "./launch_cmi5.js";

/** @import { Given } from "./launch_cmi5.js" */
/** @import { Answer, Statement } from "./outbox.js" */
/** @typedef {{ content: any, tag: string }} Document `tag`: what to ask for when it is written over */

/** The tag of a document that is not there. */
export const NOTHING_YET = "*";
const JSON_TYPE = "application/json";
const PATIENCE = 10_000;
const TRIES = 3;
/** Browsers let requests of 64 KiB in all outlive their page. */
const MOST_ALIVE = 30_000;
/** With these words an LMS says that the launch had its session already. */
const SPENT = [400, 401, 403, 409, 410];
/** These may pass; every other refusal is final. */
const PASSING = [401, 408, 425, 429];

/**
 * The token for all further requests; the address may be asked once only, and only by POST.
 * @param {string} address
 * @returns {Promise<{ token: string, isSpent: boolean }>} no token if the LMS refuses; `isSpent`: because it
 * has given one before
 */
export async function fetchToken(address) {
  const response = await request(address, { method: "POST" });
  const answer = response?.ok ? parsed(await textOf(response)) : null;
  const token = answer?.["auth-token"];
  if (typeof token === "string" && token) return { token, isSpent: false };
  const isRefused = response !== null && SPENT.includes(response.status);
  return { token: "", isSpent: isRefused || answer?.["error-code"] !== undefined };
}

/**
 * @param {Given} given
 * @param {string} token
 */
export function lrs(given, token) {
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" };
  const json = { ...headers, "Content-Type": JSON_TYPE };

  /**
   * @param {string} resource
   * @param {Record<string, string>} query
   */
  function address(resource, query) {
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${given.endpoint}${resource}?${pairs.join("&")}`;
  }

  /** @param {string} stateId */
  function place(stateId) {
    const { activityId, agent, registration } = given;
    return { activityId, agent, registration, stateId };
  }

  /** @param {string} stateId */
  const state = (stateId) => address("activities/state", place(stateId));

  /**
   * Once more in the alternate syntax of xAPI: a form, for which no browser has to ask the LRS first.
   * A window that closes does not wait for the answer to such a question.
   * @param {string} method
   * @param {string} resource
   * @param {Record<string, string>} query
   * @param {unknown} content
   */
  function asForm(method, resource, query, content) {
    const fields = { ...json, ...query, content: JSON.stringify(content) };
    const body = new URLSearchParams(fields);
    request(`${given.endpoint}${resource}?method=${method}`, { method: "POST", body, keepalive: true });
  }

  return {
    /**
     * @param {string} stateId
     * @returns {Promise<Document | null>} null if the LRS cannot be reached
     */
    readState: (stateId) => read(state(stateId), headers),

    /**
     * @param {string} profileId
     * @returns {Promise<Document | null>}
     */
    readProfile: (profileId) =>
      read(address("agents/profile", { agent: given.agent, profileId }), headers),

    /**
     * @param {string} stateId
     * @param {unknown} content
     * @param {string} tag what must still be there; NOTHING_YET: nothing; "" does not ask
     * @returns {Promise<{ answer: Answer | "changed" | "unheard", tag: string }>} unheard: no answer at all
     */
    async writeState(stateId, content, tag) {
      const response = await send("PUT", state(stateId), { ...json, ...condition(tag) }, content);
      if (!response) return { answer: "unheard", tag: "" };
      const isChanged = response.status === 412;
      return { answer: isChanged ? "changed" : verdict(response), tag: tagOf(response) };
    },

    /**
     * The last words of a window, twice: what an LRS is told twice it keeps once.
     * @param {string} stateId
     * @param {unknown} content null: nothing new
     * @param {string} tag as for writing
     * @param {Statement[]} statements
     */
    farewell(stateId, content, tag, statements) {
      const document = { ...condition(tag), ...place(stateId) };
      if (content) asForm("PUT", "activities/state", document, content);
      if (statements.length) asForm("POST", "statements", {}, statements);
      if (content) this.writeState(stateId, content, tag);
      if (statements.length) this.post(statements);
    },

    /**
     * @param {Statement[]} statements
     * @returns {Promise<Answer>}
     */
    async post(statements) {
      const response = await send("POST", `${given.endpoint}statements`, json, statements);
      // A conflict of one is a statement that the LRS already has.
      return response?.status === 409 && statements.length === 1 ? "kept" : verdict(response);
    },
  };
}

/**
 * @param {string} tag
 * @returns {Record<string, string>}
 */
function condition(tag) {
  if (!tag) return {};
  return tag === NOTHING_YET ? { "If-None-Match": tag } : { "If-Match": tag };
}

/**
 * @param {string} method
 * @param {string} address
 * @param {Record<string, string>} headers
 * @param {unknown} content
 */
function send(method, address, headers, content) {
  const body = JSON.stringify(content);
  return request(address, { method, headers, body, keepalive: body.length < MOST_ALIVE });
}

/**
 * @param {string} address
 * @param {Record<string, string>} headers
 * @returns {Promise<Document | null>} null if the LRS cannot be reached
 */
async function read(address, headers) {
  for (let tried = 1; ; tried += 1) {
    const response = await request(address, { method: "GET", headers, cache: "no-store" });
    if (response && response.status < 500) {
      const content = response.ok ? parsed(await textOf(response)) : null;
      return { content, tag: response.ok ? tagOf(response) : NOTHING_YET };
    }
    if (tried === TRIES) return null;
    await new Promise((done) => setTimeout(done, tried * 500));
  }
}

/**
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Response | null>} null if nobody answers
 */
async function request(address, options) {
  const stop = new AbortController();
  const alarm = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(address, { ...options, signal: stop.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(alarm);
  }
}

/**
 * @param {Response} response
 * @returns {Promise<string>}
 */
async function textOf(response) {
  try {
    return await response.text();
  } catch {
    return "";
  }
}

/**
 * @param {Response | null} response
 * @returns {string}
 */
function tagOf(response) {
  return (response?.ok && response.headers.get("ETag")) || "";
}

/**
 * @param {Response | null} response
 * @returns {Answer}
 */
function verdict(response) {
  if (response?.ok) return "kept";
  const isFinal = response && response.status < 500 && !PASSING.includes(response.status);
  return isFinal ? "refused" : "failed";
}
