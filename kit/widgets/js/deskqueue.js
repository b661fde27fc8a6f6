// The queue: every proposal with its sign and its word. One Tab stop; arrows go up and down.
import { h } from "./dom.js";
import { DESK_SURE } from "./deskitem.js";

/** @typedef {import("./deskitem.js").DeskItem} DeskItem */

/** @type {Record<string, string>} */
const DESK_SIGNS = { open: "○", kept: "✓", mended: "✎", dropped: "–" };
/** @type {Record<string, string>} */
const DESK_WORDS = { kept: "kept", mended: "mended by you", dropped: "dropped" };

/** What is shown, in its order. @param {DeskItem[]} items @param {string} tab
 * @param {string} order “unsure” or “text” */
export function deskOrder(items, tab, order) {
  const own = items.filter((item) => item.tab === tab);
  if (order === "text") return own;
  return [...own.filter((item) => item.sure < DESK_SURE), ...own.filter((item) => item.sure >= DESK_SURE)];
}

/** The next open proposal behind one; then from the start; then none.
 * @param {DeskItem[]} list @param {string} id */
export function deskNext(list, id) {
  const at = list.findIndex((item) => item.id === id);
  const open = (/** @type {DeskItem} */ item) => item.status === "open" && item.id !== id;
  return list.slice(at + 1).find(open) || list.find(open);
}

/** @param {DeskItem[]} list @param {string} here @param {(id: string) => void} go */
export function deskQueue(list, here, go) {
  return h("ol", { class: "kit-desk-queue", "aria-label": "What was proposed" }, list.map((item) => {
    const word = DESK_WORDS[item.status] || (item.sure < DESK_SURE ? "program is not sure" : item.note);
    return h("li", {}, h("button", { type: "button", class: "kit-desk-row", tabindex: item.id === here ? 0 : -1,
      "aria-current": item.id === here ? "true" : null, "data-kit-key": `row ${item.id}`, "data-kit-status": item.status,
      on: { click: () => go(item.id) } },
    h("span", { class: `kit-desk-sign kit-desk-sign-${item.status}`, "aria-hidden": "true" }, DESK_SIGNS[item.status]),
    h("span", { class: "kit-desk-row-words" }, item.title, " ",
      h("span", { class: "kit-desk-row-more" }, [item.label, word].filter(Boolean).join(" · ")))));
  }));
}

/** Keep the queue where it was, and its present row in sight. @param {Element} side
 * @param {number} at how far it was scrolled */
export function deskScroll(side, at) {
  const queue = side.firstElementChild, row = side.querySelector("[aria-current]");
  if (!queue || !(row instanceof HTMLElement)) return;
  queue.scrollTop = at;
  const [low, high] = [row.offsetTop - 40, row.offsetTop + row.offsetHeight + 40];
  if (low < queue.scrollTop) queue.scrollTop = low;
  else if (high > queue.scrollTop + queue.clientHeight) queue.scrollTop = high - queue.clientHeight;
}
