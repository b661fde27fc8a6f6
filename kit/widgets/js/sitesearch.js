// Search in all lessons of a site: case and accents count for nothing, words are found by their
// beginning. Pure; the index was made when the site was built (kit/page/search.py).

/** @typedef {{lessons: [string, string, string][], rows: [number, string, string, string[]][],
 *  folded?: string[][]}} SiteIndex lessons: title, address, language; rows: see search.py
 * @typedef {{title: string, href: string, lang: string, place: string, words: string}} SiteHit */

/** Letters that no accent can be taken from. @type {Record<string, string>} */
const SITE_LETTERS = { ß: "ss", ς: "σ", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i",
  "’": "'", "‘": "'" };
const SITE_WORD = /[\p{L}\p{N}]+/gu;
const SITE_INNER = /[\p{L}\p{N}]/u;
// Written without spaces, so that a word may begin anywhere.
const SITE_CLOSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Text as it is compared, and for each unit of it where it stands. @param {string} text */
function siteFold(text) {
  let folded = "", from = 0;
  /** @type {number[]} */
  const at = [];
  for (const sign of text) {
    const plain = sign.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/./gu, (c) => SITE_LETTERS[c] || c);
    for (let i = 0; i < plain.length; i += 1) at.push(from);
    folded += plain;
    from += sign.length;
  }
  return { folded, at: [...at, text.length] };
}

/** The words that somebody looks for. @param {string} query @returns {string[]} */
export function siteWords(query) {
  return [...new Set(siteFold(query).folded.match(SITE_WORD) || [])];
}

/** Where a word begins in folded text, or -1. @param {string} folded @param {string} word
 * @param {number} [from] */
function siteAt(folded, word, from = 0) {
  for (let i = folded.indexOf(word, from); i >= 0; i = folded.indexOf(word, i + 1)) {
    if (!i || SITE_CLOSE.test(word) || !SITE_INNER.test(folded[i - 1])) return i;
  }
  return -1;
}

/** All rows in which every word stands (or in the title of the lesson), the best first: a title,
 * the words side by side, all in one sentence. @param {SiteIndex} index @param {string} query
 * @returns {SiteHit[]} */
export function siteFind(index, query) {
  const words = siteWords(query);
  if (!words.length) return [];
  const rows = index.folded ||= index.rows.map((row) => row[3].map((line) => siteFold(line).folded));
  const titles = index.lessons.map(([title]) => siteFold(title).folded);
  const phrase = words.join(" ");
  /** @type {[number, SiteHit][]} */
  const hits = [];
  index.rows.forEach(([lesson, place, anchor, lines], i) => {
    const held = rows[i].map((line) => words.filter((word) => siteAt(line, word) >= 0));
    const most = Math.max(...held.map((found) => found.length));
    const all = new Set(held.flat());
    if (!most || !words.every((word) => all.has(word) || siteAt(titles[lesson], word) >= 0)) return;
    const side = words.length > 1 ? rows[i].findIndex((line) => siteAt(line, phrase) >= 0) : -1;
    const best = side >= 0 ? side : held.findIndex((found) => found.length === most);
    const rank = place === "" ? 3 : side >= 0 ? 2 : most === words.length ? 1 : 0;
    const [title, address, lang] = index.lessons[lesson];
    const href = anchor ? `${address}#${encodeURIComponent(anchor)}` : address;
    hits.push([rank, { title, href, lang, place, words: lines[best] }]);
  });
  return hits.sort((a, b) => b[0] - a[0]).map(([, hit]) => hit);
}

/** A sentence in pieces: [words, found or not]. A word is marked to its end. @param {string} text
 * @param {string[]} words @returns {[string, boolean][]} */
export function siteMarked(text, words) {
  const { folded, at } = siteFold(text);
  const lit = new Uint8Array(text.length + 1);
  for (const word of words) {
    for (let i = siteAt(folded, word); i >= 0; i = siteAt(folded, word, i + 1)) {
      let end = i + word.length;
      while (!SITE_CLOSE.test(word) && end < folded.length && SITE_INNER.test(folded[end])) end += 1;
      lit.fill(1, at[i], at[end]);
    }
  }
  /** @type {[string, boolean][]} */
  const pieces = [];
  let from = 0;
  for (let i = 1; i <= text.length; i += 1) {
    if (i < text.length && lit[i] === lit[from]) continue;
    pieces.push([text.slice(from, i), lit[from] === 1]);
    from = i;
  }
  return pieces;
}
