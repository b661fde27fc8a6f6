// Where I am, what to repeat, what I can do already.
import { goTo, goToPart, guard, h, hostOf, panel, plural, refill } from "./dom.js";
import { forgetButton } from "./forget.js";
import { wearSettings } from "./settings.js";

/**
 * @typedef {{lang: string, greeting: string, where: string, answers?: number,
 *  next: {words: string, kit_read: string} | null,
 *  parts: {id: string, label: string, share: number, word: string}[],
 *  repeat: {total: number, minutes: number,
 *   rows: {sign: string, title: string, why: string, count: number}[]} | null,
 *  coming?: {label: string, count: number}[],
 *  skills: {name: string, right: number, wrong: number, left: number}[],
 *  sure_wrong: {block: string, ask: string, kit_read: string}[]}} ProgressData without `coming`
 *  nothing comes back, and the answers are kept by another panel
 */

/** @param {string} words @param {string} [more] */
function progressHeading(words, more) {
  return h("p", { class: "kit-section", role: "heading", "aria-level": 4 }, h("b", {}, words),
    more && h("span", { class: "kit-faint" }, ` · ${more}`));
}

/** @param {ProgressData["parts"][0]} part */
function progressPart(part) {
  const filled = h("span", { class: "kit-part-fill" });
  filled.style.width = `${Math.round(100 * part.share)}%`;
  return h("li", { class: `kit-part kit-part-${part.word}` },
    h("span", { class: "kit-part-bar", "aria-hidden": "true" }, filled),
    h("span", { class: "kit-part-name" }, part.label), " ", h("span", {}, part.word));
}

/** @param {ProgressData["repeat"] & {}} repeat */
function progressDue(repeat) {
  return h("ul", { class: "kit-rows" }, repeat.rows.map((row) => h("li", { class: "kit-repeat" },
    h("span", { class: `kit-why-sign kit-why-${row.sign}`, "aria-hidden": "true" },
      row.sign === "question" ? "?" : ""),
    h("span", {}, h("b", {}, row.title), " ", h("span", { class: "kit-why" }, row.why)),
    h("span", { class: "kit-of" }, String(row.count)))));
}

/** Squares: filled right, struck through not yet, empty to come.
 * @param {ProgressData["skills"][0]} skill */
function progressSkill({ name, right, wrong, left }) {
  const boxes = [...Array(right).fill("kit-box-right"), ...Array(wrong).fill("kit-box-wrong"),
    ...Array(left).fill("")];
  return h("li", { class: "kit-skill" }, h("span", {}, name, " "),
    h("span", { class: "kit-boxes", "aria-hidden": "true" },
      boxes.map((kind) => h("span", { class: `kit-box ${kind}` }))),
    h("span", { class: "kit-of" }, right + wrong ? `${right} of ${right + wrong}` : "none yet",
      h("span", { class: "kit-hidden" }, `${right + wrong ? " right" : ""}, ${left} still to come`)));
}

/** @param {ProgressData["coming"] & {}} coming */
function progressComing(coming) {
  const most = Math.max(1, ...coming.map((day) => day.count));
  return h("ol", { class: "kit-coming" }, coming.map((day, i) => {
    const bar = h("span", { class: `kit-day-bar${i ? "" : " kit-today"}` });
    bar.style.height = `${Math.round(62 * day.count / most)}px`;
    return h("li", { class: "kit-day" }, h("b", {}, String(day.count)), " ", bar,
      h("span", { class: "kit-day-name" }, day.label));
  }));
}

