// Mark words: each word is a toggle, the text is one Tab stop; then marks and key are compared.
import { freshId, h, keepFocus, refill } from "./dom.js";
import { markFound, markLine } from "./feedback.js";
import { turnJudged, turnOver } from "./turn.js";

/**
 * One thing where the cursor can stand: a word, or, once compared, the words of a verdict.
 * @typedef {{block: string, start: number, end: number, points: number[], kind: string,
 *  say: string}} Stop
 */

const MARK_SIGNS = { both: "✓", key: "+", mine: "×" };
/** @type {Record<string, string>} */
const MARK_NAMES = { both: "You and the key", key: "Only the key", mine: "Only you" };
const MARK_VIEWS = [["mine", "My marks"], ["both", "Both"], ["key", "The key"]];
const MARK_SEEN = { mine: ["both", "mine"], both: ["both", "key", "mine"], key: ["both", "key"] };

const markMeets = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a[0] < b[1] && b[0] < a[1];

/** All words as stops. @param {import("./score.js").Posed} posed @returns {Stop[]} */
function markWordStops(posed) {
  return (posed.spots || []).flatMap(({ block, words, points }) => words.map(([start, end], i) => (
    { block, start, end, points: points[i], kind: "", say: "" })));
}

/** The words that marks and key hold, joined to what they mean.
 * @param {import("./score.js").Posed} posed @param {import("./turn.js").Turn} turn */
function markVerdicts(posed, turn) {
  const words = markWordStops(posed);
  const given = turn.tried[turn.tried.length - 1] || [];
  return (turn.result?.parts || []).flatMap((part) => {
    if (part.key.startsWith("t")) {
      const target = (posed.targets || [])[Number(part.key.slice(1))];
      return [{ ...target, kind: part.ok ? "both" : "key", say: part.say }];
    }
    const from = words.findIndex((w) => w.points[0] === Number(part.key.slice(1)));
    let to = from;
    const extra = (/** @type {Stop | undefined} */ w) => w && w.block === words[from].block
      && given.some((/** @type {number[]} */ m) => markMeets(m, w.points))
      && !(posed.targets || []).some((t) => markMeets(t.points, w.points));
    while (extra(words[to + 1])) to += 1;
    return [{ ...words[from], end: words[to].end, points: [words[from].points[0], words[to].points[1]],
      kind: "mine", say: part.say }];
  });
}

