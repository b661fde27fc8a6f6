// What stands around a question: the notice, the dots, the hints, the places of its parts.
import { h } from "./dom.js";
import { sureLine, tone } from "./feedback.js";
import { sureSlider } from "./sure.js";
import { turnBefore, turnJudged, turnOver } from "./turn.js";

/** @typedef {import("./score.js").Posed} Posed
 * @typedef {import("./turn.js").Turn} Turn */

const DOTS_MOST = 14;

/** A program wrote these questions. @param {string} notice */
export function quizBand(notice) {
  if (!notice || notice === "checked") return null;
  return h("p", { class: "kit-notice kit-quiz-band" }, notice === "draft"
    ? [h("b", {}, "Not checked yet."), " A program wrote these questions. They are not checked yet."]
    : notice === "partly" ? [h("b", {}, "Partly checked."), " A program wrote some of these questions."] : notice);
}

/** One dot a question, one Tab stop; arrows go, Enter opens. Too many for dots: before, all, next.
 * @param {[Posed, Turn][]} list @param {number} at @param {string} where
 * @param {(id: string) => void} go */
export function dotsBar(list, at, where, go) {
  if (list.length > DOTS_MOST) {
    const way = (/** @type {number} */ to, /** @type {string} */ sign, /** @type {string} */ name) => list[to]
      && h("button", { type: "button", class: "kit-button kit-small", "aria-label": name, "data-kit-key": `way ${sign}`,
        on: { click: () => go(list[to][0].id) } }, sign);
    return h("div", { class: "kit-progress" }, way(at - 1, "‹", "The question before"),
      h("button", { type: "button", class: "kit-button kit-small kit-where", "aria-label": `${where}: see all questions`,
        "data-kit-key": "all", on: { click: () => go("") } }, where), way(at + 1, "›", "The question after"));
  }
  /** @type {HTMLElement[]} */
  const dots = list.map(([q, turn], i) => {
    const how = tone(turn);
    const word = i === at ? "here" : !turn.tried.length ? (turn.skips ? "skipped" : "to come")
      : how === "good" ? "right" : how === "part" ? "partly right" : how === "bad" ? "not right" : "saved";
    const dot = h("button", { type: "button", tabindex: i === at ? 0 : -1, "data-kit-key": `dot ${q.id}`,
      class: `kit-dot${turnOver(turn) ? " kit-dot-done" : turn.tried.length ? " kit-dot-half" : ""}`,
      "aria-label": `Question ${i + 1}: ${word}`, "aria-current": i === at ? "step" : null,
      on: { click: () => go(q.id), keydown: (/** @type {KeyboardEvent} */ e) => {
        const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: list.length - 1 }[e.key];
        if (to === undefined || !dots[to]) return;
        e.preventDefault();
        dots.forEach((d, j) => { d.tabIndex = j === to ? 0 : -1; });
        dots[to].focus();
      } } }, h("span", { class: "kit-dot-point" }));
    return dot;
  });
  return h("div", { class: "kit-progress" }, h("div", { class: "kit-dots", role: "toolbar", "aria-label": "Questions" }, dots),
    h("span", { class: "kit-where" }, where));
}

/** The hints that are open, and the button for the next. @param {Posed} q @param {Turn} turn
 * @param {() => void} more */
export function hintBox(q, turn, more) {
  const hints = q.hints || [];
  const next = turn.hints < hints.length && !turnOver(turn) && turn.phase !== "saving";
  return h("div", { class: "kit-hints" }, hints.slice(0, turn.hints).map((words, i) => h("p", {
    class: "kit-hint", tabindex: -1, "data-kit-key": `hint ${i}` }, h("b", {}, "Hint. "), words)),
  next && h("button", { type: "button", class: "kit-button", "data-kit-key": "hint",
    on: { click: more } }, turn.hints ? "One more hint" : "Hint"));
}

/**
 * A question in its frame: the text beside it, or, when its words are to be marked, as the answer.
 * @param {{q: Posed, now: Turn, area: import("./answers.js").Area, mode: string, news: string,
 *  off: boolean, text: {node: HTMLElement, goLit: (focus: boolean) => void}, lit: boolean,
 *  at: number, list: [Posed, Turn][], where: string, go: (id: string) => void, hint: () => void,
 *  sure: (value: number) => void}} given
 */
export function questionFrame({ q, now, area, mode, news, off, text, lit, at, list, where, go, hint, sure }) {
  const kind = h("div", { class: "kit-kind" },
    h("span", {}, [q.kind_name, q.skill_name].filter(Boolean).join(" · ")), dotsBar(list, at, where, go));
  const before = h("p", { class: "kit-quiz-news" }, news || turnBefore(now, new Date()));
  const line = sureLine(now, q.once);
  const rest = [
    q.unchecked && h("p", { class: "kit-help" }, "A program wrote this question. It is not checked yet."),
    turnJudged(now) && lit && h("button", { type: "button", class: "kit-link", "data-kit-key": "words",
      on: { click: () => text.goLit(true) } }, "Go to the words"),
    now.phase === "kept" && h("p", { class: "kit-kept" }, mode === "test"
      ? "Saved. Your teacher will look at it." : "Saved. The results come at the end."),
    hintBox(q, now, hint),
    q.sure && (now.sure || !now.tried.length) && sureSlider(now.sure, now.tried.length > 0, off, sure),
    line && h("p", { class: "kit-help" }, line),
    h("div", { class: "kit-buttons" })];
  if (q.kind !== "mark") {
    return [text.node, h("div", { class: "kit-quiz-ask" }, kind, before, area.node, rest)];
  }
  return [h("div", { class: "kit-mark-head" }, kind, h("p", { class: "kit-ask", role: "heading",
    "aria-level": 4, tabindex: -1, "data-kit-key": "ask" }, q.ask), before),
  area.node, h("div", { class: "kit-mark-side" }, area.side, rest)];
}
