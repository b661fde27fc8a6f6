// One proposal: its sentence with the marks, its fields, why it was proposed, and the decisions.
import { h } from "./dom.js";
import { deskField, deskSame } from "./deskfields.js";
import { layerSample } from "./layers.js";
import { paintText } from "./marks.js";

/** @typedef {import("./deskfields.js").DeskField} DeskField
 * @typedef {import("./deskfields.js").DeskPlace} DeskPlace
 * @typedef {import("./deskfields.js").DeskValue} DeskValue
 * @typedef {{id: string, same: string, tab: string, layer: string, what: string, title: string, part: string,
 *  label: string, status: string, sure: number, note: string, why: string, findings: string[],
 *  fields: DeskField[], marks: (DeskPlace & {layer: string, label: string, edge: string})[]}} DeskItem */

export const DESK_SURE = 0.7;
/** @type {Record<string, string>} */
const DESK_LAYERS = { people: "People", places: "Places", groups: "Groups", dates: "Dates", voices: "Voices",
  claims: "Claims", loaded: "Loaded words", connectives: "Connectives", words: "Words to learn" };
/** @type {Record<string, string>} */
const DESK_STATES = { kept: "You have kept this.", mended: "You have changed this.", dropped: "You have dropped this. It is not in the lesson." };

/** The sentences around the marks of a proposal, a stretch for each part of the text.
 * @param {DeskItem} item @param {any[]} blocks @param {DeskValue} [chosen] words that were changed */
export function deskContext(item, blocks, chosen) {
  const moved = chosen && typeof chosen !== "string" ? chosen : null;
  const marks = item.marks.map((mark, i) => (moved && !i ? { ...mark, ...moved } : mark));
  const own = item.part || marks[0]?.block;
  return blocks.filter((b) => marks.some((m) => m.block === b.id)).map((block) => {
    const here = marks.filter((m) => m.block === block.id);
    const held = block.sentences.filter((/** @type {number[]} */ s) => here.some((m) => m.start < s[1] && m.end > s[0]));
    const from = Math.min(here[0].start, ...held.map((/** @type {number[]} */ s) => s[0]));
    const to = Math.max(here[0].end, ...held.map((/** @type {number[]} */ s) => s[1]));
    const before = block.text.slice(0, from).trimEnd().split(/\s+/).slice(-3).join(" ");
    const text = block.text.slice(from, to);
    const p = h("p", { class: "kit-text kit-desk-text" });
    const shown = here.map((m, i) => ({ ...m, id: `${item.id} ${i}`, name: "", card: "", start: m.start - from, end: m.end - from }));
    paintText(p, text, /** @type {any} */ (shown), new Set());
    for (const node of p.querySelectorAll("[data-kit-mark]")) {
      node.removeAttribute("data-kit-key");  // nothing to go to
      if (!node.getAttribute("data-kit-mark")?.endsWith(" 0")) node.classList.add("kit-chain");
    }
    if (before) p.prepend(h("span", { class: "kit-faint" }, `… ${before} `));
    return [block.id !== own && h("p", { class: "kit-faint kit-desk-part" }, block.label), p];
  });
}

/** What stands above a proposal: its layer, what and where it is, how sure the program is.
 * @param {DeskItem} item */
function deskHead(item) {
  const name = DESK_LAYERS[item.layer];
  const doubt = item.status === "open" && item.sure < DESK_SURE;
  return h("div", { class: "kit-desk-head" }, name && layerSample(item.layer, name),
    h("span", { class: "kit-faint", role: "heading", "aria-level": 4, tabindex: -1, "data-kit-key": "proposal" },
      `${item.what}${item.label === "Whole text" ? ", whole text" : ` in ${item.label}`}`),
    doubt ? h("span", { class: "kit-desk-doubt" }, "Program is not sure")
      : item.status === "open" && item.sure < 1 && h("span", { class: "kit-faint kit-desk-sure" }, `${Math.round(100 * item.sure)} % sure`));
}

/** @param {string} letter @param {boolean} on */
const deskKey = (letter, on) => on && h("kbd", { class: "kit-desk-key", "aria-hidden": "true" }, letter);

/** The four decisions. @param {DeskItem} item @param {boolean} changed a field was changed
 * @param {{keys: boolean, off: boolean, undo: string, act: (what: string) => void}} ctx */
export function deskButtons(item, changed, ctx) {
  const open = item.status === "open";
  const main = changed ? "mend" : open || item.status === "dropped" ? "accept" : "";
  /** @param {string} what @param {string} words @param {string} letter */
  const button = (what, words, letter) => h("button", { type: "button", "data-kit-key": `do ${what}`, disabled: ctx.off,
    class: `kit-button kit-big${what === main ? " kit-main" : what === "undo" ? " kit-quiet" : ""}`,
    "aria-keyshortcuts": ctx.keys ? letter : null, on: { click: () => ctx.act(what) } }, words, deskKey(letter, ctx.keys));
  const accept = changed ? "Accept as it was" : item.status === "dropped" ? "Put it back" : "Accept";
  const list = [button("accept", accept, "A"), button("mend", changed ? "Keep my change" : "Mend", "M")];
  return [changed ? list.reverse() : open || item.status === "dropped" ? list : list.slice(1),
    item.status !== "dropped" && button("drop", "Drop", "D"),
    ctx.undo && button("undo", "Undo", "Z")];
}

/**
 * @param {DeskItem} item @param {Record<string, DeskValue>} draft what was changed, by key
 * @param {{blocks: any[], lists: string[][][], off: boolean, problem: string,
 *  change: (key: string, value: DeskValue, drawn: boolean) => void}} ctx
 */
export function deskProposal(item, draft, ctx) {
  const text = (/** @type {string} */ id) => ctx.blocks.find((b) => b.id === id)?.text || "";
  const quote = (/** @type {DeskPlace} */ p) => text(p.block).slice(p.start, p.end).replace(/\s+/g, " ");
  const groups = [...new Set(item.fields.map((f) => f.group || ""))];
  const row = (/** @type {DeskField} */ f) => deskField(f, draft[f.key] ?? (f.place || f.value), { lists: ctx.lists, off: ctx.off,
    text, quote, stem: "field", change: (value, drawn) => ctx.change(f.key, value, drawn) });
  return [deskHead(item), deskContext(item, ctx.blocks, draft.words || draft.evidence),
    item.status !== "open" && h("p", { class: "kit-desk-decided" }, DESK_STATES[item.status]),
    h("div", { class: "kit-desk-fields" }, groups.map((group) => {
      const rows = item.fields.filter((f) => (f.group || "") === group).map(row);
      return group ? h("div", { class: "kit-desk-group", role: "group", "aria-label": group },
        h("p", { class: "kit-desk-group-name" }, group), rows) : rows;
    })),
    item.findings.length > 0 && h("div", { class: "kit-notice kit-boxed kit-desk-findings" },
      h("b", {}, "What the standards find. "), h("ul", {}, item.findings.map((words) => h("li", {}, words)))),
    h("p", { class: "kit-desk-why" }, h("b", {}, "Why the program proposed this. "), item.why),
    h("p", { class: "kit-notice kit-boxed kit-desk-problem", hidden: !ctx.problem }, ctx.problem)];
}

/** Whether anything was changed. @param {DeskItem} item @param {Record<string, DeskValue>} draft */
export function deskChanged(item, draft) {
  return item.fields.some((f) => f.key in draft && !deskSame(f, draft[f.key]));
}
