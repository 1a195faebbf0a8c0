// @ts-check
// cmi5: statements to the LRS of the LMS, the learner's place in its State resource.
import { applyMastery, launchData, launchParameters, learnerId, modeOf } from "./launch_cmi5.js";
import { fetchToken, lrs, NOTHING_YET } from "./lrs.js";
import { outbox } from "./outbox.js";
import { both, standingIn, toldIn } from "./state_cmi5.js";
import { answered, completed, initialized, judged, terminated } from "./statements_xapi.js";

/** @import { CourseData, InteractionReport, Launch, Status } from "../types.d.ts" */
/** @import { Given, LaunchData } from "./launch_cmi5.js" */
/** @import { Document } from "./lrs.js" */
/** @import { Standing } from "./state_cmi5.js" */
/**
 * @typedef {{
 *   given: Given, data: LaunchData, course: CourseData,
 *   lrs: ReturnType<typeof lrs>, box: ReturnType<typeof outbox>,
 * }} Session
 */

const STATE = "kurswerk";
const LAUNCH_DATA = "LMS.LaunchData";
const PREFERENCES = "cmi5LearnerPreferences";
const MOST_UNHEARD = 3;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** @type {Launch} */
const ALONE = {
  connected: false,
  mode: "normal",
  writable: false,
  learner_id: "",
  suspend_data: "",
  location: "",
  resumed: false,
  fresh: false,
};

/** Statements have names: an answer that is told twice is kept once. */
export const idempotent = true;

/** @type {ReturnType<typeof fetchToken> | null} */
let token = null;
let isSpent = false;
/** @type {Session | null} */
let session = null;
let writable = false;
let isOver = false;
let startedAt = 0;
let lastStamp = 0;
let standing = standingIn(null);
let isDirty = false;
let tag = "";
/** Writes with a condition that nobody answered, one after the other. */
let unheard = 0;
let isWriting = false;
/** Whether the LRS says both that there is a document and that there is none. */
let isHiding = false;
/** Whether to write without conditions. */
let isPlain = false;
let told = toldIn(null);
/** As `told`, with what is on its way. */
let claimed = told;
/** Whether passed or failed was said since the launch: one verdict is allowed. */
let isJudged = false;
/** @type {Status | null} failed, but the learner may still pass before the session ends */
let undecided = null;
/** @type {number | null} */
let progress = null;
/** @type {Promise<boolean>} */
let working = Promise.resolve(true);
let wait = FIRST_WAIT;
let isWaiting = false;

/**
 * Asked again it goes on with the session that has begun, or tries what failed; the token it fetches
 * once.
 * @param {CourseData} course its pass mark becomes that of the LMS
 * @returns {Promise<Launch>}
 */
export async function connect(course) {
  const given = launchParameters(window.location.search);
  if (!given) return ALONE;
  const learner_id = learnerId(given);
  if (!session && !isOver) {
    const opened = await open(given, course);
    if (opened) begin(opened.session, opened.before);
  }
  if (!session) return { ...ALONE, learner_id, over: isSpent };
  applyMastery(course, session.data);
  const isResumed = standing.suspend_data !== "";
  return {
    connected: true,
    mode: modeOf(session.data),
    writable,
    learner_id,
    ...standing,
    resumed: isResumed,
    fresh: !isResumed,
  };
}

/**
 * Everything that must be read before the first statement.
 * @param {Given} given
 * @param {CourseData} course
 * @returns {Promise<{ session: Session, before: Document } | null>}
 */
async function open(given, course) {
  token ??= fetchToken(given.fetch);
  const fetched = await token;
  ({ isSpent } = fetched);
  if (!fetched.token) return null;
  const store = lrs(given, fetched.token);
  const [launch, preferences, before] = await Promise.all([
    store.readState(LAUNCH_DATA),
    store.readProfile(PREFERENCES),
    store.readState(STATE),
  ]);
  const data = launchData(launch?.content);
  if (!data || !preferences || !before) return null;
  return { session: { given, data, course, lrs: store, box: outbox(store.post) }, before };
}

/**
 * @param {Session} opened
 * @param {Document} before
 */
function begin(opened, before) {
  const { content } = before;
  session = opened;
  writable = modeOf(opened.data) === "normal";
  ({ tag } = before);
  standing = standingIn(content);
  told = claimed = toldIn(content);
  const now = stamp();
  startedAt = now.getTime();
  opened.box.put(initialized(opened, now));
  window.addEventListener("online", () => commit());
  commit();
}

/** @param {string} page */
export function location(page) {
  note({ ...standing, location: page });
}

/** @param {string} data */
export function suspend(data) {
  note({ ...standing, suspend_data: data });
}

/** @returns {string | null} what the State resource holds, or will hold; null: nobody knows */
export function suspended() {
  return session ? standing.suspend_data : null;
}

