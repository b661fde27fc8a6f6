// The review desk: what a program proposed, one thing at a time; the teacher accepts, mends, drops.
import { guard, h, hostOf, keepFocus, panel, refill } from "./dom.js";
import { deskAdd } from "./deskadd.js";
import { deskSaid } from "./deskfields.js";
import { deskKeys } from "./deskkeys.js";
import { deskButtons, deskChanged, deskProposal } from "./deskitem.js";
import { deskNext, deskOrder, deskQueue, deskScroll } from "./deskqueue.js";
import { DESK_SEEN, deskDone, deskEmpty, deskFoot, deskMore, deskTop } from "./deskframe.js";
import { FRAME_ALONE } from "./frame.js";
import { fitGrounds } from "./marks.js";
import { toPoints } from "./segments.js";
import { wearSettings } from "./settings.js";

/** @typedef {import("./deskitem.js").DeskItem} DeskItem
 * @typedef {import("./deskfields.js").DeskValue} DeskValue
 * @typedef {{items: DeskItem[], lists: string[][][], blanks: Record<string, any[]>, news: string,
 *  trouble: string, status: string, undo: string, asks: string[]}} DeskState */

/** @type {Record<string, string>} */
const DESK_LEADS = { accept: "Kept.", mend: "Changed.", drop: "Dropped. Undo with Z.", undo: "Undone." };

