"""Front end and data made small: joined, without comments, compressed, in letters.

A page opened from a folder may neither fetch nor import, so that all its code stands in the file.
Compressed (deflate) and written in 91 letters it takes a third of its size. The page unpacks it
with `DecompressionStream`, which every browser has had since 2023; in an older one the static form
stays.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import cache
from hashlib import sha256
from typing import Any

from .. import widgets
from ..colours import DARK, LIGHT
from ..errors import Missing

SHEETS = ("reader", "quiz", "progress", "save")
# What the page itself draws with; the panels bring all their colours.
_USED = ("page", "ink", "soft", "line", "ctl", "focus", "note", "notebg", "people-line",
         "places-line")  # fmt: skip
_DEFAULT = re.compile(r"^export default .*\n", re.MULTILINE)  # for a notebook, which imports it
_START = "startPage(() => window.localStorage);"  # no other file knows where things are kept
# 13 bits in two of these 91 letters: a little denser than base85. “<” could end the script element.
LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "&<\\")
CUT = "\0"  # between style, code and data; JSON and minified text hold none

LOADER = r"""
(async () => {
  const [packed, alone] = ["kit-packed", "kit-alone"].map((id) => document.getElementById(id));
  alone.hidden = true;
  try {
    const text = packed.textContent, bytes = new Uint8Array(Number(packed.dataset.size));
    const nth = (i) => {
      const code = text.charCodeAt(i);
      return code - 33 - (code > 38) - (code > 60) - (code > 92);
    };
    for (let i = 0, at = 0, held = 0, bits = 0; i < text.length; i += 2) {
      held |= nth(i) + 91 * nth(i + 1) << bits;
      for (bits += 13; bits > 7; bits -= 8, held >>>= 8) bytes[at++] = held;
    }
    const flow = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const [style, code, data] = (await new Response(flow).text()).split("\0");
    for (const [name, words] of [["style", style], ["script", data], ["script", code]]) {
      const el = document.createElement(name);
      if (words === data) Object.assign(el, { type: "application/json", id: "kit-data" });
      el.textContent = words;
      document.head.append(el);
    }
  } catch {
    alone.textContent = "This browser is too old to answer here. You can read and print it.";
    alone.hidden = false;
  }
})();
"""


def compact(data: Any) -> str:
    """Return plain JSON in as few letters as it has, safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # No element ends or begins inside; the line separators are no letters of old scripts.
    return (text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            .replace("\ufeff", "\\ufeff"))  # fmt: skip


@cache
def script() -> str:
    """Return the whole front end of a page as one classic script, which starts itself."""
    return classic("page.js", _START)


def classic(name: str, start: str) -> str:
    """Return a module with all it imports as one classic script, which ends in `start`.

    A page that was opened from a folder may not import modules.
    """
    joined = _DEFAULT.sub("", widgets.join(name) + "\n")
    return small(f'(() => {{ "use strict";\n{joined}\n{start}\n}})();')


@cache
def loader() -> str:
    """Return the script that unpacks all the others."""
    return small(LOADER)


@cache
def page_sheet() -> str:
    """Return the style of what is readable without scripts, and of the printed page."""
    _, cssmin = _minifiers()
    light, dark = _tokens(LIGHT), _tokens(DARK)
    night = f"{{{dark}}}}}"
    return (f".kit-page{{{light}}}@media screen and (prefers-color-scheme:dark){{.kit-page{night}"
            f"@media screen{{[data-kit-colours=night] .kit-page{night}"
            + str(cssmin(widgets.source("page.css"))))  # fmt: skip


@cache
def panel_sheet() -> str:
    """Return the style of the panels."""
    _, cssmin = _minifiers()
    return str(cssmin(widgets.css(*SHEETS)))


def packed(data: str) -> tuple[int, str]:
    """Return panels’ style, code and data as letters for a script element that no browser runs.

    First the count of bytes that they stand for. The same input gives the same letters with the
    same build of zlib.
    """
    squeezer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    made = b""
    for text in (panel_sheet() + CUT, script() + CUT, data):  # three kinds, a code table for each
        made += squeezer.compress(text.encode()) + squeezer.flush(zlib.Z_PARTIAL_FLUSH)
    made += squeezer.flush()
    return len(made), in_letters(made)


def in_letters(raw: bytes) -> str:
    """Return bytes as letters, the lowest bits first."""
    pairs = [low + high for high in LETTERS for low in LETTERS]
    out, held, bits = list[str](), 0, 0
    for byte in raw:
        held |= byte << bits
        bits += 8
        if bits >= 13:
            out.append(pairs[held & 8191])
            held >>= 13
            bits -= 13
    return "".join(out) + (pairs[held] if bits else "")


def policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy of one file: these scripts and styles, nothing else."""
    def hashes(texts: tuple[str, ...]) -> str:
        sums = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{one}'" for one in sums)

    return (f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)};"
            " base-uri 'none'; form-action 'none'")  # fmt: skip


def small(code: str) -> str:
    """Return JavaScript without its comments and most of its spaces.

    rjsmin takes a template in a template for code and eats its spaces, so that it sees none.
    """
    jsmin, _ = _minifiers()
    kept, out, at = list[str](), list[str](), 0
    while at < len(code):
        end = _token_end(code, at)
        if code[at] == "`":
            kept.append(code[at:end])
            out.append(f'"\0{len(kept) - 1}"')
        else:
            out.append(code[at:end])
        at = end
    squeezed = str(jsmin("".join(out)))
    return re.sub(r'"\0(\d+)"', lambda m: kept[int(m[1])], squeezed)


# What may hold a backtick or a brace that is none: comments, strings, regular expressions.
_TOKEN = re.compile(r"""//[^\n]*|/\*[\s\S]*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
                    r"""|(?<=[=(,:!&|?{};\[>\n])[ ]*/(?![/*])"""
                    r"""(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*""")  # fmt: skip


def _token_end(code: str, at: int) -> int:
    """Return where the token ends that begins here; anything else is one letter."""
    found = _TOKEN.match(code, at)
    if found:
        return found.end()
    if code[at] != "`":
        return at + 1
    at += 1
    while code[at] != "`":
        if code.startswith("${", at):
            at, depth = at + 2, 1
            while depth:
                depth += {"{": 1, "}": -1}.get(code[at], 0)
                at = _token_end(code, at)
        else:
            at += 2 if code[at] == "\\" else 1
    return at + 1


def _tokens(theme: dict[str, str]) -> str:
    return ";".join(f"--kit-{name}:{theme[name]}" for name in _USED)


def _minifiers() -> tuple[Any, Any]:
    try:
        from rcssmin import cssmin
        from rjsmin import jsmin
    except ImportError:
        raise Missing(
            "a page needs rjsmin and rcssmin, which are not installed;"
            ' pip install "news-reading-kit[paper]"'
        ) from None
    return jsmin, cssmin
