// Add a mark: choose words of the text (mouse: select them; keys: arrows, Shift for more), a layer,
// and what it needs to know.
import { freshId, h, refill } from "./dom.js";
import { deskField, deskWords } from "./deskfields.js";
import { offsetIn, paintText } from "./marks.js";

/** @typedef {import("./deskfields.js").DeskValue} DeskValue */

/**
 * @param {{blocks: any[], layers: {id: string, name: string, layer: string}[], part: string,
 *  state: () => any, say: (words: string) => void, close: () => void,
 *  add: (record: any, place: {block: string, start: number, end: number}) => Promise<string>}} given
 */
export function deskAdd({ blocks, layers, part, state, say, close, add }) {
  let block = blocks.find((b) => b.id === part) || blocks[0];
  let words = deskWords(block.text), from = -1, to = -1;
  let layer = layers[0].id;
  /** @type {Record<string, DeskValue>} */
  let draft = {};
  const help = freshId("help"), partId = freshId("part"), layerId = freshId("layer");
  const text = h("p", { class: "kit-text kit-desk-text kit-desk-pick", tabindex: 0, role: "group", "data-kit-field": "",
    "data-kit-key": "add text", "aria-describedby": help, on: { keydown: keys, mouseup: select } });
  const chosen = h("p", { class: "kit-desk-chosen" });
  const fields = h("div", { class: "kit-desk-fields" });
  const problem = h("p", { class: "kit-notice kit-boxed kit-desk-problem", hidden: true });
  const place = () => (from < 0 ? null : { block: block.id, start: words[Math.min(from, to)][0], end: words[Math.max(from, to)][1] });
  const quote = () => { const p = place(); return p ? block.text.slice(p.start, p.end) : ""; };

  function draw() {
    const p = place();
    text.setAttribute("aria-label", `The text of ${block.spoken}`);
    paintText(text, block.text, /** @type {any} */ (p ? [{ ...p, id: "chosen", layer: "desk-picked", label: "", name: "", card: "" }] : []), new Set());
    for (const node of text.querySelectorAll("[data-kit-key]")) node.removeAttribute("data-kit-key");
    const name = fields.querySelector('[data-kit-key="add name"]');
    if (name) name.setAttribute("placeholder", quote());
    refill(chosen, p ? ["Chosen: ", h("b", {}, `“${quote()}”`)] : "No words chosen yet.");
  }
  function drawFields() {
    const now = state();
    refill(fields, now.blanks[layer].map((/** @type {any} */ f) => deskField(f, draft[f.key] ?? f.value, { lists: now.lists, off: false,
      text: () => block.text, quote, stem: "add", change: (value, drawn) => {
        draft = { ...draft, [f.key]: value };
        if (drawn) { drawFields(); fields.querySelector(`[data-kit-key="add ${f.key}"]`)?.focus(); }
      } })));
  }
  /** @param {KeyboardEvent} e */
  function keys(e) {
    const last = words.length - 1;
    const step = { ArrowRight: to + 1, ArrowLeft: to - 1, ArrowDown: to + 8, ArrowUp: to - 8, Home: 0, End: last }[e.key];
    if (step === undefined) return;
    e.preventDefault();
    to = Math.max(0, Math.min(last, step));
    if (!e.shiftKey || from < 0) from = to;
    draw();
    say(quote());
  }
  function select() {
    const seen = document.getSelection();
    if (!seen?.anchorNode || !text.contains(seen.anchorNode) || !seen.focusNode || !text.contains(seen.focusNode)) return;
    const ends = [offsetIn(text, seen.anchorNode, seen.anchorOffset), offsetIn(text, seen.focusNode, seen.focusOffset)].sort((a, b) => a - b);
    const held = words.map((w, i) => (w[1] > ends[0] && w[0] < Math.max(ends[1], ends[0] + 1) ? i : -1)).filter((i) => i >= 0);
    if (!held.length) return;
    [from, to] = [held[0], held[held.length - 1]];
    seen.removeAllRanges();
    draw();
  }
  /** @param {string} words */
  function tell(words) { problem.textContent = words; problem.hidden = !words; if (words) say(words); }
  async function send() {
    const p = place();
    if (!p) { tell("Choose some words first."); text.focus(); return; }
    tell(await add({ layer, set: draft }, p));
  }
  const option = (/** @type {string} */ value, /** @type {string} */ name, /** @type {boolean} */ now) => h("option", { value, selected: now }, name);
  const node = h("div", { class: "kit-desk-add" },
    h("div", { class: "kit-desk-head" }, h("b", { role: "heading", "aria-level": 4 }, "Add a mark"),
      h("label", { class: "kit-faint", for: partId }, "Part"),
      h("select", { id: partId, class: "kit-field kit-desk-select", "data-kit-key": "add part", on: { change: (/** @type {any} */ e) => {
        block = blocks.find((b) => b.id === e.target.value) || block;
        words = deskWords(block.text);
        from = to = -1;
        draw();
      } } }, blocks.map((b) => option(b.id, b.label, b === block)))),
    text, h("p", { class: "kit-faint", id: help }, "Select the words. With keys: ← → go from word to word, Shift takes more."), chosen,
    h("div", { class: "kit-desk-field" }, h("label", { class: "kit-desk-name", for: layerId }, "Layer"),
      h("div", { class: "kit-desk-value" }, h("select", { id: layerId, class: "kit-field kit-desk-select", "data-kit-key": "add layer",
        on: { change: (/** @type {any} */ e) => { layer = e.target.value; draft = {}; drawFields(); } } },
      layers.map((l) => option(l.id, l.name, l.id === layer))))),
    fields, problem,
    h("div", { class: "kit-desk-buttons" }, h("button", { type: "button", class: "kit-button kit-big kit-main", "data-kit-key": "add it",
      on: { click: send } }, "Add it"), h("button", { type: "button", class: "kit-button kit-big kit-quiet", "data-kit-key": "add not", on: { click: close } }, "Cancel")));
  drawFields();
  draw();
  return { node, focus: () => text.focus() };
}
