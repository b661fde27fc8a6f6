// After the last question: how each one went, with the learner’s own answer.
import { h } from "./dom.js";
import { SIGNS, tone } from "./feedback.js";
import { turnJudged } from "./turn.js";

/** An answer in words. @param {import("./score.js").Posed} posed @param {any} response
 * @param {any[]} blocks */
export function answerWords(posed, response, blocks) {
  const of = (/** @type {{id: string, text: string}[]} */ list, /** @type {any} */ id) => (
    list.find((o) => o.id === id)?.text || "");
  /** @type {Record<string, () => string[]>} */
  const kinds = {
    choices: () => response.map((/** @type {string} */ id) => of(posed.options, id)),
    cloze: () => response.map((/** @type {string} */ a, /** @type {number} */ i) => (
      posed.gaps[i].typed ? a : of(posed.gaps[i].options, a))),
    match: () => posed.pairs.map((p) => `${p.left} – ${of(posed.rights, response[p.id])}`),
    order: () => response.map((/** @type {string} */ id, /** @type {number} */ i) => `${i + 1}. ${of(posed.items, id)}`),
    mark: () => (posed.spots || []).flatMap(({ block, words, points }) => words
      .filter((_, i) => response.some((/** @type {number[]} */ m) => String(m) === String(points[i])))
      .map(([start, end]) => blocks.find((b) => b.id === block)?.text.slice(start, end))),
    short: () => [response],
    write: () => [response.length > 90 ? `${response.slice(0, 88).trim()} …` : response],
  };
  try { return (kinds[posed.kind]?.() || [of(posed.options, response)]).filter(Boolean).join(", "); }
  catch { return ""; } // an answer to an older form of the question
}

/** @param {import("./score.js").Posed} posed @param {import("./turn.js").Turn} turn */
function resultWord(posed, turn) {
  const kind = tone(turn);
  if (kind) return [SIGNS[kind], { good: "Right", part: "Partly", bad: "Not right" }[kind] || ""];
  return turn.tried.length ? ["✓", "Saved"] : ["○", "Not answered yet"];
}

/**
 * @param {{rows: {posed: import("./score.js").Posed, turn: import("./turn.js").Turn,
 *  like: boolean}[], mode: string, hidden: boolean, blocks: any[], words: string, buttons: any[],
 *  look: (id: string) => void}} given `hidden`: the results wait for a click
 */
export function resultsView({ rows, mode, hidden, blocks, words, buttons, look }) {
  const mains = rows.filter((r) => !r.like);
  const open = mains.filter((r) => !r.turn.tried.length).length;
  const judged = mains.filter((r) => turnJudged(r.turn) && r.turn.result?.share !== null);
  const right = judged.filter((r) => r.turn.result?.right).length;
  const title = open ? `${mains.length - open} of ${mains.length} answered.`
    : `You have answered ${mains.length === 1 ? "the question" : `all ${mains.length} questions`}.`;
  const more = mode === "test" && !open ? "Saved. Your teacher will look at it." : hidden || open ? "" : words;
  return h("div", { class: "kit-results" },
    h("div", { class: "kit-ask", role: "heading", "aria-level": 4, tabindex: -1, "data-kit-key": "ask" }, title),
    judged.length > 0 && !hidden && h("p", {}, h("span", { class: "kit-score" }, `${right} of ${judged.length}`), " right"),
    more && h("p", {}, more),
    h("ol", { class: "kit-result-rows" }, rows.map(({ posed, turn, like }) => {
      const [sign, word] = hidden && turn.tried.length ? ["✓", "Saved"] : resultWord(posed, turn);
      return h("li", { class: `kit-result${like ? " kit-result-like" : ""}` },
        h("span", { class: `kit-result-sign kit-say-${tone(turn)}`, "aria-hidden": "true" }, sign),
        h("div", {}, h("p", { class: "kit-result-ask" }, like && h("span", { class: "kit-help" }, "One more like it: "), posed.ask),
          h("p", { class: "kit-help" }, h("b", {}, word), turn.tried.length > 0
            && `. Your answer: ${answerWords(posed, turn.response, blocks)}`)),
        h("button", { type: "button", class: "kit-button kit-small", "data-kit-key": `look ${posed.id}`,
          "aria-label": `${turn.tried.length ? "Look" : "Answer"}: ${posed.ask}`,
          on: { click: () => look(posed.id) } }, turn.tried.length ? "Look" : "Answer"));
    })), h("p", { class: "kit-buttons" }, buttons));
}
