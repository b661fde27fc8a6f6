// Saving on a page: how many answers the browser keeps, a file of them for the teacher or for
// another computer, the way back from such a file, and forgetting.
import { goTo, h, panel, plural, refill } from "./dom.js";
import { forgetButton } from "./forget.js";
import { handinFile, handinName, handinRead } from "./handin.js";
import { wearSettings } from "./settings.js";

const SAVE_LARGEST = 20_000_000; // bytes; a year of answers has less
const SAVE_HELP = "The code that your teacher gave you, not your name.";

const saveAnswers = (/** @type {any[]} */ records) => records.filter((r) => r.what === "answer").length;

/** Hand a file to the browser. @param {string} name @param {string} text */
function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  const link = h("a", { href: address, download: name });
  link.click();
  // The browser takes it from the address in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * @param {{book: import("./pagelog.js").PageBook & {lang: string},
 *  host: ReturnType<typeof import("./pagehost.js").pageHost>, el: HTMLElement}} given
 */
export function drawSave({ book, host, el }) {
  const { root, say, done } = panel("Your answers", book.lang, { tabindex: -1, "data-kit-save": "" });
  const count = h("p", {});
  const note = h("p", { class: "kit-notice kit-progress-note", hidden: true });
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "kit-field", id: "kit-code",
    maxlength: 40, autocomplete: "off", spellcheck: "false", "aria-describedby": "kit-code-help",
    value: host.learner(), on: { keydown(/** @type {KeyboardEvent} */ e) {
      if (e.key === "Enter" && !e.isComposing) { e.preventDefault(); save(); }
    } } }));
  const file = /** @type {HTMLInputElement} */ (h("input", { type: "file", hidden: true,
    on: { change: open } })); // any kind: a phone does not know ours
  const button = (/** @type {string} */ words, /** @type {() => void} */ cb, more = "") => h("button", {
    type: "button", class: `kit-button kit-big ${more}`, on: { click: cb } }, words);
  /** @param {string} words @param {...any} kids */
  function tell(words, ...kids) {
    refill(note, words, " ", kids).hidden = false;
    say(words);
  }
  function show() {
    const kept = saveAnswers(host.stored()), lost = saveAnswers(host.unsaved());
    refill(count, kept ? `${plural(kept, "answer")} saved in this browser.` : "No answers are saved yet.",
      lost > 0 && [" ", h("b", {}, `${plural(lost, "answer")} not saved.`), " A file takes them along."]);
    wearSettings(root, host.settings());
    if (document.activeElement !== field && !field.value) field.value = host.learner();
  }
  function save() {
    const code = field.value.trim();
    const records = host.all();
    if (!code) {
      tell("Write your code first.");
      field.focus();
      return;
    }
    if (!records.length) { tell("There is nothing to save yet. Answer a question first."); return; }
    host.setLearner(code);
    const name = handinName(book.lesson, code);
    saveFile(name, handinFile(book, records, code));
    tell(`The file “${name}” holds ${plural(saveAnswers(records), "answer")}. Look for it in your downloads.`);
  }
  async function open() {
    const [chosen] = file.files || [];
    if (!chosen) return;
    const text = chosen.size > SAVE_LARGEST ? "" : await chosen.text().catch(() => "");
    file.value = "";
    const found = handinRead(text, book.lesson);
    if (found.why) { tell(found.why); return; }
    const more = host.take(found.records);
    if (!more) { tell("Not opened: this browser has no room for it. Nothing was changed."); return; }
    if (!field.value) field.value = found.learner;
    const out = found.bad ? ` ${plural(found.bad, "line")} could not be read and ${
      found.bad === 1 ? "is" : "are"} left out.` : "";
    const answers = saveAnswers(more);
    tell((!more.length ? "All that is in this file is here already."
      : answers ? `${plural(answers, "answer")} came back from the file of “${found.learner}”.`
        : "What is in this file is back.") + out);
  }
  const forgetter = forgetButton({ note, tell, what: () => plural(saveAnswers(host.all()), "answer"),
    forget() {
      const { what, why } = host.forget();
      tell(what === "saved" ? "Your answers are forgotten." : `Not all is forgotten. ${why}`);
      forgetter.focus();
    } });
  root.append(h("div", { class: "kit-top" }, h("div", { class: "kit-head" },
    h("div", { class: "kit-title", role: "heading", "aria-level": 3 }, h("b", {}, "Your answers")))),
  h("div", { class: "kit-save" }, count,
    h("p", {}, "To hand them in, or to go on with them on another computer, save them to a file."),
    h("p", {}, h("label", { for: "kit-code", class: "kit-save-label" }, "Your code"), field,
      h("span", { class: "kit-save-help", id: "kit-code-help" }, SAVE_HELP)),
    h("p", { class: "kit-save-buttons" }, button("Save my answers to a file", save, "kit-main"),
      button("Open a saved file", () => file.click()), file)),
  note, h("div", { class: "kit-foot" }, h("span", {}, "Your answers stay in this browser, on this computer."),
    forgetter));
  el.replaceChildren(root);
  show();
  return {
    show, done,
    /** From “Save a copy” in another panel: save at once, or go and ask for the code. */
    copy() {
      if (!field.value.trim()) goTo("[data-kit-save]");
      save();
    },
  };
}
