// The LMS of a cmi5 course in the host page. The course comes with frame_cmi5.js, which gives it the
// `fetch` made here: requests reach a double of an LRS in this page, on a way that takes a moment, and
// what is on its way when the window goes is lost unless it was made to outlive the window.
import { HEALTHY, lrsDouble } from "./lrs_double.js";
import { FAULTS, outlives, responseOf } from "./network.js";

/** The course's timers and the LRS are so many times faster than with learners: nobody waits here. */
const PACE = 10;
const WAY = 2;

export function cmi5(faults) {
  let lrs = null;

  function launch() {
    const query = lrs.launch();
    const heard = lrs.complaints.length;
    const { enter, gone, arrived } = road(lrs, faults);
    window.enter = enter;
    const complaints = () => lrs.complaints.slice(heard);
    // The address of the launch names the learner.
    return { query, gone, arrived, knows: () => true, get complaints() { return complaints(); } };
  }
  const forget = () => (lrs = lrsDouble(faults));
  forget();
  return { healthy: HEALTHY, faults: Object.values(FAULTS), launch, forget };
}

/** From one window to the LRS. */
function road(lrs, faults) {
  const underway = new Set();
  let isLeaving = false;
  let isGone = false;

  function ask(address, options) {
    const isLasting = outlives(options, faults);
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener("abort", () => reject(new Error("abort")));
      const request = setTimeout(() => {
        underway.delete(request);
        if (isGone || (isLeaving && !isLasting)) return;
        const { wait, answer } = lrs.request(address, options);
        setTimeout(() => {
          if (isGone || isLeaving) return;
          if (answer) resolve(responseOf(answer));
          else reject(new TypeError("network"));
        }, wait / PACE);
      }, WAY);
      underway.add(request);
    });
  }

  /** Called by the course's window before any script of the course. */
  function enter(course) {
    const later = course.setTimeout.bind(course);
    course.fetch = ask;
    course.setTimeout = (run, milliseconds = 0) => later(run, milliseconds / PACE);
    course.addEventListener("pagehide", () => (isLeaving = true), true);
  }

  async function arrived() {
    while (underway.size) await new Promise((go) => setTimeout(go, WAY));
  }
  return { enter, arrived, gone: () => (isGone = true) };
}
