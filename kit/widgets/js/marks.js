// Marks in running text: each layer at its own place around the word (look/screen.md), one Tab stop
// a paragraph. What is not the article’s own words carries data-kit-aid.
import { h, refill, reveal } from "./dom.js";
import { segments } from "./segments.js";

/**
 * @typedef {{id: string, layer: string, start: number, end: number, label: string, name: string,
 *  block: string, edge?: string, inner?: boolean, card: string, chain?: string, nth?: number,
 *  of?: number, until?: string[], form?: string, why?: string, quoted?: string, note?: string,
 *  unsure?: boolean, unchecked?: boolean}} Mark
 * @typedef {{id: string, label: string, spoken: string, kind: string, text: string,
 *  sentences: number[][]}} Block
 * @typedef {{block: Block, row: HTMLElement, p: HTMLElement, aside: HTMLElement, bar: HTMLElement,
 *  here: string}} Para
 */

// From back to front. Frames and lines share a place: there the longer one stands outside.
/** @type {Record<string, number>} */
const MARK_DEPTH = { evidence: 0, voices: 1, claims: 2, highlight: 3 };
const MARK_LINES = 4;

/** Longer first. @param {Mark} a @param {Mark} b */
const markLength = (a, b) => (b.end - b.start) - (a.end - a.start);

/** How deep a mark lies. A claim that holds all voices it meets stands outside them.
 * @param {Mark} mark @param {Mark[]} all */
function markDepth(mark, all) {
  if (mark.layer === "claims" && !all.some((m) => m.layer === "voices" && m.start < mark.end
    && m.end > mark.start && markLength(m, mark) <= 0)) return 0.5;
  return MARK_DEPTH[mark.layer] ?? MARK_LINES;
}

/** Words that are ours, not the article’s. @param {string} cls @param {...any} kids */
function markAid(cls, ...kids) {
  return h("span", { class: cls, "data-kit-aid": "" }, kids);
}

/** A label that is seen, or only heard; it stands before its words or after them.
 * @param {Mark} mark @param {string} words @param {boolean} seen @param {boolean} [front] */
function markLabel(mark, words, seen, front) {
  if (!seen) return markAid("kit-hidden", ` (${words || mark.layer})`);
  return markAid(`kit-label kit-label-${mark.layer}`, h("span", { class: "kit-hidden" }, " ("), words,
    h("span", { class: "kit-hidden" }, front ? ") " : ")"));
}

/** The nodes for one mark over `run`. @param {Mark} mark
 * @param {{opens: Mark[], closes: Mark[]}[]} run @param {Node[]} kids
 * @param {Set<string>} labelled @param {boolean} third a voice in a voice in a voice */
function markWrap(mark, run, kids, labelled, third) {
  const opens = run[0].opens.includes(mark);
  const closes = run[run.length - 1].closes.includes(mark);
  const { layer } = mark;
  const words = layer === "evidence" ? `◆ ${mark.label || "Look here"}`
    : layer === "voices" && mark.inner ? mark.label.replace(/^.* · /, "") : mark.label;
  const before = [], within = [], after = [];
  if (["voices", "claims", "evidence"].includes(layer)) {
    if (opens) before.push(h("span", { class: "kit-lead", "data-kit-aid": "" },
      layer === "claims" && markAid("kit-tick", "\u2060"), markLabel(mark, words, true, true)));
    // Inside, it would let the bar at the end fall to the next line.
    if (closes) after.push(markAid("kit-hidden", ` (end: ${words})`));
    if (closes && layer === "claims") within.push(markAid("kit-tick kit-tock"));
  } else if (closes) {
    if (layer === "highlight") within.push(markAid("kit-flag", mark.note ? "⚑" : "⚐"));
    after.push(markLabel(mark, words, labelled.has(mark.id)));
  }
  if (closes && mark.unchecked) after.unshift(markAid("kit-unchecked", "○"));
  const names = ["kit-mark", `kit-${layer}`, mark.edge && `kit-edge-${mark.edge}`,
    opens && "kit-opens", closes && "kit-closes", third && "kit-third"];
  return [h("span", {
    class: names.filter(Boolean).join(" "),
    "data-kit-mark": mark.id,
    "data-kit-chain": mark.chain,
    "data-kit-key": opens && `mark ${mark.id}`,
  }, before, kids, within), ...after];
}

