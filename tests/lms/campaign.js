// Learners, faults, crashes and heals at random, and an account of what was lost.
// Arguments: standard, first seed, number of sequences, control ("" | "no-journal" | "trusting").
// Prints one JSON object.
import { pathToFileURL } from "node:url";
import * as session from "../../scorm_templates/runtime/session.js";
import { dice } from "../runtime/samples.js";
import { browser } from "./browser.js";
import { ledger } from "./facts.js";
import { STANDARDS } from "./standards.js";

const QUIZ = "abschluss";
const choice = (id, multiple) => ({
  id, points: 1, scoring: "all_or_nothing", attempts: 0, shuffle: true, description: "", words: {}, objective: "", pool: "",
  interactions: [{ type: "choice", id, options: ["aaaaaa", "bbbbbb", "cccccc"], correct: ["bbbbbb"], multiple }],
});
export const COURSE = {
  id: "probe", iri: "https://example.org/probe", title: "Probe", language: "de", completion: "pages_and_quiz", report_failed: false,
  data_protection: "full", journal: true, final_quiz: QUIZ,
  lessons: [{ id: "eins", pages: ["p1", "p2", "p3", "p4", "p5"] }],
  questions: ["f1", "f2", "f3", "f4", "f5", "f6"].map((id, at) => choice(id, at % 2 === 1)),
  scenarios: [],
  quizzes: [{ id: QUIZ, questions: ["f4", "f5", "f6"], draws: [], pass_mark: 0.5, attempts: 0, shuffle: true, feedback: "at_end" }],
  texts: {},
};

/** One learner from the first launch to the last; says what was lost. */
async function sequence(seed, standard, windows, control) {
  const roll = dice(seed);
  const course = control === "no-journal" ? { ...COURSE, journal: false } : COURSE;
  const world = browser(standard, windows, course, control === "trusting" ? trusting : undefined);
  const facts = ledger();
  const seen = { lied: false, storage: false, liedAtExit: false, faults: 0 };
  const launch = async (isReload = false) => {
    const tab = await world.launch(facts.said, isReload);
    if (tab.opening.isUnread) throw new Error(`seed ${seed}: unreadable`);
    return tab;
  };

  async function act(tab) {
    const { recorder } = tab;
    const question = roll.pick(course.questions);
    const form = question.interactions[0];
    const response = [...new Set([roll.pick(form.options), ...(form.multiple ? [roll.pick(form.options)] : [])])];
    const given = { [question.id]: response };
    const inQuiz = tab.state.quizzes[QUIZ]?.current;
    const isOpen = inQuiz && !inQuiz.submitted;
    switch (roll.integer(4)) {
      case 0:
      case 1: {
        const page = roll.pick(course.lessons[0].pages);
        tab.state = session.openPage(course, tab.state, page);
        facts.opened(tab, page);
        return recorder.opened(tab.state);
      }
      case 2: {
        const done = session.answer(course, tab.state, question.id, given);
        tab.state = done.state;
        facts.practised(tab, question.id, response);
        return recorder.answered(done.state, question, given, done.grade, facts.serial(tab));
      }
      case 3: {
        if (!isOpen) {
          tab.state = session.startAttempt(course, tab.state, QUIZ);
          facts.forgetAnswers();
        }
        if (!tab.state.quizzes[QUIZ].current.questions.includes(question.id)) return recorder.opened(tab.state);
        const done = session.answerInAttempt(course, tab.state, QUIZ, question.id, given);
        tab.state = done.state;
        if (world.tabs.length === 1) facts.answered(tab, question.id, response);
        else facts.forgetAnswers();
        return recorder.answered(done.state, question, given, done.grade, facts.serial(tab));
      }
      default: {
        if (!isOpen) return undefined;
        tab.state = session.submitAttempt(course, tab.state, QUIZ).state;
        const { attempts, best } = tab.state.quizzes[QUIZ];
        facts.handedIn(tab, attempts, best);
        return recorder.submitted(tab.state);
      }
    }
  }

  async function end(tab, how) {
    if (how === "exit" && standard.isLying(world.faults)) seen.liedAtExit = true;
    await world.end(tab, how);
    if (!world.tabs.length) await world.pass(roll.integer(100_000));
  }

  function fail() {
    const name = roll.pick(Object.keys(standard.faults));
    Object.assign(world.faults, standard.faults[name]);
    seen.faults += 1;
    seen.lied ||= standard.isLying(world.faults);
    seen.storage ||= name.startsWith("storage");
  }

  if (roll.chance(0.3)) fail();
  const steps = 8 + roll.integer(14);
  for (let step = 0; step < steps; step += 1) {
    if (!world.tabs.length) await launch(step > 0 && roll.chance(0.1));
    const tab = roll.pick(world.tabs);
    const fate = roll.integer(99);
    if (fate < 62) {
      world.within(tab, () => act(tab));
      await world.pass(roll.pick([0, 300, 3000, 20_000]));
    } else if (fate < 72) fail();
    else if (fate < 78) world.heal();
    else if (fate < 83) world.within(tab, () => tab.recorder.hidden());
    else if (fate < 89) await end(tab, "crash");
    else if (fate < 94) await end(tab, "close");
    else if (fate < 96) await end(tab, "exit");
    else if (world.tabs.length < 2) {
      await launch();
      facts.forgetAnswers();
      facts.forgetTold();
    }
  }
  for (const tab of [...world.tabs]) await end(tab, roll.pick(["crash", "close"]));
  return { seed, ...(await account(world, standard, facts, seen, launch)) };
}

