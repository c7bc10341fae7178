"""The public face: sorted, complete, small."""

from __future__ import annotations

import types

import analysis


def test_public_names_are_sorted_and_at_most_fifteen() -> None:
    assert analysis.__all__ == sorted(analysis.__all__)
    assert len(analysis.__all__) <= 15


def test_everything_public_is_listed() -> None:
    public = {
        name
        for name, value in vars(analysis).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public | {"__version__"} == set(analysis.__all__)
