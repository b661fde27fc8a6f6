// Questions, one at a time, with their text beside them.
import { goTo, goToPart, guard, h, hostOf, keepFocus, panel, refill } from "./dom.js";
import { chooseArea, shortArea, writeArea } from "./answers.js";
import { spokenResult } from "./feedback.js";
import { FRAME_ALONE } from "./frame.js";
import { clozeArea, matchArea } from "./gaps.js";
import { markArea } from "./markwords.js";
import { orderArea } from "./order.js";
import { quizBook } from "./quizbook.js";
import { hintBox, questionFrame, quizBand } from "./quizframe.js";
import { resultsView } from "./results.js";
import { answerSaver } from "./saved.js";
import { wearSettings } from "./settings.js";
import { textPane } from "./textpane.js";
import { turnAfter, turnJudged, turnLacks, turnRecord } from "./turn.js";

/** @typedef {import("./score.js").Posed} Posed
 * @typedef {import("./turn.js").Turn} Turn */

/** @type {Record<string, (ctx: import("./answers.js").AreaContext) => import("./answers.js").Area>} */
const QUIZ_AREAS = { choice: chooseArea, choices: chooseArea, truth: chooseArea, cloze: clozeArea,
  match: matchArea, order: orderArea, mark: markArea, short: shortArea, write: writeArea };

