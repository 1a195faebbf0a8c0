// @ts-check
// Statements on their way to the LRS: in order, one request at a time, until the LRS has them.

/** @typedef {Record<string, any>} Statement */
/** @typedef {"kept" | "refused" | "failed"} Answer refused: never; failed: perhaps later */

/** A request with more could be too large to outlive the page. */
const MOST = 15;

/**
 * @param {(statements: Statement[]) => Promise<Answer>} post
 */
export function outbox(post) {
  /** @type {Statement[]} */
  let waiting = [];
  /** @type {Statement[]} */
  let underway = [];
  /** how many go one by one, because the LRS has refused some of them together */
  let alone = 0;
  let isComplete = true;

  /**
   * @returns {Promise<boolean>} false: some are still waiting
   */
  async function send() {
    while (waiting.length) {
      underway = waiting.splice(0, alone ? 1 : MOST);
      const sent = underway;
      const answer = await post(sent);
      underway = [];
      if (answer === "failed" || (answer === "refused" && sent.length > 1)) {
        waiting = [...sent, ...waiting];
        if (answer === "failed") return false;
        alone = sent.length;
        continue;
      }
      if (answer === "refused") isComplete = false;
      alone = Math.max(0, alone - 1);
    }
    return true;
  }

  return {
    /** @param {Statement} statement */
    put(statement) {
      waiting.push(statement);
    },
    send,
    /** @returns {boolean} false: the LRS has refused a statement */
    isComplete: () => isComplete,
    /**
     * All that was never sent, for a last request while the page goes away.
     * @returns {Statement[]}
     */
    rest() {
      const left = waiting;
      waiting = [];
      return left;
    },
  };
}
