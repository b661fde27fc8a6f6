"""Runs of capitalised words, cut into the names that they hold.

Adds over spaCy: the grammar of names in news. “French President Emmanuel Macron” holds a
nationality, a title and a person; “the Centers for Disease Control and Prevention” is one name;
“Austria’s President Katarina Brandt” is two.
"""

from __future__ import annotations

from ..gazetteer import Gazetteer, bag
from .hits import hits
from .words import Page, Word

PARTICLES = bag("de da do dos das del della di du des la le van von der den ter ten bin ibn"
                " ben al el y e zu ul ur ud af")  # fmt: skip
_LINKS = bag("of for on to in and & against with the")
MONTHS = bag("monday tuesday wednesday thursday friday saturday sunday january february march"
                    " april may june july august september october november december")  # fmt: skip
_OWNERS = bag(  # whose ’s stands inside names: People’s Party, King’s College
    "People Peoples Women Men Children Workers Farmers Teachers Players Veterans Mothers Nurses"
    " Prosecutor Prosecutors Attorney General Coroner Governor Mayor Sheriff Minister Students"
    " Girls Boys Ladies King Queen Prince Princess Readers Writers Drivers Pilots Lawyers Nations"
    " Master Bishop Shepherd Consumers Patients Residents Parents Commissioner Ombudsman Speaker"
    " President Mother Father Presidents Citizens Fishermen Lord Lady Valentine Traders Miners"
    " Heroes Officers Journalists Fans Supporters Pensioners")


class Runs:
    """What the rules ask of one page: which words may belong to names, where lists know them."""

    def __init__(self, page: Page, lists: Gazetteer):
        self.page, self.words, self.lists, self.cues = page, page.words, lists, lists.cues
        self.hits = hits(page.words, lists)
        self.name = [False] * len(self.words)
        for n in range(len(self.words) - 1, -1, -1):
            self.name[n] = self._name(n)

    def _name(self, n: int) -> bool:
        """Say whether word `n` may be part of a name."""
        word = self.words[n]
        if not word.cap or not word.text[0].isalpha():
            return False
        if n in self.hits:
            return True
        if word.low in MONTHS:
            before = self.words[n - 1].text if n else ""
            follows = n + 1 < len(self.words) and self.name[n + 1] and word.text in self.lists.given
            return before in self.lists.given or (follows and before.lower() not in ("in", "on"))
        if word.low in self.cues["function"] or word.text == "I":
            return False
        return not word.first or self._opens(n, word)

    def _opens(self, n: int, word: Word) -> bool:
        """Say whether the capital at the start of a sentence is a name’s."""
        follows = n + 1 < len(self.words) and self.name[n + 1] and not self.words[n + 1].glued
        if word.text in self.lists.given or word.text in self.cues["title"]:
            return follows or (word.tag[:3] == "NNP" and not self.lists.common(word.low))
        if not (self.lists.common(word.low) or word.low in self.cues["starter"]):
            return word.tag[:2] in ("NN", "FW", "UH", "XX", "AD", "") or word.acr
        return follows and word.tag[:3] == "NNP"

    def all(self) -> list[tuple[int, int]]:
        """Return where runs begin and end: names with the small words between them."""
        found, n, size = [], 0, len(self.words)
        while n < size:
            if not self.name[n]:
                n += 1
                continue
            end = n + 1
            while end < size and self.words[end].sentence == self.words[n].sentence:
                if self.name[end]:
                    end += 1
                    continue
                reach = self._link(end)
                if not reach:
                    break
                end = reach
            found.append((n, end))
            n = end
        return found

    def _link(self, n: int) -> int:
        """Return where a run goes on after the small words at `n`, or 0."""
        words, size = self.words, len(self.words)
        if words[n].low in ("'s", "'"):
            return n + 1 if n + 1 < size and self.name[n + 1] else 0
        k = n
        while k < size and k - n < 3 and (words[k].low in PARTICLES or words[k].low in _LINKS):
            k += 1
            if k < size and self.name[k]:
                return k
        return 0

    def title(self, n: int, end: int) -> int:
        """Return how many words the title at `n` has, 0 without one."""
        for size in range(min(5, end - n), 0, -1):
            phrase = " ".join(w.text for w in self.words[n:n + size])
            if phrase in self.cues["title"]:
                return size
        return self._post(n, end)

    def _post(self, n: int, end: int) -> int:
        """Return how many words a post has that no list holds, before a name: “City Manager”."""
        for k in range(n + 1, min(n + 4, end - 1)):
            if not (self.words[k].cap and self.lists.common(self.words[k - 1].low)):
                return 0
            following = self.words[k + 1]
            if self.words[k].low in self.cues["before person"] and self.name[k + 1] and (
                    following.text in self.lists.given or not self.lists.common(following.low)):
                return k + 1 - n
        return 0

    def solid(self, n: int, end: int) -> int:
        """Return where the words that belong together without small links end."""
        k = n + max(1, self.known(n, "organisation"))
        while k < end:
            word = self.words[k]
            if self.name[k]:
                k += 1
            elif (after := self.small(k, end)):
                k = after
            elif k + 1 < end and (word.text == "&" or (word.low in ("'s", "'") and self.owner(k))):
                k += 1
            else:
                break
        return k

    def small(self, n: int, end: int) -> int:
        """Return where the particles at `n` (“van der”) end if a name follows, else 0."""
        k = n
        while k < end and k - n < 3 and self.words[k].low in PARTICLES and not self.name[k]:
            k += 1
        return k if n < k < end and self.name[k] else 0

    def owner(self, n: int) -> bool:
        """Say whether the possessive at word `n` stands inside a name (“King’s College”)."""
        before = self.words[n - 1].text
        return before in _OWNERS or (n > 1 and self.words[n - 2].text in ("St", "St.", "Saint"))

    def known(self, n: int, *kinds: str) -> int:
        """Return how many words a sure entry of one of `kinds` has at `n`, 0 without one."""
        size, entries = self.hits.get(n, (0, ()))
        return size if any(e.kind in kinds and not e.soft for e in entries) else 0
