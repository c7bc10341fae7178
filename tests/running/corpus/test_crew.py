"""Processes that measure: what is left when one of them dies."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from analysis.running.corpus.crew import Processes, measured
from analysis.running.corpus.measuring import measure, unpacked
from analysis.running.corpus.part import Options, Part
from analysis.running.inputs.record import Record
from tests.running.corpus.here import DEADLY, measure_or_die

TEXT = "Port chief Mara Teal said the channel would close by autumn.\n\n“We wait,” she said."


def _part(first: int, *ids: str) -> Part:
    return Part(first, tuple(Record(id, f"{id}.txt", f"{id}.txt", TEXT) for id in ids), Options())


@pytest.mark.slow
def test_an_article_that_kills_its_process_is_a_row_with_that_error_and_no_other_is_lost() -> None:
    parts = [_part(1, "a", "b"), _part(3, "c", DEADLY, "d"), _part(6, "e")]
    with Processes(2, measure_or_die) as crew:
        found = {part.first: result for part, result in measured(iter(parts), crew)}
    assert [(found[n].articles, found[n].errors) for n in (1, 3, 6)] == [(2, 0), (3, 1), (1, 0)]
    assert found[1] == measure(parts[0])
    rows = unpacked(found[3].tables["articles"]).select(["number", "id", "error"]).to_pylist()
    assert [row["id"] for row in rows if row["error"] is None] == ["c", "d"]
    assert rows[1]["error"] == (
        "the process that measured this article ended without a word: memory may be too small for it."
    )


def _spawned() -> set[psutil.Process]:
    """The processes of crews; the browser of other tests starts and ends processes of its own meanwhile."""
    return {each for each in psutil.Process().children() if any("spawn_main" in word for word in each.cmdline())}


@pytest.mark.slow
def test_no_process_is_left_when_the_run_is_left_in_the_middle() -> None:
    def forever() -> Iterator[Part]:
        for first in range(1, 1000):
            yield _part(first, f"n{first}")

    before = _spawned()
    with Processes(2) as crew:
        next(measured(forever(), crew))
        assert len(_spawned() - before) == 2
    assert _spawned() == before
