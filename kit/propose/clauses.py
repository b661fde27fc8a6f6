"""Whether words are a clause: somebody or something, and a verb that says what is so.

Plain work on strings. A verb is sure where it is a helper or a past form; what is not sure is let
through, so that only plain fragments are caught (“One star, would recommend”, “Looked up at …”).
"""

from __future__ import annotations

import re

_HELP = (r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did"
         r"|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|won[’']t|can[’']t|don[’']t|didn[’']t"
         r"|doesn[’']t)")  # fmt: skip
_PAST = (r"(?:said|told|gave|made|took|put|came|went|saw|got|left|led|won|lost|met|sold|bought"
         r"|froze|paid|wrote|built|found|held|kept|began|fell|rose|grew|spoke|stood|sat|ran|knew|thought"
         r"|felt|brought|sent|spent|broke|chose|drew|drove|ate|sang|swam|threw|wore|became|cost|cut"
         r"|hit|let|set|shut|hurt|read)")  # fmt: skip
_OPENS_VERB = re.compile(rf"(?:{_HELP}|{_PAST}|[a-z]{{2,}}ed)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:used|united|red|armed|limited|aged|hundred|some|need|speed|seed|feed|bed"
                    r"|retired|injured|wounded|unidentified|left|cut|put|set)\b", re.IGNORECASE)
_PLACED = re.compile(r"(?:for|in|at|on|by|after|before|during|since|from|with|under|over|until"
                     r"|without|between|among|of)\b", re.IGNORECASE)  # fmt: skip
_TORN = re.compile(rf"^[^,]+, {_HELP}\b(?! (?:I|you|he|she|it|we|they|the|a)\b)")
_ASIDE = re.compile(r",? (?:dated|called|named|aged|known|based|led|born|made|held) [^,]*")
_A_WILL = re.compile(r"\b(?:a|the|his|her|their|this|last) (?:will|might|can|cost|cut|hit|set)\b",
                     re.IGNORECASE)  # fmt: skip
_HALF = re.compile(r"(?:if|when|because|although|unless|while|until|that|which|who)\b",
                   re.IGNORECASE)  # fmt: skip
_FINITE = re.compile(rf"\b(?:{_HELP}|{_PAST}|\w{{2,}}ed)\b|\w[’'](?:s|re|ve|ll|d|m)\b")


def whole(words: str) -> bool:
    """Say whether words may be a clause with a subject and a finite verb.

    >>> whole("The tower has one"), whole("One star, would recommend"), whole("Looked up at it")
    (True, False, False)
    """
    words = words.strip(" .,;:!?“”\"‘’'")
    if not words or _TORN.match(words) or (
            _OPENS_VERB.match(words) and not _NAMED.match(words)):
        return False
    words = _A_WILL.sub(" ", words)
    if _HALF.match(words) and "," not in words:
        return False
    if _FINITE.search(_ASIDE.sub(" ", words)):
        return True
    return not (_PLACED.match(words) or _ASIDE.search(words))


_QUOTE = re.compile(r"[“”\"«»„‘]|(?<![^\W_])'(?=\w)|(?<=[.,!?])['’]")


def marked(words: str) -> bool:
    """Say whether quotation marks stand in the words, single ones too; an apostrophe is none.

    >>> marked("called it 'careful'"), marked("the team’s plan")
    (True, False)
    """
    return bool(_QUOTE.search(words))


_IFFY = re.compile(
    r"\bone would\b|\bwould (?:then|still|always|never|have|do the same|be wrong|be right|expect)\b"
    r"|\bif\b|\bunless\b|\bas if\b|\blike an?\b|\bhalf the time\b|\b(?:joke\w*|jok(?:ed|ing)"
    r"|quipp\w*)\b", re.IGNORECASE,
)  # fmt: skip
_FEELS = re.compile(r"\bI(?:[’']m| am| was| feel| felt) (?:(?:still|a|little|bit|so|very|just|not"
                    r"|too|quite|really) )*(?:scared|afraid|happy|sad|tired|glad|proud|sorry|angry"
                    r"|sure|hungry|nervous|lucky|surprised|furious)\b")  # fmt: skip


def loose(words: str, sentence: str) -> bool:
    """Say whether words are an if, an image, a joke or a mood: no plan, and nothing to back up."""
    return bool(_IFFY.search(sentence) or _FEELS.search(words))
