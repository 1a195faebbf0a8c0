// @ts-check
// One page at a time: links and the address lead to it, its heading takes the focus.
import { made, pageInView, titleOf } from "./dom.js";
import { icon } from "./marks.js";
import { openPage, status } from "./session.js";
import { percent } from "./words.js";

/** @import { Player } from "./player.d.ts" */

const wide = window.matchMedia("(min-width: 64rem)");

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(`player_${id}`));
}

/** @param {Player} player */
export function mountPages(player) {
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("section.page")]);
  const way = sections.filter((section) => section.dataset.aside === undefined);
  let last = way[0];
  const known = new Set(player.course.lessons.flatMap((lesson) => lesson.pages));

  /** @param {HTMLElement} section */
  function show(section) {
    for (const leave of player.leaving) leave();
    for (const other of sections) if (other.hidden === (other === section)) other.hidden = !other.hidden;
    const id = section.dataset.page ?? "";
    if (known.has(id)) {
      player.state = openPage(player.course, player.state, id);
      player.record.opened(player.state);
    }
    const page = titleOf(section);
    document.title = player.words("title", { page, course: player.course.title });
    const isAside = !way.includes(section);
    showNeighbours(player, isAside ? [last, section] : way, section);
    if (!isAside) last = section;
    // Slow machines turn the page first, and mark it in the contents with the next picture.
    requestAnimationFrame(() => showProgress(player, id));
    showWeight();
    for (const arrive of player.arriving) arrive();
    closeContents();
  }

  /**
   * Opens what the address names: a page, or a place on one.
   * @param {boolean} moving false: the course has just been opened, so nobody's focus is moved
   */
  function follow(moving) {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const section = /** @type {HTMLElement | null} */ (target?.closest("section.page") ?? null);
    if (!target || !section) return false;
    show(section);
    if (target !== section) return look(target);
    window.scrollTo(0, 0);
    if (moving) section.querySelector("h1")?.focus({ preventScroll: true });
    return true;
  }

  window.addEventListener("hashchange", () => follow(true));
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[href^='#']");
    if (!link) return;
    const hash = link.getAttribute("href");
    if (hash === "#player_main") {
      event.preventDefault();
      pageInView()?.querySelector("h1")?.focus();
    } else if (hash === window.location.hash) {
      event.preventDefault();
      follow(true);
    }
  });
  mountContents();
  if (!follow(false)) show(firstSection(player, sections));
}

/**
 * @param {HTMLElement} target
 * @returns {true}
 */
function look(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  target.scrollIntoView({ block: "center" });
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  return true;
}

/**
 * Where a learner goes on: in an open attempt at a quiz, on the last page, or on the cover.
 * @param {Player} player
 * @param {HTMLElement[]} sections
 * @returns {HTMLElement}
 */
function firstSection({ course, state }, sections) {
  const attempt = state.quizzes[course.final_quiz]?.current;
  const quiz = attempt && !attempt.submitted ? course.final_quiz : "";
  const running = sections.find((section) => quiz && section.querySelector(`[data-quiz="${quiz}"]`));
  const last = sections.find((section) => section.dataset.page === state.location);
  return running ?? (state.visited.length ? last : undefined) ?? sections[0];
}

/**
 * @param {Player} player
 * @param {HTMLElement[]} sections
 * @param {HTMLElement} section
 */
function showNeighbours({ course, words }, sections, section) {
  const number = sections.indexOf(section);
  for (const [name, neighbour] of /** @type {const} */ ([
    ["back", sections[number - 1]],
    ["next", sections[number + 1]],
  ])) {
    const link = part(name);
    link.hidden = !neighbour;
    if (neighbour) link.setAttribute("href", `#${neighbour.id}`);
    const title = link.querySelector(".to");
    if (title) title.textContent = titleOf(neighbour);
  }
  const id = section.dataset.page ?? "";
  const lesson = course.lessons.findIndex(({ pages }) => pages.includes(id));
  const pages = course.lessons[lesson]?.pages ?? [];
  const place = { lesson: lesson + 1, number: pages.indexOf(id) + 1, count: pages.length };
  part("place").textContent = lesson < 0 ? titleOf(section) : words("page_of", place);
}

/** While a test or a scenario runs, the way out of it is quieter than the way on. */
export function showWeight() {
  const running = ":is(.quiz-run, .scenario:not(.over) > .scenario-run):not([hidden])";
  part("next").classList.toggle("ghost", Boolean(pageInView()?.querySelector(running)));
}

/**
 * Marks what was read in contents and header.
 * @param {Player} player
 * @param {string} current
 */
export function showProgress({ course, words, state }, current) {
  const visited = new Set(state.visited);
  for (const element of document.querySelectorAll("#player_contents a")) {
    const link = /** @type {HTMLElement} */ (element);
    const isHere = link.dataset.to === current;
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    markRead(link, visited.has(link.dataset.to ?? ""), words("visited"));
    const lesson = link.closest("details");
    if (isHere && lesson) lesson.open = true;
  }
  const shares = course.lessons.map(
    ({ pages }) => pages.filter((page) => visited.has(page)).length / Math.max(1, pages.length),
  );
  const bars = part("track").children;
  course.lessons.forEach((lesson, n) => {
    const bar = /** @type {HTMLElement} */ (bars[n].firstElementChild);
    bar.style.width = `${shares[n] * 100}%`;
    const fold = document.querySelector(`#player_contents [data-lesson="${lesson.id}"] summary`);
    if (fold) markRead(fold, shares[n] === 1, words("visited"));
  });
  const done = shares.filter((share) => share === 1).length;
  const label = words("lesson_progress", { done, count: shares.length });
  part("track").setAttribute("aria-label", label);
  const { progress } = status(course, state);
  part("percent").textContent = words("percent", { percent: percent(progress) });
}

/**
 * @param {Element} row
 * @param {boolean} isRead
 * @param {string} label
 */
function markRead(row, isRead, label) {
  const mark = row.querySelector(".mark");
  if (!mark || mark.childElementCount > 0 === isRead) return;
  mark.replaceChildren(...(isRead ? [icon("check"), made("span", "unseen", ` ${label}`)] : []));
}

/** The contents stand beside the page where there is room, else they unfold above it. */
function mountContents() {
  const menu = part("menu");
  let left = 0;
  const isOpen = () => document.body.dataset.contents === "open";
  const tell = () => {
    const shown = wide.matches ? document.body.dataset.contents !== "closed" : isOpen();
    menu.setAttribute("aria-expanded", String(shown));
  };
  menu.addEventListener("click", () => {
    const shown = menu.getAttribute("aria-expanded") === "true";
    document.body.dataset.contents = shown ? "closed" : "open";
    tell();
    if (wide.matches) return;
    if (shown) return window.scrollTo(0, left);
    left = window.scrollY;
    window.scrollTo(0, 0);
    const here = part("contents").querySelector("[aria-current]");
    /** @type {HTMLElement | null} */ (here)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !isOpen()) return;
    closeContents();
    window.scrollTo(0, left);
    menu.focus();
  });
  wide.addEventListener("change", tell);
  tell();
}

function closeContents() {
  if (wide.matches || document.body.dataset.contents !== "open") return;
  document.body.dataset.contents = "closed";
  part("menu").setAttribute("aria-expanded", "false");
}
