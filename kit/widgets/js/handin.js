// The file that a learner saves, hands in, or opens again: kit/schema/handin.schema.json. Pure.
import { logLines } from "./pagelog.js";
import { sha256 } from "./sha256.js";

/** Half a character, as a browser may hold it, becomes a question mark: a file is whole text.
 * @param {any} record */
function handinLine(record) {
  return `${JSON.stringify(record, (_, value) => (typeof value === "string"
    ? value.replace(/[\ud800-\udfff]/gu, "?") : value))}\n`;
}

const handinSum = (/** @type {string} */ body) => sha256(new TextEncoder().encode(body));

/** The file: a header with a checksum, then the records. @param {import("./pagelog.js").PageBook} book
 * @param {any[]} records @param {string} learner the code, no name */
export function handinFile(book, records, learner) {
  const body = records.map(handinLine).join("");
  const { lesson, fingerprint } = book;
  return handinLine({ v: 1, what: "hand-in", lesson, fingerprint, learner, records: records.length,
    sha256: handinSum(body) }) + body;
}

/** How the file is called: letters and digits of every script, nothing that a system forbids.
 * @param {string} lesson @param {string} learner */
export function handinName(lesson, learner) {
  const safe = (/** @type {string} */ words) => words.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${[safe(lesson), safe(learner)].filter(Boolean).join("-")}.jsonl`;
}

/** Read a file: its records, or a sentence why there are none. @param {string} text
 * @param {string} lesson */
export function handinRead(text, lesson) {
  const cut = text.indexOf("\n");
  const none = (/** @type {string} */ why) => ({ why: `${why} Nothing was changed.`, records: [], bad: 0, learner: "" });
  let head;
  try { head = JSON.parse(text.slice(0, cut)); } catch { head = null; }
  if (head?.what !== "hand-in" || typeof head.lesson !== "string") return none("This is no file of saved answers.");
  if (head.v !== 1) return none("This file came from a newer version of the kit.");
  if (head.lesson !== lesson) return none("This file belongs to another lesson.");
  const body = text.slice(cut + 1);
  const lines = body.split("\n").length - 1;
  if (handinSum(body) !== head.sha256 || lines !== head.records) {
    return none("This file is not whole, or somebody has changed it.");
  }
  return { why: "", ...logLines(body, lesson),
    learner: typeof head.learner === "string" ? head.learner.slice(0, 40) : "" };
}
