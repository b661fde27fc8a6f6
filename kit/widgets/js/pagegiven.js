// What kit/page/given.py has left out of a page’s data, put back: the panels get here what they get
// in a notebook. Pure.
import { toPoints } from "./segments.js";

/** @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./marks.js").Block & {at: number}} PageBlock
 * @typedef {{id: string, title: string, blocks: string[], ask: string[], next: string,
 *  done: string}} PagePart
 * @typedef {{lesson: string, fingerprint: string, lang: string, mode: string, title: string,
 *  notice: string, checked?: number[], of: string, on: string[], layers: [string, string, string][],
 *  blocks: PageBlock[], marks: Record<string, any[][]>, cards: Record<string, any>,
 *  questions: any[], parts: PagePart[], kinds: Record<string, string>,
 *  skills: Record<string, string>, items: Record<string, string>,
 *  was: Record<string, [string, Record<string, string>]>}} PageGiven
 */

/** Where the static form shows words of a question as the rows of its lists; given.py says the same.
 * @type {Record<string, [string, string][]>} */
const PAGE_SHOWN = { choice: [["options", "text"]], choices: [["options", "text"]],
  order: [["items", "text"]], match: [["pairs", "left"], ["rights", "text"]] };

/** The data with the words that stand in the static form: `texts` of the blocks, `asked` the
 * questions in their order, each [what is asked, ...the rows of its lists].
 * @param {PageGiven} data @param {string[]} texts @param {string[][]} asked @returns {PageGiven} */
export function pageWhole(data, texts, asked) {
  const shown = new Map(data.parts.flatMap((part) => part.ask).map((id, i) => [id, asked[i]]));
  return { ...data, blocks: data.blocks.map((block, i) => ({ ...block, text: block.text ?? texts[i] })),
    questions: data.questions.map((q) => {
      const [ask, ...rows] = shown.get(q.id) || [];
      const made = { ...q, ask: q.ask ?? ask };
      for (const [part, key] of PAGE_SHOWN[q.kind] || []) {
        made[part] = (q[part] || []).map((/** @type {any} */ one) => ({ [key]: rows.shift(), ...one }));
      }
      return made;
    }) };
}

const PAGE_LONG = 40; // letters of a quotation that are spoken in its name

/** How a mark is called after its words; given.py says the same. @param {string} layer
 * @param {string} words @param {string} label */
function pageNameOf(layer, words, label) {
  if (layer === "voices" || layer === "claims") {
    const cut = words.slice(0, PAGE_LONG), space = cut.lastIndexOf(" ");
    const begin = words.length <= PAGE_LONG ? words : `${cut.slice(0, Math.max(0, space))} …`;
    if (layer === "claims") return `Claim, ${label.replace(/^(The|Nobody) /, (w) => w.toLowerCase())}: ${begin}`;
    const [how, ...who] = label.split(" · ").reverse();
    return `${how[0].toUpperCase()}${how.slice(1)}: ${who.reverse().join(" · ")}. ${begin}`;
  }
  if (layer === "loaded") return `${words}, loaded word, ${label.replace("loaded · ", "")}`;
  return `${words}, ${layer === "connectives" ? "connective, " : ""}${label}`;
}

/** @param {PageGiven} data @returns {Mark[]} */
export function pageMarks(data) {
  const cards = Object.keys(data.cards);
  const marks = data.blocks.flatMap((block) => (data.marks[block.id] || []).map((row, i) => {
    const [at, start, end, card, label, more] = row;
    const [layer] = data.layers[at];
    const words = block.text.slice(start, end);
    const mention = cards[card].startsWith("entity-");
    return { id: `${block.id}-${i}`, layer, block: block.id, start, end, label, card: cards[card],
      name: pageNameOf(layer, words, label),
      ...(mention && { chain: cards[card].slice(7) }),
      ...(mention && more?.form !== "name" && { quoted: `“${words}” in ${block.label}` }), ...more };
  }));
  // The place of each mention in its chain.
  /** @type {Map<string, Mark[]>} */
  const chains = new Map();
  for (const mark of marks) if (mark.chain) chains.set(mark.chain, [...(chains.get(mark.chain) || []), mark]);
  for (const chain of chains.values()) chain.forEach((m, i) => Object.assign(m, { nth: i + 1, of: chain.length }));
  return marks;
}