/** @param {{model: any, el: HTMLElement}} context */
export function drawDesk({ model, el }) {
  const data = model.get("data");
  const { root, say, done } = panel("Check what the program proposed", data.lang, { tabindex: -1, "data-kit-desk": "" });
  const wear = () => wearSettings(root, model.get("settings"));
  const host = hostOf(model, () => draw(), 30000);  // many marks of a long lesson take a while
  /** What was changed and not yet kept, by proposal. @type {Map<string, Record<string, DeskValue>>} */
  const drafts = new Map();
  let tab = "reading", order = "unsure", here = "", keysOn = true, busy = false, problem = "", late = false;
  /** What could not be saved. @type {{record: any, words: string} | null} */
  let unsaved = null;
  /** @type {ReturnType<typeof deskAdd> | null} */
  let adding = null;
  const top = h("div", { class: "kit-top" }), side = h("div", { class: "kit-desk-side" });
  const pane = h("div", { class: "kit-desk-pane" }), foot = h("div", { class: "kit-foot" });
  const buttons = h("div", { class: "kit-desk-buttons" });

  const state = () => /** @type {DeskState} */ (model.get("state"));
  const list = () => deskOrder(state().items, tab, order);
  const item = () => state().items.find((one) => one.id === here);
  const draftOf = (/** @type {DeskItem} */ one) => drafts.get(one.same) || {};
  const textOf = (/** @type {string} */ id) => data.blocks.find((/** @type {any} */ b) => b.id === id)?.text || "";
  const quote = (/** @type {any} */ p) => textOf(p.block).slice(p.start, p.end);
  /** @param {string} key */
  function focusKey(key) {
    const to = root.querySelector(`[data-kit-key="${CSS.escape(key)}"]`);
    if (!(to instanceof HTMLElement)) return false;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
    return true;
  }
  const sums = () => {
    const { items } = state(), left = items.filter((one) => one.status === "open").length;
    return { total: items.length, done: items.length - left, left };
  };

  // What the teacher does.
  /** Ask the host; what could not be saved is kept. @param {any} record @param {string} words */
  async function ask(record, words) {
    if (busy) return false;
    if (!host.alive()) { say(FRAME_ALONE); return false; }
    busy = true;
    const wait = setTimeout(() => { late = true; drawFoot(); }, 400);
    const result = await host.save(record);
    clearTimeout(wait);
    busy = late = false;
    unsaved = null;
    problem = "";
    if (!result.ok) {
      if (state().trouble || !result.words.startsWith("Not ")) unsaved = { record, words: result.words };
      else problem = result.words;
      draw();
      say(unsaved ? trouble().words : `${result.words} ${words}`.trim());
    }
    return result.ok;
  }
  /** @param {string} what */
  async function act(what) {
    const one = item();
    if (what === "undo") { await undo(); return; }
    if (!one || busy) return;
    const draft = draftOf(one), changed = deskChanged(one, draft);
    if (what === "mend" && !changed) {
      const field = pane.querySelector(".kit-desk-field");  // of a group of radios, the chosen one
      const to = field?.querySelector("input:checked") || field?.querySelector("input, select, textarea, button");
      if (to instanceof HTMLElement) to.focus();
      return;
    }
    if (what === "drop" && one.status === "dropped") return;
    if (what === "accept" && ["kept", "mended"].includes(one.status)) return;
    const set = Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, typeof value === "string" ? value
      : [value.block, toPoints(textOf(value.block), value.start), toPoints(textOf(value.block), value.end)]]));
    await decide(one, what === "mend" ? { what, id: one.id, set } : { what, id: one.id }, DESK_LEADS[what]);
  }
  /** @param {DeskItem} one @param {any} record @param {string} lead */
  async function decide(one, record, lead) {
    if (!await ask(record, "")) { focusKey("save again"); return; }
    drafts.delete(one.same);
    onward(one.id, lead);
  }
  /** Go to what is still open, and say where that is. @param {string} id @param {string} lead */
  function onward(id, lead) {
    const next = deskNext(list(), id);
    if (next) here = next.id;
    draw();
    const { done: so, total, left } = sums();
    focusKey(left ? `row ${here}` : "empty");
    const where = next ? `Next: ${next.title.replace(": ", ", ")}.`
      : left ? `${tab === "reading" ? "Marks" : "Questions"} are done.` : `${deskDone(state())} ${DESK_SEEN.checked}`;
    say(`${lead} ${so} of ${total}. ${where}`);
  }
  async function undo() {
    if (!state().undo) { say("There is nothing to undo."); return; }
    const before = new Map(state().items.map((one) => [one.id, one.status]));
    if (!await ask({ what: "undo" }, "")) { focusKey("save again"); return; }
    const back = state().items.find((one) => before.get(one.id) !== one.status);
    if (back) { here = back.id; tab = back.tab; }
    draw();
    focusKey(`row ${here}`);
    say(`Undone. ${sums().done} of ${sums().total}.${back ? ` ${back.title.replace(": ", ", ")}.` : ""}`);
  }
  /** @param {string} part */
  async function acceptAll(part) {
    if (await ask({ what: "accept-all", part }, "")) onward(here, state().news);
  }
  async function finish() {
    if (!await ask({ what: "finish" }, "")) return;
    draw();
    say(`${deskDone(state())} ${DESK_SEEN.checked}`);
  }
  /** @param {number} by */
  function move(by) {
    const now = list(), at = now.findIndex((one) => one.id === here);
    const to = now[Math.max(0, Math.min(now.length - 1, at + by))];
    if (to) { go(to.id); focusKey(`row ${to.id}`); }
  }
  /** @param {string} id */
  function go(id) {
    here = id;
    problem = "";
    adding = null;
    draw();
  }
  async function readAgain() {
    const one = item();
    if (!await ask({ what: "read" }, "")) return;
    const again = one && state().items.find((other) => other.same === one.same);
    if (again) here = again.id;
    problem = again && again.status === "open"
      ? `Your last decision is not saved yet: “${again.title}”. Decide once more if you still want it.` : "";
    draw();
    focusKey(`row ${here}`);
    say(`The lesson file was read again. ${problem}`);
  }
  /** @param {any} record @param {any} place */
  async function add(record, place) {
    const before = new Set(state().items.map((one) => one.id)), text = textOf(place.block);
    const words = [place.block, toPoints(text, place.start), toPoints(text, place.end)];
    const set = Object.fromEntries(Object.entries(record.set).filter(([, value]) => typeof value === "string"));
    if (!await ask({ what: "add", layer: record.layer, words, set }, "")) {
      const words = problem || unsaved?.words || FRAME_ALONE;
      problem = "";
      return words;
    }
    adding = null;
    tab = "reading";
    here = state().items.find((one) => !before.has(one.id))?.id || here;
    draw();
    focusKey(`row ${here}`);
    say(`${state().news} ${item()?.title || ""}`);
    return "";
  }
  function openAdd() {
    adding = deskAdd({ blocks: data.blocks, layers: data.layers, part: item()?.part || "", state, say, add,
      close });
    draw();
    adding.focus();
  }
  /** @param {string} key @param {DeskValue} value @param {boolean} drawn the pane looks different then */
  function change(key, value, drawn) {
    const one = item();
    if (!one) return;
    drafts.set(one.same, { ...draftOf(one), [key]: value });
    if (drawn) keepFocus(root, drawPane); else drawButtons();
    const field = one.fields.find((f) => f.key === key);
    if (field && !["line", "text"].includes(field.kind) && value !== "+") {
      say(`Changed: ${field.name.toLowerCase()} is ${deskSaid(field, value, state().lists, quote)}.`);
    }
  }

  // Drawing.
  const trouble = () => {
    const { trouble: kind } = state();
    const words = "The lesson file was changed in another place. Your last decision is kept.";
    if (kind === "changed") return { words, button: "Read it again", cb: readAgain };
    return unsaved && { words: unsaved.words, button: "Save again", cb: again };
  };
  async function again() {
    const now = unsaved, one = item();
    if (!now) return;
    if (one && now.record.id === one.id) await decide(one, now.record, DESK_LEADS[now.record.what]);
    else if (await ask(now.record, "")) { draw(); say(state().news); }
  }
  function drawTop() {
    refill(top, deskTop({ items: state().items, sums: sums(), tab, order, keysOn,
      turn: (to) => { tab = to; go(""); },
      sort: (to) => { order = to; draw(); },
      letters: (on) => {
        keysOn = on;
        drawButtons();
        say(keysOn ? "Single keys are on: A, M, D, Z, up and down." : "Single keys are off.");
      } }));
  }
  function drawButtons() {
    const one = item();
    if (!one) return;
    keepFocus(root, () => refill(buttons, deskButtons(one, deskChanged(one, draftOf(one)),
      { keys: keysOn, off: !host.alive(), undo: state().undo, act })));
  }
  function drawPane() {
    const one = item(), { left } = sums();
    if (adding) { refill(pane, adding.node); return; }
    const marks = tab === "reading", off = !host.alive();
    refill(pane, !left && deskEmpty(state(), finish),
      one ? [deskProposal(one, draftOf(one), { blocks: data.blocks, lists: state().lists, off, problem, change }),
        off && h("p", { class: "kit-alone" }, FRAME_ALONE), buttons]
        : h("p", { class: "kit-faint" }, marks ? "There are no marks here." : "There are no questions here."),
      marks && deskMore(one, state().items, { off, all: acceptAll, add: openAdd }));
    drawButtons();
    for (const p of pane.querySelectorAll(".kit-text")) if (p instanceof HTMLElement && p.firstChild) fitGrounds(p);
  }
  const drawFoot = () => refill(foot, deskFoot(state(), trouble(), late, host.alive()));
  function draw() {
    const shown = list();
    if (!shown.some((one) => one.id === here)) here = (shown.find((one) => one.status === "open") || shown[0])?.id || "";
    const { scrollTop } = side.firstElementChild || { scrollTop: 0 };
    keepFocus(root, () => {
      drawTop();
      refill(side, deskQueue(shown, here, (id) => { go(id); focusKey(`row ${id}`); }));
      drawPane();
      drawFoot();
    });
    deskScroll(side, scrollTop);
  }

  const close = () => { adding = null; draw(); focusKey("add"); };
  root.addEventListener("keydown", deskKeys({ on: () => keysOn, adding: () => Boolean(adding), pane, act, move, close,
    back: () => focusKey(`row ${here}`) }));
  root.addEventListener("focusin", (e) => {
    const from = /** @type {Node | null} */ (e.relatedTarget);
    if (!busy && host.alive() && !(from && root.contains(from))) host.save({ what: "look" });
  });
  root.append(top, h("div", { class: "kit-desk" }, side, pane), foot);
  wear();
  model.on("change:state", draw);
  model.on("change:settings", wear);
  draw();
  el.replaceChildren(root);
  requestAnimationFrame(() => { if (root.isConnected) drawPane(); });  // grounds are measured in the page
  host.hello();
  return () => {
    model.off("change:state", draw);
    model.off("change:settings", wear);
    host.done();
    done();
  };
}

export default { render: guard(drawDesk) };
