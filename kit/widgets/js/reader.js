// The reader: paragraphs with their layers, cards, notes, listening, settings.
import { freshId, guard, h, hostOf, keepFocus, panel, refill, reveal } from "./dom.js";
import { cardCount, cardStep, drawCard, placeBeside } from "./card.js";
import { drawers, noteSaver, noticeBand, questionOpen, watchRead, waysOn } from "./frame.js";
import { layerBar } from "./layers.js";
import { labelCarriers, lightMarks, makePara, markHeard, markStops, paintText } from "./marks.js";
import { noteBook } from "./notes.js";
import { listener, settingsPanel, wearSettings } from "./settings.js";

/** @typedef {import("./marks.js").Mark} Mark */

const READER_HELP = "Right and left arrow: next and previous mark. Enter: open its card. "
  + "H: highlight. N: write a note.";

/** @param {{model: any, el: HTMLElement}} context */
export function drawReader({ model, el }) {
  /** @type {import("./card.js").ReaderData} */
  const data = model.get("data");
  const ids = data.blocks.map((b) => b.id);
  const on = new Set(data.on);
  const { root, say: speak, done } = panel(`${data.title}, reading`, data.lang,
    { "data-kit-read": ids.join(" "), tabindex: -1 });
  let settings = wearSettings(root, model.get("settings"));
  let card = "", present = "";
  const say = (/** @type {string} */ words) => { if (!listen.speaking()) speak(words); };
  const waits = (/** @type {Mark} */ m) => (m.until || []).some((id) => questionOpen(model.get("state"), id));
  const shown = (/** @type {Mark} */ m) => on.has(m.layer) && !waits(m);
  /** How many marks of each layer may be seen now, and how many wait for an answer. */
  function counted() {
    for (const layer of layers) {
      const own = data.marks.filter((m) => m.layer === layer.id && !m.inner);
      layer.waiting = own.filter(waits).length;
      layer.count = own.length - layer.waiting;
    }
  }
  const layers = data.layers.map((layer) => ({ ...layer }));
  counted();

  const host = hostOf(model, (_, where) => saver.found(where, model.get("state")));
  const saver = noteSaver(host, say);

  // Paragraphs.
  const help = h("span", { class: "kit-hidden", id: freshId("help") }, READER_HELP);
  /** @type {Map<string, import("./marks.js").Para>} */
  const paras = new Map(data.blocks.map((block) => {
    const p = h("p", { class: "kit-text", tabindex: 0, role: "group", "aria-label": block.spoken,
      "data-kit-key": `text ${block.id}`,
      "aria-describedby": help.id, on: { keydown: keys, click } });
    return [block.id, makePara(block, p)];
  }));
  const article = h("div", { class: "kit-article" }, [...paras.values()].map((para) => para.row));
  const paraOf = (/** @type {any} */ node) => [...paras.values()].find((p) => p.row.contains(node));
  const notes = noteBook({ paras, root, draw, say, ready: saver.ready, save: saver.save, back, ask,
    go: (note) => { tools.close(); back(note.block, note.id); } });
  const marksOf = (/** @type {string} */ id) => [
    ...data.marks.filter((m) => m.block === id && shown(m)), ...notes.marks(id)];
  const find = (/** @type {string} */ id) => ids.flatMap(marksOf).find((m) => m.id === id);

  function draw() {
    keepFocus(root, () => {
      const labels = labelCarriers(data.blocks, ids.flatMap(marksOf), settings.names);
      paras.forEach(({ block, p }, id) => paintText(p, block.text, marksOf(id), labels));
      drawBeside();
    });
    tools.buttons[1].lastElementChild?.replaceChildren(String(notes.count()));
    notes.list(book);
  }
  /** All but the words themselves, so that a selection lives on. */
  function drawBeside() {
    const open = find(card);
    if (!open) card = "";
    const chain = find(card || present)?.chain || "";
    for (const para of paras.values()) {
      const { block, aside } = para;
      const marks = marksOf(block.id);
      lightMarks(para, marks, card, chain);
      const items = notes.beside(block);
      if (open && open.block === block.id) {
        const { start, end } = open;
        const others = marks.filter((m) => m !== open && m.start === start && m.end === end);
        items.unshift([start, drawCard(data, open, others, shown, { close, swap: show,
          step: (by) => step(open, by, false) })]);
      }
      refill(aside, items.map(([at, item]) => { item.dataset.kitAt = String(at); return item; }));
    }
    settle();
  }
  function settle() { placeBeside(article, paras.values()); }

  /** Open the card of a mark. @param {Mark} mark @param {boolean} [focus] @param {string} [words] */
  function show(mark, focus = true, words = "") {
    const own = mark.layer === "highlight";
    const [nth, of] = own ? [0, 0] : cardCount(data, mark);
    notes.open(own ? mark.id : "");
    card = own ? "" : mark.id;
    if (focus) back(mark.block, mark.id);
    else keepFocus(root, () => back(mark.block, mark.id, false));
    const title = data.cards[mark.card]?.title;
    say(words || (own ? mark.name : `Card: ${title}.${of > 1 ? ` ${nth} of ${of} mentions.` : ""}`));
    if (mark.layer === "words" && host.alive()) host.save({ what: "look", card: mark.card });
  }
  function close() {
    const block = (find(card) || find(notes.opened()))?.block;
    card = "";
    notes.open("");
    draw();
    if (block) back(block);
  }
  /** Put the cursor on a mark, or back to where it was in this paragraph. @param {string} id
   * @param {string} [mark] @param {boolean} [focus] */
  function back(id, mark, focus = true) {
    const para = paras.get(id);
    if (!para) return;
    if (mark !== undefined) present = para.here = mark;
    drawBeside();
    const stop = markStops(para.p).find((node) => node.dataset.kitMark === para.here) || para.p;
    if (focus) stop.focus({ preventScroll: true });
    reveal(stop);
  }
  /** The dictionary is the lesson’s own list of words. @param {string} words */
  function ask(words) {
    const low = words.toLowerCase();
    const word = data.marks.find((m) => m.layer === "words" && [data.cards[m.card]?.title,
      m.name.split(", ")[0]].some((name) => name?.toLowerCase() === low));
    if (!word) {
      tell(`“${words}” is not a word to learn here. Ask your teacher, or look in a dictionary.`);
      return;
    }
    if (!on.has("words")) bar.press(data.layers.findIndex((l) => l.id === "words"));
    notes.clear();
    if (shown(word)) show(word);
    else tell(`“${words}” is in a question that is still open. Its card opens with your answer.`);
  }
  /** To another mention. @param {Mark} mark @param {number} by @param {boolean} focus */
  function step(mark, by, focus) {
    const to = cardStep(data, mark, by, shown);
    if (to.mark && card) { show(to.mark, focus, to.words); return; }
    if (to.mark) { back(to.mark.block, to.mark.id); return; }
    say(to.words);
    article.querySelector(".kit-card-away")?.replaceChildren(to.words);
    settle();
  }

  /** @param {KeyboardEvent} e */
  function keys(e) {
    const para = paraOf(e.target);
    if (!para || e.metaKey || e.key === "Escape") return;
    const { block } = para;
    const mark = find(para.here);
    const from = mark ? mark.start : 0;
    const arrow = { ArrowRight: 1, ArrowLeft: -1 }[e.key] || 0;
    const key = e.key.toLowerCase();
    if (e.shiftKey && e.key.startsWith("Arrow")) {
      notes.pickByKey(para, e, from);
      drawBeside();
    } else if (e.altKey || e.ctrlKey) return;
    else if (arrow) {
      const stops = markStops(para.p);
      const at = stops.findIndex((node) => node.dataset.kitMark === para.here) + arrow;
      if (stops[at]) back(block.id, stops[at].dataset.kitMark);
    } else if (key === "h" || key === "n") {
      notes.follow();
      const [start, end] = block.sentences.find((s) => s[1] > from) || [0, block.text.length];
      const pick = notes.picked() || { block: block.id, start, end };
      if (key === "h") notes.highlight(pick); else notes.write(pick);
    } else if (/^[1-9]$/.test(key)) bar.press(Number(key) - 1);
    else if (mark && (key === "enter" || key === " ")) open(mark);
    else if (mark && (key === "." || key === ",")) step(mark, key === "." ? 1 : -1, true);
    else return;
    e.preventDefault();
  }
  /** Close what is open, the innermost first. @param {KeyboardEvent} e */
  function escape(e) {
    if (e.key !== "Escape") return;
    const para = paraOf(e.target);
    if (notes.writing()) notes.finish(false);
    else if (tools.close()) return;
    else if (notes.picked()) { notes.clear(); if (para) back(para.block.id); }
    else if (card || notes.opened()) close();
    else if (para) back(para.block.id, "");
  }
  /** @param {MouseEvent} e */
  function click(e) {
    const node = /** @type {Element} */ (e.target).closest("[data-kit-mark]");
    const mark = node && find(node.getAttribute("data-kit-mark") || "");
    if (!mark || !document.getSelection()?.isCollapsed) return;
    open(mark);
  }
  function open(/** @type {Mark} */ mark) {
    if (mark.id === card) close(); else show(mark);
  }

  // Around the text.
  const bar = layerBar(layers, on, data.on, draw, say);
  const news = h("p", { class: "kit-notice kit-news", hidden: true });
  function tell(/** @type {string} */ words) {
    refill(news, words).hidden = false;
    say(words);
  }
  const listen = listener(data.blocks, data.lang, (id, sentence) => {
    for (const para of paras.values()) markHeard(para, para.block.id === id ? sentence : null);
  }, tell);
  function dress() {
    settings = wearSettings(root, model.get("settings"));
    drawer.show();
    draw();
  }
  const sample = data.blocks[0].text.slice(0, 64).replace(/\s\S*$/, " …");
  const drawer = settingsPanel(sample, () => settings, (now) => {
    model.set("settings", now);
    model.save_changes();
    host.tell({ what: "settings", settings: now });
    dress();
  }, say);
  const book = h("div");
  const tools = drawers([["Aa", "Reading", drawer.kids], ["⚑", "My notes", book]], draw);

  root.append(h("div", { class: "kit-top" },
    h("div", { class: "kit-head" },
      h("div", { class: "kit-title", role: "heading", "aria-level": 3 }, h("b", {}, data.title), " ",
        h("span", { class: "kit-faint" }, data.of)),
      h("div", { class: "kit-tools" }, data.layers.length ? bar.fold : "", listen.button,
        listen.speeds, tools.buttons)),
    noticeBand(data.notice, data.checked) || "",
    data.layers.length ? bar.bar : h("p", { class: "kit-bar" },
      "This text has no marks yet. You can read, highlight and take notes.")),
  ...tools.boxes, news, help, article,
  h("div", { class: "kit-foot" }, saver.status, waysOn(data, root, tell)));

  // What comes from outside.
  let timer = 0;
  const selected = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { if (!notes.writing() && notes.follow()) drawBeside(); }, 120);
  };
  const fresh = () => {
    notes.load(model.get("state")?.highlights);
    counted();
    bar.show();
    draw();
  };
  const sized = new ResizeObserver(settle);
  const unwatch = watchRead([...paras.values()], (id) => {
    if (host.alive()) host.save({ what: "read", block: id });
  });
  root.addEventListener("keydown", escape);
  document.addEventListener("selectionchange", selected);
  model.on("change:state", fresh);
  model.on("change:settings", dress);
  el.replaceChildren(root);
  drawer.show();
  fresh();
  sized.observe(article);
  host.hello();
  return () => {
    listen.stop();
    unwatch();
    sized.disconnect();
    document.removeEventListener("selectionchange", selected);
    model.off("change:state", fresh);
    model.off("change:settings", dress);
    host.done();
    done();
  };
}

export default { render: guard(drawReader) };
