// The button that forgets all answers of a lesson, and what it asks before.
import { h } from "./dom.js";

/**
 * @param {{note: HTMLElement, tell: (words: string, ...kids: any[]) => void, what: () => string,
 *  forget: () => void}} given `note`: where the question stands, `tell` writes it there; `what`: “41
 *  answers”
 */
export function forgetButton({ note, tell, what, forget }) {
  const away = () => { note.hidden = true; note.onkeydown = null; button.focus(); };
  const small = (/** @type {string} */ words, /** @type {() => void} */ cb) => h("button", { type: "button",
    class: "kit-button kit-small", on: { click: cb } }, words);
  const button = h("button", { type: "button", class: "kit-button kit-quiet", on: { click() {
    const keep = small("Keep them", away);
    tell(`Forget ${what()} in this lesson? You cannot get them back.`,
      small("Forget them", () => { away(); forget(); }), keep);
    note.onkeydown = (e) => { if (e.key === "Escape") away(); };
    keep.focus();
  } } }, "Forget my answers");
  return button;
}
