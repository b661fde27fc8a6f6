// My highlights and notes: by mouse, by finger, by keys. The host keeps them; offsets in records
// are code points.
import { h, refill } from "./dom.js";
import { offsetIn, rangeIn } from "./marks.js";
import { toPoints, toUnits } from "./segments.js";

/** @typedef {{block: string, start: number, end: number}} Pick */
/** @typedef {Pick & {id: string, quote: string, note: string, lost?: boolean}} Note */

/** A saved highlight at its place now; `lost` when its words are gone.
 * @param {Note} saved @param {string | undefined} text of its block, when it is on the page */
function notePlace(saved, text) {
  if (text === undefined) return saved;
  const start = toUnits(text, saved.start), end = toUnits(text, saved.end);
  if (text.slice(start, end) === saved.quote) return { ...saved, start, end };
  const at = text.indexOf(saved.quote);
  const lost = at < 0 || text.indexOf(saved.quote, at + 1) >= 0;
  return lost ? { ...saved, lost } : { ...saved, start: at, end: at + saved.quote.length };
}

/** The edges of words. @param {string} text */
function noteWords(text) {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)]
    .map((m) => [m.index, m.index + m[0].length]);
}

/**
 * `desk` is what the reader lends: its paragraphs and how to draw, speak, save and give focus back.
 * @param {{paras: Map<string, import("./marks.js").Para>, root: HTMLElement, draw: () => void,
 *  say: (words: string) => void, ready: () => boolean, ask: (words: string) => void,
 *  save: (record: any, words: string, done: () => void) => void, back: (block: string) => void,
 *  go: (note: Note) => void}} desk
 */
