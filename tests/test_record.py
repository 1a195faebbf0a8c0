"""A record is what a frozen slotted dataclass is, but for the time that it takes to make one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import (
    KW_ONLY,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
    is_dataclass,
    replace,
)
from typing import Any

import pytest

from builder.record import mutable, record


def _place(make: Callable[[type], Any]) -> Any:
    class Place:
        """Where something is."""

        name: str
        line: int = field(default=1, compare=False)
        _: KW_ONLY
        tags: Mapping[str, str] = field(default_factory=dict, compare=False)
        note: str

    return make(Place)


def _nothing(make: Callable[[type], Any]) -> Any:
    class Nothing:
        """Without any field."""

    return make(Nothing)


STANDARD = dataclass(frozen=True, slots=True)


@pytest.mark.parametrize("cls", [_place, _nothing])
def test_a_record_is_made_like_a_dataclass(cls: Callable[..., Any]) -> None:
    ours, theirs = cls(record), cls(STANDARD)
    assert _parameters(ours) == _parameters(theirs)
    assert [f.name for f in fields(ours)] == [f.name for f in fields(theirs)]
    assert ours.__match_args__ == theirs.__match_args__
    assert not hasattr(ours.__new__(ours), "__dict__")


def _parameters(cls: type) -> list[tuple[str, object, bool]]:
    found = inspect.signature(cls).parameters.values()
    return [(one.name, one.kind, one.default is one.empty) for one in found]


@pytest.mark.parametrize("make", [record, STANDARD])
def test_a_record_behaves_like_a_dataclass(make: Callable[[type], Any]) -> None:
    cls = _place(make)
    one, same, other = cls("a", note="n"), cls("a", 2, note="n"), cls("b", note="n")
    assert one == same != other
    assert hash(one) == hash(same)
    assert one != "a"
    assert one.tags == {}
    assert one.tags is not same.tags
    assert replace(one, name="b") == other
    assert repr(one).endswith("Place(name='a', line=1, tags={}, note='n')")
    with pytest.raises(TypeError):
        cls("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"
    with pytest.raises(FrozenInstanceError):
        del one.name


def test_records_of_different_classes_differ() -> None:
    assert _nothing(record)() != _nothing(record)()
    one = _nothing(record)
    assert one() == one()
    assert hash(one()) == hash(one())


def test_a_mutable_equals_only_itself_and_makes_its_own_defaults() -> None:
    class Basket:
        owner: str
        things: list[str] = field(default_factory=list)

    cls: Any = mutable(Basket)
    one, other = cls("a"), cls("a")
    one.things.append("b")
    one.owner = "c"
    assert (one.owner, one.things, other.things) == ("c", ["b"], [])
    assert one == one != other
    assert is_dataclass(one)
    assert not hasattr(one, "__dict__")


def test_a_class_keeps_its_own_comparison() -> None:
    class Whole:
        part: str
        __eq__ = object.__eq__
        __hash__ = object.__hash__

    cls = record(Whole)
    assert cls("a") != cls("a")  # type: ignore[call-arg]
