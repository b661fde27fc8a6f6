// Answer areas with several fields: gaps in a text, pairs.
import { freshId, h } from "./dom.js";
import { askGroup, locked } from "./answers.js";
import { sayBox, signOf, wholeLine } from "./feedback.js";
import { turnJudged } from "./turn.js";

/** A native list to choose from. What is long is written out below it, too.
 * @param {{id: string, text: string}[]} options @param {string} value @param {string} name
 * @param {Record<string, any>} props @param {(value: string) => void} change */
function pickList(options, value, name, props, change) {
  const select = h("select", { ...props, "aria-label": name,
    on: { change: () => change(/** @type {any} */ (select).value) } },
  h("option", { value: "" }, "Choose …"),
  options.map((o) => h("option", { value: o.id, selected: o.id === value }, o.text)));
  return select;
}

/** What is said at one part: when all is shown, the right words too.
 * @param {import("./score.js").Part} part @param {boolean} over @param {string} key
 * @param {Record<string, any>} props @param {string} proof */
export function partLine(part, over, key, proof, props) {
  if (part.ok) return sayBox("good", "Yes.", [part.say], props);
  if (!over) return part.say ? sayBox("bad", "Not this one.", [part.say], props)
    : sayBox("bad", "Not this one.", [], props);
  return sayBox("good", "Here is the answer.", [`“${key}”.`, proof], props);
}

/** @param {import("./answers.js").AreaContext} ctx @returns {import("./answers.js").Area} */
export function clozeArea(ctx) {
  const { posed, turn } = ctx;
  const judged = turnJudged(turn) ? turn.result : null;
  /** @type {string[]} */
  const given = posed.gaps.map((_, i) => turn.response?.[i] || "");
  /** @type {HTMLElement[]} */
  const fields = [];
  const ids = posed.gaps.map(() => freshId("say"));
  const gap = (/** @type {number} */ i) => {
    const { typed, options } = posed.gaps[i];
    const ok = judged?.parts[i]?.ok;
    const set = (/** @type {string} */ value) => { given[i] = value; ctx.change([...given]); };
    const props = { class: `kit-gap-field${judged ? ` kit-field-${ok ? "good" : "bad"}` : ""}`,
      disabled: locked(ctx), "data-kit-key": `gap ${i}`, "aria-describedby": judged && ids[i] };
    const name = `Gap ${i + 1} of ${posed.gaps.length}`;
    const field = !typed ? pickList(options, given[i], name, props, set)
      : h("input", { type: "text", ...props, value: given[i], "aria-label": name, autocomplete: "off",
        spellcheck: "false", size: Math.max(8, given[i].length + 1),
        on: { input: () => set(/** @type {any} */ (field).value) } });
    fields[i] = field;
    return h("span", { class: "kit-gap" }, h("span", { class: "kit-gap-number", "aria-hidden": "true" },
      String(i + 1)), field, judged && signOf(Boolean(ok)));
  };
  const parts = (posed.text || "").split(/\{(\d+)\}/).map((words, i) => (i % 2
    && posed.gaps[Number(words) - 1] ? gap(Number(words) - 1) : words));
  const over = turn.phase === "done";
  const right = (/** @type {number} */ i) => posed.gaps[i].options.find((o) => o.right);
  return { at: (n) => fields[n] || fields[0], node: askGroup(ctx, [h("p", { class: "kit-cloze" }, parts),
    wholeLine(posed, turn),
    judged && h("ol", { class: "kit-parts-said" }, judged.parts.map((part, i) => h("li", {},
      h("span", { class: "kit-gap-number" }, h("span", { class: "kit-hidden" }, "Gap "), String(i + 1)),
      partLine(part, over, right(i)?.text || "", right(i)?.say || "", { id: ids[i] }))))]) };
}

/** @param {import("./answers.js").AreaContext} ctx @returns {import("./answers.js").Area} */
export function matchArea(ctx) {
  const { posed, turn } = ctx;
  const judged = turnJudged(turn) ? turn.result : null;
  const over = turn.phase === "done";
  /** @type {Record<string, string>} */
  const given = { ...(turn.response || {}) };
  const long = posed.rights.some((r) => r.text.length > 18);
  /** @type {HTMLElement[]} */
  const fields = [];
  const rows = posed.pairs.map((pair, i) => {
    const part = judged?.parts[i];
    const id = freshId("say");
    const whole = h("span", { class: "kit-chosen", "aria-hidden": "true" });
    const show = () => { whole.textContent = long ? posed.rights.find((r) => r.id === given[pair.id])?.text || "" : ""; };
    fields[i] = pickList(posed.rights, given[pair.id] || "", `${pair.left}: goes with`, {
      class: `kit-match-field${part ? ` kit-field-${part.ok ? "good" : "bad"}` : ""}`, disabled: locked(ctx),
      "data-kit-key": `pair ${pair.id}`, "aria-describedby": part && id }, (value) => {
      given[pair.id] = value;
      show();
      ctx.change({ ...given });
    });
    show();
    const right = posed.rights.find((r) => r.id === pair.right);
    return h("li", { class: "kit-pair" }, h("span", { class: "kit-left" }, pair.left),
      h("span", { class: "kit-right-side" }, fields[i], part && signOf(part.ok), whole),
      part && partLine(part, over, right?.text || "", pair.say || "", { id }));
  });
  return { at: (n) => fields[n] || fields[0],
    node: askGroup(ctx, [h("ul", { class: "kit-pairs" }, rows), wholeLine(posed, turn)]) };
}