/** @param {{model: any, el: HTMLElement}} context */
export function drawProgress({ model, el }) {
  const { root, say, done } = panel("Your progress", model.get("data").lang);
  const wear = () => wearSettings(root, model.get("settings"));
  const host = hostOf(model, () => {});
  const note = h("p", { class: "kit-notice kit-progress-note", hidden: true });
  const body = h("div");
  const where = h("span");
  /** @param {string} words @param {() => void} cb @param {string} [more] */
  const button = (words, cb, more = "") => h("button", { type: "button", class: `kit-button ${more}`,
    on: { click: cb } }, words);
  /** @param {string} words @param {...any} kids */
  function tell(words, ...kids) {
    refill(note, words, " ", kids).hidden = false;
    say(words);
  }
  /** Ask the host; `words` when it has done so. @param {any} record @param {string} words
   * @param {...any} kids */
  async function ask(record, words, ...kids) {
    const result = await host.save(record);
    if (result.ok) tell(words, kids); else tell(`Not saved. ${result.words}`);
  }
  const read = (/** @type {string} */ id) => {
    if (!goToPart(id)) tell(`${id.toUpperCase()} is not open on this page. It is in the notebook “Read”.`);
  };
  const repeat = () => {
    if (!goTo("[data-kit-review]")) tell("Run lesson.review() to repeat them.");
  };
  const later = (/** @type {number} */ n) => ask({ what: "postpone" },
    `${plural(n, "thing")} moved to tomorrow. Undo?`,
    button("Undo", () => ask({ what: "postpone", undo: true }, "Back on today’s list."), "kit-small"));
  const forgetter = forgetButton({ note, tell, forget: () => ask({ what: "forget" }, "Your answers are forgotten."),
    what() {
      const { answers } = model.get("data");
      return answers === undefined ? "your answers" : plural(answers, "answer");
    } });

  function draw() {
    /** @type {ProgressData} */
    const data = model.get("data");
    const due = data.repeat && data.repeat.total ? data.repeat : null;
    const { coming } = data;
    const soon = coming?.find((day, i) => i && day.count);
    const again = () => [
      progressHeading("Repeat today", due ? `${plural(due.total, "thing")}, about `
        + plural(due.minutes, "minute") : ""),
      due ? progressDue(due) : h("p", {}, "Nothing to repeat today.", soon
        && ` Next: ${plural(soon.count, "thing")} ${soon.label.toLowerCase()}.`),
      due && h("p", { class: "kit-row-buttons" }, data.next && button("Repeat now", repeat, "kit-big"),
        button("Not today", () => later(due.total), "kit-big kit-quiet"))];
    refill(where, data.where);
    refill(body,
      h("div", { class: "kit-head kit-welcome" },
        h("div", { class: "kit-greeting", role: "heading", "aria-level": 3 }, data.greeting),
        data.next && button(data.next.words, () => read(data.next?.kit_read || ""), "kit-main kit-big"),
        !data.next && due && button("Repeat now", repeat, "kit-main kit-big")),
      h("ol", { class: "kit-parts", "aria-label": "Paragraphs" }, data.parts.map(progressPart)),
      h("div", { class: "kit-halves" },
        h("div", {},
          coming && again(),
          progressHeading("What you can do already"),
          h("ul", {}, data.skills.map(progressSkill)),
          h("p", { class: "kit-faint kit-key" },
            "Filled: right. Struck through: not yet. Empty: still to come.")),
        h("div", {},
          coming && [progressHeading("Coming up"), progressComing(coming)],
          data.sure_wrong.length > 0 && [
            progressHeading("Sure, but not right", "look at these twice"),
            h("ul", { class: "kit-rows" }, data.sure_wrong.map((row) => h("li", { class: "kit-sure" },
              h("span", { class: "kit-faint" }, row.block), h("span", {}, row.ask), h("button", {
                type: "button", role: "link", class: "kit-button kit-small",
                "aria-label": `Look: ${row.block}, ${row.ask}`,
                on: { click: () => read(row.kit_read) } }, "Look"))))])));
  }
  root.append(body, note, h("div", { class: "kit-foot" }, where, model.get("data").coming && [
    button("Save a copy", () => ask({ what: "copy" }, "A copy is saved."), "kit-quiet"), forgetter]));
  wear();
  draw();
  model.on("change:data", draw);
  model.on("change:settings", wear);
  el.replaceChildren(root);
  host.hello();
  return () => {
    model.off("change:data", draw);
    model.off("change:settings", wear);
    host.done();
    done();
  };
}

export default { render: guard(drawProgress) };
