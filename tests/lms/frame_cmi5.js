// The first script of a cmi5 course in the host page: requests and timers are those of the page.
window.parent.enter(window);
