"""Whether a clause states a fact, an opinion, a prediction or a plan, and how sure that is."""

from __future__ import annotations

from typing import Any

from .clauses import Clause
from .hedges import guesses
from .lexicon import bag
from .loaded import judgements

STRONG = 0.72  # from here on a loaded word makes the whole clause an opinion
_NOT = ("", 0.0)
_PERHAPS = frozenset(["may", "might", "could"])
_WILL = frozenset(["will", "'ll", "wo", "shall", "would", "'d"])
_OUGHT = frozenset(["should", "must", "ought"])
_IS = frozenset(["is", "are", "was", "were"])
_NOBODY = ("nobody", "none")


def kind(clause: Clause, said: bool, own: bool, essay: bool) -> tuple[str, float]:
    """Return the kind of a claim ("" if it is none) and how sure it is.

    `said`: it stands in a quotation, `own`: in the speaker’s words; `essay`: an opinion piece.
    """
    verb, helpers = clause.verb, clause.helpers
    future = bool(helpers & _WILL) and "have" not in helpers
    if any(c.lemma_ in ("likely", "unlikely") for c in verb.children):
        return "prediction", 0.85
    if future and verb.lemma_ in ("like", "love", "prefer"):
        return _NOT
    if helpers & _WILL and "have" in helpers:
        return "opinion", 0.65  # what would have been
    if future and verb.lemma_ != "be":
        return ("plan", 0.78) if _decided(clause, said) else ("prediction", 0.85)
    if _judges(clause, said or essay, essay) and not numbered(clause):
        return "opinion", 0.82 if said or essay else 0.75
    if verb.lemma_ in bag("plans") and verb.tag_ != "VBN" and _has(verb, "xcomp", "ccomp"):
        return "plan", 0.85
    if _due(clause):
        return ("prediction", 0.7) if _moves(clause) else ("plan", 0.85)
    guessed = verb.tag_ == "VBN" and helpers & {"is", "are"}
    if verb.lemma_ in bag("guesses") and (guessed or _has(verb, "xcomp", "acomp", "ccomp")):
        return "prediction", 0.88
    if helpers & _OUGHT:
        return ("prediction", 0.7) if _thing(clause) else ("opinion", 0.8)
    if future or (verb.lower_ == "going" and helpers and _has(verb, "xcomp")):
        return "prediction", 0.85
    if helpers & _PERHAPS:
        return _perhaps(clause)
    if _timetable(clause):
        return "plan", 0.75
    if _obliged(clause) or (verb.lemma_ in bag("views") and verb.tag_ != "VBN"):
        return "opinion", 0.65
    return _fact(clause, said, own, essay)


def numbered(clause: Clause) -> bool:
    """Say whether a clause names a number, a sum or a share."""
    kinds = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")
    return any(t.like_num or t.ent_type_ in kinds for t in clause.tokens)


def dated(clause: Clause) -> bool:
    """Say whether a clause names a time."""
    return any(t.ent_type_ == "DATE" for t in clause.tokens)


def _day(clause: Clause) -> bool:
    """Say whether a clause names a day or month: “on Monday”, “this August”."""
    return any(t.ent_type_ == "DATE" and t.text[0].isupper() for t in clause.tokens)


def _has(verb: Any, *deps: str) -> bool:
    return any(c.dep_ in deps for c in verb.children)


def _decided(clause: Clause, said: bool) -> bool:
    """Somebody decides to do it, or it is arranged: “the firm will close”, “I shall stand”."""
    verb, who = clause.verb, clause.subject
    if who is None or who.lower_ in ("you", *_NOBODY):
        return False
    if (said and who.ent_type_ == "PERSON") or any(t.lower_ == "probably" for t in clause.tokens):
        return False  # what somebody says about another is a guess
    own = said and who.pos_ == "PRON" and "be" not in clause.helpers
    if own and verb.lemma_ not in bag("changes"):
        return True
    if verb.tag_ == "VBG":  # “we will be eating grass”
        return False
    if verb.lemma_ not in bag("deeds") and (verb.lemma_ in bag("changes") or not _day(clause)):
        return False
    return not any(c.lemma_ in ("target", "goal", "demand", "aim") for c in verb.children)


def _due(clause: Clause) -> bool:
    """“Is due to open”, “is to be sentenced”, “is scheduled for May”."""
    verb = clause.verb
    if verb.lemma_ in bag("due") and verb.tag_ == "VBN" and clause.helpers:
        return True
    if verb.lemma_ != "be":
        return False
    below = [c for c in verb.children if c.dep_ in ("acomp", "xcomp", "attr")]
    to = [c for c in below if c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)]
    return bool(to) or any(c.lower_ == "due" for c in below)


