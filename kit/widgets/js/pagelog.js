// Records of answers: which may be kept, in which order they stand, what they mean. Pure; the same
// as kit/answers (log.py, past.py, sent.py) and kit/schema/answer.schema.json.

/** @typedef {Record<string, any>} PageRecord
 * @typedef {{lesson: string, fingerprint: string, items: Record<string, string>,
 *  was: Record<string, [string, Record<string, string>]>}} PageBook the lesson as it is now
 */

const LOG_LETTERS = 20_000;
const LOG_PARTS = 2_000;
const LOG_NUMBER = 10 ** 7;

const logText = (/** @type {any} */ v) => typeof v === "string" && v.length <= LOG_LETTERS;
const logId = (/** @type {any} */ v) => typeof v === "string" && v.length > 0 && v.length <= 200;
const logCount = (/** @type {any} */ v) => Number.isInteger(v) && v >= 0 && v <= LOG_NUMBER;
const logPrint = (/** @type {any} */ v) => typeof v === "string" && /^[0-9a-f]{12}$/.test(v);
const logPair = (/** @type {any} */ v) => Array.isArray(v) && v.length === 2 && v.every(logCount);
const logShare = (/** @type {any} */ v) => v === null || (typeof v === "number" && v >= 0 && v <= 1);
const logObject = (/** @type {any} */ v) => Boolean(v) && typeof v === "object" && !Array.isArray(v);

/** A shape that an answer can have. @param {any} value */
function logShaped(value) {
  if (Array.isArray(value)) {
    return value.length <= LOG_PARTS && (value.every(logText) || value.every(logPair));
  }
  if (logObject(value)) {
    const rows = Object.entries(value);
    return rows.length <= LOG_PARTS && rows.every(([k, v]) => logId(k) && logText(v));
  }
  return logText(value);
}

/** What every record holds; a name with ? may be missing.
 * @type {Record<string, (value: any) => boolean>} */
const LOG_ALL = {
  v: (v) => v === 1, lesson: logId, n: (v) => logCount(v) && v > 0,
  at: (v) => typeof v === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(v),
  "fingerprint?": logPrint, "item?": logPrint,
};
/** @type {Record<string, Record<string, (value: any) => boolean>>} */
const LOG_KINDS = {
  answer: { question: logId, response: logShaped, share: logShare, "try?": (v) => logCount(v) && v > 0,
    "hints?": logCount, "sure?": (v) => [1, 2, 3, null].includes(v),
    mode: (v) => ["practice", "check", "test"].includes(v) },
  highlight: { id: logId, block: logId, start: logCount, end: (v) => logCount(v) && v > 0, quote: logText,
    "note?": logText },
  unhighlight: { id: logId },
  look: { card: logId },
  read: { block: logId },
  rate: { question: logId, score: logCount },
  skip: { question: logId },
  postpone: { "undo?": (v) => typeof v === "boolean" },
};

/** May it stand among the answers of this lesson? @param {any} record @param {string} lesson */
export function logFits(record, lesson) {
  if (!logObject(record) || typeof record.what !== "string" || record.lesson !== lesson
    || !Object.hasOwn(LOG_KINDS, record.what)) return false;
  const rules = { ...LOG_ALL, ...LOG_KINDS[record.what] };
  const names = Object.keys(rules).map((name) => name.replace("?", ""));
  return Object.keys(record).every((key) => key === "what" || names.includes(key))
    && Object.entries(rules).every(([name, fits]) => {
      const key = name.replace("?", "");
      return Object.hasOwn(record, key) ? fits(record[key]) : name.endsWith("?");
    });
}

/** One record a line; what is none is counted in `bad`. @param {string} text @param {string} lesson */
export function logLines(text, lesson) {
  /** @type {PageRecord[]} */
  const records = [];
  let bad = 0;
  for (const line of text.split("\n")) {
    if (!line.trim()) continue;
    try {
      const record = JSON.parse(line);
      if (logFits(record, lesson)) { records.push(record); continue; }
    } catch { /* counted */ }
    bad += 1;
  }
  return { records, bad };
}

