"""Whether a word of the list of loaded words judges where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .lexicon import Found, bag

_ADJECTIVES = ("amod", "acomp", "conj", "attr", "oprd", "ROOT", "ccomp", "compound", "xcomp",
               "dobj", "appos")  # fmt: skip
_GIVEN = ("admit", "confess", "acknowledge", "concede")
_NAMES = ("PERSON", "NORP", "GPE")


def judges(hit: Found) -> bool:
    """Say whether part of speech and place fit, and the condition in the column `where` holds."""
    pos, root, alone = hit.row["pos"], hit.tokens.root, hit.end - hit.start == 1
    if any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in hit.tokens) and not _heading(hit):
        return False
    if pos == "verb" and (hit.first.pos_ != "VERB" or hit.first.dep_ == "amod"):
        return False
    if (pos == "noun" and alone and root.pos_ != "NOUN") or (pos == "adv" and root.pos_ != "ADV"):
        return False
    if pos == "noun" and root.dep_ == "compound" and hit.row["where"] != "any":
        return False
    if pos == "adj" and alone and not _adjective(root):
        return False
    return _TESTS[hit.row["where"]](hit)


def _adjective(token: Any) -> bool:
    if token.pos_ == "NOUN":  # spaCy takes some adjectives before a noun for nouns
        return token.dep_ in ("compound", "amod")
    return token.pos_ in ("ADJ", "VERB") and token.dep_ in _ADJECTIVES


def _heading(hit: Found) -> bool:
    """A heading in capitals (“Council Slams Plan”): there a capital says nothing."""
    words = [t.text for t in hit.doc if t.is_alpha and len(t.text) > 3]
    return bool(words) and sum(w[:1].isupper() for w in words) > 0.7 * len(words)


def _object(verb: Any) -> Any:
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _has(token: Any, *deps: str) -> bool:
    return any(c.dep_ in deps for c in token.children)


def _says(hit: Found) -> bool:
    """The verb brings in words: a clause, a quotation, a noun that is said, “as he admitted”."""
    verb, thing = hit.first, _object(hit.first)
    noun = thing.lemma_.lower() if thing is not None else ""
    if verb.lemma_ == "claim" and noun in bag("things claimed"):
        return False
    if verb.lemma_ == "admit" and (_has(verb, "nsubjpass") or noun in bag("places of admission")):
        return False
    if _has(verb, "ccomp", "xcomp", "pcomp") or verb.dep_ == "parataxis":
        return True
    if thing is None and '"' in verb.sent.text:
        return True
    if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
        return True
    return verb.lemma_ in _GIVEN and bool(noun) and noun not in bag("not admitted")


def _person(hit: Found) -> bool:
    """“Slammed the plan”, not “slammed into a wall” or “slammed the door”."""
    thing = _object(hit.first)
    if thing is None or hit.after in bag("soft particles"):
        return False
    return thing.lemma_.lower() not in bag("not slammed")


def _words(hit: Found) -> bool:
    thing = _object(hit.first)
    return thing is not None and thing.lemma_.lower() in bag("things said")


def _amount(hit: Found) -> bool:
    token = hit.tokens.root
    near = [token.head]
    if token.pos_ == "VERB":
        near = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")]
    money = ("MONEY", "PERCENT")
    return any(c.lemma_.lower() in bag("amounts") or c.ent_type_ in money for c in near)


def _people_of(hit: Found) -> bool:
    """“A wave of migrants”, “illegal immigrants”."""
    token = hit.tokens.root
    inside = [token.head]
    if token.pos_ == "NOUN":
        inside = [g for c in token.children if c.lower_ == "of" for g in c.children]
    return any(g.lemma_.lower() in bag("people") for g in inside)


def _people(hit: Found) -> bool:
    token = hit.tokens.root
    if token.pos_ != "VERB":
        return token.dep_ != "compound"
    thing = _object(token)
    return thing is not None and (thing.lemma_.lower() in bag("people")
                                  or thing.ent_type_ in _NAMES or thing.pos_ == "PRON")  # fmt: skip


def _opinion(hit: Found) -> bool:
    """Said of something: “it was a disaster”; not the disaster that happened."""
    near = hit.doc[max(0, hit.start - 3):hit.end + 2]
    said = hit.tokens.root.dep_ in ("attr", "oprd", "ROOT", "appos")
    return said or any(t.text == '"' for t in near)


def _view(hit: Found) -> bool:
    """“It was a disaster”, not “it was the worst mining disaster”."""
    kind = any(c.dep_ == "compound" or c.tag_ == "JJS" for c in hit.tokens.root.children)
    return not kind and _opinion(hit)


def _passive(hit: Found) -> bool:
    """“We were robbed” (of a result), not “the bank was robbed”."""
    who = next((c for c in hit.first.children if c.dep_ == "nsubjpass"), None)
    return (who is not None and who.lower_ in ("we", "they")
            and not _has(hit.first, "agent", "npadvmod"))  # fmt: skip


def _country(hit: Found) -> bool:
    return any(c.dep_ == "poss" and c.ent_type_ in ("GPE", "NORP", "LOC")
               for c in hit.tokens.root.children)  # fmt: skip


def _praise(hit: Found) -> bool:
    token = hit.tokens.root
    if token.pos_ == "ADJ":
        return token.dep_ == "amod"
    return token.dep_ in ("attr", "oprd") or _has(token, "amod")


def _of(*words: str) -> Callable[[Found], bool]:
    return lambda hit: hit.tokens.root.head.lemma_.lower() in words


_TESTS: dict[str, Callable[[Found], bool]] = {
    "any": lambda hit: True,
    "says": _says,
    "object": lambda hit: _object(hit.first) is not None,
    "person": _person,
    "words": _words,
    "amount": _amount,
    "people of": _people_of,
    "people": _people,
    "opinion": _opinion,
    "view": _view,
    "passive": _passive,
    "country": _country,
    "praise": _praise,
    "comma": lambda hit: hit.after == ",",
    "plural": lambda hit: hit.tokens.root.tag_ == "NNS",
    "not driving": lambda hit: not _of("driving", "driver", "conduct")(hit),
    "player": _of("player", "figure", "ally", "role", "victory", "partner"),
    "source": _of("source", "partner", "supplier", "ally"),
    "fight": _of("dispute", "row", "fight", "feud", "battle", "rivalry", "argument"),
    "victim": _of("victim", "people", "bystander", "civilian", "child"),
    "place": _of("town", "city", "nation", "people", "history", "tradition", "region"),
    "for": lambda hit: any(c.lower_ == "for" for c in hit.tokens.root.children),
}
