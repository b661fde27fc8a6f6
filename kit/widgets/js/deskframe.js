// What stands around the proposals: title, count and switches above, what was saved below.
import { h, plural } from "./dom.js";
import { DESK_SURE } from "./deskitem.js";
import { FRAME_ALONE } from "./frame.js";

const DESK_TABS = [["reading", "Marks"], ["questions", "Questions"]];
const DESK_ORDERS = [["unsure", "Not sure first"], ["text", "As in the text"]];
/** @type {Record<string, string>} */
export const DESK_SEEN = { draft: "Learners see “Not checked yet” until you finish.",
  partly: "Learners see “Partly checked” until you finish.", checked: "Learners no longer see “Not checked yet”." };

/**
 * @param {{items: {tab: string}[], sums: {total: number, done: number, left: number}, tab: string,
 *  order: string, keysOn: boolean, turn: (tab: string) => void, sort: (order: string) => void,
 *  letters: (on: boolean) => void}} given
 */
export function deskTop({ items, sums, tab, order, keysOn, turn, sort, letters }) {
  const count = (/** @type {string} */ id) => items.filter((one) => one.tab === id).length;
  const tabs = h("div", { class: "kit-steps kit-desk-steps", role: "radiogroup", "aria-label": "What to check" },
    DESK_TABS.map(([id, name]) => h("label", { class: "kit-step" }, h("input", { type: "radio", name: "kit-desk-tab",
      class: "kit-step-radio", checked: tab === id, "data-kit-key": `tab ${id}`, on: { change: () => turn(id) } }),
    h("span", {}, `${name} ${count(id)}`))));
  const orders = h("select", { class: "kit-field kit-desk-select", "aria-label": "Order", "data-kit-key": "order",
    on: { change: (/** @type {any} */ e) => sort(e.target.value) } },
  DESK_ORDERS.map(([id, name]) => h("option", { value: id, selected: id === order }, name)));
  const keys = h("label", { class: "kit-desk-switch" }, h("input", { type: "checkbox", class: "kit-desk-check",
    checked: keysOn, "data-kit-key": "keys", on: { change: (/** @type {any} */ e) => letters(e.target.checked) } }), "Single keys");
  return h("div", { class: "kit-head" }, h("div", { class: "kit-title", role: "heading", "aria-level": 3 },
    h("b", {}, "Check what the program proposed"), " ",
    h("span", { class: "kit-faint" }, sums.total ? `${sums.done} of ${sums.total} checked · ${sums.left} to go` : "")),
  h("div", { class: "kit-desk-tools" }, tabs, orders, keys));
}

/** What was saved, or what is in the way; what learners see.
 * @param {{news: string, status: string}} state
 * @param {{words: string, button: string, cb: () => void} | null} trouble
 * @param {boolean} late @param {boolean} alive */
export function deskFoot({ news, status }, trouble, late, alive) {
  const ours = /^(The lesson|Nothing)/.test(news);
  const saved = trouble ? h("span", { class: "kit-notice kit-boxed kit-desk-trouble" }, trouble.words, " ",
    h("button", { type: "button", class: "kit-button kit-small", "data-kit-key": "save again",
      on: { click: trouble.cb } }, trouble.button))
    : late ? "Saving …" : !alive ? FRAME_ALONE : news && !ours ? `✓ Saved in the lesson file: ${news}`
      : news.startsWith("Nothing") ? "" : news;
  return [h("span", {}, saved), h("span", {}, DESK_SEEN[status] || "")];
}

/** What is said when nothing is left to look at: whether `kit check` still asks for changes.
 * @param {{asks: string[]}} state */
export function deskDone({ asks }) {
  return asks.length ? `Everything is looked at. kit check still asks for ${plural(asks.length, "change")}.` : "Nothing to check.";
}

/** Everything is looked at; what is still asked for is a list.
 * @param {{status: string, asks: string[]}} state @param {() => void} finish */
export function deskEmpty(state, finish) {
  const { status, asks } = state;
  const rest = status === "checked" ? [DESK_SEEN.checked, " Build the notebooks and pages again, and they say so too."]
    : [DESK_SEEN[status], " ", h("button", { type: "button", class: "kit-button", "data-kit-key": "finish",
      on: { click: finish } }, "The lesson is checked")];
  return h("div", { class: "kit-desk-empty", tabindex: -1, "data-kit-key": "empty" },
    h("p", {}, h("b", {}, `${deskDone(state)} `), rest),
    asks.length > 0 && h("ul", { class: "kit-desk-asks", "aria-label": "What kit check still asks for" }, asks.map((words) => h("li", {}, words))));
}

/** What can be done beside the proposal: all sure ones of its part, a mark that is missing.
 * @param {import("./deskitem.js").DeskItem | undefined} one @param {import("./deskitem.js").DeskItem[]} items
 * @param {{off: boolean, all: (part: string) => void, add: () => void}} ctx */
export function deskMore(one, items, { off, all, add }) {
  const same = one?.part ? items.filter((other) => other.tab === "reading" && other.part === one.part
    && other.status === "open" && other.sure >= DESK_SURE) : [];
  return h("div", { class: "kit-desk-more" },
    one && same.length > 1 && h("button", { type: "button", class: "kit-button", "data-kit-key": "all", disabled: off,
      on: { click: () => all(one.part) } }, `Accept the ${plural(same.length, "sure mark")} in ${one.label}`),
    h("button", { type: "button", class: "kit-button kit-quiet", "data-kit-key": "add", disabled: off,
      on: { click: add } }, "Add a mark …"));
}
