// The card of a mark: who, what, why; the way to the next mention; its place beside the words.
import { h } from "./dom.js";
import { layerSample } from "./layers.js";
import { fitGrounds, rangeIn } from "./marks.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./marks.js").Para} Para */
/** @typedef {{mark: string | null, block: string, label: string, until?: string[]}} Mention */
/**
 * What Python sends to the reader.
 * @typedef {{title: string, of: string, lang: string, notice: string, checked?: number[],
 *  first: string, last: string, before: string | null, after: string | null,
 *  questions: string | null, blocks: import("./marks.js").Block[],
 *  layers: import("./layers.js").Layer[], on: string[], marks: Mark[],
 *  cards: Record<string, {kind: string, title: string, line?: string, why?: string,
 *  text?: string[], also?: string}>, chains?: Record<string, Mention[]>}} ReaderData
 */

/** All mentions of the same thing or, without a chain, the marks of the same layer.
 * @param {ReaderData} data @param {Mark} mark @returns {Mention[]} */
function cardChain(data, mark) {
  const chain = mark.chain && data.chains && data.chains[mark.chain];
  if (chain && chain.length) return chain;
  return data.marks.filter((m) => (mark.chain ? m.chain === mark.chain : m.layer === mark.layer))
    .map((m) => ({ mark: m.id, block: m.block, label: m.block.toUpperCase() }));
}

/** Where a mark stands in its chain: [7, 13]. @param {ReaderData} data @param {Mark} mark */
export function cardCount(data, mark) {
  const chain = cardChain(data, mark);
  return [mark.nth || chain.findIndex((c) => c.mark === mark.id) + 1, mark.of || chain.length];
}

/** “P4” → “paragraph 4”. @param {string} label */
export function spokenPlace(label) {
  return /^P\d+$/i.test(label) ? `paragraph ${label.slice(1)}` : `the ${label.toLowerCase()}`;
}

/**
 * The mention `by` places on: {mark, words} to go to, or only {words} when it is not here.
 * Withheld mentions are passed over, so that they give nothing away.
 * @param {ReaderData} data @param {Mark} mark @param {number} by @param {(m: Mark) => boolean} shown
 * @returns {{mark?: Mark, words: string, edge?: boolean}}
 */
export function cardStep(data, mark, by, shown) {
  const chain = cardChain(data, mark);
  const [nth, of] = cardCount(data, mark);
  const from = chain.findIndex((c) => c.mark === mark.id);
  for (let i = from + by; from >= 0 && chain[i]; i += by) {
    const next = data.marks.find((m) => m.id === chain[i].mark);
    const name = `Mention ${next ? next.nth || i + 1 : nth + i - from}`;
    const place = spokenPlace(chain[i].label);
    if (!next && !shown({ ...mark, until: chain[i].until })) continue;
    if (!next) return { words: `${name} of ${of} is in ${place}.` };
    if (shown(next)) return { mark: next, words: `${name} of ${of}, ${place}.` };
  }
  return { edge: true, words: by < 0 ? "This is the first one." : "This is the last one." };
}

/**
 * @param {ReaderData} data @param {Mark} mark @param {Mark[]} others marks on the very same words
 * @param {(m: Mark) => boolean} shown
 * @param {{close: () => void, step: (by: number) => void, swap: (m: Mark) => void}} act
 */
export function drawCard(data, mark, others, shown, act) {
  const card = data.cards[mark.card] || { kind: mark.layer, title: mark.name };
  const [nth, of] = cardCount(data, mark);
  const why = mark.why || card.why || "";
  // “he” is Macron. He is the nearest man … – the first sentence is the answer.
  const lead = (/^“[^”]+” [^.]*\.(?= |$)/.exec(why) || [""])[0];
  const turn = (/** @type {number} */ by, /** @type {string} */ words) => h("button", {
    type: "button", class: "kit-button kit-small", "data-kit-key": `card ${by}`,
    "aria-disabled": cardStep(data, mark, by, shown).edge && "true",
    on: { click: () => act.step(by) } }, words);
  return h("div", { class: "kit-card kit-word-card", role: "group", "aria-label": `Card: ${card.title}` },
    h("div", { class: "kit-card-top" },
      h("span", {}, layerSample(mark.layer, card.kind), " ",
        h("span", { class: "kit-faint" }, mark.quoted)),
      h("button", { type: "button", class: "kit-close", "aria-label": "Close the card",
        "data-kit-key": "card close", on: { click: act.close } }, "×")),
    h("p", { class: "kit-card-title" }, card.title),
    card.line && h("p", { class: "kit-card-line" }, card.line),
    why && h("p", {}, lead && h("b", {}, lead), why.slice(lead.length)),
    (card.text || []).map((text) => h("p", {}, text)),
    mark.unsure && h("p", {}, "The program thinks so. It is not sure."),
    card.also && h("p", {}, `Also: ${card.also}`),
    data.notice && h("p", { class: "kit-tell" }, "If this looks wrong, tell your teacher."),
    others.length > 0 && h("p", { class: "kit-same" }, "On the same words: ", others.map((m) => h(
      "button", { type: "button", class: "kit-button kit-small", on: { click: () => act.swap(m) } },
      (data.cards[m.card] || {}).kind || m.layer))),
    of > 1 && h("div", { class: "kit-card-nav" }, turn(-1, "‹ Before"),
      h("span", { class: "kit-nth" }, `${nth} of ${of}`), turn(1, "Next ›")),
    h("p", { class: "kit-card-away" }));
}

/** With a margin, set what stands beside at the height of its words, one below the other; without
 * one it stays under its paragraph. Call it when the page has taken the text up, and at each new
 * width. @param {HTMLElement} article @param {Iterable<Para>} paras */
export function placeBeside(article, paras) {
  const wide = article.clientWidth > 798;
  const top = article.getBoundingClientRect().top;
  let floor = 16; // room under the layer bar
  article.classList.toggle("kit-wide", wide);
  for (const { p, aside } of paras) {
    fitGrounds(p);
    for (const item of /** @type {HTMLElement[]} */ ([...aside.children])) {
      const at = Number(item.dataset.kitAt);
      const line = rangeIn(p, at, at + 1).getClientRects()[0];
      const lift = item.classList.contains("kit-word-card") ? item.offsetHeight * 0.6 : 0;
      const y = Math.max(floor, (line ? line.top - top : 0) - lift);
      item.style.top = wide ? `${y}px` : "";
      if (wide) floor = y + item.offsetHeight + 20;
    }
  }
  article.style.minHeight = `${floor}px`;
}
