// A small helper for elements. Text is always text: nothing here parses markup.

/**
 * Make an element. Props: `class`, `on` ({event: listener}), `text`, properties that the element
 * has as booleans or values (`checked`, `value`, `disabled`), everything else as an attribute.
 * A prop that is null, undefined or false is left out. Kids: nodes, strings, arrays, null.
 * @param {string} tag @param {Record<string, any>} [props] @param {...any} kids
 * @returns {HTMLElement}
 */
export function h(tag, props, ...kids) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, cb] of Object.entries(value)) el.addEventListener(event, cb);
    else if (name === "text") el.textContent = value;
    else if (["checked", "disabled", "value", "selected", "open", "hidden"].includes(name)) {
      Object.assign(el, { [name]: value });
    }
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  return fill(el, kids);
}

/** Append kids to `el`. @template {Element} T @param {T} el @param {any} kids @returns {T} */
export function fill(el, ...kids) {
  for (const kid of kids.flat(Infinity)) {
    if (kid !== null && kid !== undefined && kid !== false) el.append(kid);
  }
  return el;
}

/** Replace everything in `el`. @template {Element} T @param {T} el @param {...any} kids */
export function refill(el, ...kids) {
  el.replaceChildren();
  return fill(el, kids);
}

let idCount = 0;
/** An id that is unique in the page. @param {string} stem */
export function freshId(stem) {
  idCount += 1;
  return `kit-${stem}-${idCount}-${Math.random().toString(36).slice(2, 7)}`;
}

/**
 * The root of a widget: a named section with one live region, whose keys stay inside
 * (the notebook would take A, B, D D, Enter and the arrows as its own commands).
 * @param {string} label @param {string} lang @param {Record<string, any>} [props]
 */
export function panel(label, lang, props) {
  const live = h("div", { role: "status", "aria-live": "polite", class: "kit-live" });
  const root = h("section", { class: "kit-panel", "aria-label": label, lang, ...props }, live);
  for (const event of ["keydown", "keyup", "keypress"]) {
    root.addEventListener(event, (e) => e.stopPropagation());
  }
  // Light or dark as the notebook says; elsewhere (and where it says nothing) as the system does.
  const dusk = matchMedia("(prefers-color-scheme: dark)");
  const sync = () => {
    const lab = document.body.dataset.jpThemeLight;
    const dark = lab === undefined ? dusk.matches : lab === "false";
    root.setAttribute("data-kit-theme", dark ? "dark" : "light");
  };
  sync();
  dusk.addEventListener("change", sync);
  const watch = new MutationObserver(sync);
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  return { root, say: announcer(live), done: () => { watch.disconnect(); dusk.removeEventListener("change", sync); } };
}

/** One message for one action; the same words twice are spoken twice. @param {Element} live */
export function announcer(live) {
  return (/** @type {string} */ words) => {
    live.textContent = live.textContent === words ? words + "\u00a0" : words;
  };
}

/** Keep focus where it was while `draw` replaces elements; they are matched by data-kit-key.
 * @param {Element} root @param {() => void} draw */
