"""The search for cycles waits while a text is taken apart, and goes on afterwards, whatever happened."""

from __future__ import annotations

import gc

import pytest

from analysis.measures.collector import UncollectedWork


def test_it_waits_and_goes_on() -> None:
    with UncollectedWork():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    @UncollectedWork()
    def fails() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fails()
    assert gc.isenabled()


def test_nested_work_goes_on_with_the_outermost() -> None:
    @UncollectedWork()
    def inner(times: int) -> bool:
        if times:
            inner(times - 1)
        return gc.isenabled()

    assert not inner(3)
    assert gc.isenabled()


def test_one_who_has_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with UncollectedWork():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
