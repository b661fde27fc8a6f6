// What an answer is worth. Pure; kit/score.py is its twin and holds the table of kinds, both run
// tests/cases/scoring.json. `posed` is a question as kit/posed.py sends it.

/**
 * @typedef {{id: string, text: string, right?: boolean, say?: string, accept?: string[]}} Choice
 * @typedef {{block: string, start: number, end: number}} Place UTF-16 units of the block
 * @typedef {Place & {points: number[], say: string}} Target
 * @typedef {{score: number, text: string, why?: string}} Row
 * @typedef {{id: string, kind: string, kind_name: string, skill_name: string, ask: string,
 *  statement?: string, text?: string, words?: number, sure?: boolean, reads: string[],
 *  options: Choice[], gaps: {typed: boolean, options: Choice[], otherwise?: string}[],
 *  pairs: {id: string, left: string, right?: string, say?: string, miss?: string}[],
 *  rights: {id: string, text: string, say?: string}[], items: Choice[], order?: string[],
 *  spots?: {block: string, words: number[][], points: number[][]}[],
 *  targets?: Target[], traps?: Target[], say?: string, otherwise?: string, hints?: string[],
 *  rubric: Row[], samples?: Row[], evidence?: Place[], look?: Place[], again?: string[],
 *  keys: boolean, once?: boolean, unchecked?: boolean}} Posed `once`: it does not come back another day
 * @typedef {{key: string, ok: boolean, say: string}} Part
 * @typedef {{share: number | null, right: boolean, parts: Part[], missing: number,
 *  canonical: string}} Result
 */

const SCORE_EDGE = 2; // so many words beside a target are forgiven
const SCORE_NO = ["no", "not", "never", "none", "nobody", "nothing", "without", "neither", "nor",
  "cannot"];
/** @type {Record<string, string>} one character for one character */
const SCORE_FOLD = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
  "–": "-", "—": "-" };

/** A text for comparing answers: folded, lower case, no accents, single spaces, no punctuation at
 * the ends, no leading article. @param {string} text */
export function plainText(text) {
  return text.replace(/[“”„«»‘’‚–—]/g, (c) => SCORE_FOLD[c])
    .normalize("NFKD").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}_\s'-]/gu, " ").replace(/\s+/g, " ").replace(/^[ '-]+|[ '-]+$/g, "")
    .replace(/^(?:the|an|a) (?=\S)/, "");
}

/** Optimal string alignment distance: insert, delete, change, swap neighbours.
 * @param {string} one @param {string} other */
export function slipsBetween(one, other) {
  const a = [...one], b = [...other];
  const rows = [[0, ...b.map((_, j) => j + 1)]];
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i].push(Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? rows[i - 2][j - 2] + 1 : Infinity));
    }
  }
  return rows[a.length][b.length];
}

/** Do typed words differ from the wanted ones by slips of spelling only: from five letters one,
 * from nine two? A figure, a “not” or a prefix is no slip. @param {string} answer
 * @param {string} wanted */
export function closeTo(answer, wanted) {
  const mine = plainText(answer), other = plainText(wanted);
  const size = [...other].length;
  const slips = size < 5 ? 0 : size < 9 ? 1 : 2;
  if (!mine || (mine !== other && !(slips && slipsBetween(mine, other) <= slips))) return false;
  const fixed = (/** @type {string} */ words) => words.split(" ")
    .filter((w) => SCORE_NO.includes(w) || w.endsWith("n't") || /\p{Nd}/u.test(w)).join(" ");
  if (fixed(mine) !== fixed(other)) return false;
  const a = mine.split(" "), b = other.split(" ");
  return a.length !== b.length || !a.some((w, i) => Math.abs([...w].length - [...b[i]].length) > 1
    && (w.endsWith(b[i]) || b[i].endsWith(w)));
}

/** How many words a learner wrote. @param {string} text */
export function countWords(text) {
  return (text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) || []).length;
}

/** Parts, and how much of `whole` is right. @param {Part[]} parts @param {number} good
 * @param {number} [whole] @returns {Result} */
function scoreOf(parts, good, whole = parts.length) {
  const share = whole ? Math.max(0, good) / whole : 0;
  return { share, right: share === 1, parts, missing: 0, canonical: "" };
}

const scoreHits = (/** @type {Part[]} */ parts) => parts.filter((p) => p.ok).length;

/** The option that typed words mean, and the spelling of it that was meant: as listed before a slip
 * away, right ones before wrong ones. @param {Choice[]} options @param {string} answer
 * @returns {[Choice | undefined, string]} */
function scoreTyped(options, answer) {
  const mine = plainText(answer);
  const sorted = [...options].sort((a, b) => Number(b.right) - Number(a.right));
  for (const same of [(/** @type {string} */ w) => plainText(w) === mine,
    (/** @type {string} */ w) => closeTo(answer, w)]) {
    for (const option of sorted) {
      for (const words of [option.text, ...(option.accept || [])]) {
        if (mine && plainText(words) && same(words)) return [option, words];
      }
    }
  }
  return [undefined, ""];
}

/** The listed things, or null when it is no list of different known ids.
 * @template {{id: string}} T @param {any} response @param {T[]} known @returns {T[] | null} */
function scoreIds(response, known) {
  if (!Array.isArray(response) || new Set(response).size < response.length) return null;
  const found = response.flatMap((id) => known.filter((one) => one.id === id));
  return found.length === response.length ? found : null;
}

