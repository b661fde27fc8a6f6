"""Read one YAML file: its values, its line numbers, and what is wrong with its shape."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import Fault, LessonError, did_you_mean

Path_ = Sequence[str | int]
LARGEST = 5_000_000  # bytes; the first lesson has 0.1 million
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def shown(path: Path) -> str:
    """Return `path` as a person in the working folder would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return "/".join(path.parts[-3:])


class Source:
    """One lesson file: `data` are plain values, `fault` collects what is wrong and where."""

    def __init__(self, path: Path, schema: str):
        self.name = shown(path)
        self.faults: list[Fault] = []
        self._tree = self._parse(path)
        self.data: dict[str, Any] = _plain(self._tree)
        self.dropped = _drop(self.data)  # where → entry of “status: dropped”
        self._controls(self.data, ())
        self._shape(schema)

    def _parse(self, path: Path) -> Any:
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        text = read_text(path, self.name)
        try:
            tree = _yaml().load(text)
        except MarkedYAMLError as error:
            raise LessonError([_yaml_fault(self.name, error)]) from None
        except YAMLError as error:
            raise LessonError([Fault(self.name, 0, f"not YAML: {error}")]) from None
        except RecursionError:
            what = "lists stand inside lists too deep to be a lesson"
            raise LessonError([Fault(self.name, 0, what)]) from None
        except ValueError as error:
            raise LessonError([Fault(self.name, 0, f"a value cannot be read ({error})")]) from None
        if not isinstance(tree, dict):
            what = "this file holds no “key: value” lines"
            nearest = f"it starts with “format: kit-{path.stem}/1”"
            raise LessonError([Fault(self.name, 1, what, nearest)])
        return tree

    def line(self, path: Path_) -> int:
        """Return the line (from 1) of the value at `path`, or of the nearest thing around it."""
        node: Any = self._tree
        line = 1
        for step in path:
            try:
                places = getattr(node, "lc")  # noqa: B009 – only ruamel’s trees have it
                line = (places.key if isinstance(node, dict) else places.item)(step)[0] + 1
                node = node[step]
            except (KeyError, IndexError, TypeError, AttributeError):
                break
        return line

    def fault(self, path: Path_, what: str, nearest: str = "") -> None:
        """Note that the value at `path` is wrong."""
        self.faults.append(Fault(self.name, self.line(path), what, nearest))

    def _controls(self, value: Any, path: tuple[str | int, ...]) -> None:
        """Note control characters that were written as escapes: a terminal would obey them."""
        if isinstance(value, (dict, list)):
            for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
                self._controls(inner, (*path, key))
        elif isinstance(value, str) and (odd := _CONTROL.search(value)):
            what = f"an invisible control character (U+{ord(odd[0]):04X}) stands here"
            self.fault(path, what, "take it out")

    def _shape(self, schema: str) -> None:
        """Note every fault of the shape, and take the values out that cannot be used.

        So whoever decodes `data` finds what is left to be right or missing, and one slip is
        reported once. An entry of a list becomes None; its neighbours keep their numbers.
        """
        rules = json.loads(resources.files("kit.schema").joinpath(schema).read_text("utf-8"))
        for error in list(validator()(rules).iter_errors(self.data)):
            if tuple(error.absolute_path) in self.dropped:
                continue
            for path, what, nearest in _explain(error):
                self.fault(path, what, nearest)
            if error.validator not in ("required", "additionalProperties", "minItems", "maxItems"):
                _take_out(self.data, list(error.absolute_path))


