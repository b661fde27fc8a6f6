// Answer areas with native fields: choose one, choose several, true or false, short, written.
import { freshId, h, refill } from "./dom.js";
import { keyWords, leadWords, sayBox, tone, wholeLine } from "./feedback.js";
import { countWords } from "./score.js";
import { turnJudged, turnOver } from "./turn.js";

/**
 * `off`: nobody is there to save; `change` takes a new answer, `rate` one’s own score.
 * @typedef {{posed: import("./score.js").Posed, turn: import("./turn.js").Turn, off: boolean,
 *  mode: string, blocks: any[], change: (response: any) => void, rate: (score: number) => void,
 *  say: (words: string) => void}} AreaContext
 * @typedef {{node: HTMLElement, at: (nth: number) => HTMLElement | null,
 *  side?: HTMLElement | null}} Area
 */

/** The question as the legend of its answers. @param {AreaContext} ctx @param {any[]} kids
 * @param {any} [more] words that belong to the question */
export function askGroup({ posed }, kids, more) {
  return h("fieldset", { class: `kit-answers kit-answers-${posed.kind}` },
    h("legend", { class: "kit-ask", tabindex: -1, "data-kit-key": "ask" }, posed.ask, more), kids);
}

/** Fields are locked when nobody can save, or when all is done. @param {AreaContext} ctx */
export const locked = (ctx) => ctx.off || turnOver(ctx.turn);

/** What is said at one option, or null. @param {AreaContext} ctx
 * @param {import("./score.js").Choice} option @returns {[string, string, any[]] | null} */
function optionVerdict({ posed, turn }, option) {
  if (!turnJudged(turn) || !turn.result) return null;
  const over = turn.phase === "done";
  const last = turn.tried[turn.tried.length - 1];
  if (posed.kind === "choices") {
    const chosen = Array.isArray(last) && last.includes(option.id);
    if (chosen) return option.right ? ["good", "Yes.", [option.say]] : ["bad", "Not this one.", [option.say]];
    return over && option.right ? ["good", "This one too.", [option.say]] : null;
  }
  if (option.right && turn.result.right) return ["good", leadWords(posed, turn), [option.say]];
  if (option.right && over) return ["good", "Here is the answer.", [option.say]];
  if (option.right || !turn.tried.includes(option.id)) return null;
  const lead = posed.kind === "truth" ? leadWords(posed, { ...turn, response: option.id, phase: "missed" })
    : "Not this one.";
  return ["bad", lead, [option.say]];
}

/** A card with a native radio or checkbox; feedback stands in the card, outside the label.
 * @param {AreaContext} ctx @param {import("./score.js").Choice} option @param {string} name
 * @param {string} words @param {() => void} change @param {boolean} beside feedback comes later */
function optionCard(ctx, option, name, words, change, beside) {
  const { turn, posed } = ctx;
  const many = posed.kind === "choices";
  const verdict = optionVerdict(ctx, option);
  const id = freshId("say");
  const done = verdict && (!many || turn.phase === "done");
  const input = h("input", { type: many ? "checkbox" : "radio", name, value: option.id,
    checked: many ? (turn.response || []).includes(option.id) : turn.response === option.id,
    disabled: locked(ctx) || Boolean(done), "data-kit-key": `option ${option.id}`,
    "aria-describedby": verdict && id, on: { change } });
  const say = verdict && sayBox(verdict[0], verdict[1], verdict[2], { id });
  return [h("div", { class: `kit-option${verdict ? ` kit-option-${verdict[0]}` : ""}` },
    h("label", { class: "kit-option-row" }, h("span", { class: "kit-pick" }, input,
      done && h("span", { class: "kit-badge", "aria-hidden": "true" }, verdict[0] === "good" ? "✓" : "×")),
    h("span", { class: "kit-option-text" }, words)), beside ? null : say), beside ? say : null];
}

/** @param {AreaContext} ctx @returns {Area} */
export function chooseArea(ctx) {
  const { posed, turn } = ctx;
  const many = posed.kind === "choices", truth = posed.kind === "truth";
  const name = freshId("choice");
  const list = h("div", { class: "kit-options" });
  const change = () => {
    const on = [...list.querySelectorAll("input:checked")].map((i) => /** @type {any} */ (i).value);
    ctx.change(many ? on : on[0]);
  };
  const cards = posed.options.map((option) => optionCard(ctx, option, name,
    truth ? option.text[0].toUpperCase() + option.text.slice(1) : option.text, change, truth));
  refill(list, cards.map((c) => c[0]));
  const open = () => /** @type {HTMLElement | null} */ (
    list.querySelector("input:checked:not(:disabled)") || list.querySelector("input:not(:disabled)"));
  const statement = truth && posed.statement && h("span", { class: "kit-statement" }, posed.statement);
  return { at: open, node: askGroup(ctx, [list, cards.map((c) => c[1]),
    many && wholeLine(posed, turn)], statement) };
}

