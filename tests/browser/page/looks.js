// What tests measure of the panels on a page. Each function returns faults in words, or plain data.
window.kitLooks = (() => {
  const panels = () => [...document.querySelectorAll(".kit-panel")];
  const unseen = ".kit-hidden, .kit-live, [aria-hidden='true']";
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className || e.type || ""} “${
    (e.getAttribute("aria-label") || e.textContent || e.value || "").trim().slice(0, 40)}”`;
  const all = (what) => panels().flatMap((p) => [...p.querySelectorAll(what)]).filter(shown);
  const key = (e) => (e.type === "radio" ? `radio ${e.name}`
    : `${e.tagName} ${e.dataset.kitKey || e.getAttribute("aria-label") || e.textContent}`);
  const tabbable = () => [...document.querySelectorAll("button, input, select, textarea, summary, a, [tabindex]")]
    .filter((e) => shown(e) && !e.disabled && e.tabIndex >= 0);

  // Colours.
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  /** Red, green, blue, how opaque; of a colour that lies over another, or over nothing. */
  function rgba(colour, over) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = over;
    if (over) pen.fillRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  }
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  function contrast(a, b) {
    const [x, y] = [light(rgba(a, b)), light(rgba(b))].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  }
  function ground(e) {
    for (let at = e; at; at = at.parentElement) {
      const { backgroundColor: colour } = getComputedStyle(at);
      if (rgba(colour)[3] > 250) return colour;
    }
    return "#FFFFFF";
  }
  const style = (e) => getComputedStyle(e);

  return {
    /** The control that has the focus; nothing when the focus has left the page. */
    stop() {
      const e = document.activeElement;
      return !e || e === document.body || e === document.documentElement ? "" : key(e);
    },
    /** Put the cursor of the Tab key before everything, or (Shift+Tab) behind it. */
    start(way) {
      const edge = document.createElement("button");
      document.body[way === "Tab" ? "prepend" : "append"](edge);
      edge.focus();
      edge.remove();
    },
    /** What Tab should reach, in the order of the document; a group of radios is one. */
    expected() {
      return tabbable().map(key).filter((k, i, list) => !k.startsWith("radio") || list.indexOf(k) === i);
    },
    /** Controls that stand above one that comes before them. Call it in one column. */
    upwards() {
      const list = tabbable().filter((e) => e.closest(".kit-panel"))
        .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()]);
      return list.filter(([, box], i) => i && box.bottom <= list[i - 1][1].top).map(([e]) => name(e));
    },
    /** Tab stops that say nothing of what they are. */
    roleless: () => tabbable().filter((e) => !e.matches("button, input, select, textarea, summary, a[href]")
      && !e.getAttribute("role")).map(name),
    /** Radios without a group that has a name. */
    loose() {
      return all("input[type=radio]").filter((e) => {
        const group = e.closest("[role=radiogroup], fieldset");
        return !(group?.getAttribute("aria-label") || group?.querySelector("legend")?.textContent.trim());
      }).map(name);
    },
    live: () => panels().map((p) => [...p.querySelectorAll("[role=status], [aria-live]")]
      .map((e) => `${e.getAttribute("role")} ${e.getAttribute("aria-live")}`)),
    /** Words that are fainter on their ground than they may be. */
    faint() {
      const faults = [];
      for (const panel of panels()) {
        const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const e = node.parentElement;
          if (!node.nodeValue.trim() || e.closest(`${unseen}, option`) || !shown(e)) continue;
          const is = contrast(style(e).color, ground(e));
          if (is < 4.5) faults.push(`${name(e)} ${is.toFixed(2)}`);
        }
      }
      return faults;
    },
    /** Edges of controls and lines of marks that are fainter than 3 : 1. */
    pale() {
      const edges = all("button, input, select, textarea, .kit-option, .kit-steps").flatMap((e) => {
        const s = style(e);
        const off = s.borderTopStyle === "none" || !parseFloat(s.borderTopWidth) || !rgba(s.borderTopColor)[3];
        return off || s.opacity === "0" || s.appearance !== "none" && e.matches("[type=radio], [type=checkbox], [type=range]")
          ? [] : [[e, s.borderTopColor]];
      });
      const lines = all(".kit-mark").flatMap((e) => {
        const s = style(e);
        const border = parseFloat(s.borderInlineStartWidth) ? [s.borderInlineStartColor] : [];
        return [...border, ...(s.textDecorationLine === "none" ? [] : [s.textDecorationColor])].map((c) => [e, c]);
      });
      return [...edges, ...lines].map(([e, colour]) => [e, contrast(colour, ground(e.parentElement))])
        .filter(([, is]) => is < 3).map(([e, is]) => `${name(e)} ${is.toFixed(2)}`);
    },
    /** How far the page can be scrolled sideways, in px. */
    sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    /** Words that are cut off: by the panel, or by a box that hides what does not fit. */
    cut() {
      const faults = [];
      for (const panel of panels()) {
        const frame = panel.getBoundingClientRect();
        const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const e = node.parentElement;
          if (!node.nodeValue.trim() || e.closest(".kit-hidden, .kit-live, option, .kit-tool-name") || !shown(e)) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) {
            if (box.width && (box.right > frame.right + 1 || box.left < frame.left - 1)) faults.push(`out: ${name(e)}`);
          }
        }
        for (const e of panel.querySelectorAll("*")) {
          const s = style(e);
          if (e.closest(".kit-hidden, .kit-live, .kit-tool-name") || !shown(e) || e.matches("select, textarea, input, .kit-quiz-long")) continue;
          const hides = [s.overflowX, s.overflowY].some((o) => o !== "visible");
          const words = [...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue.trim());
          const tight = words && s.display !== "inline" && e.scrollWidth > e.clientWidth + 1;
          if (tight) faults.push(`spills: ${name(e)}`);
          if ((hides || e.matches("button")) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)) faults.push(`cut: ${name(e)}`);
        }
      }
      return [...new Set(faults)];
    },
    /** Targets under 24 px; marks in running text are the exception that WCAG makes. */
    small() {
      return all("button, select, summary, textarea, input, [role=button], [role=checkbox]")
        .filter((e) => !e.matches(".kit-mark, .kit-word"))
        .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([e, box]) => `${name(e)} ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
    },
    dragged: () => all("[draggable=true]").map(name),
    /** The ring of what has the focus: a fault in words, or nothing. */
    ring() {
      const e = document.activeElement;
      const at = [e, e.closest("label"), e.closest(".kit-option")].find((one) => one
        && style(one).outlineStyle === "solid" && parseFloat(style(one).outlineWidth) >= 2);
      if (!at) return `no ring: ${name(e)}`;
      const s = style(at), box = at.getBoundingClientRect();
      const is = contrast(s.outlineColor, ground(at.parentElement));
      if (is < 3) return `ring of ${is.toFixed(2)}: ${name(e)}`;
      const out = parseFloat(s.outlineWidth) + parseFloat(s.outlineOffset);
      const frame = e.closest(".kit-panel").getBoundingClientRect();
      const cut = box.left - out < frame.left - 6 || box.right + out > frame.right + 6;
      const off = box.bottom < 0 || box.top > innerHeight;
      return cut ? `ring cut off: ${name(e)}` : off ? `out of sight: ${name(e)}` : "";
    },
    headings: () => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
      .map((e) => Number(e.getAttribute("aria-level") || e.tagName[1])),
    languages: () => [...new Set(panels().map((p) => p.closest("[lang]")?.lang))],
    moving: () => all("*").filter((e) => style(e).animationName !== "none"
      || style(e).transitionDuration.split(", ").some((t) => parseFloat(t) > 0)).map(name),
    /** What a mark is drawn with: “layer: line or frame, ground”. */
    patterns: () => all(".kit-mark.kit-opens").map((e) => {
      const s = style(e), layer = e.className.split(" ")[1].slice(4);
      const line = s.textDecorationLine !== "none" ? s.textDecorationStyle : "";
      const bar = parseFloat(s.borderInlineStartWidth) ? s.borderInlineStartStyle : "";
      const below = parseFloat(s.borderBottomWidth) ? s.borderBottomStyle : "";
      const tick = e.querySelector(":scope > .kit-lead .kit-tick") ? "tick" : "";
      return `${layer}: ${line || bar || below || tick}`;
    }),
    text: () => panels().map((p) => p.textContent).join("\n"),
  };
})();