/** The sentences that hold the evidence. @param {any[]} evidence @param {PageBlock[]} blocks */
function pageLook(evidence, blocks) {
  return blocks.flatMap((b) => b.sentences.filter(([start, end]) => evidence.some((e) => e.block === b.id
    && e.start < end && start < e.end)).map(([start, end]) => ({ block: b.id, start, end })));
}

/** The words of a block that can be marked, in units of its text and in points of the article.
 * @param {PageBlock} block */
function pageSpots(block) {
  const words = [...block.text.matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)]
    .map((m) => [m.index, m.index + m[0].length]);
  const point = (/** @type {number} */ at) => block.at + toPoints(block.text, at);
  return { block: block.id, words, points: words.map(([a, b]) => [point(a), point(b)]) };
}

/** @param {PageGiven} data @returns {import("./score.js").Posed[]} */
export function pageQuestions(data) {
  const keys = data.mode !== "test";
  const told = (/** @type {any[]} */ list, /** @type {any} */ more) => (list || [])
    .map((one) => (keys ? { ...more, ...one } : one));
  const option = { right: false, say: "", accept: [] };
  return data.questions.map((q) => ({
    statement: "", text: "", words: 0, sure: false, ...q, kind_name: data.kinds[q.kind], keys,
    reads: q.reads || [], rubric: q.rubric || [],
    options: told(q.options, option),
    gaps: told(q.gaps, { otherwise: "" }).map((g) => ({ typed: false, ...g, options: told(g.options, option) })),
    pairs: told(q.pairs, { say: "", miss: "" }), rights: told(q.rights, { say: "" }),
    items: told(q.items, { say: "" }),
    spots: q.kind === "mark" ? data.blocks.filter((b) => q.reads?.includes(b.id)).map(pageSpots) : [],
    ...(keys && { order: q.order || [], say: q.say || "", otherwise: q.otherwise || "", hints: q.hints || [],
      targets: told(q.targets, { say: "" }), traps: told(q.traps, { say: "" }),
      samples: told(q.samples, { why: "" }), evidence: q.evidence || [], again: q.again || [],
      look: q.look || pageLook(q.evidence || [], data.blocks) }),
    once: true,
  }));
}

/** What the reader of the whole text gets. @param {PageGiven} data
 * @returns {import("./card.js").ReaderData} */
export function pageReader(data) {
  const { blocks, lang, notice, checked, of, on, cards } = data;
  const marks = pageMarks(data);
  const layers = marks.length ? data.layers.map(([id, name, group]) => ({ id, name, group,
    count: marks.filter((m) => m.layer === id && !m.inner).length })) : [];
  const first = data.parts[0]?.blocks[0] || "";
  return { title: "The whole text", lang, of, notice, checked, first, last: blocks[blocks.length - 1].id, before: null,
    after: null, questions: first ? "To the questions" : null, blocks, layers, on, marks, cards };
}

/** What the questions of one part get. @param {PageGiven} data @param {PagePart} part
 * @param {import("./score.js").Posed[]} questions @returns {import("./quizbook.js").QuizData} */
export function pageQuiz(data, part, questions) {
  const asked = new Set(part.ask);
  for (const q of questions) if (asked.has(q.id)) for (const id of q.again || []) asked.add(id);
  return { title: part.title, lang: data.lang, mode: data.mode, notice: "", review: false, since: "",
    parts: part.blocks, blocks: data.blocks, questions: questions.filter((q) => asked.has(q.id)),
    next: part.next || null, way: "quiz", done_words: part.done };
}
