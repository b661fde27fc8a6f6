// Put in order: a list whose items move by their buttons, or with Alt and the arrows.
import { h, refill } from "./dom.js";
import { askGroup, locked } from "./answers.js";
import { sayBox, signOf, wholeLine } from "./feedback.js";
import { turnJudged } from "./turn.js";

/** @param {import("./answers.js").AreaContext} ctx @returns {import("./answers.js").Area} */
export function orderArea(ctx) {
  const { posed, turn } = ctx;
  const start = posed.items.map((item) => item.id);
  /** @type {string[]} */
  let now = Array.isArray(turn.response) && turn.response.length === start.length ? [...turn.response] : start;
  const judged = turnJudged(turn) ? turn.result : null;
  const over = turn.phase === "done" && judged && !judged.right;
  const mine = now;
  if (over && posed.order) now = posed.order;
  const list = h("ol", { class: "kit-order" });

  /** @param {string} id @param {number} by */
  function move(id, by) {
    const from = now.indexOf(id), to = from + by;
    const text = posed.items.find((item) => item.id === id)?.text;
    if (to < 0 || to >= now.length) {
      ctx.say(by < 0 ? "This is the first one." : "This is the last one.");
      return;
    }
    now = [...now];
    [now[from], now[to]] = [now[to], now[from]];
    draw();
    ctx.change(now);
    button(id, by)?.focus();
    ctx.say(`${text}: now ${to + 1} of ${now.length}.`);
  }
  const button = (/** @type {string} */ id, /** @type {number} */ by) => /** @type {HTMLElement | null} */ (
    list.querySelector(`[data-kit-key="${by < 0 ? "up" : "down"} ${CSS.escape(id)}"]`));

  /** @param {string} id @param {number} by @param {string} text @param {boolean} end */
  const arrow = (id, by, text, end) => h("button", { type: "button", class: "kit-button kit-arrow",
    "aria-label": `Move ${by < 0 ? "up" : "down"}: ${text}`, "aria-disabled": end ? "true" : null,
    "data-kit-key": `${by < 0 ? "up" : "down"} ${id}`, on: { click: () => move(id, by),
      keydown: (/** @type {KeyboardEvent} */ e) => {
        const way = { ArrowUp: -1, ArrowDown: 1 }[e.key];
        if (!e.altKey || !way) return;
        e.preventDefault();
        move(id, way);
      } } }, by < 0 ? "↑" : "↓");

  function draw() {
    refill(list, now.map((id, i) => {
      const item = posed.items.find((one) => one.id === id);
      const part = judged?.parts.find((p) => p.key === id);
      // A verdict belongs to a place: it goes when the item moves.
      const told = part && (over || mine[i] === id) ? part : null;
      return h("li", { class: `kit-order-item${told ? ` kit-option-${told.ok || over ? "good" : "bad"}` : ""}` },
        h("span", { class: "kit-order-number", "aria-hidden": "true" }, String(i + 1)),
        h("span", { class: "kit-order-text" }, item?.text, told && [" ", over
          ? h("span", { class: "kit-help" }, `you: ${mine.indexOf(id) + 1}`) : signOf(told.ok)]),
        !locked(ctx) && h("span", { class: "kit-arrows" }, arrow(id, -1, item?.text || "", i === 0),
          arrow(id, 1, item?.text || "", i === now.length - 1)),
        told && (told.ok || over) && item?.say && sayBox("good", told.ok ? "Yes." : "Here is the answer.", [item.say]));
    }));
  }
  draw();
  return { at: () => list.querySelector("button:not([aria-disabled])"),
    node: askGroup(ctx, [list, wholeLine(posed, turn)]) };
}
