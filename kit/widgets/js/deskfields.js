// The fields in which a teacher mends a proposal. What was there stays visible, struck through.
import { freshId, h } from "./dom.js";

/** @typedef {{block: string, start: number, end: number}} DeskPlace
 * @typedef {{key: string, name: string, kind: string, value: string, list?: number, most?: number,
 *  group?: string, place?: DeskPlace, needed?: boolean}} DeskField
 * @typedef {string | DeskPlace} DeskValue */

const DESK_WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
const DESK_WAYS = [["start", -1, "‹ Longer", "Longer at the start"], ["start", 1, "Shorter ›", "Shorter at the start"],
  ["end", -1, "‹ Shorter", "Shorter at the end"], ["end", 1, "Longer ›", "Longer at the end"]];

/** The words of a text, [start, end] each. @param {string} text */
export function deskWords(text) {
  return [...text.matchAll(DESK_WORD)].map((m) => [m.index || 0, (m.index || 0) + m[0].length]);
}

/** A place, one word longer or shorter on one side; the same place where that cannot be.
 * @param {DeskPlace} place @param {string} text @param {string} side @param {number} by */
export function deskStretch(place, text, side, by) {
  const words = deskWords(text);
  const edges = side === "start" ? words.map((w) => w[0]) : words.map((w) => w[1]);
  const now = side === "start" ? place.start : place.end;
  const to = by < 0 ? edges.filter((e) => e < now).pop() : edges.find((e) => e > now);
  if (to === undefined) return place;
  const next = { ...place, [side]: to };
  return words.some((w) => w[0] >= next.start && w[1] <= next.end) ? next : place;
}

/** Whether a value is the one that was proposed. @param {DeskField} field @param {DeskValue} value */
export function deskSame(field, value) {
  if (typeof value === "string") return value.trim() === field.value.trim();
  return value.start === field.place?.start && value.end === field.place?.end;
}

/** What a value is called. @param {DeskField} field @param {DeskValue} value @param {string[][][]} lists
 * @param {(place: DeskPlace) => string} quote */
export function deskSaid(field, value, lists, quote) {
  if (typeof value !== "string") return `“${quote(value)}”`;
  if (field.kind === "yes") return value ? "yes" : "no";
  if (value.startsWith("+")) return value.slice(1);
  const choice = field.list !== undefined && lists[field.list].find(([id]) => id === value);
  return choice ? choice[1] : value;
}

/**
 * One row: its name, what was there, its control.
 * @param {DeskField} field @param {DeskValue} value
 * @param {{lists: string[][][], off: boolean, change: (value: DeskValue, drawn: boolean) => void,
 *  text: (block: string) => string, quote: (place: DeskPlace) => string, stem: string}} ctx
 */
export function deskField(field, value, ctx) {
  const id = freshId("field"), key = `${ctx.stem} ${field.key}`;
  const named = h("span", { class: "kit-desk-name", id: `${id}-name` }, field.name);
  const old = h("s", { class: "kit-desk-was" });
  const was = h("span", { hidden: true }, h("span", { class: "kit-hidden" }, "It was: "), old);
  /** @param {DeskValue} now */
  const strike = (now) => {
    const words = deskSaid(field, field.place || field.value, ctx.lists, ctx.quote);
    was.hidden = deskSame(field, now) || field.kind === "few" || field.kind === "yes" || !words || words === "“”";
    old.textContent = words.length > 90 ? `${words.slice(0, 88)} …` : words;
  };
  strike(value);
  const control = deskControl(field, value, { ...ctx, id, key, change: (now, drawn) => { strike(now); ctx.change(now, drawn); } });
  const loose = ["few", "words"].includes(field.kind);
  const label = loose ? named : h("label", { class: "kit-desk-name", for: id }, field.name);
  return h("div", { class: `kit-desk-field kit-desk-of-${field.kind}`, role: loose ? (field.kind === "few" ? "radiogroup" : "group") : null,
    "aria-labelledby": loose ? `${id}-name` : null }, label, h("div", { class: "kit-desk-value" }, was, control));
}

/** @param {DeskField} field @param {DeskValue} value
 * @param {{lists: string[][][], off: boolean, id: string, key: string, text: (block: string) => string,
 *  quote: (place: DeskPlace) => string, change: (value: DeskValue, drawn: boolean) => void}} ctx
 * @returns {any} */
function deskControl(field, value, ctx) {
  const { id, key, off } = ctx;
  const of = (/** @type {any} */ e) => e.target.value;
  const common = { id, "data-kit-key": key, disabled: off };
  const choices = field.list === undefined ? [] : ctx.lists[field.list];
  if (field.kind === "few") {
    return h("span", { class: "kit-steps kit-desk-steps" }, choices.map(([choice, name]) => h("label", { class: "kit-step" },
      h("input", { type: "radio", name: id, class: "kit-step-radio", value: choice, checked: value === choice, disabled: off,
        "data-kit-key": `${key} ${choice}`, on: { change: () => ctx.change(choice, false) } }), h("span", {}, name))));
  }
  if (field.kind === "list") {
    const other = String(value).startsWith("+");
    const select = h("select", { ...common, class: "kit-field kit-desk-select", on: { change: (/** @type {any} */ e) => ctx.change(of(e), true) } },
      choices.map(([choice, name]) => h("option", { value: choice, selected: choice === (other ? "+" : value) }, name)));
    return [select, other && h("input", { type: "text", class: "kit-field kit-desk-else", maxlength: 120, disabled: off,
      "aria-label": "The name of somebody else", placeholder: "Name", value: String(value).slice(1), "data-kit-key": `${key} else`,
      on: { input: (/** @type {any} */ e) => ctx.change(`+${of(e)}`, false) } })];
  }
  if (field.kind === "yes") {
    return h("input", { ...common, type: "checkbox", class: "kit-desk-check", checked: Boolean(value),
      on: { change: (/** @type {any} */ e) => ctx.change(e.target.checked ? "yes" : "", false) } });
  }
  if (field.kind === "words") {
    const place = /** @type {DeskPlace} */ (value), text = ctx.text(place.block);
    const buttons = DESK_WAYS.map(([side, by, sign, name]) => h("button", { type: "button", class: "kit-button kit-desk-edge",
      "aria-label": name, disabled: off, "data-kit-key": `${key} ${name}`,
      on: { click: () => ctx.change(deskStretch(place, text, String(side), Number(by)), true) } }, sign));
    const words = ctx.quote(place).replace(/^“|”$/g, ""), long = words.length > 20;
    return [h("span", { class: "kit-desk-edges" }, buttons.slice(0, 2)), long && h("span", { class: "kit-faint", "aria-hidden": "true" }, "…"),
      h("span", { class: `kit-faint kit-desk-quote${long ? " kit-desk-long" : ""}` }, `“${words}”`),
      h("span", { class: "kit-desk-edges" }, buttons.slice(2))];
  }
  const props = { ...common, class: "kit-field", maxlength: field.most, "aria-required": field.needed ? "true" : null,
    on: { input: (/** @type {any} */ e) => ctx.change(of(e), false) } };
  if (field.kind === "line") return h("input", { ...props, type: "text", value: String(value) });
  return h("textarea", { ...props, rows: Math.min(5, Math.max(1, Math.ceil(String(value).length / 56))), value: String(value) });
}
