// Single keys at the desk: A, M, D, Z, the arrows; Enter keeps a change; Escape goes back.

/** @type {Record<string, string>} */
const DESK_LETTERS = { a: "accept", m: "mend", d: "drop", z: "undo" };

/** What a key does at the desk.
 * @param {{on: () => boolean, adding: () => boolean, pane: Element, act: (what: string) => void,
 *  move: (by: number) => void, close: () => void, back: () => void}} desk
 * @returns {(e: KeyboardEvent) => void} */
export function deskKeys({ on, adding, pane, act, move, close, back }) {
  return (e) => {
    const target = /** @type {Element} */ (e.target);
    const field = target.matches("input, select, textarea, [data-kit-field]");
    if (e.key === "Escape") {
      if (adding()) close(); else if (field) back();
      return;
    }
    const sends = target.matches("input[type=text]") || e.ctrlKey || e.metaKey;
    if (e.key === "Enter" && field && !adding() && pane.contains(target) && sends) {
      e.preventDefault();
      act("mend");
      return;
    }
    if (!on() || field || adding() || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const what = DESK_LETTERS[e.key.toLowerCase()];
    if (what) { e.preventDefault(); if (!e.repeat) act(what); }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); move(e.key === "ArrowDown" ? 1 : -1); }
  };
}
