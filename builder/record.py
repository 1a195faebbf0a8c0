"""``record``: frozen slotted dataclasses that are made in a fifth of the time.

``dataclass(frozen=True, slots=True)`` compiles six methods anew for each class, and a run begins
with a hundred of them. Here only ``__init__`` is compiled, and all records share the others.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """A dataclass whose instances nobody changes; ``_: KW_ONLY`` works, ``__post_init__`` not."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    compared = [one.name for one in fields(made) if one.compare]
    made._key = staticmethod(attrgetter(*compared or ["__class__"]))
    made.__init__ = _initialiser(made)
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _initialiser(cls: type) -> Any:
    """``__init__`` with the signature that the fields give it, compiled as dataclasses do it."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    own = fields(cls)
    positional = [_parameter(one, names) for one in own if not one.kw_only]
    keywords = [_parameter(one, names) for one in own if one.kw_only]
    parameters = ["self", *positional, *(["*", *keywords] if keywords else [])]
    lines = [f" _set(self, '{one.name}', {_value(one)})" for one in own] or [" pass"]
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *lines]), names)
    return names["__init__"]


def _parameter(one: Field[Any], names: dict[str, Any]) -> str:
    if one.default_factory is not MISSING:
        names[f"_make_{one.name}"] = one.default_factory
        return f"{one.name}=_MISSING"
    if one.default is MISSING:
        return one.name
    names[f"_default_{one.name}"] = one.default
    return f"{one.name}=_default_{one.name}"


def _value(one: Field[Any]) -> str:
    if one.default_factory is MISSING:
        return one.name
    return f"_make_{one.name}() if {one.name} is _MISSING else {one.name}"


def _equal(self: Any, other: Any) -> bool:
    return self._key(self) == self._key(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._key(self))


def _shown(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(self: Any, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")
