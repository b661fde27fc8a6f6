// Reading settings (kept for all lessons on this computer) and listening.
import { freshId, h } from "./dom.js";

/** @typedef {{size: number, lines: string, width: string, letters: string, colours: string,
 *  names: string}} Settings */

const SETTING_SIZES = [16, 17, 18, 19, 21, 23, 26];
/** @type {Settings} */
const SETTING_START = { size: 19, lines: "normal", width: "normal", letters: "serif",
  colours: "paper", names: "first" };
/** @type {["lines" | "width" | "letters" | "colours" | "names", string, string[]][]} */
const SETTING_ROWS = [
  ["lines", "Space between lines", ["close", "normal", "wide"]],
  ["width", "Line length", ["short", "normal", "long"]],
  ["letters", "Letters", ["serif", "sans", "mono"]],
  ["colours", "Colours", ["notebook", "paper", "night"]],
  ["names", "Names of marks", ["first", "always", "off"]],
];

/** Put the settings on a panel; returns them with nothing missing. All panels use this.
 * @param {HTMLElement} root @param {Partial<Settings>} given @returns {Settings} */
export function wearSettings(root, given) {
  const now = { ...SETTING_START, ...given };
  root.style.setProperty("--kit-size", `${now.size}px`);
  for (const [name] of SETTING_ROWS) root.setAttribute(`data-kit-${name}`, now[name]);
  return now;
}

/** The rows of the settings drawer. @param {string} sample a line of the article
 * @param {() => Settings} get @param {(now: Settings) => void} set @param {(w: string) => void} say */
export function settingsPanel(sample, get, set, say) {
  const title = (/** @type {string} */ text) => h("span", { class: "kit-setting-name" }, text);
  const size = h("output", { class: "kit-step-value" });
  /** @type {[string, string, HTMLElement][]} */
  const inputs = [];
  /** @param {number} by @param {string} sign @param {string} name */
  const step = (by, sign, name) => h("button", { type: "button", class: "kit-step", "aria-label": name,
    on: { click: () => {
      const to = SETTING_SIZES[SETTING_SIZES.indexOf(get().size) + by];
      if (to) set({ ...get(), size: to });
      say(`Letter size ${get().size}.`);
    } } }, sign);
  const rows = SETTING_ROWS.map(([name, label, values]) => {
    const group = freshId(name);
    const choices = values.map((value) => {
      // Outside a notebook it is the page whose ground is taken.
      const said = value === "notebook" && document.querySelector("[data-kit-place]") ? "page" : value;
      const word = value === "first" ? "First time" : said[0].toUpperCase() + said.slice(1);
      const input = h("input", { type: "radio", name: group, class: "kit-step-radio", on: { change: () => {
        set({ ...get(), [name]: value });
        say(`${label}: ${word.toLowerCase()}.`);
      } } });
      inputs.push([name, value, input]);
      return h("label", { class: "kit-step" }, input, h("span", {}, word));
    });
    return h("div", { class: "kit-setting", role: "radiogroup", "aria-label": label }, title(label),
      h("div", { class: "kit-steps" }, choices));
  });
  return {
    kids: [
      h("p", { class: "kit-text kit-setting-sample" }, sample),
      h("div", { class: "kit-settings" },
        h("div", { class: "kit-setting", role: "group", "aria-label": "Letter size" },
          title("Letter size"), h("div", { class: "kit-steps" }, step(-1, "A−", "Smaller letters"), size,
            step(1, "A+", "Larger letters"))), rows),
      h("button", { type: "button", class: "kit-link", on: { click: () => {
        set({ ...SETTING_START });
        say("Start settings are back.");
      } } }, "Back to the start settings"),
    ],
    show() {
      const now = Object.entries(get());
      size.textContent = String(get().size);
      for (const [name, value, input] of inputs) {
        Object.assign(input, { checked: now.some(([n, v]) => n === name && v === value) });
      }
    },
  };
}

/**
 * Read aloud with the browser’s own voice, sentence by sentence. `heard` gets the sentence being
 * read, or null. Pause keeps the place.
 * @param {{id: string, text: string, sentences: number[][]}[]} blocks @param {string} lang
 * @param {(block: string, sentence: number[] | null) => void} heard
 * @param {(words: string) => void} tell
 */
export function listener(blocks, lang, heard, tell) {
  const lines = blocks.flatMap((b) => b.sentences.map((s) => ({ id: b.id, s, text: b.text.slice(...s) })));
  const synth = window.speechSynthesis;
  // `run` counts the starts: what an older one still sends is not heard.
  let at = 0, on = false, rate = 1, run = 0;
  const voice = () => synth?.getVoices().find((v) => v.lang.toLowerCase().startsWith(lang));
  const button = h("button", { type: "button", class: "kit-button kit-quiet", on: { click: turn } });
  const speeds = h("span", { class: "kit-speeds", role: "group", "aria-label": "Speed" },
    [0.8, 1, 1.2].map((r) => h("button", { type: "button", class: "kit-button kit-small kit-quiet",
      "data-kit-rate": r, "aria-label": `Speed ${r}`, on: { click: () => {
        rate = r;
        stop();
        start();
      } } }, String(r))));
  function show() {
    button.replaceChildren(h("span", { "aria-hidden": "true" }, on ? "❚❚" : "▷"), on ? "Pause" : "Listen");
    speeds.hidden = !on;
    for (const b of speeds.children) {
      b.setAttribute("aria-pressed", String(b.getAttribute("data-kit-rate") === String(rate)));
    }
  }
  function stop() {
    on = false;
    run += 1;
    synth?.cancel();
    heard("", null);
    show();
  }
  function start() {
    on = true;
    show();
    next();
  }
  function next() {
    const line = lines[at], mine = run;
    if (!line) { at = 0; stop(); return; }
    const talk = new SpeechSynthesisUtterance(line.text);
    Object.assign(talk, { lang, rate, voice: voice() });
    talk.onstart = () => { if (mine === run) heard(line.id, line.s); };
    talk.onend = () => { if (mine === run) { at += 1; next(); } };
    talk.onerror = () => { if (mine === run) stop(); };
    synth.speak(talk);
  }
  async function turn() {
    if (on) { stop(); return; }
    // Some browsers load their voices only when asked.
    for (let i = 0; synth && !voice() && i < 10; i += 1) await new Promise((r) => setTimeout(r, 100));
    if (voice()) { start(); return; }
    const name = new Intl.DisplayNames(["en"], { type: "language" }).of(lang);
    tell(`This computer has no voice for ${name}. Your system settings can add one.`);
  }
  show();
  return { button, speeds, speaking: () => on, stop };
}
