// The start page of a site: search in all lessons, and how far this browser has come in each.
import { announcer, h, plural, refill } from "./dom.js";
import { logLines } from "./pagelog.js";
import { siteFind, siteMarked, siteWords } from "./sitesearch.js";

const SITE_SHOWN = 20;

/** @param {import("./sitesearch.js").SiteHit} hit @param {string[]} words */
function siteResult(hit, words) {
  return h("li", { class: "kit-site-hit" },
    h("a", { href: hit.href }, h("span", { lang: hit.lang }, hit.title), hit.place && ` · ${hit.place}`),
    hit.place && h("p", { lang: hit.lang }, siteMarked(hit.words, words)
      .map(([text, found]) => (found ? h("mark", {}, text) : text))));
}

/** The index, loaded when somebody is about to search: of many lessons it is large.
 * @param {string} address @returns {Promise<import("./sitesearch.js").SiteIndex | null>} */
function siteIndex(address) {
  return new Promise((resolve) => {
    const found = () => resolve(/** @type {any} */ (window).kitSearch || null);
    document.head.append(h("script", { src: address, on: { load: found, error: found } }));
  });
}

/** @param {HTMLFormElement} form */
function siteSearch(form) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const told = h("p", { class: "kit-site-told", role: "status" });
  const list = h("ol", { class: "kit-site-hits" });
  const more = h("button", { type: "button", class: "kit-site-button", hidden: true });
  const say = announcer(told);
  form.after(told, list, more);
  form.hidden = false;
  let timer = 0, last = "";
  /** @type {ReturnType<typeof siteIndex> | undefined} */
  let loading;
  const load = () => { loading ||= siteIndex(form.dataset.kitIndex || ""); return loading; };

  /** @param {string} query */
  async function look(query) {
    last = query;
    const index = await load();
    if (last !== query) return;
    if (!index) { say("The search could not be loaded."); return; }
    const asked = query.trim(), words = siteWords(asked);
    const short = words.every((word) => word.length < 2 && /[\u0000-\u024f]/.test(word));
    const hits = short ? [] : siteFind(index, asked);
    const lessons = new Set(hits.map((hit) => hit.href.split("#")[0])).size;
    let shown = 0;
    const next = () => {
      const to = hits.slice(shown, shown + SITE_SHOWN).map((hit) => siteResult(hit, words));
      list.append(...to);
      shown += to.length;
      more.hidden = shown >= hits.length;
      more.textContent = `Show ${Math.min(SITE_SHOWN, hits.length - shown)} more`;
      return to[0];
    };
    refill(list);
    next();
    more.onclick = () => {
      next()?.querySelector("a")?.focus();
      say(`${shown} of ${plural(hits.length, "place")} shown.`);
    };
    if (!asked) say("");
    else if (short) say("Type at least two letters.");
    else if (!hits.length) say(`Nothing found for “${asked}”.`);
    else say(`${plural(hits.length, "place")} in ${plural(lessons, "lesson")}.`);
    keep(asked);
  }
  /** Who comes back from a lesson finds the same places again. @param {string} asked */
  function keep(asked) {
    try {
      window.history.replaceState(null, "", asked ? `#find=${encodeURIComponent(asked)}` : "#");
    } catch { /* a browser that forbids it for files */ }
  }
  field.addEventListener("focus", load);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => look(field.value), 150);
  });
  field.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !field.value) return;
    e.preventDefault();
    field.value = "";
    clearTimeout(timer);
    look("");
  });
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    clearTimeout(timer);
    await look(field.value);
    list.querySelector("a")?.focus();
  });
  const before = /^#find=(.+)/.exec(window.location.hash);
  if (!before) return;
  try { field.value = decodeURIComponent(before[1]); } catch { return; }
  look(field.value);
}

/** Which questions of a lesson have an answer in this browser. @param {Storage} shelf
 * @param {string} lesson */
function siteAnswered(shelf, lesson) {
  const prefix = `kit:answers:${encodeURIComponent(lesson)}:`; // as pagehost.js writes them
  const keys = [...Array(shelf.length).keys()].map((i) => shelf.key(i) || "").filter((key) => key.startsWith(prefix));
  const records = keys.flatMap((key) => logLines(shelf.getItem(key) || "", lesson).records);
  return new Set(records.filter((r) => r.what === "answer" && r.mode !== "test").map((r) => r.question));
}

/** “12 of 50 answered” in each row; nothing where nothing is kept. @param {() => Storage} open */
function siteProgress(open) {
  for (const line of document.querySelectorAll("[data-kit-lesson]")) {
    const asked = (line.getAttribute("data-kit-questions") || "").split(" ").filter(Boolean);
    /** @type {Set<string>} */
    let answered = new Set();
    try {
      answered = siteAnswered(open(), line.getAttribute("data-kit-lesson") || "");
    } catch { /* a browser that keeps nothing */ }
    const done = asked.filter((id) => answered.has(id)).length;
    line.textContent = done ? `${done === asked.length ? "✓ " : ""}${done} of ${asked.length} answered` : "";
    line.toggleAttribute("hidden", !done);
  }
}

/** Start what works on the start page alone; everything else stands there without it.
 * @param {() => Storage} open the storage, which a browser may refuse */
export function siteStart(open) {
  const form = document.querySelector(".kit-site-search");
  if (form instanceof HTMLFormElement) siteSearch(form);
  siteProgress(open);
  window.addEventListener("pageshow", (e) => { if (e.persisted) siteProgress(open); });
  window.addEventListener("storage", () => siteProgress(open));
}
