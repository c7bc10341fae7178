"""The public face: sorted, complete, small."""

from __future__ import annotations

import types

import pytest

import analysis


def test_public_names_are_sorted_and_at_most_fifteen() -> None:
    assert analysis.__all__ == sorted(analysis.__all__)
    assert len(analysis.__all__) <= 15


def test_every_public_name_is_there_and_has_one_home() -> None:
    """Names come in when they are first asked for; a name without a home, or a home without a name, is a mistake."""
    assert {*analysis._HOMES, "__version__"} == set(analysis.__all__)
    for name, home in analysis._HOMES.items():
        value = getattr(analysis, name)
        assert value.__module__ == f"analysis.{home}"


def test_nothing_public_is_unlisted() -> None:
    public = {
        name
        for name, value in vars(analysis).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public - {"TYPE_CHECKING", "import_module"} <= set(analysis.__all__)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        analysis.analyze  # noqa: B018