def _moves(clause: Clause) -> bool:
    """“Is set to rise”: nobody decides that."""
    return any(t.lemma_ in bag("movements") for t in clause.tokens if t.dep_ == "xcomp")


def _thing(clause: Clause) -> bool:
    """“Shipments should reach the port”: no person and no duty."""
    who, verb = clause.subject, clause.verb
    if who is None or who.pos_ not in ("NOUN", "ADJ") or who.ent_type_:
        return False
    over = any(c.lower_ in ("over", "ready", "back", "open") for c in verb.children)
    return "should" in clause.helpers and (over or verb.lemma_ in bag("shipments should"))


def _perhaps(clause: Clause) -> tuple[str, float]:
    """May, might, could: a guess about what comes, or about what was, or no guess at all."""
    modal = next(c for c in clause.verb.children if c.lower_ in _PERHAPS)
    nobody = clause.subject is not None and clause.subject.lower_ in _NOBODY
    if nobody or "have" in clause.helpers or (modal.lower_ == "could" and not guesses(modal)):
        return _NOT
    return "prediction", 0.8


def _timetable(clause: Clause) -> bool:
    """The present of a timetable: “takes place on Monday evening”."""
    verb = clause.verb
    plain = verb.tag_ in ("VBZ", "VBP") and not clause.helpers
    now = plain or bool(clause.helpers & {"does", "do"})
    return now and verb.lemma_ in bag("timetable") and _day(clause)


def _obliged(clause: Clause) -> bool:
    """“Has to”, “needs to”."""
    inner = [c for c in clause.verb.children if c.dep_ == "xcomp"]
    return clause.verb.lemma_ in ("need", "have") and any(
        g.lower_ == "to" for c in inner for g in c.children)  # fmt: skip


def _judges(clause: Clause, own: bool, essay: bool) -> bool:
    """A judging word is what the clause says: “is a disgrace”; in an essay any “is not a …”.

    `own`: the clause gives somebody’s own view, so that a loaded verb judges too.
    """
    verb, known = clause.verb, bag("judging")
    if verb.tag_ == "VBN" and verb.lower_ in known and clause.helpers & _IS:
        return True
    if verb.lemma_ in ("deny", "ignore", "forget") and "can" in clause.helpers:
        return True
    for child in verb.children:
        if child.dep_ not in ("attr", "acomp", "oprd", "xcomp"):
            continue
        near = [child, *(g for g in child.children if g.dep_ in ("amod", "conj"))]
        told = any(g.lemma_.lower() in known or g.lower_ in known for g in near)
        if told and verb.lemma_ not in ("plead", "find"):
            return True
        if essay and child.dep_ in ("attr", "acomp") and verb.lemma_ == "be":
            return True
    if clause.helpers & _WILL:
        return False
    unsure = ("probably", "perhaps", "possibly")
    if own and any(t.lower_ in unsure and t.head == verb for t in clause.tokens):
        return True
    strong, verbs = _loaded(verb.doc)
    return any((t.i in strong and t.pos_ != "ADV") or (own and t.i in verbs) for t in clause.tokens)


def _loaded(doc: Any) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tokens of a Doc that judge strongly, and the verbs among them; reckoned once."""
    if "kit.loaded" not in doc.user_data:
        strong = [h for h in judgements(doc) if float(h.row["sure"]) >= STRONG]
        doc.user_data["kit.loaded"] = tuple(
            frozenset(h.start for h in strong if (h.row["pos"] == "verb") == verbs)
            for verbs in (False, True))  # fmt: skip
    found: tuple[frozenset[int], frozenset[int]] = doc.user_data["kit.loaded"]
    return found


def _fact(clause: Clause, said: bool, own: bool, essay: bool) -> tuple[str, float]:
    """Something that one could find out: a number, a day, a deed in the past, a name."""
    verb, told = clause.verb, numbered(clause) or dated(clause)
    helped = [c for c in verb.children if "aux" in c.dep_]
    past = verb.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in helped)
    if clause.subject is None or verb.lemma_ in ("seem", "appear", "want", "like"):
        return _NOT
    if clause.subject.lower_ in ("i", "you") and not (past and told):
        return _NOT
    if not told and (own or essay or verb.dep_ == "relcl" or clause.subject.pos_ == "PRON"):
        return _NOT  # a view dressed as a fact; “it rained”: nothing without what came before
    sure = 0.6 + 0.18 * told + 0.12 * past - 0.12 * said - 0.1 * essay
    sure += 0.05 * (clause.subject.pos_ in ("NOUN", "PROPN"))
    sure -= 0.1 * (verb.dep_ in ("relcl", "advcl")) + 0.15 * bool(clause.helpers & {"can", "ca"})
    return "fact", sure