/** @param {{model: any, el: HTMLElement}} context */
export function drawQuiz({ model, el }) {
  /** @type {import("./quizbook.js").QuizData} */
  const data = model.get("data");
  const { mode } = data;
  const parts = data.parts || data.blocks.map((b) => b.id);
  const { root, say, done } = panel(data.title, data.lang, { tabindex: -1,
    "data-kit-quiz": parts.join(" "), "data-kit-review": data.review });
  const wear = () => wearSettings(root, model.get("settings"));
  const book = quizBook(data, () => model.get("state"));
  const { turn, set } = book;
  const host = hostOf(model, (_, where) => { saver.found(where); draw(); });
  const saver = answerSaver(host, say);
  const text = textPane(data.blocks);
  const body = h("div", { class: "kit-quiz" });
  const answered = h("span", { class: "kit-answered" });
  let here = "", news = "", shown = false;
  /** @type {import("./answers.js").Area | null} */
  let area = null;

  /** @param {string} key */
  function focusKey(key) {
    const to = body.querySelector(`[data-kit-key="${key}"]`);
    if (to instanceof HTMLElement) to.focus({ preventScroll: true });
    return Boolean(to);
  }
  /** @param {string} words */
  function tell(words) {
    news = words;
    body.querySelector(".kit-quiz-news")?.replaceChildren(words);
  }

  // Going from question to question.
  /** Open a question, or the results. @param {string} id @param {string} [words] */
  function go(id, words = "") {
    here = id;
    news = words;
    draw();
    focusKey("ask");
    root.scrollIntoView({ block: "nearest" });
  }
  /** @param {Posed} q */
  function onward(q) {
    let words = "";
    if (!book.closed(q) && host.alive()) {
      const skips = turn(q.id).skips + 1;
      set(q, { skips });
      words = skips === 1 && book.ahead(q) ? "Skipped. It waits for you at the end." : "Skipped.";
      saver.save({ what: "skip", question: q.id }, {});
    }
    const next = book.ahead(q);
    go(next ? next.id : "", next ? words : "");
    const place = next ? `Question ${book.nth(next) + 1} of ${book.mains.length}.`
      : body.querySelector(".kit-ask")?.textContent;
    say([words, place].filter(Boolean).join(" "));
  }

  // Answering.
  /** Check the answer. It is judged at once, and called saved when it is. @param {Posed} q */
  async function check(q) {
    const now = turn(q.id);
    if (now.phase === "saving") return;
    if (!host.alive()) { say(FRAME_ALONE); return; }
    const lack = turnLacks(q, now);
    if (lack) {
      tell(lack[0]);
      area?.at(lack[1])?.focus();
      say(lack[0]);
      return;
    }
    news = "";
    const next = turnAfter(now, q, mode, now.response);
    const record = turnRecord(q, next, mode);
    if (next.phase === "kept" || q.kind === "write") { await keep(q, now, next, record); return; }
    set(q, next);
    draw();
    text.goLit(false);
    await saver.save(record, { now: spokenResult(q, next, data.blocks) }, (ok) => {
      if (ok) set(q, { stored: next.tries });
    });
  }
  /** Nothing is judged now, so the only news is that it is saved. @param {Posed} q
   * @param {Turn} before @param {Turn} next @param {any} record */
  async function keep(q, before, next, record) {
    set(q, { phase: "saving", touched: true });
    const then = mode === "test" ? "Saved. Your teacher will look at it."
      : q.kind === "write" && next.phase === "done" ? "Saved. Compare it with the answers below."
        : "Saved. The results come at the end.";
    await saver.save(record, { then }, (ok) => {
      set(q, ok ? { ...next, stored: next.tries } : { ...before, touched: true });
      draw();
    });
  }
  /** @param {Posed} q @param {number} score */
  function rate(q, score) {
    set(q, { rate: score });
    saver.save({ what: "rate", question: q.id, score }, { then: `You rate it ${score}.` });
  }
  /** @param {Posed} q @param {any} response */
  function change(q, response) {
    const { phase } = turn(q.id);
    set(q, { response, touched: true, phase: phase === "missed" ? "again" : phase });
    if (phase === "missed") showButtons(q);
    tell("");
  }
  /** Another try: the verdicts stay until the answer changes. @param {Posed} q */
  function retry(q) {
    const now = turn(q.id);
    const clear = ["choice", "truth"].includes(q.kind) && now.phase !== "kept";
    set(q, { phase: now.phase === "kept" ? "open" : "again", touched: true,
      response: clear ? null : now.tried[now.tried.length - 1] });
    draw();
    area?.at(0)?.focus();
    say(clear ? "Choose another answer." : "Try again.");
  }
  /** @param {Posed} q */
  function hint(q) {
    const now = turn(q.id), hints = q.hints || [];
    if (now.hints >= hints.length || book.closed(q)) return;
    set(q, { hints: now.hints + 1 });
    const box = body.querySelector(".kit-hints");
    const inside = box?.contains(document.activeElement);
    box?.replaceWith(hintBox(q, turn(q.id), () => hint(q)));
    if (inside && !focusKey("hint") && !focusKey("sure")) focusKey("main");
    say(`Hint: ${hints[now.hints]}`);
  }

  /** What can be done now, the main one first. @param {Posed} q
   * @returns {[string, () => void][]} */
  function actions(q) {
    const now = turn(q.id);
    const end = mode === "check" && !shown ? "Show the results" : "How it went";
    /** @type {[string, () => void]} */
    const next = [book.ahead(q) ? "Next question" : end, () => onward(q)];
    if (!host.alive()) return [next];
    if (now.phase === "missed") return [[q.kind === "mark" ? "Mark again" : "Try again", () => retry(q)], next];
    if (now.phase === "kept") return [next, ["Change my answer", () => retry(q)]];
    const like = now.phase === "done" && now.misses > 0 && book.likes(q)[0];
    if (like) return [next, ["One more like it", () => go(like.id)]];
    if (now.phase === "done") return [next];
    const save = mode !== "practice" || q.kind === "write";
    return [[save ? "Save my answer" : "Check", () => check(q)], [now.misses ? next[0] : "Skip", () => onward(q)]];
  }
  /** @param {Posed} q */
  function showButtons(q) {
    const box = body.querySelector(".kit-buttons");
    const alive = host.alive();
    const list = actions(q).map(([words, cb], i) => h("button", { type: "button", "data-kit-key": i ? "more" : "main",
      class: `kit-button kit-big${i ? (words === "One more like it" ? "" : " kit-quiet") : alive ? " kit-main" : ""}`,
      on: { click: cb } }, words));
    if (box) keepFocus(root, () => refill(box, !alive && h("b", { class: "kit-alone" }, FRAME_ALONE), list));
  }

  // Drawing.
  /** @param {Posed} q */
  function drawQuestion(q) {
    const now = turn(q.id), over = now.phase === "done", like = book.isLike(q);
    area = QUIZ_AREAS[q.kind]({ posed: q, turn: now.phase === "saving" ? { ...now, phase: "kept" } : now,
      off: !host.alive(), mode, blocks: data.blocks, say, change: (r) => change(q, r), rate: (s) => rate(q, s) });
    const lit = q.kind === "mark" ? [] : (turnJudged(now) && over ? q.evidence
      : turnJudged(now) || like ? q.look : []) || [];
    text.show(q.reads, lit, over ? "The answer is here" : "Look here");
    const at = book.nth(q);
    refill(body, questionFrame({ q, now, area, mode, news, off: !host.alive(), text, lit: lit.length > 0, at,
      list: book.mains.map((m) => [m, turn(m.id)]), where: like ? "One more like it" : `${at + 1} of ${book.mains.length}`,
      go, hint: () => hint(q), sure: (v) => set(q, { sure: v, touched: true }) }));
    body.className = `kit-quiz kit-quiz-${q.kind === "mark" ? "mark" : "beside"}`;
    body.onkeydown = (e) => keys(e, q);
    showButtons(q);
    saver.rest(now.tried.length && now.stored === now.tries ? now.tries : 0);
  }
  function drawResults() {
    const { next } = data;
    const name = next && (/^p\d/.test(next) ? next.toUpperCase() : `the ${next === "whole" ? "whole text" : next}`);
    const button = (/** @type {string} */ words, /** @type {() => void} */ cb) => h("button", { type: "button",
      class: "kit-button kit-big kit-main", "data-kit-key": "main", on: { click: cb } }, words);
    const hidden = mode === "check" && !shown;
    const onto = hidden ? button("Show the results", () => { shown = true; book.reveal(); go(""); })
      : next && button(`Go on to ${name}`, () => {
        if (data.way === "quiz" ? goTo(`[data-kit-quiz~="${CSS.escape(next)}"]`) : goToPart(next)) return;
        tell(`${name} is not open on this page. Run its cell.`);
        say(news);
      });
    body.className = "kit-quiz";
    body.onkeydown = null;
    refill(body, resultsView({ rows: book.rows(), mode, hidden, blocks: data.blocks, words: data.done_words,
      buttons: [onto], look: go }), h("p", { class: "kit-quiz-news" }, news));
    saver.rest(0);
  }
  function draw() {
    const q = book.find(here);
    keepFocus(root, () => { if (q) drawQuestion(q); else drawResults(); });
    const count = book.mains.filter((m) => turn(m.id).tried.length).length;
    refill(answered, q?.kind === "mark" && !book.closed(q)
      ? "Keys: arrows go from word to word, Space marks, Enter checks" : `${count} of ${book.mains.length} answered`);
  }

  /** @param {KeyboardEvent} e @param {Posed} q */
  function keys(e, q) {
    const target = /** @type {Element} */ (e.target);
    if (e.key === "?" && !target.matches("textarea, input[type=text]")) {
      e.preventDefault();
      hint(q);
      return;
    }
    const field = target.matches("input, select, [data-kit-word]") && !target.matches(".kit-step-radio");
    const enter = e.key === "Enter" && !e.isComposing && (field || e.ctrlKey || e.metaKey);
    if (!enter || !["open", "again"].includes(turn(q.id).phase)) return;
    e.preventDefault();
    focusKey("main");
    check(q);
  }
  const fresh = () => {
    book.load();
    // What somebody is at work on is left alone.
    if (!here || !turn(here).touched) draw();
  };
  root.append(h("div", { class: "kit-top" }, h("div", { class: "kit-head" },
    h("div", { class: "kit-title", role: "heading", "aria-level": 3 }, h("b", {}, data.title)))),
  quizBand(data.notice) || "", body, h("div", { class: "kit-foot" }, saver.status, answered));
  book.load();
  here = book.ahead()?.id || "";
  wear();
  model.on("change:state", fresh);
  model.on("change:settings", wear);
  draw();
  el.replaceChildren(root);
  host.hello();
  return () => {
    text.done();
    model.off("change:state", fresh);
    model.off("change:settings", wear);
    host.done();
    done();
  };
}

export default { render: guard(drawQuiz) };
