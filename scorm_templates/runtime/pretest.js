// @ts-check
// The offer to skip lessons: below the pre-test, in the contents and on the first page of each.
import { ghost, made, pageInView } from "./dom.js";
import { icon } from "./marks.js";
import { showProgress } from "./pages.js";
import { say } from "./say.js";
import { status } from "./session.js";
import { pagesOf, skip, skippable, unskip } from "./skipping.js";

/** @import { Player } from "./player.d.ts" */
/** @import { SessionState } from "./types.d.ts" */

/** @param {Player} player */
export function mount(player) {
  const { course, words } = player;
  const page = /** @type {HTMLElement} */ (document.getElementById("page_pretest_"));
  const offer = /** @type {HTMLElement} */ (page.querySelector(".pretest"));
  const rows = /** @type {HTMLElement[]} */ ([...offer.querySelectorAll("[data-skip]")]);

  /** @param {string} lesson */
  const isRead = (lesson) =>
    pagesOf(course, lesson).every((each) => player.state.visited.includes(each));

  function show() {
    const attempt = player.state.quizzes[course.pretest]?.current;
    const allowed = skippable(course, player.state);
    const { completed } = status(course, player.state);
    offer.hidden = !attempt?.submitted;
    const found = /** @type {HTMLElement} */ (offer.querySelector(".pretest-found"));
    found.textContent = words(allowed.length ? "pretest_some" : "pretest_none");
    for (const row of rows) {
      const lesson = row.dataset.skip ?? "";
      row.hidden = !allowed.includes(lesson);
      const [button, done, undo] = /** @type {HTMLElement[]} */ ([...row.querySelectorAll("button, .quiet")]);
      button.hidden = isRead(lesson);
      done.hidden = !isRead(lesson);
      undo.hidden = completed || !isRead(lesson);
    }
    for (const { id } of course.lessons) badge(id, allowed.includes(id) && !isRead(id));
  }

  /**
   * @param {string} lesson
   * @param {boolean} isShown
   */
  function badge(lesson, isShown) {
    const title = document.querySelector(`#player_contents [data-lesson="${lesson}"] summary > :nth-child(2)`);
    title?.querySelector(".skippable")?.remove();
    if (isShown) title?.append(made("span", "skippable", ` ${words("pretest_may_skip")}`));
  }

  /**
   * @param {SessionState} state
   * @param {string} lesson
   * @param {string} said
   */
  function take(state, lesson, said) {
    player.state = state;
    player.record.submitted(state);
    showProgress(player, pageInView()?.dataset.page ?? "");
    for (const arrive of player.arriving) arrive();
    const row = rows.find(({ dataset }) => dataset.skip === lesson);
    say(words(said, { lesson: row?.querySelector("a")?.textContent ?? "" }));
  }

  /** On the first page of such a lesson the choice is offered once more. */
  function remind() {
    document.querySelector(".pretest-reminder")?.remove();
    const section = pageInView();
    const lesson = course.lessons.find(({ pages }) => pages[0] === section?.dataset.page);
    if (!section || !lesson || isRead(lesson.id)) return;
    if (!skippable(course, player.state).includes(lesson.id)) return;
    const text = made("p", "box-title", icon("goal"), words("pretest_reminder"));
    const button = ghost(words("pretest_skip"), () => {
      const onward = document.getElementById(`page_${lesson.pages[lesson.pages.length - 1]}`)?.nextElementSibling;
      take(skip(course, player.state, lesson.id), lesson.id, "pretest_done");
      if (onward) window.location.hash = onward.id;
    });
    section.querySelector("header")?.after(made("div", "sheet pretest-reminder", text, button));
  }

  // The quiz inside has done its part when a click arrives here.
  page.addEventListener("click", show);
  offer.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-skip]") ?? null);
    if (!row) return;
    const lesson = row.dataset.skip ?? "";
    if (isRead(lesson)) take(unskip(course, player.state, lesson), lesson, "pretest_undone");
    else take(skip(course, player.state, lesson), lesson, "pretest_done");
    row.querySelector("a")?.focus();
  });
  player.arriving.push(show, remind);
}