/** @param {import("./answers.js").AreaContext} ctx @returns {import("./answers.js").Area} */
export function markArea(ctx) {
  const { posed, turn, say } = ctx;
  const compared = turnJudged(turn) && turn.phase !== "again";
  const frozen = ctx.off || turnOver(turn);
  const verdicts = compared ? markVerdicts(posed, turn) : [];
  const words = markWordStops(posed);
  /** @type {Set<string>} */
  const marked = new Set((turn.response || []).map(String));
  let view = /** @type {"mine" | "both" | "key"} */ ("both"), here = 0;
  const help = h("span", { class: "kit-hidden", id: freshId("help") },
    compared ? "Arrows go from mark to mark." : "Arrows go from word to word, Space marks, Enter checks.");
  const count = h("p", { class: "kit-help" });
  const text = h("div", { class: "kit-mark-text", role: "group", "aria-label": "The text",
    "aria-describedby": help.id, on: { keydown: keys, click } });

  const stops = () => (compared ? verdicts.filter((v) => MARK_SEEN[view].includes(v.kind)) : words);
  const textOf = (/** @type {Stop} */ s) => ctx.blocks.find((b) => b.id === s.block)?.text.slice(s.start, s.end) || "";
  const inOrder = () => [...stops()].sort((a, b) => a.points[0] - b.points[0]);

  /** @param {Stop} stop @param {number} i */
  function draw1(stop, i) {
    const on = marked.has(String(stop.points));
    const name = compared ? `${textOf(stop)}, ${MARK_NAMES[stop.kind].toLowerCase()}. ${stop.say}` : null;
    const present = i === here;
    return h("span", {
      class: `kit-word${compared ? ` kit-word-${stop.kind}` : on ? " kit-word-on" : ""}`,
      "data-kit-word": i, "data-kit-key": `word ${stop.points[0]}`, tabindex: present ? 0 : -1,
      role: compared ? "group" : present && !frozen ? "checkbox" : null, "aria-label": name,
      "aria-checked": present && !compared && !frozen ? String(on) : null,
    }, textOf(stop), (on || compared) && h("span", { class: "kit-word-sign", "aria-hidden": "true" },
      compared ? MARK_SIGNS[/** @type {"both"} */ (stop.kind)] : "✓"),
    on && !compared && !present && h("span", { class: "kit-hidden" }, " (marked)"));
  }
  function draw() {
    const list = inOrder();
    here = Math.min(here, Math.max(0, list.length - 1));
    refill(text, (posed.spots || []).map(({ block }) => {
      const of = ctx.blocks.find((b) => b.id === block);
      const kids = [];
      let at = 0;
      list.forEach((stop, i) => {
        if (stop.block !== block) return;
        kids.push(of.text.slice(at, stop.start), draw1(stop, i));
        at = stop.end;
      });
      kids.push(of.text.slice(at));
      return h("div", { class: "kit-mark-para" }, h("span", { class: "kit-num" },
        h("span", { "aria-hidden": "true" }, of.label), h("span", { class: "kit-hidden" }, of.spoken)),
      h("p", { class: "kit-text", "data-kit-block": block }, kids));
    }));
    refill(count, compared ? "" : `${marked.size} marked`);
  }
  const node = (/** @type {number} */ i) => /** @type {HTMLElement | null} */ (
    text.querySelector(`[data-kit-word="${i}"]`));

  /** @param {number} i */
  function toggle(i) {
    const stop = inOrder()[i];
    if (frozen || compared || !stop) return;
    const key = String(stop.points);
    if (marked.has(key)) marked.delete(key); else marked.add(key);
    here = i;
    keepFocus(text, draw);
    node(i)?.focus({ preventScroll: true });
    ctx.change(words.filter((w) => marked.has(String(w.points))).map((w) => w.points));
    say(`${textOf(stop)}, ${marked.has(key) ? "marked" : "not marked"}. ${marked.size} marked.`);
  }
  /** @param {number} i */
  function goWord(i) {
    const list = inOrder();
    if (i < 0 || i >= list.length) return;
    here = i;
    draw();
    node(i)?.focus();
  }
  /** The nearest word on the line above or below. @param {number} by */
  function line(by) {
    const from = node(here)?.getBoundingClientRect();
    if (!from) return here;
    const middle = (from.left + from.right) / 2;
    const boxes = inOrder().map((_, i) => ({ i, box: /** @type {Element} */ (node(i)).getBoundingClientRect() }))
      .filter(({ box }) => (by < 0 ? box.bottom <= from.top + 6 : box.top >= from.bottom - 6));
    const edge = by < 0 ? Math.max(...boxes.map((b) => b.box.bottom)) : Math.min(...boxes.map((b) => b.box.top));
    const near = boxes.filter(({ box }) => Math.abs((by < 0 ? box.bottom : box.top) - edge) < 8)
      .sort((a, b) => Math.abs((a.box.left + a.box.right) / 2 - middle) - Math.abs((b.box.left + b.box.right) / 2 - middle));
    return near.length ? near[0].i : here;
  }
  /** @param {KeyboardEvent} e */
  function keys(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || !/** @type {Element} */ (e.target).closest("[data-kit-word]")) return;
    const last = inOrder().length - 1;
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: last }[e.key];
    if (to !== undefined) goWord(to);
    else if (e.key === "ArrowUp" || e.key === "ArrowDown") goWord(line(e.key === "ArrowUp" ? -1 : 1));
    else if (e.key === " ") toggle(here);
    else return;
    e.preventDefault();
  }
  /** @param {MouseEvent} e */
  function click(e) {
    const word = /** @type {Element} */ (e.target).closest("[data-kit-word]");
    const i = Number(word?.getAttribute("data-kit-word"));
    if (!word) return;
    if (compared) goWord(i); else toggle(i);
  }
  const name = freshId("view");
  const views = compared && h("div", { class: "kit-views", role: "radiogroup", "aria-label": "Show" },
    h("span", { class: "kit-help", "aria-hidden": "true" }, "Show"),
    h("div", { class: "kit-steps" }, MARK_VIEWS.map(([id, words3]) => h("label", { class: "kit-step" },
      h("input", { type: "radio", name, class: "kit-step-radio", checked: id === view,
        "data-kit-key": `view ${id}`,
        on: { change: () => { view = /** @type {any} */ (id); draw(); say(`${words3}.`); } } }),
      h("span", {}, words3)))));
  draw();
  return {
    at: () => node(here),
    node: h("div", { class: "kit-mark-area" }, views, help, text, count),
    side: compared ? markSide(posed, turn, verdicts, textOf) : null,
  };
}

/** The score, then the three signs, each with its words and why.
 * @param {import("./score.js").Posed} posed @param {import("./turn.js").Turn} turn
 * @param {Stop[]} verdicts @param {(stop: Stop) => string} textOf */
function markSide(posed, turn, verdicts, textOf) {
  const { result } = turn;
  if (!result) return null;
  const rows = Object.keys(MARK_NAMES).map((kind) => {
    const own = verdicts.filter((v) => v.kind === kind);
    if (!own.length) return null;
    /** @type {Map<string, string[]>} one reason for all words that share it */
    const reasons = new Map();
    for (const v of own) reasons.set(v.say, [...(reasons.get(v.say) || []), `“${textOf(v)}”`]);
    const lines = kind === "both" && own.length > 3 ? [h("p", {}, `${own.length} places`)]
      : [...reasons].map(([why, words]) => {
        // Many a reason names its word itself.
        const named = words.every((word) => why.toLowerCase().includes(word.toLowerCase()));
        return h("p", {}, named ? why : `${words.join(", ")}. ${why}`);
      });
    return h("li", { class: "kit-verdict-row" },
      h("span", { class: `kit-word kit-word-${kind}`, "aria-hidden": "true" }, MARK_SIGNS[/** @type {"both"} */ (kind)]),
      h("div", {}, h("b", {}, MARK_NAMES[kind]), lines));
  });
  return h("div", { class: "kit-mark-score" },
    h("p", { class: "kit-score" }, `${markFound(result)} of ${(posed.targets || []).length}`),
    h("p", {}, markLine(posed, result)), h("ul", { class: "kit-verdicts" }, rows),
    turn.phase === "done" && posed.say && h("p", { class: "kit-proof" }, posed.say));
}
