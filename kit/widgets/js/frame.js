// What stands around the reader’s text: saved notice, not-checked notice, drawers, ways onward.
import { goTo, goToPart, h, refill } from "./dom.js";
import { spokenPlace } from "./card.js";

export const FRAME_ALONE = "Run the lesson to save your answers.";
/** @type {Record<string, string[]>} */
const FRAME_BANDS = {
  draft: ["Not checked yet.", "A program made these marks. Your teacher has not looked at them.",
    "If one looks wrong, tell your teacher."],
  partly: ["Partly checked.", "Unchecked marks have a small ○.", ""],
};

/** Saves notes and says so in the footer; aloud only when it fails, and the first time.
 * @param {{alive: () => boolean, save: (record: any) => Promise<any>,
 *  tell: (message: any) => void}} host
 * @param {(words: string) => void} say */
export function noteSaver(host, say) {
  const status = h("span", {}, FRAME_ALONE);
  let place = "", told = false;
  /** A browser may forget; so there one can take a copy along. */
  const copy = () => place === "in this browser" && h("button", { type: "button",
    class: "kit-button kit-small", on: { click: () => host.tell({ what: "copy" }) } }, "Save a copy");
  /** @param {any} record @param {string} words @param {() => void} after */
  async function save(record, words, after) {
    const wait = setTimeout(() => refill(status, "Saving …"), 400);
    const result = await host.save(record);
    clearTimeout(wait);
    if (result.ok) {
      after();
      refill(status, `✓ Saved ${place}. `, copy());
      say(told ? words : `${words} Saved ${place}.`);
      told = true;
      return;
    }
    const why = `${result.words} Your note is still here. `;
    const again = h("button", { type: "button", class: "kit-button kit-small",
      on: { click: () => save(record, words, after) } }, "Save again");
    refill(status, h("span", { class: "kit-notice kit-boxed" }, h("b", {}, "Not saved. "), why, again));
    say(`Not saved. ${why}`);
  }
  return {
    status,
    save,
    /** The host has said “here”. @param {string} where @param {any} state */
    found(where, state) {
      place = where;
      const any = state?.highlights?.length || Object.keys(state?.answers || {}).length;
      refill(status, any ? [`Saved ${where}. `, copy()] : "");
    },
    ready() {
      if (!host.alive()) { refill(status, h("b", {}, FRAME_ALONE)); say(FRAME_ALONE); }
      return host.alive();
    },
  };
}

/** The not-checked notice, or nothing. @param {string} notice @param {number[]} [checked] */
export function noticeBand(notice, checked) {
  const band = FRAME_BANDS[notice];
  return band && h("p", { class: "kit-notice kit-band" }, h("b", {}, band[0]), " ",
    checked ? `${checked.join(" of ")}. ` : "", band[1],
    h("span", { class: "kit-band-more" }, ` ${band[2]}`));
}

/** Boxes in the flow, each with its button in the header. Opening one closes the others.
 * @param {[string, string, any][]} list sign, name, what is in it @param {() => void} changed */
export function drawers(list, changed) {
  const boxes = list.map(([, name, kids]) => h("div", { class: "kit-drawer", role: "group",
    "aria-label": name, hidden: true },
  h("div", { class: "kit-drawer-top" }, h("span", { class: "kit-drawer-title" }, name),
    h("button", { type: "button", class: "kit-button", on: { click: close } }, "Done")), kids));
  const buttons = list.map(([sign, name], i) => h("button", {
    type: "button", class: "kit-button kit-quiet kit-tool", "aria-expanded": "false",
    "data-kit-key": `tool ${name}`, on: { click: () => turn(i, Boolean(boxes[i].hidden)) },
  }, h("span", { class: "kit-sign", "aria-hidden": "true" }, sign),
  h("span", { class: "kit-tool-name" }, name), h("span", { class: "kit-count" })));
  /** @param {number} i @param {boolean} open */
  function turn(i, open) {
    boxes.forEach((box, j) => {
      box.hidden = !(open && j === i);
      buttons[j].setAttribute("aria-expanded", String(!box.hidden));
    });
    changed();
    const first = open ? boxes[i].querySelector("button") : null;
    (first || buttons[i]).focus();
  }
  /** Close the open one; false when none is open. */
  function close() {
    const i = boxes.findIndex((box) => !box.hidden);
    if (i >= 0) turn(i, false);
    return i >= 0;
  }
  return { boxes, buttons, close };
}

/** To the neighbours and the questions, if they are on the page.
 * @param {import("./card.js").ReaderData} data @param {Element} root
 * @param {(words: string) => void} tell */
export function waysOn(data, root, tell) {
  const name = (/** @type {string} */ id) => (/^p\d/.test(id) ? id.toUpperCase()
    : id[0].toUpperCase() + id.slice(1));
  /** @param {string | null} id @param {string} before @param {string} after */
  const way = (id, before, after) => id && h("button", { type: "button", class: "kit-button",
    "aria-label": `${name(id)}: go to ${spokenPlace(id)}`, on: { click: () => {
      const there = goToPart(id, root);
      if (!there) tell(`${name(id)} is not open on this page. Run its cell.`);
    } } }, before + name(id) + after);
  const ask = () => {
    const there = goTo(`[data-kit-quiz~="${CSS.escape(data.first)}"]`);
    if (!there) tell("The questions are not open on this page. Run their cell.");
  };
  return [way(data.before, "‹ ", ""), way(data.after, "", " ›"), data.questions && h("button", {
    type: "button", class: "kit-button kit-main", on: { click: ask } }, data.questions)];
}

/** Tell when the end of a paragraph has stood on the screen as long as reading it takes.
 * @param {import("./marks.js").Para[]} paras @param {(id: string) => void} read */
export function watchRead(paras, read) {
  const timers = new Map();
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const { block } = paras.find((p) => p.aside === target) || paras[0];
      clearTimeout(timers.get(target));
      const time = block.text.length * 25;
      if (isIntersecting) timers.set(target, setTimeout(() => {
        watch.unobserve(target);
        read(block.id);
      }, time));
    }
  });
  paras.forEach((p) => watch.observe(p.aside));
  return () => { watch.disconnect(); timers.forEach(clearTimeout); };
}

/** A question is open until it was right once or tried twice. @param {any} state
 * @param {string} id */
export function questionOpen(state, id) {
  const tries = (state?.answers?.[id] || [])
    .filter((/** @type {any} */ t) => !["test", "check"].includes(t.mode));
  return tries.length < 2 && !tries.some((/** @type {any} */ t) => t.share === 1);
}
