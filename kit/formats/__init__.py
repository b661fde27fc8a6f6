"""One file a format: pure functions from a lesson to text, and back where there is a way back."""

from __future__ import annotations

FORMATS: dict[str, str] = {  # name in `kit export --format` → module
    "layers": "kit.formats.layers",
}
