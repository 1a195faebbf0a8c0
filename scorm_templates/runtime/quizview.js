// @ts-check
// A quiz on its page: start, one question at a time, review before handing in, result.
import { made } from "./dom.js";
import { openForm } from "./form.js";
import { grade } from "./grading.js";
import { isReady, judge, sayResult } from "./items.js";
import { showWeight } from "./pages.js";
import { showResult } from "./quizresult.js";
import { say } from "./say.js";
import { answerInAttempt, quizAttemptsLeft, startAttempt, submitAttempt } from "./session.js";

/** @import { Form } from "./form.js" */
/** @import { Player } from "./player.d.ts" */
/** @import { Attempt, Quiz } from "./types.d.ts" */

const PARTS = ["start", "run", "review", "result"];

/** @param {Player} player */
export function mountQuizzes(player) {
  for (const root of document.querySelectorAll("[data-quiz]")) {
    const element = /** @type {HTMLElement} */ (root);
    const quiz = player.course.quizzes.find(({ id }) => id === element.dataset.quiz);
    if (quiz) mountQuiz(player, element, quiz);
  }
}

/**
 * @param {Player} player
 * @param {HTMLElement} root
 * @param {Quiz} quiz
 */
function mountQuiz(player, root, quiz) {
  const { course, words } = player;
  const find = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (root.querySelector(name));
  const forms = new Map(
    [...root.querySelectorAll("form.item")].flatMap((element) => {
      const form = openForm(player, /** @type {HTMLFormElement} */ (element), "");
      /** @type {[string, Form][]} */
      const entry = form ? [[form.question.id, form]] : [];
      return entry;
    }),
  );
  const immediate = quiz.feedback === "immediate";
  let place = 0;
  let since = Date.now();

  const current = () => player.state.quizzes[quiz.id]?.current ?? null;
  const asked = () => /** @type {Attempt} */ (current());
  const formAt = (/** @type {number} */ n) => forms.get(asked().questions[n]);

  /** @param {string} part */
  function turnTo(part) {
    for (const name of PARTS) find(`.quiz-${name}`).hidden = name !== part;
    showWeight();
  }

  /** @param {string} selector */
  function look(selector) {
    const target = find(selector);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  /** Keeps the answer of the question in view, if it is a new one. */
  function keep() {
    const form = find(".quiz-run").hidden || immediate ? undefined : formAt(place);
    if (!form) return;
    const responses = form.responses();
    const before = asked().responses[form.question.id];
    if (JSON.stringify(responses) === JSON.stringify(before ?? {})) return;
    settle(form, responses);
  }

  /**
   * @param {Form} form
   * @param {ReturnType<Form["responses"]>} responses
   */
  function settle(form, responses) {
    const { id } = form.question;
    const { state, grade } = answerInAttempt(course, player.state, quiz.id, id, responses);
    player.state = state;
    player.record.answered(state, form.question, responses, grade, (Date.now() - since) / 1000);
    since = Date.now();
    return grade;
  }

  /** @param {number} n */
  function ask(n) {
    keep();
    place = n;
    since = Date.now();
    turnTo("run");
    const { questions } = asked();
    for (const [id, { form }] of forms) form.hidden = id !== questions[n];
    find(".quiz-place").textContent = words("question_of", { number: n + 1, count: questions.length });
    find("[data-do=previous]").hidden = n === 0;
    find("[data-do=following]").hidden = n === questions.length - 1;
    find("[data-do=overview]").classList.toggle("ghost", n < questions.length - 1);
    look(".quiz-place");
  }

  function begin() {
    player.state = startAttempt(course, player.state, quiz.id);
    player.record.opened(player.state);
    prepare();
    const open = asked().questions.findIndex((id) => !(id in asked().responses));
    ask(open < 0 ? 0 : open);
  }

  /** Empties the forms, or fills in what a resumed attempt holds. */
  function prepare() {
    const list = find(".questions");
    for (const [id, form] of forms) {
      form.reopen();
      const given = current()?.responses[id];
      if (given) form.restore(given);
      if (given && immediate) conclude(form, given);
    }
    for (const id of asked().questions) {
      const form = forms.get(id);
      if (form) list.append(form.form);
    }
  }

  /**
   * @param {Form} form
   * @param {ReturnType<Form["responses"]>} responses
   */
  function conclude(form, responses) {
    judge(player, form, responses, grade(form.question, responses), true);
    form.lock(words("answered"));
  }

  function overview() {
    keep();
    turnTo("review");
    const { questions } = asked();
    const rows = questions.map((id, n) => {
      const isDone = isAnswered(id);
      const question = forms.get(id)?.title() ?? "";
      const button = made(
        "button",
        isDone ? "to-question done" : "to-question",
        made("span", "", words("question_label", { number: n + 1, question })),
        made("span", "quiet", words(isDone ? "question_state_answered" : "question_state_open")),
      );
      button.type = "button";
      button.addEventListener("click", () => ask(n));
      return made("li", "", button);
    });
    find(".answered").replaceChildren(...rows);
    const open = questions.filter((id) => !isAnswered(id)).length;
    const count = questions.length;
    const left = words(count === 1 ? "review_only" : "review_open", { count: open, of: count });
    const text = open ? left : words("review_all", { count });
    find(".quiz-review .standing").textContent = text;
    look(".quiz-review h2");
  }

  /** @param {string} id */
  function isAnswered(id) {
    return id in asked().responses && Boolean(forms.get(id)?.isComplete());
  }

  function submit() {
    const { state, scaled, passed, byObjective } = submitAttempt(course, player.state, quiz.id);
    player.state = state;
    player.record.submitted(state);
    reveal(scaled, passed, byObjective);
    look(".quiz-result h2");
    say(`${find(".verdict-of-quiz").textContent} ${find(".points-of-quiz").textContent}`);
  }

  /**
   * @param {number} scaled
   * @param {boolean} passed
   * @param {{ objective: string, score: number, points: number }[]} byObjective
   */
  function reveal(scaled, passed, byObjective) {
    turnTo("result");
    const attempt = asked();
    const answers = attempt.questions.flatMap((id) => forms.get(id) ?? []);
    showResult(player, root, quiz, { scaled, passed, byObjective, answers, attempt });
    find(".answers").hidden = quiz.feedback === "never";
    if (quiz.feedback !== "never") unfold(attempt, answers);
  }

  /**
   * Shows one answer after the other, so that slow machines react in between.
   * @param {Attempt} attempt
   * @param {Form[]} answers
   */
  function unfold(attempt, [form, ...rest]) {
    if (!form || current() !== attempt) return;
    conclude(form, attempt.responses[form.question.id] ?? {});
    form.form.hidden = false;
    find(".answers").append(form.form);
    setTimeout(() => unfold(attempt, rest));
  }

  /** What the start panel says of attempts so far. */
  function welcome() {
    turnTo("start");
    const left = quizAttemptsLeft(course, player.state, quiz.id);
    const open = current() && !asked().submitted;
    const begins = find("[data-do=begin]");
    begins.textContent = words(open ? "resume_quiz" : "begin_quiz");
    begins.hidden = left === 0;
    const standing = find(".quiz-start .standing");
    standing.hidden = left > 0;
    standing.textContent = words("attempts_none");
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    begin,
    previous: () => ask(place - 1),
    following: () => ask(place + 1),
    overview,
    submit,
    retry: begin,
  };
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    const action = button && actions[/** @type {HTMLElement} */ (button).dataset.do ?? ""];
    if (action) action();
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = forms.get(/** @type {HTMLElement} */ (event.target).dataset.question ?? "");
    if (!form || form.button.getAttribute("aria-disabled") === "true") return;
    if (!immediate) {
      if (place < asked().questions.length - 1) ask(place + 1);
      else overview();
      return;
    }
    const responses = form.responses();
    if (!isReady(player, form)) return;
    settle(form, responses);
    form.tries("");
    conclude(form, responses);
    sayResult(form);
  });
  player.leaving.push(keep);

  if (current()?.submitted) {
    prepare();
    const { scaled, passed, byObjective } = submitAttempt(course, player.state, quiz.id);
    reveal(scaled, passed, byObjective);
  } else {
    welcome();
  }
}