/** A record as it is compared: the same whatever the order of its keys. @param {any} record */
export function logName(record) {
  const sorted = (/** @type {any} */ value) => (logObject(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  return JSON.stringify(sorted(record));
}

/** All records of some files in one order: by time, within a file as they were written, each once.
 * A clock that was set back does not turn the order of a file around.
 * @param {[string, PageRecord[]][]} files by name */
export function logMerged(files) {
  const rows = files.flatMap(([name, records]) => {
    let latest = "";
    return records.map((record) => {
      if (record.at > latest) latest = record.at;
      return { latest, name, record };
    });
  });
  const order = (/** @type {any} */ a, /** @type {any} */ b) => (a < b ? -1 : a > b ? 1 : 0);
  rows.sort((a, b) => order(a.latest, b.latest) || order(a.name, b.name) || a.record.n - b.record.n);
  return [...new Map(rows.map(({ record }) => [logName(record), record])).values()];
}

/** The ids of a question’s parts under its old name are those of now. @param {any} value
 * @param {Record<string, string>} ids @returns {any} */
function logRenamed(value, ids) {
  const now = (/** @type {string} */ id) => (Object.hasOwn(ids, id) ? ids[id] : id);
  if (typeof value === "string") return now(value);
  if (Array.isArray(value)) return value.map((one) => logRenamed(one, ids));
  if (!logObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [now(k), logRenamed(v, ids)]));
}

/** @param {PageRecord} record @param {PageBook} book @param {string} id of its question now
 * @param {Record<string, string>} ids */
function logAnswer(record, book, id, ids) {
  const known = Object.hasOwn(book.items, id);
  const old = record.fingerprint !== book.fingerprint;
  const older = !known ? (record.question.startsWith("mark:") ? old : !record.question.startsWith("word:"))
    : record.item === undefined ? old : record.item !== book.items[id];
  return { response: logRenamed(record.response, ids), share: record.share, sure: record.sure ?? null,
    hints: record.hints || 0, try: record.try || 0, at: record.at, mode: record.mode, older };
}

/** What a learner has done so far. An answer is `older` when its question has changed since.
 * @param {PageRecord[]} records that fit @param {PageBook} book */
export function logState(records, book) {
  /** @type {Record<string, any>} no name of a file reaches further than this */
  const answers = Object.create(null), looks = Object.create(null), rated = Object.create(null),
    readAt = Object.create(null);
  const lights = new Map();
  /** @type {Set<string>} */
  const skipped = new Set();
  /** @type {string[]} */
  const postponed = [];
  for (const record of records) {
    const { what, at } = record;
    const [id, ids] = Object.hasOwn(book.was, record.question) && !Object.hasOwn(book.items, record.question)
      ? book.was[record.question] : [record.question, {}];
    if (what === "answer") {
      (answers[id] ||= []).push(logAnswer(record, book, id, ids));
      skipped.delete(id);
    } else if (what === "highlight") {
      const { block, start, end, quote, note = null } = record;
      lights.set(record.id, { id: record.id, block, start, end, quote, note });
    } else if (what === "unhighlight") lights.delete(record.id);
    else if (what === "read") readAt[record.block] ||= at;
    else if (what === "look") (looks[record.card] ||= []).push(at);
    else if (what === "rate") rated[id] = record.score;
    else if (what === "skip") skipped.add(id);
    else if (record.undo) postponed.pop();
    else postponed.push(at);
  }
  return { answers, highlights: [...lights.values()], read: Object.keys(readAt), looks, rated,
    skipped: [...skipped], read_at: readAt, postponed };
}

/** What one panel needs of it, so that it stays still when something else is saved. A test is told
 * of its own answers alone. kit.widgets.data.part_of_state does the same. @param {any} state
 * @param {string[]} blocks @param {string[]} questions @param {string} mode */
export function logPart(state, blocks, questions, mode) {
  const test = mode === "test";
  const own = (/** @type {Record<string, any>} */ all, /** @type {(value: any) => any} */ part) => Object.fromEntries(
    questions.filter((id) => all[id] !== undefined).map((id) => [id, part(all[id])]));
  const answers = own(state.answers, (tries) => tries.filter((/** @type {any} */ t) => !test || t.mode === mode));
  return { answers: Object.fromEntries(Object.entries(answers).filter(([, tries]) => tries.length)),
    highlights: state.highlights.filter((/** @type {any} */ h) => blocks.includes(h.block)),
    rated: test ? {} : own(state.rated, (score) => score),
    skipped: state.skipped.filter((/** @type {string} */ id) => questions.includes(id)) };
}
