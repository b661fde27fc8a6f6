// What a learner hears about an answer, in words, beside the sign ✓ × ◐.
import { h } from "./dom.js";
import { turnJudged } from "./turn.js";

/** @typedef {import("./score.js").Posed} Posed
 * @typedef {import("./turn.js").Turn} Turn
 * @typedef {{id: string, spoken: string, text: string, sentences: number[][]}} SayBlock */

const SAY_NUMBERS = ["None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
/** @type {Record<string, string>} */
export const SIGNS = { good: "✓", bad: "×", part: "◐" };

/** “Two”, “12”. @param {number} n */
export const numberWord = (n) => SAY_NUMBERS[n] || String(n);

/** How an answer as a whole turned out, or "" while it may not be said. @param {Turn} turn */
export function tone(turn) {
  if (!turnJudged(turn) || !turn.result || turn.result.share === null) return "";
  return turn.result.right ? "good" : turn.result.share > 0 ? "part" : "bad";
}

/** Feedback: its sign, the words that lead in, the rest. @param {string} kind good bad part
 * @param {string} lead @param {any[]} rest @param {Record<string, any>} [props] */
export function sayBox(kind, lead, rest, props) {
  const words = rest.filter(Boolean).flatMap((r, i) => (i ? [" ", r] : [r]));
  return h("p", { class: `kit-say kit-say-${kind}`, ...props },
    h("span", { class: "kit-say-sign", "aria-hidden": "true" }, SIGNS[kind]), " ",
    h("b", {}, lead), words.length ? " " : "", words);
}

/** A small sign at the end of a row or field, with its word for a voice. @param {boolean} ok */
export function signOf(ok) {
  return h("span", { class: `kit-verdict kit-verdict-${ok ? "good" : "bad"}` },
    h("span", { "aria-hidden": "true" }, ok ? SIGNS.good : SIGNS.bad),
    h("span", { class: "kit-hidden" }, ok ? " fits" : " does not fit"));
}

/** The words that lead in. @param {Posed} posed @param {Turn} turn */
export function leadWords(posed, turn) {
  const kind = tone(turn);
  if (kind === "good") return turn.misses ? "Yes, now it fits." : "Yes.";
  if (turn.phase === "done") return "Here is the answer.";
  if (kind === "part") return "Partly.";
  const text = (/** @type {any} */ id) => posed.options.find((o) => o.id === id);
  if (posed.kind === "truth" && text(turn.response)?.text === "false"
    && posed.options.some((o) => o.right && o.text === "not stated")) return "Careful.";
  return ["choice", "truth", "short"].includes(posed.kind) ? "Not this one." : "Not yet.";
}

/** How much of it fits, in words. @param {Posed} posed @param {Turn} turn */
export function countLine(posed, { result, phase }) {
  if (!result) return "";
  const good = result.parts.filter((p) => p.ok).length;
  const of = `${good} of ${result.parts.length}`;
  if (phase === "done" && !result.right && ["cloze", "match", "order"].includes(posed.kind)) return `You had ${of}.`;
  /** @type {Record<string, () => string>} */
  const kinds = {
    choices: () => {
      const extra = result.parts.length - good, left = phase === "done" ? 0 : result.missing;
      return [extra && `${numberWord(extra)} ${extra === 1 ? "does" : "do"} not fit.`,
        left && `${numberWord(left)} ${left === 1 ? "is" : "are"} still missing.`].filter(Boolean).join(" ");
    },
    cloze: () => `${of} ${result.parts.length === 1 ? "gap fits" : "gaps fit"}.`,
    match: () => `${of} fit.`,
    order: () => `${of} stand right.`,
  };
  return kinds[posed.kind]?.() || "";
}

/** How the answer as a whole turned out, beside the feedback of its parts. @param {Posed} posed
 * @param {Turn} turn */
export function wholeLine(posed, turn) {
  const kind = tone(turn);
  if (!kind) return null;
  const over = turn.phase === "done";
  return sayBox(over ? "good" : kind, leadWords(posed, turn), [countLine(posed, turn), over && posed.say]);
}

/** “You found most of them. Two are easy to miss.” @param {Posed} posed
 * @param {import("./score.js").Result} result */
export function markLine(posed, result) {
  const all = posed.targets?.length || 0;
  const found = markFound(result);
  const extra = result.parts.length - all;
  const more = extra ? ` ${numberWord(extra)} too many.` : "";
  if (found === all) return `All ${all}. ${extra ? more.trim() : "Nothing missed."}`;
  const left = numberWord(all - found);
  if (found * 2 > all) return `You found most of them. ${left} ${all - found === 1 ? "is" : "are"} easy to miss.${more}`;
  return `${posed.hints?.[0] || "Read it once more, slowly."}${more}`;
}

/** @param {import("./score.js").Result} result */
export const markFound = (result) => result.parts.filter((p) => p.ok && p.key.startsWith("t")).length;

/** What confidence adds to the result; `once`: where nothing comes back.
 * @param {Turn} turn @param {boolean} [once] */
export function sureLine(turn, once) {
  if (!turn.result || !turnJudged(turn) || !turn.sure || turn.result.share === null) return "";
  if (turn.sure === 1 && turn.result.right && !turn.misses) {
    return once ? "You were guessing. Now you know why." : "You were guessing, so we will ask again in 3 days.";
  }
  if (turn.sure < 3 || !turn.misses) return "";
  return `You were sure. Good to know: ${once ? "look at this one twice" : "this one comes back tomorrow"}.`;
}

/** The right answer in words, where the controls do not show it themselves. @param {Posed} posed */
export function keyWords(posed) {
  if (!["choice", "truth", "short"].includes(posed.kind)) return "";
  const right = posed.options.find((o) => o.right);
  return right ? `${posed.kind === "choice" ? right.text : `“${right.text}”`}.`.replace(/([.?!]”?)\.$/, "$1") : "";
}

/** “Look here: paragraph 5, sentence 2.” @param {Posed} posed @param {Turn} turn
 * @param {SayBlock[]} blocks */
export function spokenEvidence(posed, turn, blocks) {
  const over = turn.phase === "done";
  const places = (over ? posed.evidence : posed.look) || [];
  const names = places.map(({ block, start }) => {
    const at = blocks.find((b) => b.id === block);
    const nth = at ? at.sentences.findIndex(([, end]) => start < end) + 1 : 0;
    return `${at ? at.spoken : block}${at && at.sentences.length > 1 ? `, sentence ${nth}` : ""}`;
  });
  if (!names.length || posed.kind === "mark") return "";
  return `${over ? "The answer is here" : "Look here"}: ${[...new Set(names)].join("; ")}.`;
}

/** The result as it is spoken: the words that lead in come first. @param {Posed} posed
 * @param {Turn} turn @param {SayBlock[]} blocks */
export function spokenResult(posed, turn, blocks) {
  const { result } = turn;
  if (!result || !tone(turn)) return "";
  if (posed.kind === "mark") {
    const all = posed.targets?.length || 0, found = markFound(result);
    const left = all - found, more = result.parts.length - all;
    return [`${found} of ${all} found.`, left || more ? `${left} missed, ${more} too many.` : ""].join(" ").trim();
  }
  const single = ["choice", "truth", "short"].includes(posed.kind);
  const over = turn.phase === "done" && !result.right;
  const right = posed.options.find((o) => o.right);
  const parts = single ? [over ? keyWords(posed) : "", over ? right?.say : result.parts[0]?.say]
    : [countLine(posed, turn), ...result.parts.filter((p) => !p.ok && !over && posed.kind !== "order").map((p) => p.say)];
  const spelt = result.canonical && `We write it “${result.canonical}”.`;
  return [leadWords(posed, turn), spelt, ...parts, !single && turn.phase === "done" && posed.say,
    sureLine(turn, posed.once), spokenEvidence(posed, turn, blocks)].filter(Boolean).join(" ");
}
