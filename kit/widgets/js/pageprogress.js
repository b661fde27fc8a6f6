// Where a learner is in the lesson of a page, computed in the browser. Pure; the same as
// kit/widgets/progress.py, without the plan of what comes back: a page keeps no calendar.

/** @typedef {import("./pagegiven.js").PageGiven} PageGiven
 * @typedef {import("./score.js").Posed} Posed */

const PROGRESS_LONG = 10; // days; after so long a break one is told how long it was
const PROGRESS_WHERE = "Your answers stay in this browser.";

/** Answers to the question as it is now. @param {any} state @param {string} id @returns {any[]} */
const progressTries = (state, id) => (state.answers[id] || []).filter((/** @type {any} */ t) => !t.older);

/** @param {PageGiven} data @param {any} state @param {string} id */
function progressOf(data, state, id) {
  const asked = data.parts.find((part) => part.blocks.includes(id))?.ask || [];
  const done = asked.filter((q) => state.answers[q]?.length).length;
  const read = state.read.includes(id);
  const share = asked.length ? done / asked.length : Number(read);
  const word = share >= 1 ? "read" : share || read ? "half" : "new";
  return { id, label: id.toUpperCase(), share: read && !share ? 0.2 : share, word };
}

/** @param {any} state @param {Date} now @param {{label: string, word: string} | undefined} onward
 * @param {Posed[]} waiting */
function progressGreeting(state, now, onward, waiting) {
  const times = [...Object.values(state.answers).flat().map((t) => /** @type {any} */ (t).at),
    ...Object.values(state.read_at)].filter(Boolean).sort();
  if (!times.length) return "Welcome. Start with P1; it takes about 2 minutes.";
  const days = Math.floor((now.getTime() - Date.parse(times[times.length - 1])) / 864e5);
  if (days > PROGRESS_LONG) return `Welcome back. It has been ${days} days.`;
  if (onward) {
    return onward.word === "half" ? `Welcome back. You are in the middle of ${onward.label}.`
      : `Welcome back. Go on with ${onward.label}.`;
  }
  if (!waiting.length) return "You have read it all, and answered it all.";
  if (waiting.length === 1 && waiting[0].kind === "write") {
    return `You have read it all. One last task waits: write ${waiting[0].words} words.`;
  }
  return `You have read it all. ${waiting.length} ${waiting.length === 1 ? "question waits" : "questions wait"}.`;
}

/** What the progress panel shows. @param {PageGiven} data @param {Posed[]} questions
 * @param {any} state @param {Date} now @returns {import("./progress.js").ProgressData} */
export function pageProgress(data, questions, state, now) {
  const asked = new Set(data.parts.flatMap((part) => part.ask));
  const mains = questions.filter((q) => asked.has(q.id));
  const parts = data.blocks.filter((b) => b.kind === "paragraph").map((b) => progressOf(data, state, b.id));
  const onward = parts.find((part) => part.word !== "read");
  const started = Object.keys(state.answers).length || state.read.length;
  const skills = [...new Set(Object.values(data.skills))].map((name) => {
    const shares = mains.filter((q) => q.kind !== "write" && data.skills[q.skill_name] === name)
      .map((q) => progressTries(state, q.id).at(-1)?.share ?? null);
    const right = shares.filter((share) => share !== null && share >= 1).length;
    const left = shares.filter((share) => share === null).length;
    return { name, right, wrong: shares.length - right - left, left };
  });
  const wrong = questions.filter((q) => {
    const last = progressTries(state, q.id).filter((t) => t.share !== null).at(-1);
    return last && last.share < 1 && last.sure === 3;
  });
  return {
    lang: data.lang, where: PROGRESS_WHERE,
    greeting: progressGreeting(state, now, onward, mains.filter((q) => !state.answers[q.id])),
    next: onward ? { words: started ? "Go on reading" : "Start with P1", kit_read: onward.id } : null,
    parts, repeat: null, skills,
    sure_wrong: wrong.map((q) => {
      const home = q.reads[q.reads.length - 1];
      return { block: data.blocks.find((b) => b.id === home)?.label || "", ask: q.ask, kit_read: home };
    }),
  };
}
