// Who keeps the answers of a page: the browser’s storage. Panels talk to it as to a notebook’s
// kernel. Each page that is opened writes under a key of its own and only ever adds to it, so that
// two tabs cannot write over one another; what is read is all of them.
import { logFits, logLines, logMerged, logName, logPart, logState } from "./pagelog.js";

/** @typedef {import("./pagelog.js").PageRecord} PageRecord
 * @typedef {{getItem: (key: string) => string | null, setItem: (key: string, value: string) => void,
 *  removeItem: (key: string) => void, key: (n: number) => string | null, length: number}} PageStore */

const HOST_WHERE = "in this browser";
const HOST_SETTINGS = "kit:settings";
const HOST_LEARNER = "kit:learner";
const HOST_WHY = {
  refused: "This browser keeps nothing for this page. Save your answers to a file.",
  full: "This browser has no room left. Save your answers to a file.",
};

/**
 * @param {import("./pagelog.js").PageBook & {mode: string}} book
 * @param {() => PageStore} open gives the storage, or throws where it is refused
 * @param {() => Date} [clock]
 */
export function pageHost(book, open, clock = () => new Date()) {
  const prefix = `kit:answers:${encodeURIComponent(book.lesson)}:`;
  const fresh = () => `${prefix}${clock().toISOString().replace(/[-:]|\.\d+Z/g, "")}-${
    Math.random().toString(16).slice(2, 10).padEnd(8, "0")}`;
  let own = fresh(), why = HOST_WHY.full;
  /** What could not be saved yet, by the name under which a panel sends it again.
   * @type {Map<string, PageRecord>} */
  const waiting = new Map();
  /** @type {Map<string, any>} what was said to which record: sent again, it is kept once */
  const told = new Map();
  /** @type {{fire: (name: string, message?: any) => void, look: () => void}[]} */
  let models = [];
  /** What the page does: save a file, show what has changed, draw all anew.
   * @type {{copy: () => void, changed: () => void, forgotten: () => void}} */
  const page = { copy() {}, changed() {}, forgotten() {} };

  /** The storage, or null where the browser refuses it. */
  function store() {
    try { return open() || null; } catch { return null; }
  }
  function keys() {
    const found = [], shelf = store();
    for (let i = 0; shelf && i < shelf.length; i += 1) {
      const key = shelf.key(i);
      if (key?.startsWith(prefix)) found.push(key);
    }
    return found.sort();
  }
  const read = (/** @type {string} */ key) => logLines(store()?.getItem(key) || "", book.lesson).records;
  const stored = () => logMerged(keys().map((key) => [key.slice(prefix.length), read(key)]));
  const all = () => [...stored(), ...waiting.values()];
  /** @param {string} key @param {any} start */
  function setting(key, start) {
    try { return JSON.parse(store()?.getItem(key) || "null") ?? start; } catch { return start; }
  }
  /** Put a value into the storage; false, and `why`, when the browser does not take it.
   * @param {string} key @param {string} value */
  function put(key, value) {
    const shelf = store();
    why = shelf ? HOST_WHY.full : HOST_WHY.refused;
    try {
      shelf?.setItem(key, value);
      return Boolean(shelf) && shelf?.getItem(key) === value;
    } catch { return false; }
  }
  let settings = setting(HOST_SETTINGS, {});
  if (!settings || typeof settings !== "object") settings = {};

  let now = logState([], book), known = now;
  function look() {
    now = logState(stored(), book);
    known = waiting.size ? logState(all(), book) : now;
  }
  function changed() {
    look();
    for (const model of models) model.look();
    page.changed();
  }
  look();

  /** @param {any} record @returns {any} what is said to the panel */
  function keep(record, nonce = "") {
    const { what, ...rest } = record;
    const before = read(own);
    const last = before[before.length - 1];
    const at = clock().toISOString();
    if (rest.note === null) delete rest.note; // of a file that has none
    /** @type {PageRecord} */
    const made = { ...rest, v: 1, what, lesson: book.lesson, fingerprint: book.fingerprint,
      at, n: (last ? last.n : 0) + 1 };
    if (record.question && Object.hasOwn(book.items, record.question)) made.item = book.items[record.question];
    if (what === "answer") {
      const tries = (known.answers[record.question] || []).filter((/** @type {any} */ t) => !t.older);
      made.try = waiting.get(nonce)?.try || tries.length + 1;
    }
    if (!logFits(made, book.lesson)) return { what: "failed", why: "This is longer than 20,000 letters." };
    const text = (store()?.getItem(own) || "").replace(/[^\n]$/, "$&\n"); // a line always ends
    if (!put(own, `${text}${JSON.stringify(made)}\n`)) {
      if (nonce) waiting.set(nonce, made);
      changed();
      return { what: "failed", why };
    }
    waiting.delete(nonce);
    changed();
    return { what: "saved", try: made.try };
  }
  /** Remove this lesson’s answers for good. */
  function forget() {
    const shelf = store();
    try { for (const key of keys()) shelf?.removeItem(key); } catch { /* told below */ }
    const left = keys().length;
    waiting.clear();
    told.clear();
    own = fresh();
    changed();
    page.forgotten();
    return left ? { what: "failed", why: "Some answers are still there." } : { what: "saved" };
  }
  /** @param {any} message */
  function answer(message) {
    if (message.what === "hello") return { what: "here", saved_in: HOST_WHERE };
    if (message.what === "copy") { page.copy(); return null; }
    if (message.what === "settings") { put(HOST_SETTINGS, JSON.stringify(message.settings)); return null; }
    if (message.what !== "save") return null;
    const { record, nonce } = message;
    const said = told.get(nonce) || (record.what === "forget" ? forget() : keep(record, nonce));
    if (said.what === "saved" && record.what !== "forget") told.set(nonce, said);
    return { ...said, nonce };
  }

  return {
    page, forget, stored, all,
    /** Answers that are in no storage yet. */
    unsaved: () => [...waiting.values()],
    settings: () => settings,
    /** Does the browser keep anything? */
    works() {
      const works = put("kit:try", "1");
      try { store()?.removeItem("kit:try"); } catch { /* it does not matter */ }
      return works;
    },
    /** Forget the panels that are gone, but for one. @param {any} kept */
    clear(kept) { models = [kept]; },
    learner: () => String(setting(HOST_LEARNER, "")),
    setLearner: (/** @type {string} */ code) => put(HOST_LEARNER, JSON.stringify(code)),
    state: () => known,
    /** Another tab has written. @param {string | null} key null: all of it is gone */
    heard(key) {
      if (key === null || key.startsWith(prefix)) changed();
      if (key !== HOST_SETTINGS) return;
      settings = setting(HOST_SETTINGS, {}) || {};
      for (const model of models) model.fire("change:settings");
      page.changed();
    },
    /** Take over the records of a file; those that were new, or null when there is no room.
     * @param {PageRecord[]} records */
    take(records) {
      const known = new Set(all().map(logName));
      const more = records.filter((record) => !known.has(logName(record)));
      const text = more.map((record) => `${JSON.stringify(record)}\n`).join("");
      if (more.length && !put(fresh(), text)) return null;
      changed();
      return more;
    },
    /** What a panel is given. Where it asks, it hears only of what is in the storage, so that it
     * calls nothing else saved. @param {any} data @param {string[]} questions those whose answers it
     * needs @param {string[]} [blocks] for a reader: those whose highlights it shows */
    model(data, questions, blocks) {
      /** @type {Map<string, ((message?: any) => void)[]>} */
      const ears = new Map();
      const part = () => logPart(blocks ? { ...now, answers: known.answers } : now, blocks || [], questions, book.mode);
      let state = part();
      /** @type {Record<string, () => any>} */
      const values = { data: () => data, settings: () => settings, state: () => state };
      const model = {
        fire(/** @type {string} */ name, /** @type {any} */ message) {
          for (const cb of ears.get(name) || []) cb(message);
        },
        /** Take over what was saved, if it is this panel’s. */
        look() {
          const next = part();
          if (JSON.stringify(next) === JSON.stringify(state)) return;
          state = next;
          model.fire("change:state");
        },
        get: (/** @type {string} */ name) => values[name]?.(),
        set(/** @type {string} */ name, /** @type {any} */ value) {
          if (name === "settings") settings = value; else data = value;
          for (const one of name === "settings" ? models : [model]) one.fire(`change:${name}`);
          if (name === "settings") page.changed();
        },
        save_changes() {},
        on(/** @type {string} */ name, /** @type {any} */ cb) { ears.set(name, [...(ears.get(name) || []), cb]); },
        off(/** @type {string} */ name, /** @type {any} */ cb) {
          ears.set(name, (ears.get(name) || []).filter((one) => one !== cb));
        },
        send(/** @type {any} */ message) {
          const said = answer(message);
          if (said) model.fire("msg:custom", said);
        },
      };
      models.push(model);
      return model;
    },
  };
}
