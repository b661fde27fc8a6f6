"""`@noun(frozen=True)`: a frozen dataclass in a tenth of the time.

`dataclass` writes the source of six methods for each class and compiles it, whenever a program
starts; for the nouns of a lesson that took longer than loading the lesson. The methods here serve
every class. `fields`, `replace` and `match` work; a default is a plain value, never a factory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from typing import Any


def noun(*, frozen: bool) -> Callable[[type], type]:
    """Return what makes a class a frozen dataclass; a type checker takes it for `dataclass`."""
    assert frozen, "a noun is always frozen"
    return _made


def _made(cls: type) -> type:
    for name, method in _METHODS.items():
        setattr(cls, name, method)
    return dataclass(init=False, repr=False, eq=False)(cls)


def _init(self: Any, *values: Any, **named: Any) -> None:
    names, mine = self.__match_args__, self.__dict__
    if len(values) > len(names):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(values)}")
    mine.update(zip(names, values, strict=False))
    for name in names[len(values):]:
        try:
            mine[name] = named.pop(name) if name in named else getattr(type(self), name)
        except AttributeError:
            raise TypeError(f"{type(self).__name__} needs “{name}”") from None
    if named:
        raise TypeError(f"{type(self).__name__} cannot take “{next(iter(named))}”")


def _values(self: Any) -> tuple[Any, ...]:
    mine = self.__dict__
    return tuple([mine[name] for name in self.__match_args__])


def _repr(self: Any) -> str:
    pairs = zip(self.__match_args__, _values(self), strict=True)
    inside = ", ".join(f"{name}={value!r}" for name, value in pairs)
    return f"{type(self).__qualname__}({inside})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _set(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_METHODS: dict[str, Callable[..., Any]] = {
    "__init__": _init, "__repr__": _repr, "__eq__": _eq, "__hash__": _hash,
    "__setattr__": _set, "__delattr__": _delete,
}  # fmt: skip
