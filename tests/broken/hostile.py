"""A lesson folder all of whose words are an attack: the ferry lesson with a hook in every text.

`write(base)` makes exercises/, seeds/ and answers nothing; `TRIED` names what each hook tries.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FERRY = Path(__file__).parents[1] / "ferry"
NAME = "hostile"
FAR = "http://192.0.2.1/x.png"  # an address that is reserved for examples
TRIED = {
    "script": "<script>window.hacked=1</script>",
    "image": f"<img src=x onerror='window.hacked=2'><img src={FAR}>",
    "textarea": "</textarea></title></style><svg onload=window.hacked=3>",
    "attribute": "\" onmouseover=\"window.hacked=4\" x='",
    "link": f"[go](javascript:window.hacked=5) ![pic]({FAR}) <{FAR}> {FAR}",
    "formula": r"$\href{javascript:window.hacked=6}{x}$ $$y$$ \(z\) \[w\] \begin{eq}a\end{eq}",
    "template": "{{ 7*7 }} {% raw %} ${7*7} <%= 7*7 %>",
    "magic": "%run x.py !ls ?print",
    "bidi": "\u202eevil\u2069",
    "entity": "&lt;b&gt; &#60;i&#62; &amp;",
    "code": "`c` ``` ~~~ <!-- -->",
    "python": "\"); import os; os.environ['HACKED'] = '1' #",
}
HOOK = " ".join(TRIED.values())
ARTICLE = HOOK.replace("\n", " ")
# Keys whose words a teacher writes freely; places, ids and fixed lists must stay what they are.
FREE = {
    "title", "about", "rights", "levels", "name", "role", "gloss", "why", "note", "says", "check",
    "neutral", "joins", "plain", "here", "not-here", "use", "say", "pos", "do", "more", "pair",
    "ask", "statement", "right", "wrong", "otherwise", "hint", "left", "miss", "text", "term",
}  # fmt: skip
LISTS = {"aims", "discussion", "teacher", "hints", "accept", "family", "others", "sources"}
FIXED = {"true", "false", "not stated"}


def write(base: Path) -> Path:
    """Write the lesson under `base`; return its folder."""
    folder = base / "exercises" / NAME
    folder.mkdir(parents=True)
    (base / "seeds").mkdir()
    words = (FERRY / "ferry.txt").read_text("utf-8")
    lines = words.replace("However,", f"{ARTICLE} However,").replace(" SHARE", f" {ARTICLE} SHARE")
    (base / "seeds" / "hostile.txt").write_text(lines, "utf-8")
    for name in ("reading.yaml", "questions.yaml"):
        found = _hooked(_yaml(FERRY / name), "")
        if name == "reading.yaml":
            found["article"] = "hostile.txt"
            found["loaded"].append({"quote": ARTICLE.split(" ", 1)[0], "voice": "lund",
                                    "neutral": HOOK, "why": HOOK})  # fmt: skip
        (folder / name).write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    return folder


def _yaml(path: Path) -> Any:
    from ruamel.yaml import YAML

    return json.loads(json.dumps(YAML(typ="safe").load(path.read_text("utf-8")), default=str))


def _hooked(value: Any, key: str) -> Any:
    """The same values, with the hook behind each text that is free."""
    if isinstance(value, dict):
        if key == "l1":
            return {code: f"{words} {HOOK}" for code, words in value.items()}
        return {name: _hooked(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_hooked(one, key) if not isinstance(one, str)
                else f"{one} {HOOK}" if key in LISTS else one for one in value]  # fmt: skip
    if key == "text" and isinstance(value, str) and "{1}" in value:
        return f"{value} {HOOK.replace('{', '(').replace('}', ')')}"
    if key in FREE and type(value) in (str, int) and value not in FIXED:
        return f"{value} {HOOK}"
    return value