/** @param {AreaContext} ctx @returns {Area} */
export function shortArea(ctx) {
  const { posed, turn } = ctx;
  const kind = tone(turn), over = turn.phase === "done";
  const [id, help] = [freshId("say"), freshId("help")];
  const size = !posed.words ? "" : posed.words === 1 ? "1 word" : `1–${posed.words} words`;
  const field = h("input", { type: "text", class: `kit-field${kind ? ` kit-field-${kind}` : ""}`,
    value: turn.response || "", disabled: locked(ctx), "aria-label": "Your answer", autocomplete: "off",
    spellcheck: "false", "data-kit-key": "field", "aria-describedby": kind ? `${help} ${id}` : help,
    on: { input: () => ctx.change(/** @type {any} */ (field).value) } });
  const part = turn.result?.parts[0];
  const right = posed.options.find((o) => o.right);
  const spelt = turn.result?.canonical && `We write it “${turn.result.canonical}”.`;
  const wrong = over && kind === "bad";
  return { at: () => field, node: askGroup(ctx, [
    h("span", { class: "kit-short" }, field, h("span", { class: "kit-help", id: help }, size)),
    kind && sayBox(wrong ? "good" : kind, leadWords(posed, turn), wrong ? [keyWords(posed), right?.say]
      : [spelt, part?.say], { id })]) };
}

/** @param {AreaContext} ctx @returns {Area} */
export function writeArea(ctx) {
  const { posed, turn, mode } = ctx;
  const help = freshId("help");
  const count = h("p", { class: "kit-help", id: help });
  const show = () => refill(count, `${countWords(/** @type {any} */ (field).value)} of about ${posed.words || 60} words`);
  const field = h("textarea", { class: "kit-write", rows: 6, value: turn.response || "",
    disabled: ctx.off, "aria-label": "Your text", "data-kit-key": "field", "aria-describedby": help,
    on: { input: () => { show(); ctx.change(/** @type {any} */ (field).value); } } });
  if (turnOver(turn)) field.setAttribute("readonly", "");
  show();
  const rows = posed.rubric;
  const compare = turn.phase === "done" && mode !== "test" && (posed.samples || []).length > 0;
  return { at: () => field, node: askGroup(ctx, [field, count,
    rows.length > 0 && h("details", { class: "kit-rubric" },
      h("summary", { "data-kit-key": "rubric" }, "What counts"),
      h("ul", {}, rows.map((row) => h("li", {}, h("b", {}, `${row.score}`), " ", row.text)))),
    compare && writeCompare(ctx)]) };
}

/** Sample answers, then one’s own rating. @param {AreaContext} ctx */
function writeCompare({ posed, turn, off, rate }) {
  const samples = posed.samples || [];
  const these = samples.length === 1 ? "this one"
    : `these ${["two", "three", "four", "five"][samples.length - 2] || samples.length}`;
  const name = freshId("rate");
  const top = Math.max(...posed.rubric.map((row) => row.score));
  return [sayBox("good", "Saved.", [`Compare it with ${these}.`]),
    h("ul", { class: "kit-samples" }, samples.map((s) => h("li", { class: "kit-sample-answer" },
      h("p", { class: "kit-help" }, `${s.score} of ${top}`), h("p", { class: "kit-quote" }, s.text),
      s.why && h("p", {}, s.why)))),
    posed.say && h("p", { class: "kit-proof" }, posed.say),
    posed.rubric.length > 0 && h("fieldset", { class: "kit-rate" },
      h("legend", {}, "How would you rate yours?"),
      posed.rubric.map((row) => h("label", { class: "kit-rate-row" }, h("input", { type: "radio", name,
        checked: turn.rate === row.score, disabled: off, "data-kit-key": `rate ${row.score}`,
        on: { change: () => rate(row.score) } }), h("span", {}, h("b", {}, `${row.score}`), " ", row.text))))];
}
