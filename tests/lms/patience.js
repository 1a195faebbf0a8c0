// How often an LMS that does not recover is asked, and whether it is still asked after an hour.
// Arguments: standard, fault. Prints one JSON object: commits or requests in each ten minutes.
import { pathToFileURL } from "node:url";
import * as session from "../../scorm_templates/runtime/session.js";
import { browser } from "./browser.js";
import { COURSE } from "./campaign.js";
import { STANDARDS } from "./standards.js";

const TEN_MINUTES = 600_000;

/** One page opened, and then the learner only reads while the LMS fails. */
export async function hour(name, fault) {
  const standard = STANDARDS[name];
  const world = browser(standard, await standard.windows(), COURSE, counted);
  let asked = 0;
  function counted(lms) {
    const count = (call) => (...values) => ((asked += 1), call(...values));
    return { ...lms, commit: count(lms.commit), connect: count(lms.connect) };
  }
  const tab = await world.launch(() => {});
  Object.assign(world.faults, standard.faults[fault]);
  world.within(tab, () => tab.recorder.opened(session.openPage(COURSE, tab.state, "p2")));
  const requests = () => asked + (world.server.count?.() ?? 0);
  const counts = [];
  for (let part = 0; part < 6; part += 1) {
    const before = requests();
    await world.pass(TEN_MINUTES);
    counts.push(requests() - before);
  }
  world.heal();
  await world.pass(TEN_MINUTES);
  return { counts, line: tab.line };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, fault] = process.argv.slice(2);
  console.log(JSON.stringify(await hour(name, fault)));
}
