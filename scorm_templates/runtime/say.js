// @ts-check
// What is told without being looked at: one polite live region that stands in the page from the start.

/**
 * @param {string} text
 */
export function say(text) {
  const region = document.getElementById("player_say");
  if (!region) return;
  // The same words twice are only announced if the text differs.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
