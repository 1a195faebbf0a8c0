"""``record`` and ``mutable``: slotted dataclasses that are made in a tenth of the time.

``dataclass(frozen=True, slots=True)`` compiles six methods anew for each class, and a run begins
with a hundred and fifty of them. Here all records share their methods, and those with as many
fields share the code of ``__init__``, too: only the names in it differ.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """A dataclass whose instances nobody changes; ``_: KW_ONLY`` works, ``__post_init__`` not."""
    own = _fields(cls)
    compared = [one.name for one in own if one.compare]
    methods = {"__eq__": _equal, "__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
    key = staticmethod(attrgetter(*compared or ["__class__"]))
    made: _Class = _slotted(cls, own, {**methods, "_key": key})
    return made


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(cls: _Class) -> _Class:
    """A dataclass whose fields may be set; each instance equals only itself."""
    made: _Class = _slotted(cls, _fields(cls), {})
    return made


@dataclass(init=False, repr=False, eq=False)
class _Model:
    """A dataclass as the standard library makes it."""

    name: str


_KIND = fields(_Model)[0]._field_type  # type: ignore[attr-defined]
"""How the standard library tells the fields of its dataclasses from class variables."""


def _fields(cls: type) -> list[Field[Any]]:
    """What the annotations of a class declare; those behind ``_: KW_ONLY`` are last anyway."""
    found: list[Field[Any]] = []
    keywords = False
    for name, annotation in cls.__annotations__.items():
        if annotation == "KW_ONLY":
            keywords = True
            continue
        default = vars(cls).get(name, MISSING)
        one: Any = default if isinstance(default, Field) else field(default=default)
        one.name, one.type, one.kw_only, one._field_type = name, annotation, keywords, _KIND
        found.append(one)
    return found


def _slotted(cls: type, own: list[Field[Any]], methods: dict[str, Any]) -> Any:
    """The class anew, with slots for its fields and an ``__init__`` that fills them."""
    names = tuple(one.name for one in own)
    apart = {*names, "_", "__dict__", "__weakref__"}
    initialise = _initialiser(cls, own, names)
    made: Any = type(cls)(
        cls.__name__,
        cls.__bases__,
        {
            **methods,
            **{name: value for name, value in vars(cls).items() if name not in apart},
            "__qualname__": cls.__qualname__,
            "__slots__": names,
            "__dataclass_fields__": dict(zip(names, own, strict=True)),
            "__match_args__": tuple(one.name for one in own if not one.kw_only),
            "__init__": initialise,
            "__repr__": _shown,
        },
    )
    slots = vars(made)
    initialise.__globals__.update({f"set{n}": slots[name].__set__ for n, name in enumerate(names)})
    return made


def _initialiser(cls: type, own: list[Field[Any]], names: tuple[str, ...]) -> FunctionType:
    """``__init__`` with the signature that the fields give it; the setters come later."""
    makers = tuple(n for n, one in enumerate(own) if one.default_factory is not MISSING)
    keywords = sum(one.kw_only is True for one in own)
    code = _filling(len(own), makers).replace(
        co_argcount=1 + len(own) - keywords,
        co_kwonlyargcount=keywords,
        co_varnames=("self", *names),
    )
    outside = {f"make{n}": own[n].default_factory for n in makers}
    made = FunctionType(code, {"MISSING": MISSING, **outside}, "__init__")
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    given = [one for n, one in enumerate(own) if one.default is not MISSING or n in makers]
    made.__defaults__ = tuple(one.default for one in given if not one.kw_only)
    made.__kwdefaults__ = {one.name: one.default for one in given if one.kw_only}
    return made


@cache
def _filling(count: int, makers: tuple[int, ...]) -> CodeType:
    """The code of an ``__init__`` that sets so many fields, and makes the defaults of some."""
    values = "".join(f", value{number}" for number in range(count))
    lines = [
        f" set{n}(self, make{n}() if value{n} is MISSING else value{n})"
        if n in makers
        else f" set{n}(self, value{n})"
        for n in range(count)
    ]
    names: dict[str, Any] = {}
    exec("\n".join([f"def __init__(self{values}):", *lines, " return"]), names)
    code: CodeType = names["__init__"].__code__
    return code


def _equal(self: Any, other: Any) -> bool:
    return self._key(self) == self._key(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._key(self))


def _shown(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(self: Any, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")