/** Everything works again: what does the learner find, and what has the LMS been told at the end? */
async function account(world, standard, facts, seen, launch) {
  world.heal();
  const last = await launch();
  const found = last.opening.state ?? session.start(COURSE, 1);
  const lost = facts.lost(found);
  world.within(last, () => last.recorder.opened(session.openPage(COURSE, last.state, "p1")));
  await world.pass(100_000);
  await world.end(last, "close");
  world.local.kept.clear();
  const alone = await launch();
  const kept = standard.kept(world.server);
  const fromLms = facts.lost(alone.opening.state ?? session.start(COURSE, 1)).filter((fact) => !lost.includes(fact));
  const amounts = session.status(COURSE, alone.state);
  const isTold = (amounts.success !== "passed" || !amounts.completed || kept.isPassed) && (!standard.tellsBest || kept.score >= Math.floor((amounts.scaled ?? 0) * 100));
  await world.end(alone, "close");
  const mayBeLost = (tab) => !tab.gaveLearner || seen.storage || seen.liedAtExit;
  const avoidable = lost.filter(({ tab }) => !mayBeLost(tab));
  return {
    ...seen,
    lost: lost.map(({ key }) => key),
    avoidable: avoidable.map(({ key }) => key),
    silent: lost.filter(({ claimed }) => claimed === "saved").map(({ key }) => key),
    untold: [...fromLms.map(({ key }) => key), ...(isTold ? [] : ["status"]), ...facts.untold(kept.answers, mayBeLost)],
    complaints: world.complaints,
  };
}

/** A control: an LMS module that believes what it has written itself. */
function trusting(lms) {
  let text = null;
  return {
    ...lms,
    suspend: (data) => ((text = data), lms.suspend(data)),
    suspended: () => text ?? lms.suspended(),
    commit: () => (lms.commit(), true),
  };
}

export async function campaign(name, first, many, control = "") {
  const standard = STANDARDS[name];
  const windows = await standard.windows();
  const sum = { sequences: 0, faulty: 0, lost: 0, avoidable: 0, silent: 0, silentHonest: 0, untold: 0, complaints: 0, liedAtExit: 0, examples: [] };
  for (let seed = first; seed < first + many; seed += 1) {
    const done = await sequence(seed, standard, windows, control);
    sum.sequences += 1;
    sum.faulty += done.faults > 0 ? 1 : 0;
    sum.lost += done.lost.length ? 1 : 0;
    sum.avoidable += done.avoidable.length ? 1 : 0;
    sum.silent += done.silent.length ? 1 : 0;
    const isSilent = done.silent.length > 0 && !done.lied;
    sum.silentHonest += isSilent ? 1 : 0;
    sum.untold += done.untold.length ? 1 : 0;
    sum.liedAtExit += done.lost.length && done.liedAtExit ? 1 : 0;
    sum.complaints += done.complaints.length ? 1 : 0;
    const isBad = done.avoidable.length || isSilent || done.untold.length || done.complaints.length;
    if (isBad && sum.examples.length < 5) sum.examples.push(done);
  }
  return sum;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, first, many, control] = process.argv.slice(2);
  console.log(JSON.stringify(await campaign(name, Number(first), Number(many), control ?? "")));
}
