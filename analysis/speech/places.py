"""Places that speak: states, and the capitals and short names that stand for them."""

from __future__ import annotations

from functools import cache

from analysis.resources import lexicon


@cache
def _states() -> dict[str, str]:
    table = {}
    for line in lexicon("states"):
        name, _, state = line.partition(" = ")
        table[name] = state or name
    return table


def state_of(name: str) -> str | None:
    """The state that a lower-case name stands for: itself, its capital or its short form.

    >>> state_of("moscow"), state_of("us"), state_of("khoja")
    ('russia', 'united states', None)
    """
    return _states().get(name.removeprefix("the "))
