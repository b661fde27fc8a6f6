// All questions of a quiz with the turns of this learner: what is done, what comes next.
import { newTurn, turnFrom, turnOver } from "./turn.js";

/** @typedef {import("./score.js").Posed} Posed
 * @typedef {import("./turn.js").Turn} Turn
 * @typedef {{title: string, lang: string, mode: string, blocks: any[], questions: Posed[],
 *  notice: string, review: boolean, parts?: string[], since?: string, next: string | null,
 *  way?: string, done_words: string}} QuizData `way`: “quiz” where the next part’s questions show its text
 */

/** @param {QuizData} data @param {() => any} state what is saved */
export function quizBook(data, state) {
  const since = data.since || (data.review ? new Date().toISOString() : "");
  const siblings = new Set(data.questions.flatMap((q) => q.again || []));
  const mains = data.questions.filter((q) => !siblings.has(q.id));
  /** @type {Map<string, Turn>} */
  const turns = new Map();
  const turn = (/** @type {string} */ id) => turns.get(id) || newTurn();
  const set = (/** @type {Posed} */ q, /** @type {Partial<Turn>} */ more) => {
    turns.set(q.id, { ...turn(q.id), ...more });
  };
  const find = (/** @type {string} */ id) => data.questions.find((q) => q.id === id);
  const likes = (/** @type {Posed} */ q) => (q.again || []).flatMap((id) => find(id) || []);
  const mainOf = (/** @type {Posed} */ q) => mains.find((m) => m === q || m.again?.includes(q.id)) || q;
  const closed = (/** @type {Posed} */ q) => turnOver(turn(q.id));
  return {
    mains, turn, set, find, likes, closed,
    isLike: (/** @type {Posed} */ q) => siblings.has(q.id),
    nth: (/** @type {Posed} */ q) => mains.indexOf(mainOf(q)),
    /** Take over what is saved, for all questions that nobody is at work on. */
    load() {
      const { answers = {}, rated = {} } = state() || {};
      for (const q of data.questions) {
        const { touched, hints, skips } = turn(q.id);
        if (touched) continue;
        const saved = turnFrom(q, data.mode, answers[q.id] || [], since);
        set(q, { ...saved, hints: Math.max(hints, saved.hints), skips,
          rate: rated[q.id]?.score ?? rated[q.id] ?? null });
      }
    },
    /** The next that is open; a skipped one waits for the end, once. @param {Posed} [from] */
    ahead(from) {
      const at = from ? mains.indexOf(mainOf(from)) : -1;
      const open = mains.filter((q) => !closed(q));
      return open.find((q) => mains.indexOf(q) > at && !turn(q.id).skips)
        || open.find((q) => q !== from && turn(q.id).skips < 2);
    },
    /** One row a question for the results; of the others like it, those that were answered. */
    rows: () => mains.flatMap((q) => [{ posed: q, turn: turn(q.id), like: false }, ...likes(q)
      .filter((s) => turn(s.id).tried.length).map((s) => ({ posed: s, turn: turn(s.id), like: true }))]),
    /** Check mode: from now on right and wrong may be seen. */
    reveal() {
      for (const q of data.questions) if (turn(q.id).phase === "kept") set(q, { phase: "done" });
    },
  };
}
