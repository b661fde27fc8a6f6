// “How sure are you?”: a range that is hollow until it is touched, and never changes the score.
import { freshId, h } from "./dom.js";

const SURE_WORDS = ["Guessing", "Fairly sure", "Sure"];

/** @param {number} value 0 while nothing is chosen @param {boolean} fixed an answer has been checked
 * @param {boolean} off @param {(value: number) => void} change */
export function sureSlider(value, fixed, off, change) {
  const id = freshId("sure");
  const range = h("input", { type: "range", id, min: 1, max: 3, step: 1, value: String(value || 2),
    class: "kit-sure-range", disabled: fixed || off, "data-kit-key": "sure",
    on: { input: touch, click: touch, keydown: (/** @type {KeyboardEvent} */ e) => {
      if (e.key === " ") { e.preventDefault(); touch(); }
    } } });
  const words = SURE_WORDS.map((word, i) => h("span", { class: "kit-sure-word", "aria-hidden": "true",
    on: { click: () => {
      if (fixed || off) return;
      Object.assign(range, { value: String(i + 1) });
      touch();
      range.focus();
    } } }, word));
  function touch() { show(Number(/** @type {any} */ (range).value)); change(Number(/** @type {any} */ (range).value)); }
  /** @param {number} now */
  function show(now) {
    range.setAttribute("aria-valuetext", now ? SURE_WORDS[now - 1] : "Not set");
    range.classList.toggle("kit-sure-hollow", !now);
    words.forEach((word, i) => word.classList.toggle("kit-sure-now", i + 1 === now));
  }
  show(value);
  return h("div", { class: "kit-sure-box" },
    h("label", { class: "kit-sure-title", for: id }, fixed ? "How sure were you?" : "How sure are you?"),
    h("div", { class: "kit-sure-track" }, h("span", { class: "kit-sure-stops", "aria-hidden": "true" },
      SURE_WORDS.map(() => h("span", { class: "kit-sure-stop" }))), range),
    h("div", { class: "kit-sure-words" }, words));
}
