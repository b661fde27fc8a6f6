// A lesson’s page in a site: whoever comes from the search is led to the paragraph or the question.

/** Go to what the address names: `#at-p3` a paragraph, `#q-last-day` a question. These are no ids: to
 * an id the browser would go by itself, afterwards, and take the focus along. */
function siteArrive() {
  let name = "";
  try { name = decodeURIComponent(window.location.hash.slice(1)); } catch { return; }
  const [, what, id] = /^(at|q)-(.+)$/.exec(name) || [];
  if (!id) return;
  if (what === "at") {
    const text = document.querySelector(`.kit-here [data-kit-key="text ${CSS.escape(id)}"]`);
    if (!(text instanceof HTMLElement)) return;
    text.focus({ preventScroll: true });
    text.scrollIntoView({ block: "start" });
    return;
  }
  const dot = document.querySelector(`.kit-here [data-kit-key="dot ${CSS.escape(id)}"]`);
  if (!(dot instanceof HTMLElement)) return;
  dot.click();
  document.activeElement?.scrollIntoView({ block: "center" });
}

/** Begin, when the panels are drawn. */
export function siteLesson() {
  siteArrive();
  window.addEventListener("hashchange", siteArrive);
}
