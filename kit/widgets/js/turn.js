// One learner at one question: what has been tried, what may be seen now. Pure.
import { plainText, scoreAnswer } from "./score.js";

/**
 * phase: `open` (to be answered) · `missed` (judged, one more try) · `again` (being changed after a
 * miss) · `kept` (saved, judged later or by a teacher) · `done` (right, or everything shown).
 * @typedef {import("./score.js").Posed} Posed
 * @typedef {import("./score.js").Result} Result
 * @typedef {{phase: string, response: any, tried: any[], result: Result | null, misses: number,
 *  tries: number, stored: number, hints: number, sure: number, at: string, older: boolean,
 *  touched: boolean, skips: number, rate: number | null}} Turn `stored`: how many tries are saved
 * @typedef {{response: any, share: number | null, sure?: number | null, hints?: number, at: string,
 *  mode?: string, older?: boolean}} Attempt
 */

const TURN_SINGLE = ["choice", "truth", "short"];

/** @returns {Turn} */
export function newTurn(tries = 0) {
  return { phase: "open", response: null, tried: [], result: null, misses: 0, tries,
    stored: tries, hints: 0, sure: 0, at: "", older: false, touched: false, skips: 0, rate: null };
}

/** Where a learner is who comes back. Check and test show only what was answered in that mode;
 * a review starts anew, but for what was answered `since` it was made.
 * @param {Posed} posed @param {string} mode @param {Attempt[]} past @param {string} [since]
 * @returns {Turn} */
export function turnFrom(posed, mode, past, since = "") {
  const seen = past.filter((a) => (mode === "practice" ? a.mode !== "test" : a.mode === mode)
    && a.at >= since);
  const turn = newTurn(past.length);
  for (const attempt of seen) {
    const { share } = attempt;
    const result = scoreAnswer(posed, attempt.response);
    // An answer to an older form of the question is believed, not judged again.
    const known = result.parts.length || result.share === null || share === null;
    const judged = turnAfter(turn, posed, mode, attempt.response,
      known ? result : { ...result, share, right: share === 1 });
    Object.assign(turn, judged, { hints: attempt.hints || 0, sure: turn.sure || attempt.sure || 0,
      at: attempt.at, older: Boolean(attempt.older) });
  }
  return { ...turn, tries: past.length, touched: false };
}

/** The turn after an answer has been given. @param {Turn} turn @param {Posed} posed
 * @param {string} mode @param {any} response @param {Result} [result] @returns {Turn} */
export function turnAfter(turn, posed, mode, response, result = scoreAnswer(posed, response)) {
  const judged = result.share !== null && mode === "practice";
  const misses = turn.misses + (judged && !result.right ? 1 : 0);
  const over = posed.kind === "write" ? mode !== "test" : judged && (result.right || misses > 1);
  const phase = over ? "done" : judged ? "missed" : "kept";
  return { ...turn, phase, response, result, misses, tried: [...turn.tried, response], at: "",
    tries: turn.tries + 1, touched: true };
}

/** Nothing more is to be done here. @param {Turn} turn */
export function turnOver(turn) {
  return turn.phase === "done" || turn.phase === "kept";
}

/** May right and wrong be shown? @param {Turn} turn */
export function turnJudged(turn) {
  return Boolean(turn.result) && ["missed", "again", "done"].includes(turn.phase);
}

/** What is missing before an answer can be checked: words, and which part of it.
 * @param {Posed} posed @param {Turn} turn @returns {[string, number] | null} */
export function turnLacks(posed, { response, tried, phase }) {
  const given = tried.length && JSON.stringify(tried[tried.length - 1]) === JSON.stringify(response);
  const written = typeof response === "string" && (posed.kind === "short" ? plainText(response)
    : response.trim());
  /** @type {Record<string, () => [string, number] | null>} */
  const kinds = {
    cloze() {
      const at = posed.gaps.findIndex((_, i) => !response?.[i]?.trim());
      return at < 0 ? null : [`Gap ${at + 1} is still empty.`, at];
    },
    match() {
      const at = posed.pairs.findIndex((pair) => !response?.[pair.id]);
      return at < 0 ? null : [`“${posed.pairs[at].left}” has no partner yet.`, at];
    },
    order: () => (response ? null : ["Move something first. The arrows do it.", 0]),
    mark: () => (response?.length ? null : ["Nothing marked yet. Press Space on a word.", 0]),
    short: () => (written ? null : ["Write an answer first.", 0]),
    write: () => (written ? null : ["Write an answer first.", 0]),
  };
  const lack = kinds[posed.kind] || (() => (response?.length ? null : /** @type {[string, number]} */ (
    ["Choose an answer first.", 0])));
  if (given && ["again", "missed"].includes(phase)) {
    return [TURN_SINGLE.includes(posed.kind) ? "You had this answer. Try another one."
      : "This is the same answer. Change something first.", 0];
  }
  return lack();
}

/** The record of the last answer. @param {Posed} posed @param {Turn} turn @param {string} mode */
export function turnRecord(posed, turn, mode) {
  return { what: "answer", question: posed.id, response: turn.response,
    share: turn.result ? turn.result.share : null, try: turn.tries, hints: turn.hints,
    sure: turn.tried.length === 1 && turn.sure ? turn.sure : null, mode };
}

/** “on Tuesday”, “today”, “on 3 March”. @param {string} at ISO time @param {Date} now */
export function turnDay(at, now) {
  const then = new Date(at);
  const day = (/** @type {Date} */ d) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate()) / 864e5;
  const ago = day(now) - day(then);
  if (Number.isNaN(ago)) return "before";
  if (ago <= 0) return "today";
  if (ago === 1) return "yesterday";
  const form = ago < 7 ? { weekday: "long" } : { day: "numeric", month: "long" };
  return `on ${then.toLocaleDateString("en-GB", /** @type {Intl.DateTimeFormatOptions} */ (form))}`;
}

/** “You did this one on Tuesday. It was right.” @param {Turn} turn @param {Date} now */
export function turnBefore(turn, now) {
  if (!turn.at) return "";
  const share = turn.result ? turn.result.share : null;
  const was = turn.phase === "kept" || share === null ? ""
    : share === 1 ? " It was right." : share > 0 ? " It was partly right." : " It was not right.";
  const old = turn.older ? " The text has changed since then." : "";
  const verb = turn.phase === "missed" ? "tried" : "did";
  return `You ${verb} this one ${turnDay(turn.at, now)}.${was}${old}`;
}
