// Suspend data that nobody can read: cut at every byte, of another version, garbage. The player
// must start, must know that it could not read, and must leave the text alone until it is told.
// Arguments: first seed, number of cases. Prints one JSON object.
import { pathToFileURL } from "node:url";
import * as session from "../../scorm_templates/runtime/session.js";
import { decode, encode } from "../../scorm_templates/runtime/suspend.js";
import { course, dice, responses } from "../runtime/samples.js";
import { browser } from "./browser.js";
import { STANDARDS } from "./standards.js";

const LETTERS = "ABCxyz019;:,.!~_-{}[]<>&\"'\\ \n\u00e4\u20ac".split("");

function busy(made, roll) {
  let state = session.start(made, roll.integer(1e9));
  for (const page of made.lessons.flatMap(({ pages }) => pages)) state = session.openPage(made, state, page);
  for (const question of made.questions) ({ state } = session.answer(made, state, question.id, responses(roll, question)));
  return state;
}

/** Every way in which a text can be wrong; the cuts walk through all of its lengths. */
function damaged(roll, text, number) {
  const at = roll.integer(text.length - 1);
  switch (number % 6) {
    case 0:
    case 1:
    case 2:
      return text.slice(0, 1 + (number % (text.length - 1)));
    case 3:
      return String(2 + roll.integer(7)) + text.slice(1);
    case 4:
      return text.slice(0, at) + roll.pick(LETTERS) + text.slice(at + 1);
    default:
      return Array.from({ length: 1 + roll.integer(200) }, () => roll.pick(LETTERS)).join("");
  }
}

async function resumed(seed, standard, windows, text, made) {
  const roll = dice(seed);
  const world = browser(standard, windows, made);
  standard.hold(world.server, text, standard);
  const tab = await world.launch(() => {});
  const wrong = [];
  if (!tab.opening.isUnread) wrong.push("the learner is not told");
  for (const page of made.lessons[0].pages) {
    tab.state = session.openPage(made, tab.state, page);
    world.within(tab, () => tab.recorder.opened(tab.state));
    await world.pass(roll.integer(20_000));
  }
  const question = made.questions[0];
  const done = session.answer(made, tab.state, question.id, responses(roll, question));
  world.within(tab, () => tab.recorder.answered(done.state, question, {}, done.grade, 1));
  if (tab.line === "saved") wrong.push("the line says that it is saved");
  const isAgreed = roll.chance(0.3);
  if (isAgreed) {
    tab.overwrite();
    await world.pass(5000);
  }
  await world.end(tab, roll.pick(["crash", "close", "exit"]));
  const kept = standard.kept(world.server).suspend;
  if (!isAgreed && kept !== text) wrong.push("the unreadable text is gone");
  if (isAgreed && !decode(made, kept)) wrong.push("what the learner agreed to was not done");
  return [...wrong, ...world.complaints];
}

export async function fuzz(name, first, many) {
  const standard = STANDARDS[name];
  const windows = await standard.windows();
  const sum = { cases: 0, readable: 0, wrong: [] };
  for (let seed = first; sum.cases < many; seed += 1) {
    const roll = dice(seed);
    const made = course(seed % 40, { pages: 4, questions: 5 });
    const text = damaged(roll, encode(made, busy(made, roll), Date.UTC(2026, 1, 1)), seed);
    if (decode(made, text)) {
      sum.readable += 1;
      continue;
    }
    sum.cases += 1;
    const wrong = await resumed(seed, standard, windows, text, made);
    if (wrong.length && sum.wrong.length < 5) sum.wrong.push({ seed, text, wrong });
  }
  return sum;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, first, many] = process.argv.slice(2);
  console.log(JSON.stringify(await fuzz(name, Number(first), Number(many))));
}
