"""Article → draft layers: names, voices, chains, dates, wording. Proposes; a teacher decides.

    annotate(article, published="", level="", more=())   a lesson of status “draft”

Every stage is a function of what `doc.read` returns; its module's docstring says what it adds over
spaCy. Everything proposed has the status “draft” and a confidence. No files are written here.
"""

from .draft import annotate

__all__ = ["annotate"]
