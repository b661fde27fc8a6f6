"""A proposal goes out of the lesson, with what only makes sense together with it."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import KitError
from ..files import edit
from .draft import Draft, Texts
from .proposal import DROPPED, Path, Proposal
from .users import users, word_of


def drop(draft: Draft, proposal: Proposal) -> Texts:
    """Return the texts with the entry out of the lesson: it stays in the file, as dropped.

    A question takes along its second tries, its places in a plan, and the “to learn” of words that
    no other question practises. KitError when something else in the lesson needs the entry.
    """
    needed = users(draft, proposal)
    if needed:
        raise KitError(f"Not dropped: {needed} Change that first.")
    texts = dict(draft.texts)
    for path in (proposal.path, *_tries(draft, proposal)):
        texts[proposal.file] = edit.set_keys(texts[proposal.file], path, {"status": DROPPED})
    if proposal.file == "questions":
        text = _planned(draft, texts["reading"], _gone(draft, proposal))
        for path, _ in _words(draft, proposal):
            text = edit.set_keys(text, path, {"teach": None})
        texts["reading"] = text
    return texts


def along(draft: Draft, proposal: Proposal) -> str:
    """Return what is dropped along with a proposal, as the end of a sentence: “, with …”."""
    if proposal.file != "questions":
        return ""
    gone, tries = _gone(draft, proposal), len(_tries(draft, proposal))
    found = ["its second try" if tries == 1 else f"its {tries} second tries"] if tries else []
    found += ["its place in the plan"] if any(_phases(draft, gone)) else []
    found += [f"the word “{word}” on the list to learn" for _, word in _words(draft, proposal)]
    if not found:
        return ""
    return f", with {', '.join(found[:-1])}{' and ' if found[1:] else ''}{found[-1]}"


def needs_first(draft: Draft, proposal: Proposal) -> str:
    """Return why a dropped question cannot be put back, in one sentence; empty when it can."""
    main = draft.questions.get(proposal.path, {}).get("again-for")
    if proposal.file != "questions" or not main:
        return ""
    there = any(q.get("id") == main for _, q in draft.section("questions", dropped=False))
    return "" if there else "this is a second try; put back the question before it first."


def _tries(draft: Draft, proposal: Proposal) -> list[Path]:
    """Return the second tries of a question that are still in the lesson."""
    id = draft.questions.get(proposal.path, {}).get("id") if proposal.file == "questions" else None
    return [path for path, q in draft.section("questions", dropped=False)
            if id and q.get("again-for") == id]  # fmt: skip


def _gone(draft: Draft, proposal: Proposal) -> set[str]:
    """Return the ids of the questions that go."""
    entries = [draft.questions[path] for path in (proposal.path, *_tries(draft, proposal))]
    return {str(entry["id"]) for entry in entries if entry.get("id")}


def _phases(draft: Draft, gone: set[str]) -> Iterator[tuple[Path, list[str]]]:
    """Yield the steps of a plan that name one of some questions, and the questions they name."""
    for path, plan in draft.section("plan"):
        for n, phase in enumerate(plan.get("phases") or ()):
            items = [str(item) for item in phase.get("items") or ()]
            if gone & set(items):
                yield (*path, "phases", n), items


def _planned(draft: Draft, text: str, gone: set[str]) -> str:
    """Return the text of reading.yaml without some questions in its plan."""
    for path, items in _phases(draft, gone):
        if gone.issuperset(items):
            text = edit.set_keys(text, path, {"items": None})
            continue
        for n in reversed(range(len(items))):
            if items[n] in gone:
                text = edit.remove(text, (*path, "items", n))
    return text


def _words(draft: Draft, proposal: Proposal) -> list[tuple[Path, str]]:
    """Return the words to learn that no question practises once these are gone."""
    gone = _gone(draft, proposal)
    taught: dict[bool, set[str]] = {True: set(), False: set()}
    for _, q in draft.section("questions", dropped=False):
        taught[q.get("id") in gone].update(map(str, q.get("teaches") or ()))
    only = taught[True] - taught[False]
    return [(path, word_of(entry)) for path, entry in draft.section("glossary", dropped=False)
            if entry.get("teach") and word_of(entry) in only]  # fmt: skip
