"""Article → draft layers: names, voices, dates, wording. Proposes; a teacher decides.

Every stage is a function of what `doc.read` returns; its module's docstring says what it adds over
spaCy. Everything proposed has the status “draft” and a confidence. No files are written here.
"""