/** Spans in spans; a mark that crosses the edge of an outer one goes on behind it.
 * @param {{text: string, ranked: Mark[], opens: Mark[], closes: Mark[]}[]} pieces
 * @param {Mark[]} done marks already drawn around these @param {Set<string>} labelled
 * @returns {Node[]} */
function markNest(pieces, done, labelled) {
  const nodes = [];
  for (let i = 0, j = 1; i < pieces.length; i = j, j = i + 1) {
    const mark = pieces[i].ranked.find((m) => !done.includes(m));
    if (!mark) { nodes.push(document.createTextNode(pieces[i].text)); continue; }
    while (pieces[j] && pieces[j].ranked.find((m) => !done.includes(m)) === mark) j += 1;
    const run = pieces.slice(i, j);
    const third = mark.layer === "voices" && done.filter((m) => m.layer === "voices").length > 1;
    nodes.push(...markWrap(mark, run, markNest(run, [...done, mark], labelled), labelled, third));
  }
  return nodes;
}

/** Draw a text with its marks into `p`. @param {HTMLElement} p @param {string} text
 * @param {Mark[]} marks @param {Set<string>} [labelled] ids whose label is seen */
export function paintText(p, text, marks, labelled = new Set()) {
  const depth = new Map(marks.map((m) => [m, markDepth(m, marks)]));
  const rank = (/** @type {Mark} */ m) => depth.get(m) || 0;
  const pieces = segments(text, marks).map((piece) => ({
    ...piece,
    ranked: piece.marks.sort((a, b) => rank(a) - rank(b) || markLength(a, b)),
  }));
  p.classList.toggle("kit-lit", marks.some((m) => m.layer === "evidence"));
  return refill(p, markNest(pieces, [], labelled));
}

/** A paragraph with some words lit; `label` is “Look here” or “The answer is here”.
 * @param {{id: string, text: string}} block
 * @param {{start: number, end: number, label?: string}[]} lit */
export function drawBlock(block, lit) {
  const marks = lit.map((l, i) => ({ label: "", name: "", card: "", ...l, block: block.id,
    id: `${block.id}-lit-${i}`, layer: "evidence" }));
  return paintText(h("p", { class: "kit-text", "data-kit-block": block.id }), block.text, marks);
}

/** How high this face draws its letters, so that grounds of two lines meet. Call it when `p` stands
 * in the page. @param {HTMLElement} p */
export function fitGrounds(p) {
  const line = rangeIn(p, 0, 1).getClientRects()[0];
  const high = line && line.height / parseFloat(getComputedStyle(p).fontSize);
  if (high) p.style.setProperty("--kit-content", high.toFixed(3));
}

/** Whose label is seen: “first” once a layer, on a name where no “’s” follows; “always”; “off”.
 * @param {Block[]} blocks @param {Mark[]} marks @param {string} mode */
