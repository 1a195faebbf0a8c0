// How much an LMS hears of a course of 30 pages and 20 questions that is read from start to end.
// Arguments: standard, seconds for each page. Prints one JSON object: calls and commits at opening
// and in all; of cmi5 requests, those that write the learner's state being its commits.
import { pathToFileURL } from "node:url";
import * as session from "../../scorm_templates/runtime/session.js";
import { course, dice, responses } from "../runtime/samples.js";
import { browser } from "./browser.js";
import { STANDARDS } from "./standards.js";

const QUIZ = "abschluss";

/** Everything that the LMS is asked. */
export function listening(world, tab) {
  const heard = { calls: 0, commits: 0 };
  const api = tab.window.API ?? tab.window.API_1484_11;
  for (const name of Object.keys(api ?? {})) {
    const call = api[name];
    api[name] = (...values) => {
      heard.calls += 1;
      if (name.endsWith("Commit")) heard.commits += 1;
      return call(...values);
    };
  }
  if (world.server.request) {
    const ask = world.server.request;
    world.server.request = (url, options) => {
      heard.calls += 1;
      if (options.method === "PUT") heard.commits += 1;
      return ask(url, options);
    };
  }
  return heard;
}

export async function traffic(name, pace) {
  const standard = STANDARDS[name];
  const made = { ...course(30, { pages: 30, questions: 20 }), iri: "https://example.org/probe", data_protection: "full" };
  const world = browser(standard, await standard.windows(), made);
  let heard = null;
  const tab = await world.launch(() => {}, false, (entering) => (heard = listening(world, entering)));
  await world.pass(1000);
  const opening = { ...heard };
  const roll = dice(1);
  const act = async (run, seconds) => {
    world.within(tab, run);
    await world.pass(1000 * seconds);
  };
  const practised = made.questions.filter(({ id }) => !made.quizzes[0].questions.includes(id));
  for (const page of made.lessons.flatMap(({ pages }) => pages)) {
    await act(() => tab.recorder.opened((tab.state = session.openPage(made, tab.state, page))), pace);
    const question = practised.shift();
    if (question) await act(() => answer(question), pace / 2);
  }
  function answer(question) {
    const given = responses(roll, question);
    const done = session.answer(made, tab.state, question.id, given);
    tab.state = done.state;
    tab.recorder.answered(done.state, question, given, done.grade, 2);
  }
  tab.state = session.startAttempt(made, tab.state, QUIZ);
  for (const id of tab.state.quizzes[QUIZ].current.questions) {
    const question = made.questions.find((each) => each.id === id);
    await act(() => {
      const given = responses(roll, question);
      const done = session.answerInAttempt(made, tab.state, QUIZ, id, given);
      tab.state = done.state;
      tab.recorder.answered(done.state, question, given, done.grade, 2);
    }, pace / 2);
  }
  await act(() => tab.recorder.submitted((tab.state = session.submitAttempt(made, tab.state, QUIZ).state)), 10);
  await world.end(tab, "exit");
  return { opening, whole: heard, complaints: world.complaints, answers: standard.kept(world.server).answers.length };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, pace] = process.argv.slice(2);
  console.log(JSON.stringify(await traffic(name, Number(pace))));
}
