"""How fast and how large the kit is, each figure beside a peer measured in the same run.

`make bench`, or `python tasks.py bench drawing clicks` for some parts. Nothing here is a test.
"""