export function labelCarriers(blocks, marks, mode) {
  const named = marks.filter((m) => !["words", "highlight"].includes(m.layer));
  if (mode !== "first") return new Set(mode === "always" ? named.map((m) => m.id) : []);
  const text = new Map(blocks.map((b) => [b.id, b.text]));
  const good = named.filter((m) => m.form !== "pronoun"
    && !/^[\p{L}’']/u.test((text.get(m.block) || "").slice(m.end)));
  const first = new Map([...good, ...named].reverse().map((m) => [m.layer, m.id]));
  return new Set(first.values());
}

/** “vassal, word to learn, loaded word”: the mark itself, others on its words, outermost last.
 * @param {Mark} mark @param {Mark[]} around marks of the same block @param {string} text */
export function markName(mark, around, text) {
  const own = `${text.slice(mark.start, mark.end)}, `;
  const others = around.filter((m) => m !== mark && m.start <= mark.start && m.end >= mark.end)
    .sort((a, b) => -markLength(a, b))
    .map((m) => (m.name.startsWith(own) ? m.name.slice(own.length) : m.label.replace(" · ", ", ")));
  const count = mark.chain && (mark.of || 0) > 1 ? `${mark.nth} of ${mark.of}` : "";
  return [mark.name, count, ...others].filter(Boolean).join(", ");
}

/** A paragraph: its number, its text, room beside it. @param {Block} block
 * @param {HTMLElement} p @returns {Para} */
export function makePara(block, p) {
  const aside = h("div", { class: "kit-beside" });
  const bar = h("span", { class: "kit-heard", hidden: true });
  const row = h("div", { class: `kit-para kit-para-${block.kind}` },
    h("span", { class: "kit-num" }, h("span", { "aria-hidden": "true" }, block.label),
      h("span", { class: "kit-hidden" }, block.spoken)),
    h("div", { class: "kit-column" }, bar, p), aside);
  return { block, row, p, aside, bar, here: "" };
}

/** A bar in the margin beside the sentence that is read aloud. @param {Para} para
 * @param {number[] | null} sentence */
export function markHeard({ p, bar }, sentence) {
  bar.hidden = !sentence;
  if (!sentence) return;
  const box = rangeIn(p, sentence[0], sentence[1]).getBoundingClientRect();
  bar.style.top = `${box.top - p.getBoundingClientRect().top}px`;
  bar.style.height = `${box.height}px`;
  reveal(bar);
}

/** The places in a paragraph where the cursor can stand. @param {HTMLElement} p */
export function markStops(p) {
  return /** @type {HTMLElement[]} */ ([...p.querySelectorAll("[data-kit-key]")]);
}

/** The present mark (or else the paragraph) is the Tab stop, and a button; its chain is tinted.
 * @param {Para} para @param {Mark[]} marks @param {string} card the mark whose card is open
 * @param {string} chain */
export function lightMarks(para, marks, card, chain) {
  if (!marks.some((m) => m.id === para.here)) para.here = "";
  para.p.tabIndex = para.here ? -1 : 0;
  for (const node of para.p.querySelectorAll("[data-kit-mark]")) {
    const id = node.getAttribute("data-kit-mark");
    const mark = marks.find((m) => m.id === id);
    const stop = mark && id === para.here && node.hasAttribute("data-kit-key");
    for (const [name, value] of Object.entries({ role: "button", tabindex: "0",
      "aria-expanded": String(id === card), "aria-label": mark && markName(mark, marks, para.block.text) })) {
      if (stop) node.setAttribute(name, value || ""); else node.removeAttribute(name);
    }
    node.classList.toggle("kit-present", id === card);
    node.classList.toggle("kit-chain", Boolean(mark && chain) && mark?.chain === chain && id !== card);
  }
}

/** Text nodes that are the article’s own, each with its offset. @param {HTMLElement} p */
function markLeaves(p) {
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const leaves = [];
  for (let node = walk.nextNode(), at = 0; node; node = walk.nextNode()) {
    if (node.parentElement && node.parentElement.closest("[data-kit-aid]")) continue;
    const end = at + (node.nodeValue || "").length;
    leaves.push({ node, at, end });
    at = end;
  }
  return leaves;
}

/** Where a point of the page lies in the paragraph’s text. @param {HTMLElement} p
 * @param {Node} node @param {number} offset */
export function offsetIn(p, node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  const leaf = markLeaves(p).find((l) => l.node === node || point.comparePoint(l.node, 0) > 0);
  if (!leaf) return (p.textContent && markLeaves(p).at(-1)?.end) || 0;
  return leaf.node === node ? leaf.at + offset : leaf.at;
}

/** The page’s range for text offsets. @param {HTMLElement} p @param {number} start
 * @param {number} end */
export function rangeIn(p, start, end) {
  const range = document.createRange();
  range.selectNodeContents(p);
  for (const leaf of markLeaves(p)) {
    if (start >= leaf.at && start < leaf.end) range.setStart(leaf.node, start - leaf.at);
    if (end > leaf.at && end <= leaf.end) range.setEnd(leaf.node, end - leaf.at);
  }
  return range;
}
