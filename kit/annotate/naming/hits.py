"""Where names of the gazetteer stand on a page."""

from __future__ import annotations

from ..gazetteer import Entry, Gazetteer, bag
from .words import Word

_SMALL = bag("al al-qaeda al-qaida al-shabaab al-shabab al-nusra al-jazeera bin de le neo-nazi"
             " neo-nazis sub-saharan pan-arab southern iraq")  # fmt: skip


def hits(words: list[Word], lists: Gazetteer) -> dict[int, tuple[int, tuple[Entry, ...]]]:
    """Return where names of the gazetteer stand: by first word, how many, what.

    At each word the longest; shorter ones inside it are left out.
    """
    found: dict[int, tuple[int, tuple[Entry, ...]]] = {}
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        longest = lists.longest.get(word.text, 0) if word.cap or word.low in _SMALL else 0
        text = word.text
        if not longest and word.acr and len(word.text) > 4 - word.first:  # a dateline: ROME
            text = word.text.capitalize()
            longest = min(lists.longest.get(text, 0), 3)
        for size in range(min(longest, n - i), 0, -1):
            key = (text, *(w.text if text == word.text else w.text.capitalize()
                           for w in words[i + 1:i + size]))  # fmt: skip
            entries = lists.names.get(key)
            if entries:
                found[i] = (size, entries)
                i += size - 1
                break
        i += 1
    return found