export function noteBook(desk) {
  /** @type {Note[]} */
  let saved = [];
  /** Not yet on the disk; null is a removal. @type {Map<string, Note | null>} */
  const drafts = new Map();
  /** @type {Pick | null} */
  let pick = null;
  /** @type {(Pick & {id: string, note: string}) | null} */
  let editing = null;
  /** @type {Note | null} */
  let gone = null;
  let opened = "";
  const textOf = (/** @type {string} */ id) => desk.paras.get(id)?.block.text;
  const current = () => [...saved.filter((s) => !drafts.has(s.id)), ...drafts.values()]
    .filter((s) => s !== null);
  const all = () => current().map((s) => notePlace(s, textOf(s.block)))
    .sort((a, b) => a.block.localeCompare(b.block) || a.start - b.start);

  /** @param {string} text @param {() => void} cb @param {string} [key] @param {string} [more] */
  function button(text, cb, key = text, more = "") {
    return h("button", { type: "button", class: `kit-button kit-small ${more}`,
      "data-kit-key": `note ${key}`,
      on: { click: cb, mousedown: (/** @type {Event} */ e) => e.preventDefault() } }, text);
  }
  /** @param {string} label @param {string} note */
  function head(label, note) {
    return h("p", { class: "kit-note-head" }, h("span", { "aria-hidden": "true" }, note ? "⚑ " : "⚐ "),
      h("b", {}, note ? "My note" : "My highlight"), ` · ${label}`);
  }

  /** Nothing picked, open or written any more. */
  function clear() {
    pick = editing = gone = null;
    opened = "";
    const selection = document.getSelection();
    if (selection && desk.root.contains(selection.anchorNode)) selection.removeAllRanges();
    desk.draw();
  }
  /** Show at once, then save. @param {string} id @param {Note | null} note @param {string} words */
  function put(id, note, words) {
    drafts.set(id, note);
    const record = note ? { what: "highlight", ...note } : { what: "unhighlight", id };
    desk.save(record, words, () => { saved = current(); drafts.delete(id); });
  }
  /** @param {Pick} p @param {string} note @param {string} [id] */
  function keep(p, note, id) {
    const text = textOf(p.block) || "";
    const quote = text.slice(p.start, p.end);
    const count = noteWords(quote).length;
    const fresh = `h-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
    const made = { id: id || fresh, block: p.block, start: toPoints(text, p.start),
      end: toPoints(text, p.end), quote, note };
    put(made.id, made, note ? "Note saved." : `Highlighted. ${count === 1 ? "1 word" : `${count} words`}.`);
    clear();
  }
  /** @param {Pick} p */
  function same(p) {
    return all().find((s) => s.block === p.block && s.start === p.start && s.end === p.end && !s.lost);
  }
  /** H. @param {Pick} p */
  function highlight(p) {
    if (!desk.ready()) return;
    if (same(p)) desk.say("These words are highlighted already.");
    else keep(p, "");
  }
  /** N: open the field. @param {Pick} p */
  function write(p) {
    if (!desk.ready()) return;
    const old = same(p);
    clear();
    editing = { block: p.block, start: p.start, end: p.end, id: old?.id || "", note: old?.note || "" };
    desk.draw();
    const field = desk.root.querySelector("textarea");
    if (field) field.focus();
  }
  /** @param {Note} note */
  function remove(note) {
    if (!desk.ready()) return;
    const old = current().find((s) => s.id === note.id) || null;
    clear();
    gone = old;
    put(note.id, null, "Highlight removed. Undo?");
    desk.draw();
    desk.back(note.block);
  }
  function undo() {
    const old = gone;
    if (!old) return;
    put(old.id, old, "The highlight is back.");
    clear();
    desk.back(old.block);
  }
  /** @param {boolean} keeping */
  function finish(keeping) {
    const e = editing;
    if (!e) return;
    if (keeping) keep(e, e.note.trim(), e.id); else clear();
    desk.back(e.block);
  }

  /** What stands beside (or under) a paragraph: [offset, element] pairs.
   * @param {import("./marks.js").Block} block @returns {[number, HTMLElement][]} */
  function beside(block) {
    /** @type {[number, HTMLElement][]} */
    const out = [];
    if (pick && pick.block === block.id) {
      const p = pick, words = block.text.slice(p.start, p.end);
      out.push([p.start, h("div", { class: "kit-picked", role: "group", "aria-label": `With “${words}”` },
        button("Highlight", () => highlight(p)), button("Note", () => write(p)),
        button("Ask the dictionary", () => desk.ask(words)))]);
    }
    for (const s of all()) {
      if (s.block !== block.id || s.lost || !(s.note || s.id === opened) || s.id === editing?.id) continue;
      out.push([s.start, h("div", { class: "kit-note" }, head(block.label, s.note),
        s.note && h("p", {}, s.note), s.id === opened && h("p", { class: "kit-note-row" },
          button(s.note ? "Change" : "Add a note", () => write(s)),
          button("Remove", () => remove(s))))]);
    }
    if (editing && editing.block === block.id) {
      const e = editing;
      out.push([e.start, h("div", { class: "kit-note" }, head(block.label, "note"), h("textarea", {
        rows: 3, "aria-label": "My note", "data-kit-key": "note field", value: e.note, on: {
          input: (/** @type {any} */ event) => { e.note = event.target.value; },
          keydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish(true);
          } } }), h("p", { class: "kit-note-row" }, button("Save", () => finish(true)),
        button("Cancel", () => finish(false), "Cancel", "kit-quiet")))]);
    }
    if (gone && gone.block === block.id) {
      out.push([gone.start, h("p", { class: "kit-note kit-note-row" }, "Highlight removed. ",
        button("Undo", undo))]);
    }
    return out;
  }

  /** Draw the list of all notes. @param {HTMLElement} into */
  function list(into) {
    const rows = all().map((n) => h("li", { class: "kit-note" },
      h("p", {}, n.lost
        ? `We could not find these words any more: “${n.quote}”. Your note is kept here.`
        : [`“${n.quote}” `, h("span", { class: "kit-faint" }, n.block.toUpperCase())]),
      n.note && h("p", {}, n.note),
      h("p", { class: "kit-note-row" },
        !n.lost && textOf(n.block) && [button("Go to the words", () => desk.go(n), `go ${n.id}`),
          button(n.note ? "Change" : "Add a note", () => write(n), `write ${n.id}`, "kit-quiet")],
        button("Remove", () => remove(n), `remove ${n.id}`, "kit-quiet"))));
    refill(into, rows.length > 0 ? h("ul", { class: "kit-note-list" }, rows)
      : h("p", {}, "No notes yet. Select some words, then press N."),
    h("p", { class: "kit-faint" }, "With keys, in a paragraph: Shift and → or ← pick words (with Ctrl at "
      + "the other end), Shift and ↓ picks a sentence. Then H highlights and N writes a note."));
  }

  /** Follow the page’s selection; true when other words are picked now. */
  function follow() {
    const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : null;
    if (desk.root.querySelector(".kit-picked")?.contains(document.activeElement)) return false;
    /** @type {Pick | null} */
    let now = null;
    for (const { block, p } of desk.paras.values()) {
      if (!range || range.collapsed || !p.contains(range.startContainer)) continue;
      const from = offsetIn(p, range.startContainer, range.startOffset);
      const words = block.text.slice(from, p.contains(range.endContainer)
        ? offsetIn(p, range.endContainer, range.endOffset) : undefined);
      const start = from + words.length - words.trimStart().length;
      if (words.trim()) now = { block: block.id, start, end: start + words.trim().length };
    }
    if (JSON.stringify(now) === JSON.stringify(pick)) return false;
    pick = now;
    return true;
  }

  /** Pick words with Shift and arrows; `from` is where the cursor stands.
   * @param {import("./marks.js").Para} para @param {KeyboardEvent} e @param {number} from */
  function pickByKey({ p, block }, e, from) {
    const words = noteWords(block.text);
    const now = pick && pick.block === block.id ? pick : null;
    const by = e.key === "ArrowRight" || e.key === "ArrowDown" ? 1 : -1;
    const bound = (/** @type {number} */ i, /** @type {number} */ low, /** @type {number} */ high) => Math.max(
      low, Math.min(i, high));
    let first = words.findIndex((w) => w[1] > (now || { start: from }).start), last = first;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      const at = block.sentences.findIndex((s) => s[1] > (now || { start: from }).start);
      const s = block.sentences[bound(at + (now ? by : 0), 0, block.sentences.length - 1)];
      first = words.findIndex((w) => w[0] >= s[0]);
      last = words.findLastIndex((w) => w[1] <= s[1]);
    } else if (now) {
      last = words.findLastIndex((w) => w[0] < now.end);
      if (e.ctrlKey || e.altKey) first = bound(first + by, 0, last);
      else last = bound(last + by, first, words.length - 1);
    }
    if (!words[first] || !words[last]) return;
    const [start] = words[first], end = words[last][1];
    const range = rangeIn(p, start, end);
    document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset,
      range.endContainer, range.endOffset);
    pick = { block: block.id, start, end };
    desk.say(block.text.slice(start, end));
  }

  return {
    highlight, write, beside, list, follow, pickByKey, clear, finish,
    picked: () => pick,
    writing: () => Boolean(editing),
    opened: () => opened,
    open: (/** @type {string} */ id) => { opened = id; },
    count: () => current().length,
    load: (/** @type {Note[] | undefined} */ highlights) => { saved = highlights || []; },
    /** @param {string} id @returns {import("./marks.js").Mark[]} */
    marks: (id) => all().filter((s) => s.block === id && !s.lost).map((s) => ({ ...s, layer: "highlight",
      card: "", label: s.note ? "my note" : "my highlight",
      name: s.note ? `My highlight, my note: ${s.note}` : "My highlight" })),
  };
}
