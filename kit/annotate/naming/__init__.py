"""The stages that find names; `kit.annotate.names` runs them in order.

`words` cuts a Doc into words as names need them · `evidence` gathers what speaks for a name ·
`model` spaCy’s own entities, trimmed · `lists` the gazetteer · `runs` and `prose` rules for news ·
`around` the words beside a name · `agree` one name, one kind, over the article.
"""
