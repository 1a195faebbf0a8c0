// How much an LMS hears of each kind of launch. Argument: standard. Prints one JSON object: calls
// and commits, of cmi5 requests and writes, by what had happened before.
import { pathToFileURL } from "node:url";
import * as session from "../../scorm_templates/runtime/session.js";
import { browser } from "./browser.js";
import { COURSE } from "./campaign.js";
import { STANDARDS } from "./standards.js";
import { listening } from "./traffic.js";

export async function openings(name) {
  const standard = STANDARDS[name];
  const world = browser(standard, await standard.windows(), COURSE);
  const found = {};

  /** One visit after `before`: a page read or none, then the end of the window. */
  async function visit(before, page, how) {
    const tab = await world.launch(() => {}, false, (entering) => (found[before] = listening(world, entering)));
    await world.pass(1000);
    found[before] = { ...found[before] };
    if (page) world.within(tab, () => tab.recorder.opened(session.openPage(COURSE, tab.state, page)));
    await world.end(tab, how);
  }

  await visit("nothing", "", "close");
  await visit("a look", "", "crash");
  await visit("a crash", "p2", "close");
  await visit("a page", "p3", "crash");
  await visit("a page that only the journal has", "p4", "exit");
  await visit("an exit", "", "close");
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(JSON.stringify(await openings(process.argv[2])));
}