def read_text(path: Path, name: str) -> str:
    """Return the text of a file, line ends unchanged, or raise LessonError when it is no text."""
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        what = f"this file is larger than {LARGEST // 1_000_000} MB"
        raise LessonError([Fault(name, 0, what, "a lesson holds one article")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"this file is not UTF-8 text (byte {error.start})"
        raise LessonError([Fault(name, 0, what, "save it as UTF-8")]) from None
    odd = _CONTROL.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        what = f"an invisible control character (U+{ord(odd[0]):04X}) stands here"
        raise LessonError([Fault(name, line, what, "take it out")])
    return text


def validator() -> Any:
    """Return the class that checks a schema, without its checker of web addresses.

    That one, where it is installed (beside JupyterLab it is), takes seconds to start, and no
    schema of ours asks for it. jsonschema goes without what cannot be imported.
    """
    unasked = "rfc3987_syntax"
    blocked = unasked not in sys.modules
    if blocked:
        sys.modules[unasked] = None  # type: ignore[assignment]
    try:
        from jsonschema import Draft202012Validator
    finally:
        if blocked:
            del sys.modules[unasked]
    return Draft202012Validator


def _yaml() -> Any:
    """Return a reader that knows no anchors, aliases or tags: no lesson needs them, and a few
    lines of aliases can unfold to more than a computer holds."""
    from ruamel.yaml import YAML
    from ruamel.yaml.composer import Composer, ComposerError
    from ruamel.yaml.events import AliasEvent

    class Strict(Composer):
        def compose_node(self, parent: Any, index: Any) -> Any:
            event = self.parser.peek_event()
            sort = "an alias (*)" if isinstance(event, AliasEvent) else None
            sort = sort or ("an anchor (&)" if getattr(event, "anchor", None) else None)
            sort = sort or ("a tag (!)" if getattr(event, "tag", None) else None)
            if sort:
                raise ComposerError(None, None, f"{sort} is not read here", event.start_mark)
            return super().compose_node(parent, index)

    yaml = YAML()
    yaml.Composer = Strict
    return yaml


def _drop(data: Any) -> dict[tuple[str | int, ...], dict[str, Any]]:
    """Take the entries out that somebody has dropped; None stands for each, and they are returned.

    They are no part of the lesson, so nothing that is wrong in them is told.
    """
    found: dict[tuple[str | int, ...], dict[str, Any]] = {}
    for section in data if isinstance(data, dict) else ():
        _drop_rows(data[section], (section,), found)
        if section == "entities" and isinstance(data[section], list):
            for n, entity in enumerate(data[section]):
                if isinstance(entity, dict):
                    _drop_rows(entity.get("refers"), (section, n, "refers"), found)
    return found


def _drop_rows(rows: Any, path: tuple[str | int, ...], found: dict[Any, Any]) -> None:
    if not isinstance(rows, list):
        return
    for n, entry in enumerate(rows):
        if isinstance(entry, dict) and entry.get("status") == "dropped":
            found[*path, n], rows[n] = entry, None


def _take_out(data: Any, path: list[str | int]) -> None:
    if not path:
        return
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return  # something around it has been taken out already
    if isinstance(data, dict):
        data.pop(path[-1], None)
    elif isinstance(data, list) and isinstance(path[-1], int):
        data[path[-1]] = None


def _plain(node: Any) -> Any:
    """Return ruamel's tree as dicts, lists, strings and numbers; a date is its ISO string."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    if isinstance(node, (datetime.date, datetime.datetime)):
        return node.isoformat()
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return str(node)


def _yaml_fault(name: str, error: Any) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    problem = str(error.problem or error.context or "").strip()
    hint = ""
    if problem.endswith("is not read here"):
        hint = "put words that begin with & * or ! into quotation marks"
        return Fault(name, line, problem, hint)
    if "mapping values are not allowed" in problem:
        hint = "a sentence with a colon needs quotation marks around it: 'He said: no.'"
    elif "duplicate key" in problem:
        key = re.search(r'duplicate key "([^"]+)"', problem)
        return Fault(name, line, f"“{key[1] if key else '?'}” stands twice", "keep one of them")
    elif "\\t" in problem or "tab" in problem:
        hint = "use spaces, not tabs"
    elif "expected ',' or '}'" in problem or "expected ',' or ']'" in problem:
        hint = "inside { } and [ ] put words with a comma or a colon into quotation marks"
    return Fault(name, line, f"this line is not YAML ({problem})", hint)


_TYPES = {"string": "text", "array": "a list", "object": "“key: value” lines",
          "integer": "a whole number", "number": "a number",
          "boolean": "true or false"}  # fmt: skip


def _explain(error: Any) -> list[tuple[list[str | int], str, str]]:
    """Turn one JSON Schema error into (path, sentence, nearest) rows in plain words."""
    path = list(error.absolute_path)
    here = f"“{path[-1]}”" if path and isinstance(path[-1], str) else "this entry"
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        extra = [key for key in error.instance if key not in known]
        comma = "inside { } words with a comma need quotation marks around them"
        return [([*path, key], f"“{key}” is no key that the kit knows here",
                 comma if error.instance[key] is None and " " in key
                 else did_you_mean(key, known, "known keys")) for key in extra]  # fmt: skip
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return [(path, f"“{key}” is missing here", "") for key in missing]
    if error.validator == "enum":
        allowed = [str(value) for value in error.validator_value]
        return [(path, f"{here} cannot be “{error.instance}”",
                 did_you_mean(str(error.instance), allowed, "it is one of"))]  # fmt: skip
    if error.validator == "const":
        reads = f"this kit reads “{error.validator_value}”"
        return [(path, f"{here} is “{error.instance}”", reads)]
    if error.validator == "type":
        kinds = error.validator_value
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return [(path, f"{here} should be {' or '.join(_TYPES.get(k, k) for k in kinds)}", "")]
    if error.validator in ("minItems", "minLength"):
        return [(path, f"{here} is empty or too short", "")]
    if error.validator == "pattern":
        return [(path, f"{here} cannot be “{error.instance}”", error.schema.get("description", ""))]
    return [(path, f"{here}: {error.message}", "")]
