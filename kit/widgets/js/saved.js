// Saves answers and says so in the footer. Nothing is called saved before the host has said so, and
// what could not be saved is kept until it is.
import { h, refill } from "./dom.js";
import { FRAME_ALONE } from "./frame.js";

/**
 * @param {{alive: () => boolean, save: (record: any) => Promise<any>,
 *  tell: (message: any) => void}} host
 * @param {(words: string) => void} say
 */
export function answerSaver(host, say) {
  const status = h("span", { class: "kit-saved" }, FRAME_ALONE);
  /** @type {{record: any, after: (ok: boolean) => void}[]} */
  let unsaved = [];
  let place = "", told = false, why = "", waiting = 0, idle = "";
  /** A browser may forget; so there one can take a copy along. */
  const copy = () => place === "in this browser" && h("button", { type: "button",
    class: "kit-button kit-small", "data-kit-key": "copy",
    on: { click: () => host.tell({ what: "copy" }) } }, "Save a copy");

  function show() {
    if (unsaved.length) {
      refill(status, h("span", { class: "kit-notice kit-boxed" }, h("b", {}, "Not saved. "), why,
        unsaved.length > 1 ? ` Your ${unsaved.length} answers are still here. ` : " Your answer is still here. ",
        h("button", { type: "button", class: "kit-button kit-small", "data-kit-key": "save again",
          on: { click: again } }, "Save again")));
    } else if (waiting) refill(status, "Saving …");
    else if (!host.alive()) refill(status, FRAME_ALONE);
    else refill(status, idle, idle && " ", idle && copy());
  }
  /** Save, and speak once: `now` whatever comes of it, `then` only when it is saved.
   * @param {any} record @param {{now?: string, then?: string}} words
   * @param {(ok: boolean) => void} [after] hears the outcome */
  async function save(record, { now = "", then = "" }, after = () => {}) {
    let late = false;
    const wait = setTimeout(() => { late = true; waiting += 1; show(); if (now) say(now); }, 400);
    const result = await host.save(record);
    clearTimeout(wait);
    if (late) waiting -= 1;
    const spoken = late ? "" : now;
    if (result.ok) {
      idle = `✓ Saved ${place}.${record.what === "answer" ? ` Try ${result.try || record.try}.` : ""}`;
      const news = told || then || record.what !== "answer" ? "" : `Saved ${place}.`;
      told = told || record.what === "answer";
      after(true);
      const all = [spoken, then, news].filter(Boolean).join(" ");
      if (all) say(all);
      if (unsaved.length) await again(); else show();
      return true;
    }
    why = result.words || "The disk may be full or closed.";
    const same = (/** @type {any} */ u) => u.record.what === record.what
      && u.record.question === record.question && u.record.try === record.try;
    unsaved = [...unsaved.filter((u) => !same(u)), { record, after }];
    after(false);
    say(`${spoken} Not saved. ${why} Your answer is still here.`.trim());
    show();
    return false;
  }
  /** Send what is waiting once more, in order; stop at the first that fails. */
  async function again() {
    const list = unsaved;
    unsaved = [];
    for (const [i, { record, after }] of list.entries()) {
      if (await save(record, {}, after)) continue;
      unsaved = [...unsaved, ...list.slice(i + 1)];
      break;
    }
    if (!unsaved.length) say(`Saved ${place}.`);
    show();
    if (!status.contains(document.activeElement)) return;
    status.querySelector("button")?.focus();
  }
  return {
    status,
    save,
    /** The host has said “here”. @param {string} where */
    found(where) { place = where; show(); },
    /** What stands there while nothing is going on: how often this question was tried.
     * @param {number} tries */
    rest(tries) { idle = tries && place ? `✓ Saved ${place}. Try ${tries}.` : ""; show(); },
  };
}
