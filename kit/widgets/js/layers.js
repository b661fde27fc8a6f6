// The layer bar: a toolbar that is also the legend. One Tab stop; digits switch layers.
import { h } from "./dom.js";

/** `waiting`: marks that are hidden until their questions are answered.
 * @typedef {{id: string, name: string, group: string, count: number, waiting?: number}} Layer */

/** The name of a layer drawn in its own pattern. @param {string} id @param {string} name */
export function layerSample(id, name) {
  return h("span", { class: `kit-sample kit-sample-${id}` }, name);
}

/**
 * @param {Layer[]} layers @param {Set<string>} on changed in place
 * @param {string[]} start what “only three” goes back to
 * @param {() => void} changed @param {(words: string) => void} say
 */
export function layerBar(layers, on, start, changed, say) {
  const buttons = layers.map((layer, i) => h("button", {
    type: "button",
    class: "kit-layer",
    tabindex: i ? -1 : 0,
    "data-kit-layer": layer.id,
    on: { click: () => press(i) },
  }, h("span", { class: "kit-check", "aria-hidden": "true" }, "✓"), layerSample(layer.id, layer.name),
  h("span", { class: "kit-count" }, String(layer.count))));
  const names = [...new Set(layers.map((l) => l.group))];
  const groups = names.map((name) => h("div", { class: "kit-group", role: "group", "aria-label": name },
    h("span", { class: "kit-group-name", "aria-hidden": "true" }, name),
    h("span", { class: "kit-group-row" }, buttons.filter((_, i) => layers[i].group === name))));
  const words = h("span");
  const three = h("button", { type: "button", class: "kit-button kit-small", on: { click: few } },
    "Show only three");
  const offer = h("p", { class: "kit-offer", hidden: true }, words, three);
  const bar = h("div", { class: "kit-bar" },
    h("div", { role: "toolbar", "aria-label": "Layers", on: { keydown: keys } }, groups), offer);
  const total = h("b");
  const fold = h("button", {
    type: "button",
    class: "kit-button kit-fold",
    "aria-expanded": "false",
    on: { click: unfold },
  }, "Layers ", total, h("span", { "aria-hidden": "true" }, "▾"));

  function unfold() {
    fold.setAttribute("aria-expanded", String(bar.classList.toggle("kit-unfolded")));
  }
  function show() {
    buttons.forEach((b, i) => b.setAttribute("aria-pressed", String(on.has(layers[i].id))));
    total.textContent = `${on.size} on`;
    const many = layers.length > 3 && layers.every((l) => on.has(l.id));
    words.textContent = many ? "That is a lot. Show only three?" : "";
    three.hidden = !many;
    offer.hidden = !many;
    buttons.forEach((b, i) => { if (b.lastElementChild) b.lastElementChild.textContent = String(layers[i].count); });
  }
  function few() {
    on.clear();
    for (const id of start.slice(0, 3)) on.add(id);
    show();
    changed();
    buttons[0].focus();
    say(`${layers.filter((l) => on.has(l.id)).map((l) => l.name).join(", ")} shown.`);
  }
  /** Switch layer number `i`. @param {number} i */
  function press(i) {
    const layer = layers[i];
    if (!layer) return;
    if (!on.delete(layer.id)) on.add(layer.id);
    show();
    const shown = on.has(layer.id);
    const wait = layer.waiting ? `${layer.name}: ${layer.waiting} more when you have answered the questions.` : "";
    const none = !shown ? "" : wait || (layer.count ? "" : `No ${layer.name.toLowerCase()} in these paragraphs.`);
    if (none) { offer.hidden = false; words.textContent = none; }
    changed();
    const marks = layer.count === 1 ? "1 mark" : `${layer.count} marks`;
    say(!wait && none || (shown ? `${layer.name} shown. ${marks}.${wait && ` ${layer.waiting} more when you have answered the questions.`}`
      : `${layer.name} hidden.`));
  }
  /** @param {KeyboardEvent} e */
  function keys(e) {
    const at = buttons.indexOf(/** @type {HTMLElement} */ (e.target));
    if (/^[1-9]$/.test(e.key)) press(Number(e.key) - 1);
    if (e.key === "Escape" && bar.classList.contains("kit-unfolded")) {
      e.stopPropagation();
      unfold();
      fold.focus();
    }
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[e.key];
    if (at < 0 || to === undefined || !buttons[to]) return;
    e.preventDefault();
    buttons.forEach((b, i) => { b.tabIndex = i === to ? 0 : -1; });
    buttons[to].focus();
  }
  show();
  return { bar, fold, press, show };
}
