"""Fields of life that a meaning can belong to, and whether a text is about one of them.

A wrong meaning from a field that the text never touches (an attack by an army in a story about a
crossing) is seen at once; a key from such a field is probably the wrong sense of the word.
"""

from __future__ import annotations

from functools import cache

from . import telling

# One field a line; the words are looked for as stems, in the meaning and in the text.
_ROWS = """
army soldier soldiers war weapon weapons attack attacked troops enemy battle bomb rebel military
court judge crime criminal guilty prison trial jail law laws lawyer illegal sue offence jury verdict
match competition team player players goal sport athlete coach league race tournament champion score
storm rain flood wind hurricane drought heat snow downpour forecast
disease illness medical patient doctor hospital virus drug medicine health vaccine pregnancy sick
died dead death dies funeral killed kill body grave
plane airport flight pilot aircraft airline airlift
oil gas fuel coal petrol drill pipeline
vote election parliament council mayor voters party campaign government minister elected policy
money tax profit bank loan debt shares company business price market buyer buyers trade investor
sells sell budget cost costs income wage
gun knife stabbing fight violent violence police thief steal arrest
animal animals species plant nature forest wildlife fish
exam school teacher pupils student students university
earth space planet rocket orbit satellite
boat ship harbour port sailors vessel sea
religion church priest god holy
border refugee refugees asylum migrant migrants
newspaper journalist journalists reporter media
public opinion opinions pollster
"""
_FIELDS = tuple(frozenset(map(telling.stem, row.split())) for row in _ROWS.strip().splitlines())


@cache
def fields(words: str) -> frozenset[int]:
    """Return the numbers of the fields that some words touch."""
    stems = telling.content(words)
    return frozenset(n for n, field in enumerate(_FIELDS) if stems & field)


def foreign(meaning: str, text: str) -> bool:
    """Say whether a meaning belongs to a field that the text never touches.

    >>> foreign("a large attack by an army", "The council wrote to every shop.")
    True
    """
    return bool(fields(meaning) - fields(text))
