// The window of a course whose LMS puts an API into it.

const TABS = 2;

/** How a tab gets its LMS; each keeps the module that it has, because modules remember. */
export async function windowsOf({ module, api, get, learner, open }) {
  const tabs = Array.from({ length: TABS }, (_, tab) => import(`../../scorm_templates/runtime/lms/${module}.js?tab=${tab}`));
  const modules = await Promise.all(tabs);
  const taken = new Set();

  function enter(tab, { server, faults }) {
    const double = open(server, faults);
    const free = modules.find((each) => !taken.has(each));
    taken.add(free);
    const answer = double.API[get];
    double.API[get] = (element) => {
      const value = answer(element);
      if (element === learner && value) tab.gaveLearner = true;
      return value;
    };
    Object.defineProperty(tab.window, api, { get: () => (faults.absent ? undefined : double.API) });
    tab.complaints = double.complaints;
    tab.gone = () => {
      double.gone();
      // A browser would throw the module away; here it only forgets its LMS.
      free.close(false);
      taken.delete(free);
    };
    return { ...free };
  }
  return { enter, reset: () => taken.clear(), settled };
}

/** Lets every promise that can go on go on. */
async function settled() {
  for (let round = 0; round < 6; round += 1) await null;
}
