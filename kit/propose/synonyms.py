"""Other words for the same, that fit into the same place of a sentence; our own list."""

from __future__ import annotations

_SAME = """
began=started|begin=start|begins=starts|nearly=almost|a decade=ten years|half of=50 per cent of
almost a decade=almost ten years|twice=two times|firm=company|demanded=asked for|purchase=buy
vehicles=cars and lorries|assist=help|declined to comment=did not want to comment
refused to lend=would not lend|injured=hurt|approximately=about|require=need|requires=needs
obtain=get|wants to=would like to|the majority of=most
reopened=opened again|rejected=said no to|rejects=says no to|agreed to=said yes to
will be built=is going to be built|will be heard=is going to be heard|on average=in most cases
permitted=allowed|is to close=will close|due to=because of|additional=more|lasted=went on for
remains=is still|remain=are still|employs=gives work to|previously=before|ended=came to an end
a dozen=twelve|two weeks=a fortnight|collapsed=fell down|resigned=gave up the job|delayed=made late
constructed=built|demolished=pulled down|cancelled=called off|postponed=put off|founded=set up
"""
SYNONYMS = dict(row.split("=") for row in _SAME.strip().replace("\n", "|").split("|"))
