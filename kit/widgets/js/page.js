// A lesson’s page: draws the panels of the notebooks into the places of the static form, over a
// host in the browser’s storage. Where a panel cannot be drawn, its static form stays.
import { h } from "./dom.js";
import { questionOpen } from "./frame.js";
import { pageQuestions, pageQuiz, pageReader, pageWhole } from "./pagegiven.js";
import { pageHost } from "./pagehost.js";
import { pageProgress } from "./pageprogress.js";
import { drawSave } from "./pagesave.js";
import { drawProgress } from "./progress.js";
import { drawQuiz } from "./quiz.js";
import { drawReader } from "./reader.js";

const PAGE_ALONE = "This browser keeps nothing for this page. You can answer; before you leave, save your "
  + "answers to a file.";

/** Rows of words that an open question asks for wait for its answer; a sentence tells how many.
 * @param {import("./marks.js").Mark[]} marks @param {any} state */
function pageTaught(marks, state) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-kit-card]")]);
  const waits = rows.filter((row) => {
    const hidden = marks.some((m) => m.card === row.dataset.kitCard
      && m.until?.some((id) => questionOpen(state, id)));
    row.hidden = hidden;
    return hidden;
  }).length;
  const news = document.querySelector("#words .kit-news");
  const table = document.querySelector("#words table");
  if (!(news instanceof HTMLElement) || !(table instanceof HTMLElement)) return;
  news.hidden = !waits;
  table.classList.toggle("kit-empty", waits === rows.length);
  news.textContent = waits === 1 ? "1 word is still in an open question. It comes with your answer."
    : `${waits} words are still in open questions. They come with your answers.`;
}

/** The words of the static form: the texts of the blocks; of each question what is asked, and the
 * rows of its lists. */
function pageWords() {
  const all = (/** @type {string} */ find, /** @type {ParentNode} */ within = document) => [...within.querySelectorAll(find)];
  const texts = all("[data-kit-place=read] > .kit-still > p").map((p) => (
    [...p.childNodes].slice(1).map((node) => node.textContent).join("").slice(1)));
  const asked = all(".kit-still > ol > li").map((li) => [...all("p > b", li).slice(0, 1), ...all("li", li)]
    .map((node) => node.textContent || ""));
  return { texts, asked };
}

/** Draw the page whose data stands in `kit-data`. @param {() => any} storage gives the browser’s
 * storage, or throws where it is refused */
export function startPage(storage) {
  const given = JSON.parse(document.getElementById("kit-data")?.textContent || "");
  const { texts, asked } = pageWords();
  const data = pageWhole(given, texts, asked);
  const host = pageHost(data, storage);
  const questions = pageQuestions(data);
  const reader = pageReader(data);
  /** @type {(() => void)[]} */
  let done = [];
  /** Draw one panel into its place. @param {string} id
   * @param {(el: HTMLElement) => void | (() => void)} draw */
  function into(id, draw) {
    const place = document.querySelector(`[data-kit-place="${CSS.escape(id)}"]`);
    if (!(place instanceof HTMLElement)) return;
    place.querySelector(":scope > .kit-here")?.remove();
    const el = h("div", { class: "kit-here" });
    place.append(el);
    place.hidden = false;
    try {
      const away = draw(el);
      if (away) done.push(away);
      place.classList.add("kit-live");
    } catch (error) {
      console.error(error);
      place.classList.remove("kit-live");
      el.replaceChildren(h("p", { role: "alert" }, "This part could not be drawn. You can read on."));
    }
  }
  const shown = host.model(pageProgress(data, questions, host.state(), new Date()), []);
  const until = [...new Set(reader.marks.flatMap((m) => m.until || []))];
  function draw() {
    done.forEach((away) => away());
    done = [];
    host.clear(shown);
    into("read", (el) => drawReader({ model: host.model(reader, until, data.blocks.map((b) => b.id)), el }));
    for (const part of data.parts) {
      const quiz = pageQuiz(data, part, questions);
      into(part.id, (el) => drawQuiz({ model: host.model(quiz, quiz.questions.map((q) => q.id)), el }));
    }
    into("progress", (el) => drawProgress({ model: shown, el }));
  }
  const alone = document.getElementById("kit-alone");
  if (alone) {
    alone.hidden = host.works();
    alone.textContent = PAGE_ALONE;
  }
  /** @type {ReturnType<typeof drawSave> | undefined} */
  let saving;
  function changed() {
    const state = host.state();
    shown.set("data", pageProgress(data, questions, state, new Date()));
    pageTaught(reader.marks, state);
    document.documentElement.setAttribute("data-kit-colours", String(host.settings().colours || ""));
    saving?.show();
  }
  Object.assign(host.page, { changed, copy: () => saving?.copy(), forgotten: draw });
  draw();
  into("save", (el) => { saving = drawSave({ book: data, host, el }); });
  for (const way of document.querySelectorAll("nav li[hidden]")) {
    const to = way.querySelector("a")?.getAttribute("href") || "";
    if (to.startsWith("#") && !document.getElementById(to.slice(1))?.hidden) way.removeAttribute("hidden");
  }
  addEventListener("beforeunload", (e) => {
    if (host.unsaved().some((r) => r.what === "answer")) e.preventDefault();
  });
  addEventListener("storage", (e) => host.heard(e.key));
  changed();
  document.documentElement.setAttribute("data-kit-ready", "");
}
