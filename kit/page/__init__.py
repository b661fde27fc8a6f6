"""Lessons as pages for a browser: no Python, no server, no request to anywhere.

    page(lesson, questions, mode)      one lesson as one HTML file
    parts(lesson, …), assets()         the same in pieces, for a site whose pages share their script
    key(lesson, questions)             the teacher's key as a page, without scripts
    site(lessons)                      all lessons as a static site: relative path → bytes
    left_out(lessons)                  a sentence for each lesson that is not there, or not whole
"""

from __future__ import annotations

from .key import key
from .page import Parts, assets, page, parts
from .site import left_out, site

__all__ = ["Parts", "assets", "key", "left_out", "page", "parts", "site"]
