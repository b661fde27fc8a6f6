// Overlapping marks of one text → flat pieces that follow one another. Pure; kit/segments.py is its
// twin, both run tests/cases/segments.json. Offsets are UTF-16 units, `end` is not included.

/** @typedef {{id: string, start: number, end: number}} Span */

/**
 * Cut `text` wherever a mark starts or ends. A mark is first clipped to the text; an empty one
 * falls away. In a piece the marks stand by start, then the longer first, then as given.
 * `opens` and `closes` hold those that start or end with this piece.
 * @template {Span} T @param {string} text @param {T[]} marks
 */
export function segments(text, marks) {
  const spans = marks
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((s) => s.start < s.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.start, s.end])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i];
    const here = spans.filter((s) => s.start < end && s.end > start);
    return {
      text: text.slice(start, end),
      start,
      end,
      marks: here.map((s) => s.mark),
      opens: here.filter((s) => s.start === start).map((s) => s.mark),
      closes: here.filter((s) => s.end === end).map((s) => s.mark),
    };
  });
}

/** How many code points stand before UTF-16 unit `at`: what records carry.
 * @param {string} text @param {number} at */
export function toPoints(text, at) {
  return [...text.slice(0, at)].length;
}

/** The UTF-16 unit of code point `at`. @param {string} text @param {number} at */
export function toUnits(text, at) {
  return [...text].slice(0, at).join("").length;
}
