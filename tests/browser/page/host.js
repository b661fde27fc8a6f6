// A host for one widget on a page of its own: the model that a notebook would give, over the
// browser’s storage. `kitHost.mode` says how it answers: here, gone (no answer), failing (no disk).
window.kitSaid = [];
window.kitHost = { mode: "here", slow: 0, pending: 0, records: [] };

window.kitModel = function kitModel(traits, key) {
  const listeners = new Map();
  const fire = (name, ...more) => (listeners.get(name) || []).forEach((cb) => cb(...more));
  const later = (message) => setTimeout(() => fire("msg:custom", message), kitHost.slow);
  const stored = JSON.parse(localStorage.getItem(key) || "[]");
  kitHost.records = stored;

  function state() {
    const found = { ...(traits.state || {}) };
    found.answers = { ...(found.answers || {}) };
    found.highlights = [...(found.highlights || [])];
    found.rated = { ...(found.rated || {}) };
    for (const r of kitHost.records) {
      if (r.what === "answer") found.answers[r.question] = [...(found.answers[r.question] || []), { ...r, older: false }];
      if (r.what === "rate") found.rated[r.question] = r.score;
      if (r.what === "highlight") found.highlights.push(r);
      if (r.what === "unhighlight") found.highlights = found.highlights.filter((h) => h.id !== r.id);
    }
    return found;
  }
  const values = { ...traits, state: state() };

  function answer(message) {
    if (kitHost.mode === "gone") return;
    if (message.what === "hello") later({ what: "here", saved_in: "on this computer" });
    if (message.what !== "save") return;
    if (kitHost.mode === "failing") {
      later({ what: "failed", nonce: message.nonce, why: "The disk is full." });
      return;
    }
    const record = { ...message.record, at: new Date().toISOString() };
    kitHost.pending += 1;
    setTimeout(() => {
      kitHost.pending -= 1;
      kitHost.records.push(record);
      localStorage.setItem(key, JSON.stringify(kitHost.records));
      const tries = kitHost.records.filter((r) => r.what === "answer" && r.question === record.question);
      fire("msg:custom", { what: "saved", nonce: message.nonce, try: tries.length });
      values.state = state();
      fire("change:state");
    }, kitHost.slow);
  }
  kitHost.wake = () => { kitHost.mode = "here"; later({ what: "here", saved_in: "on this computer" }); };
  return {
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; fire(`change:${name}`); },
    save_changes: () => {},
    on: (name, cb) => listeners.set(name, [...(listeners.get(name) || []), cb]),
    off: (name, cb) => listeners.set(name, (listeners.get(name) || []).filter((c) => c !== cb)),
    send: answer,
  };
};

window.kitShow = async function kitShow(code, traits, key) {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const widget = await import(address);
  const el = document.getElementById("cell");
  window.kitAway = widget.default.render({ model: kitModel(traits, key), el });
  const live = el.querySelector('[role="status"]');
  new MutationObserver(() => kitSaid.push(live.textContent.replace(/\u00a0$/, "")))
    .observe(live, { childList: true, characterData: true, subtree: true });
  document.body.dataset.kitReady = "";
};
