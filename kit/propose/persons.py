"""Whether a person is spoken of as a man or a woman: so that no wrong answer rules itself out.

The text tells it by a pronoun, a title or a noun (“the actress”); else a first name that is known
as one or the other. Where nothing tells, nothing is said.
"""

from __future__ import annotations

import re

from ..lesson import Span
from .draft import Draft

TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dame|Dr|Prof|Judge|Professor)\.? $")
_TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f",
           "dame": "f"}  # fmt: skip
_SAID = {"he": "m", "she": "f", "him": "m", "his": "m", "her": "f", "hers": "f"}
_MAN = re.compile(r"\b(?:\w*man|boy|king|prince|father|son|brother|husband|uncle|grandfather)\b")
_WOMAN = re.compile(r"\b(?:\w*woman|girl|queen|princess|mother|daughter|sister|wife|aunt|actress"
                    r"|grandmother)\b")  # fmt: skip
_MEN_NAMES = """
Aaron Abdul Adam Ahmed Alan Albert Alejandro Alexander Alfred Ali Ambrose Andrew Anthony Antonio
Arthur Ben Benjamin Bernard Bill Bob Brian Bruce Carl Carlos Charles Christopher Colin Craig Daniel
David Dennis Derek Diego Dieter Dmitry Donald Douglas Duarte Edward Emmanuel Eric Ethan Everett
Fernando Frank Fred Gareth Gary George Gerald Giovanni Gordon Graham Gregory Gus Hans Harold Harry
Hassan Henry Howard Hugh Ian Ibrahim Igor Ivan Jack Jacob James Jason Jeff Jeremy Jim Joe John
Jonathan José Joseph Joshua Juan Karl Keith Kenneth Kevin Klaus Larry Lars Leonard Liam Louis Luke
Marcus Mario Mark Martin Matthew Michael Miguel Mohammed Muhammad Nathan Neil Nicholas Nigel Noah
Oliver Oscar Pablo Patrick Paul Pedro Peter Philip Pierre Ralph Raymond Ricardo Richard Robert Roger
Ronald Roy Samuel Scott Sean Sergei Simon Solomon Stanley Stephen Steve Steven Stuart Teddy Thomas
Timothy Tom Tony Victor Vladimir Walter Wayne William Wolfgang Yusuf
"""
_WOMEN_NAMES = """
Abigail Ada Agnes Alice Amanda Amelia Amy Ana Andrea Angela Anita Anna Anne Astrid Barbara Beatrice
Benedita Bettina Brenda Carmen Carol Caroline Catherine Charlotte Chloe Christine Claire Clara
Deborah Denise Diana Dolores Donna Doris Dorothy Edith Eleanor Elena Elizabeth Ella Ellen Emily Emma
Esther Eva Fatima Fiona Florence Frances Gloria Grace Greta Hannah Harriet Helen Helena Ingrid Irene
Isabel Isabella Jane Janet Jennifer Jessica Joan Jolene Josephine Joyce Judith Julia Karen Kate
Katherine Kathleen Kirsten Laura Lauren Linda Lisa Lorraine Louise Lucia Lucie Lucy Margaret Maria
Marie Martha Mary Megan Melissa Michelle Mildred Miriam Monica Nancy Naomi Natalia Natalie Nicole
Nina Nora Olga Olivia Oona Pamela Patricia Paula Phyllis Priya Rachel Rebecca Rosa Rose Ruth Sandra
Sara Sarah Sharon Sofia Sonia Sophia Sophie Stephanie Susan Svetlana Sylvia Tamsin Teresa Tracy
Ursula Valerie Vera Victoria Wanda Wendy Yvonne Zoe
"""
_MEN, _WOMEN = frozenset(_MEN_NAMES.split()), frozenset(_WOMEN_NAMES.split())


def sex(draft: Draft, entity: str) -> str:
    """Return “m”, “f” or “” for a person, as far as the text or a well-known name tells."""
    if not draft.is_person(entity):
        return ""
    told = _SAID.get(draft.pronoun(entity), "")
    names = draft.mentions(entity, "name")
    for mention in names:
        told = told or _TITLES.get(title(draft, mention.span).casefold(), "")
    words = " ".join([draft.lesson.entity[entity].role, *(
        draft[m.span] for m in draft.mentions(entity, "description"))]).casefold()
    if not told and bool(_MAN.search(words)) != bool(_WOMAN.search(words)):
        told = "m" if _MAN.search(words) else "f"
    first = draft.lesson.entity[entity].name.split()[0]
    return told or ("m" if first in _MEN else "f" if first in _WOMEN else "")


def title(draft: Draft, span: Span) -> str:
    """Return the title that opens a name or stands before it: “Mrs”; “” for none."""
    text = draft.lesson.article.text
    own = re.match(r"(Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dame|Dr|Prof|Judge|Professor)\b", draft[span])
    found = own or TITLE.search(text[max(0, span.start - 12):span.start])
    return found.group(1) if found else ""


def clash(draft: Draft, wanted: str, entity: str) -> bool:
    """Say whether a person cannot be meant by “he” or “she”, or by a name of that sex (“m”)."""
    mine = _SAID.get(wanted.casefold(), wanted)
    return mine in ("m", "f") and sex(draft, entity) not in ("", mine)
