"""Words that tell who speaks: verbs, nouns and set phrases.

Adds over spaCy: it knows that “said” is a verb, not that somebody's words follow. The lists, and
what each of them allows, stand in `cues.txt`.
"""

from __future__ import annotations

from ..coref.lists import lists, words

_LINES = lists(__package__, "cues.txt")
_LISTS = {name: words(" ".join(lines)) for name, lines in _LINES.items() if name != "with"}
SPEAK, CLAUSE, THINK, PAPER = (_LISTS[name] for name in ("speak", "clause", "think", "paper"))
OBJECT, LOOSE = _LISTS["object"], _LISTS["loose"]
TO_DO, TO_OTHERS, GOING = _LISTS["to do"], _LISTS["to others"], _LISTS["going"]
NOUNS, WORDS, PERHAPS = _LISTS["nouns"], _LISTS["words"], _LISTS["perhaps"]
AGAIN = _LISTS["again"]
WRITINGS, SIGNS = _LISTS["writings"], _LISTS["signs"]
NAMED, TITLED = _LISTS["named"], _LISTS["titled"]
# verb → the prepositions that may stand before the words: spoke of “an honest exchange”
WITH = {verb: tuple(rest.split()) for verb, rest in (line.split(":") for line in _LINES["with"])}
# Past forms, for words that the tagger takes for nouns (“tweeted:”).
FORMS = frozenset(verb + ("d" if verb.endswith("e") else "ed") for verb in SPEAK)
