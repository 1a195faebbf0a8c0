// Grades cases from standard input: one JSON line { question, responses } gives one JSON grade.
import { createInterface } from "node:readline";

import { grade } from "../../scorm_templates/runtime/grading.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { question, responses } = JSON.parse(line);
  console.log(JSON.stringify(grade(question, responses)));
}