/**
 * @param {InteractionReport} report
 * @returns {boolean}
 */
export function interaction(report) {
  if (!session || !writable) return false;
  session.box.put(answered(session, report, stamp()));
  return true;
}

/**
 * @param {Status} now
 * @param {boolean} attemptsLeft
 */
export function status(now, attemptsLeft) {
  if (!session || !writable) return;
  progress = now.progress;
  undecided = null;
  if (now.success === "passed") judge(now);
  if (now.success === "failed" && attemptsLeft) undecided = now;
  else if (now.success === "failed") judge(now);
  if (!now.completed || claimed.completed) return;
  claimed = { ...claimed, completed: true };
  session.box.put(completed(session, stamp(), seconds()));
}

/** @param {Status} now */
function judge(now) {
  const isPassed = now.success === "passed";
  const isKnown = claimed.passed || (!isPassed && now.attempts <= claimed.failed);
  if (!session || isJudged || isKnown) return;
  isJudged = true;
  claimed = isPassed ? { ...claimed, passed: true } : { ...claimed, failed: now.attempts };
  session.box.put(judged(session, stamp(), seconds(), now));
}

/** @returns {Promise<boolean>} whether the LRS has everything */
export function commit() {
  working = working.then(save);
  return working;
}

/** @param {boolean} exit */
export function close(exit) {
  if (!session || isOver) return;
  if (undecided) judge(undecided);
  const isSilent = claimed.completed || session.course.data_protection === "anonymous";
  session.box.put(terminated(session, stamp(), seconds(), isSilent ? null : progress));
  isOver = true;
  writable = false;
  if (!exit) return dismiss();
  window.addEventListener("pagehide", dismiss);
  commit();
}

/** @returns {Promise<boolean>} */
async function save() {
  if (!session) return false;
  const { box } = session;
  const claims = claimed;
  const isSent = await box.send();
  if (isSent && claims !== told) {
    told = claims;
    isDirty = true;
  }
  const isSaved = (!isDirty || (await write())) && isSent;
  if (!isSaved) retryLater();
  else arrived();
  return isSaved && box.isComplete();
}

/** @returns {Promise<boolean>} */
async function write() {
  if (!session) return false;
  isDirty = false;
  const store = session.lrs;
  const asked = isPlain ? "" : tag;
  isWriting = true;
  const { answer, tag: next } = await store.writeState(STATE, { ...standing, ...told }, asked);
  isWriting = false;
  isDirty ||= answer !== "kept" && answer !== "changed";
  if (answer === "kept") tag = next;
  if (answer === "changed") await meet(store);
  isHiding = answer === "changed" && asked === NOTHING_YET && tag === NOTHING_YET;
  unheard = answer === "unheard" && asked ? unheard + 1 : 0;
  // If it answers to reading all the same, its host forbids browsers to name conditions.
  if (unheard && unheard % MOST_UNHEARD === 0) isPlain = await meet(store);
  return answer === "kept";
}

/**
 * Another window of this enrolment has written: what it told is told, and what it kept is what the
 * State resource holds, until this one says anew where the learner is.
 * @param {Session["lrs"]} store
 * @returns {Promise<boolean>} whether it could be read
 */
async function meet(store) {
  const now = await store.readState(STATE);
  if (!now) return false;
  ({ tag } = now);
  const theirs = toldIn(now.content);
  isDirty ||= (told.completed && !theirs.completed) || (told.passed && !theirs.passed);
  told = both(told, theirs);
  claimed = both(claimed, told);
  standing = standingIn(now.content);
  return true;
}

/** After the last statement the learner goes where the LMS wants them. */
function arrived() {
  wait = FIRST_WAIT;
  if (!isOver || !session) return;
  const { returnURL } = session.data;
  session = null;
  if (returnURL) window.location.assign(returnURL);
}

/** A last request with everything that was never sent, made to outlive the page. */
function dismiss() {
  if (!session) return;
  const { box, lrs: store } = session;
  session = null;
  // What is being written just now changes the tag; what nobody could read is never written over.
  const asked = isPlain || (isWriting && !isHiding) ? "" : tag;
  store.farewell(STATE, isDirty ? { ...standing, ...told } : null, asked, box.rest());
}

function retryLater() {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    commit();
  }, wait);
  wait = Math.min(2 * wait, LONGEST_WAIT);
}

/** @param {Standing} now */
function note(now) {
  const isNews = now.location !== standing.location || now.suspend_data !== standing.suspend_data;
  if (!writable || !isNews) return;
  standing = now;
  isDirty = true;
}

/** @returns {Date} now, later than every stamp before: the order of statements is that of times */
function stamp() {
  lastStamp = Math.max(Date.now(), lastStamp + 1);
  return new Date(lastStamp);
}

/** @returns {number} since the session began */
function seconds() {
  return (Date.now() - startedAt) / 1000;
}
