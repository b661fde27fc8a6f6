"""A wrong and a right answer to a question of any kind, given with either pair of hands."""

from __future__ import annotations

from typing import Any

from browser.hands import Mouse
from playwright.sync_api import Locator, expect

from kit.lesson import Lesson, Option, Question
from kit.posed import reads

MAIN = "[data-kit-key=main]"
# What a learner sees of a question: what is asked, in which order, what is chosen, what is said.
FACE = """panel => [".kit-kind", ".kit-ask", ".kit-option-text", ".kit-order-text", ".kit-left",
  ".kit-say", ".kit-evidence", ".kit-parts-said", ".kit-verdict-row", ".kit-sample-answer"].map(
    (name) => [...panel.querySelectorAll(name)].map((e) => e.textContent)).concat(
  [[...panel.querySelectorAll(".kit-answers :is(input, select, textarea)")]
    .map((e) => ["radio", "checkbox"].includes(e.type) ? e.checked : e.value)])"""

HEAR = """panel => {
    const live = panel.querySelector("[role=status]");
    panel.kitHeard = [];
    new MutationObserver(() => panel.kitHeard.push(live.textContent.trim()))
        .observe(live, {childList: true, characterData: true, subtree: true});
}"""


def first_of_each_kind(lesson: Lesson, whole: bool) -> dict[str, Question]:
    """Return the first question of each kind, in the order of the text; `whole`: on all of it."""
    found: dict[str, Question] = {}
    for q in lesson.questions:
        if not q.again_for and ("all" in q.reads) is whole:
            found.setdefault(q.kind, q)
    return found


def home_of(lesson: Lesson, q: Question) -> str:
    """Return the paragraph that a question belongs to."""
    return reads(lesson, q)[-1]


def _words(q: Question, right: bool) -> list[str]:
    return [_shown(q, o) for o in q.options if o.right is right]


def _shown(q: Question, option: Option) -> str:
    return option.text.capitalize() if q.kind == "truth" else option.text


def fill_in(do: Mouse, q: Question, right: bool) -> None:
    """Choose, write, mark or move an answer that is right, or one that is not."""
    _KINDS[q.kind](do, q, right)


def _one(do: Mouse, q: Question, right: bool) -> None:
    do.choose(_words(q, right)[0])


def _many(do: Mouse, q: Question, right: bool) -> None:
    do.choose(*(_words(q, True) if right else [_words(q, True)[0], _words(q, False)[0]]))


def _gaps(do: Mouse, q: Question, right: bool) -> None:
    for i, gap in enumerate(q.gaps):
        name = f"Gap {i + 1} of {len(q.gaps)}"
        fit = next(o for o in gap.options if o.right is right or gap.typed)
        if not gap.typed:
            do.pick(name, fit.text)
        else:
            do.write(name, fit.text if right else "Helsinki")


def _pairs(do: Mouse, q: Question, right: bool) -> None:
    sides = [pair.right for pair in q.pairs]
    for pair, other in zip(q.pairs, [*sides[1:], sides[0]], strict=True):
        do.pick(f"{pair.left}: goes with", pair.right if right else other)


def _order(do: Mouse, q: Question, right: bool) -> None:
    wanted = [item.text for item in q.items]
    if not right:  # anything but what is right: the last comes first, then the first last
        wanted = [wanted[-1], *wanted[:-1]]
    names = do.within.get_by_role("button", name="Move up: ")
    if not right and [one.get_attribute("aria-label") for one in names.all()] == [
            f"Move up: {text}" for text in wanted]:  # fmt: skip
        wanted.reverse()
    for place, text in enumerate(wanted):
        while True:
            now = [one.get_attribute("aria-label").removeprefix("Move up: ")
                   for one in names.all()]  # fmt: skip
            if now.index(text) == place:
                break
            do.move("up", text)


def _mark(do: Mouse, q: Question, right: bool) -> None:
    places = [int(word.get_attribute("data-kit-key").split()[1])
              for word in do.within.locator(".kit-word").all()]  # fmt: skip
    hits = [p for p in places if any(t.span.start <= p < t.span.end for t in q.targets)]
    do.mark_at(*(hits if right else [p for p in places if p not in hits][:1]))


def _short(do: Mouse, q: Question, right: bool) -> None:
    do.write("Your answer", _words(q, True)[0] if right else "Helsinki")


def _write(do: Mouse, q: Question, right: bool) -> None:
    do.write("Your text", "Three men speak, and each of them wants something else.")


_KINDS: dict[str, Any] = {
    "choice": _one, "truth": _one, "choices": _many, "cloze": _gaps, "match": _pairs,
    "order": _order, "mark": _mark, "short": _short, "write": _write,
}  # fmt: skip


def wrong_then_right(do: Mouse, q: Question) -> None:
    """Answer a question of the panel wrong, try again, answer it right; all is saved."""
    panel, main = do.within, do.within.locator(MAIN)
    do.go(q.id)
    expect(panel.locator("[data-kit-key=ask]")).to_contain_text(q.ask)
    assert panel.locator(".kit-answers input:checked").count() == 0
    if q.kind == "write":
        fill_in(do, q, True)
        main_pressed(do, "Save my answer")
        expect(panel.locator(".kit-say-good")).to_contain_text("Saved. Compare it with")
        expect(panel.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
        return
    fill_in(do, q, False)
    panel.evaluate(HEAR)
    do.check()
    expect(main).to_have_text("Mark again" if q.kind == "mark" else "Try again")
    expect(panel.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 1.")
    assert heard(panel)[0].split()[0] in ("Not", "Partly.", "Careful.", "0")
    do.press(main)
    expect(main).to_have_text("Check")
    fill_in(do, q, True)
    do.check()
    expect(panel.locator(".kit-saved")).to_have_text("✓ Saved on this computer. Try 2.")
    found = panel.locator(".kit-mark-score" if q.kind == "mark" else ".kit-say-good").first
    expect(found).to_contain_text("Nothing missed." if q.kind == "mark" else "Yes")


def heard(panel: Locator) -> list[str]:
    """Return what the panel’s live region has said since `panel.evaluate(HEAR)`."""
    return panel.evaluate("panel => panel.kitHeard")


def main_pressed(do: Mouse, words: str) -> None:
    """Press the main button, which must say these words."""
    main = do.within.locator(MAIN)
    expect(main).to_have_text(words)
    do.press(main)


def face(panel: Locator) -> list[Any]:
    """Return what a learner sees of the question that is open in a panel."""
    return panel.evaluate(FACE)


def is_done(panel: Locator, q: Question) -> None:
    """Go to a question that was answered right on another day; its choice and feedback show."""
    Mouse(panel.page, panel).go(q.id)
    news = panel.locator(".kit-quiz-news")
    if q.kind == "write":
        expect(news).to_have_text("You did this one today.")
    else:
        expect(news).to_have_text("You did this one today. It was right.")
    said = panel.locator(".kit-mark-score" if q.kind == "mark" else ".kit-say-good").first
    expect(said).to_be_visible()
