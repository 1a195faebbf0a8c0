// Plays paths from standard input: one JSON line { scenario, path } gives one JSON walk.
import { createInterface } from "node:readline";

import { walk } from "../../scorm_templates/runtime/scenario.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { scenario, path } = JSON.parse(line);
  console.log(JSON.stringify(walk(scenario, path)));
}