export function keepFocus(root, draw) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const key = active && active.getAttribute("data-kit-key");
  draw();
  if (!key) return;
  const again = root.querySelector(`[data-kit-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

/** Bring `el` into view only if it is out of sight. @param {Element | null} el */
export function reveal(el) {
  if (!el) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  el.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

/** Go to the panel of the page that `find` names, and put focus there; false when there is none.
 * @param {string} find a selector @param {Element} [from] not this one */
export function goTo(find, from) {
  const to = [...document.querySelectorAll(find)].find((node) => node !== from);
  if (!(to instanceof HTMLElement)) return false;
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "start" });
  return true;
}

/** Go to the panel that shows a part of the article; in one that begins with another, to the part.
 * @param {string} id @param {Element} [from] not this panel */
export function goToPart(id, from) {
  const name = CSS.escape(id);
  if (!goTo(`[data-kit-read~="${name}"]`, from)) return false;
  const part = document.activeElement?.querySelector(`[data-kit-key="text ${name}"]`);
  const first = document.activeElement?.getAttribute("data-kit-read")?.split(" ")[0];
  if (!(part instanceof HTMLElement) || first === id) return true;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
  return true;
}

/**
 * Wrap a render function: a fault writes a sentence and leaves the static text above in place;
 * when it draws, the static text of the same cell is hidden.
 * @param {(context: {model: any, el: HTMLElement}) => void | (() => void)} render
 */
export function guard(render) {
  return (/** @type {{model: any, el: HTMLElement}} */ context) => {
    try {
      const done = render(context);
      const show = hideTwin(context.el);
      return () => { show(); if (done) done(); };
    } catch (error) {
      console.error(error);
      const words = "This part could not be drawn. The text above is complete; you can read on.";
      refill(context.el, h("p", { role: "alert", text: words }));
      return () => {};
    }
  };
}

/** Hide the static form that the same cell put out before this widget. @param {HTMLElement} el */
export function hideTwin(el) {
  /** @type {HTMLElement[]} */
  const hidden = [];
  const look = () => {
    const mine = el.closest(".jp-OutputArea-child");
    const twin = mine && mine.previousElementSibling;
    if (twin instanceof HTMLElement && twin.querySelector(".kit-twin")) {
      twin.style.display = "none";
      hidden.push(twin);
    }
  };
  look();
  // The host may attach the element only after render has returned.
  const timer = hidden.length ? 0 : requestAnimationFrame(() => requestAnimationFrame(look));
  return () => {
    cancelAnimationFrame(timer);
    for (const twin of hidden) twin.style.display = "";
  };
}

/**
 * The conversation with whoever keeps the answers. `alive()` is false until the host has said
 * “here”; `save` resolves to {ok, words}.
 * @param {any} model @param {(alive: boolean, where: string) => void} onAlive
 * @param {number} [patience] how long an answer may take, in ms
 */
export function hostOf(model, onAlive, patience = 4000) {
  let alive = false;
  let count = 0;
  /** @type {Map<string, (m: any) => void>} */
  const waiting = new Map();
  /** A record that is sent again keeps its name, so that it is kept once. @type {WeakMap<any, string>} */
  const names = new WeakMap();
  const hear = (/** @type {any} */ message) => {
    if (!message) return;
    if (message.what === "here" && !alive) {
      alive = true;
      onAlive(true, message.saved_in || "on this computer");
    }
    const done = waiting.get(message.nonce);
    if (done) { waiting.delete(message.nonce); done(message); }
  };
  model.on("msg:custom", hear);
  const gone = "You can read on. To save answers, start the notebook again: Run, then Run all cells.";
  return {
    alive: () => alive,
    hello: () => { try { model.send({ what: "hello" }); } catch { /* no kernel: stays silent */ } },
    tell: (/** @type {any} */ message) => { try { model.send(message); } catch { /* no kernel */ } },
    save: (/** @type {any} */ record) => new Promise((resolve) => {
      count += 1;
      const nonce = names.get(record)
        || `${Date.now().toString(36)}-${count}-${Math.random().toString(36).slice(2, 8)}`;
      names.set(record, nonce);
      const timer = setTimeout(() => { waiting.delete(nonce); resolve({ ok: false, words: gone }); }, patience);
      waiting.set(nonce, (m) => {
        clearTimeout(timer);
        resolve({ ok: m.what === "saved", words: m.why || "", try: m.try });
      });
      try { model.send({ what: "save", nonce, record }); }
      catch { clearTimeout(timer); waiting.delete(nonce); resolve({ ok: false, words: gone }); }
    }),
    done: () => { model.off("msg:custom", hear); waiting.clear(); },
  };
}

/** “1 answer”, “12 answers”. @param {number} n @param {string} one */
export function plural(n, one) {
  return `${n} ${one}${n === 1 ? "" : "s"}`;
}
