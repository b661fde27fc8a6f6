// The text that stays beside (or above) a question, with the place to look lit.
import { h, refill, reveal } from "./dom.js";
import { drawBlock, fitGrounds } from "./marks.js";

/** @typedef {{block: string, start: number, end: number}} Place */

/** @param {any[]} blocks all that may be looked at from here */
export function textPane(blocks) {
  const node = h("div", { class: "kit-quiz-text", role: "group", "aria-label": "The text" });
  /** @type {string[]} */
  let own = [];
  /** @type {{lit: Place[], label: string}} */
  let light = { lit: [], label: "" };
  let peek = "";

  function draw() {
    const shown = blocks.filter((b) => (peek ? b.id === peek : own.includes(b.id)));
    const first = blocks.indexOf(shown[0]), last = blocks.indexOf(shown[shown.length - 1]);
    const long = shown.length > 3;
    const text = h("div", { class: `kit-quiz-paras${long ? " kit-quiz-long" : ""}`,
      role: long ? "group" : null, "aria-label": long ? "The text, to scroll" : null, "data-kit-key": "paras" }, shown.map((block) => h("div", { class: "kit-quiz-para" },
      h("span", { class: "kit-num" }, block.kind === "paragraph" ? block.spoken[0].toUpperCase() + block.spoken.slice(1)
        : block.label),
      drawBlock(block, light.lit.filter((l) => l.block === block.id)
        .map(({ start, end }) => ({ start, end, label: light.label }))))));
    refill(node, text, h("p", { class: "kit-quiz-ways" }, step(blocks[first - 1], "‹ ", ""),
      step(blocks[last + 1], "", " ›"), peek && h("button", { type: "button", class: "kit-button",
        "data-kit-key": "peek back", on: { click: () => look("", "back") } }, "Back to the question’s text"),
      h("span", { class: "kit-help" }, "The text stays here while you answer.")));
    fit();
  }
  /** @param {any} block @param {string} before @param {string} after */
  const step = (block, before, after) => block && h("button", { type: "button", class: "kit-button",
    "aria-label": `Look at ${block.spoken}`, "data-kit-key": `peek ${before ? "before" : "after"}`,
    on: { click: () => look(block.id, before ? "before" : "after") } }, before + block.label + after);
  /** @param {string} id @param {string} way */
  function look(id, way) {
    peek = own.length === 1 && own[0] === id ? "" : id;
    draw();
    const to = [`peek ${way}`, "peek back", "peek before", "peek after"]
      .map((key) => node.querySelector(`[data-kit-key="${key}"]`)).find(Boolean);
    if (to instanceof HTMLElement) to.focus({ preventScroll: true });
  }
  function fit() {
    for (const p of node.querySelectorAll(".kit-text")) if (p instanceof HTMLElement && p.firstChild) fitGrounds(p);
    // What scrolls is a Tab stop, or keys could not scroll it.
    for (const box of node.querySelectorAll(".kit-quiz-long")) {
      if (box.scrollHeight > box.clientHeight) box.setAttribute("tabindex", "0"); else box.removeAttribute("tabindex");
    }
  }
  const sized = new ResizeObserver(fit);
  sized.observe(node);
  return {
    node,
    /** The text of a question, with places lit. @param {string[]} reads @param {Place[]} lit
     * @param {string} label */
    show(reads, lit, label) {
      if (reads.join() !== own.join() || lit.length !== light.lit.length) peek = "";
      own = reads;
      light = { lit, label };
      draw();
    },
    /** Bring the lit words into view; with `focus`, go there. @param {boolean} focus */
    goLit(focus) {
      if (peek) { peek = ""; draw(); }
      const lit = node.querySelector(".kit-evidence");
      if (!(lit instanceof HTMLElement)) return;
      if (focus) {
        lit.tabIndex = -1;
        lit.focus({ preventScroll: true });
      }
      reveal(lit);
    },
    done: () => sized.disconnect(),
  };
}