/** @type {Record<string, (q: Posed, response: any) => Result | null>} null: no page could send it */
const SCORE_KINDS = {
  choice(q, response) {
    const chosen = q.options.find((o) => o.id === response);
    if (!chosen) return null;
    return scoreOf([{ key: chosen.id, ok: Boolean(chosen.right), say: chosen.say || "" }],
      chosen.right ? 1 : 0);
  },
  choices(q, response) {
    const picked = scoreIds(response, q.options);
    const rights = q.options.filter((o) => o.right).length;
    if (!picked || !rights) return null;
    const parts = picked.map((o) => ({ key: o.id, ok: Boolean(o.right), say: o.say || "" }));
    const hits = scoreHits(parts);
    return { ...scoreOf(parts, 2 * hits - parts.length, rights), missing: rights - hits };
  },
  cloze(q, response) {
    if (!Array.isArray(response) || response.length !== q.gaps.length) return null;
    const parts = [];
    for (const [i, gap] of q.gaps.entries()) {
      const answer = response[i];
      if (typeof answer !== "string") return null;
      const [option] = gap.typed ? scoreTyped(gap.options, answer)
        : [gap.options.find((o) => o.id === answer)];
      if (!gap.typed && answer && !option) return null;
      const say = (option ? option.say : gap.otherwise) || "";
      parts.push({ key: String(i + 1), ok: Boolean(option?.right), say });
    }
    return scoreOf(parts, scoreHits(parts));
  },
  match(q, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return null;
    const known = Object.entries(response).every(([left, right]) => q.pairs.some((p) => p.id === left)
      && (right === "" || q.rights.some((r) => r.id === right)));
    if (!known) return null;
    const parts = q.pairs.map((pair) => {
      const given = response[pair.id];
      const ok = given === pair.right;
      const extra = q.rights.find((r) => r.id === given)?.say;
      return { key: pair.id, ok, say: (ok ? pair.say : extra || pair.miss) || "" };
    });
    return scoreOf(parts, scoreHits(parts));
  },
  order(q, response) {
    const placed = scoreIds(response, q.items);
    const parts = placed?.map((item, i) => ({ key: item.id, ok: q.order?.[i] === item.id,
      say: item.say || "" }));
    return parts ? scoreOf(parts, scoreHits(parts), q.items.length) : null;
  },
  mark: (q, response) => scoreMarks(q, response),
  short(q, response) {
    if (typeof response !== "string") return null;
    const [option, words] = scoreTyped(q.options, response);
    const ok = Boolean(option?.right);
    const say = (option ? option.say : q.otherwise) || "";
    return { ...scoreOf([{ key: "answer", ok, say }], ok ? 1 : 0),
      canonical: ok && plainText(words) !== plainText(response) ? words : "" };
  },
};
SCORE_KINDS.truth = SCORE_KINDS.choice;

/** Marked words against the key. A target is found when more than half of its words are marked.
 * Marked words of no target form runs of neighbours; a run is one too many, unless it only makes
 * the edge of a target wider. @param {Posed} q @param {any} response @returns {Result | null} */
function scoreMarks(q, response) {
  const targets = q.targets || [];
  const blocks = (q.spots || []).map((spot) => spot.points);
  // After the last word only its punctuation can follow.
  const last = Math.max(0, ...blocks.flat(2)) + 4;
  const span = (/** @type {any} */ m) => Array.isArray(m) && m.length === 2
    && m.every(Number.isInteger) && m[0] >= 0 && m[0] < m[1] && m[1] <= last;
  if (!Array.isArray(response) || !response.every(span) || !targets.length) return null;
  const meets = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a[0] < b[1] && b[0] < a[1];
  const inside = (/** @type {number[]} */ word) => targets.some((t) => meets(word, t.points));
  const marked = (/** @type {number[]} */ word) => response.some((m) => meets(word, m));
  /** @type {Part[]} */
  const parts = targets.map((target, i) => {
    const own = blocks.flat().filter((word) => meets(word, target.points));
    return { key: `t${i}`, ok: own.filter(marked).length * 2 > own.length, say: target.say };
  });
  const found = scoreHits(parts);
  for (const words of blocks) {
    for (let i = 0, j = 1; i < words.length; i = j, j = i + 1) {
      const extra = (/** @type {number} */ n) => n in words && marked(words[n]) && !inside(words[n]);
      if (!extra(i)) continue;
      while (extra(j)) j += 1;
      const run = [words[i][0], words[j - 1][1]];
      const trap = (q.traps || []).find((t) => meets(run, t.points));
      const edge = [i - 1, j].some((n) => n in words && inside(words[n]));
      if (edge && j - i <= SCORE_EDGE && !trap) continue;
      parts.push({ key: `x${run[0]}`, ok: false, say: (trap ? trap.say : q.otherwise) || "" });
    }
  }
  return { ...scoreOf(parts, found), missing: 0 };
}

/** What a response is worth. A written answer, and a question sent without its keys, gets no share;
 * a response that no page could send is worth 0 and has no parts.
 * @param {Posed} posed @param {any} response @returns {Result} */
export function scoreAnswer(posed, response) {
  const open = posed.kind === "write" ? typeof response === "string" : !posed.keys;
  if (open) return { ...scoreOf([], 0), share: null, right: false };
  return SCORE_KINDS[posed.kind]?.(posed, response) || scoreOf([], 0);
}
