"""Measure and print: python -m bench.run [starting drawing clicks opening printing]."""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

from .timing import Row, table

PARTS = ("starting", "drawing", "clicks", "opening", "printing", "annotating_blocks",
         "annotating_names", "annotating_voices", "annotating_coref", "annotating_dates",
         "annotating_wording", "annotating_unseen", "drafting")  # fmt: skip
FILE = Path(__file__).with_name("results.json")


def main(parts: list[str]) -> int:
    """Measure the parts named, or all; return 2 for a part that there is not."""
    if unknown := [part for part in parts if part not in PARTS]:
        print(f"There is no “{unknown[0]}”; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    os.environ.pop("PYTHONPATH", None)
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as nobody:
        os.environ["KIT_ANSWERS"] = nobody
        for part in parts or PARTS:
            print(f"… {part}", file=sys.stderr, flush=True)
            found += importlib.import_module(f"bench.{part}").rows()
    print(table(found))
    FILE.write_text(json.dumps([row.plain() for row in found], indent=1, ensure_ascii=False) + "\n",
                    encoding="utf-8")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
