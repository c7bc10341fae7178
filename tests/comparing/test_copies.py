"""Near-duplicates: copies of a wire story are grouped, stories on one subject are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import load, read
from analysis.comparing.copies import copies, fingerprint

GOLD = sorted((Path(__file__).resolve().parents[2] / "data" / "gold").glob("*.txt"))
WIRE = load(GOLD[-1]).text


def grouped(*texts: str) -> list[tuple[str, ...]]:
    return [each.articles for each in copies(fingerprint(read(text), str(n)) for n, text in enumerate(texts))]


def paragraphs() -> list[str]:
    return [paragraph for paragraph in WIRE.split("\n\n") if paragraph.strip()]


def test_the_same_story_under_another_head_is_a_copy() -> None:
    assert grouped(WIRE, "A head of our own\n\n" + "\n\n".join(paragraphs()[1:])) == [("0", "1")]


def test_a_story_cut_to_its_first_half_is_a_copy_of_the_whole() -> None:
    half = "\n\n".join(paragraphs()[: len(paragraphs()) // 2])
    (found,) = copies([fingerprint(read(WIRE), "whole"), fingerprint(read(half), "half")])
    assert found.shares[1] > 0.9


def test_a_copy_of_a_copy_is_in_the_group_in_the_order_of_the_input() -> None:
    parts = paragraphs()
    found = grouped("\n\n".join(parts[:6]), "Nothing alike here at all.", WIRE, "\n\n".join(parts[4:]))
    assert found == [("0", "2", "3")]


def test_twenty_five_different_stories_are_no_copies() -> None:
    assert copies(fingerprint(load(path), path.name) for path in GOLD) == ()


def test_two_stories_about_one_event_are_no_copies() -> None:
    folder = GOLD[0].parents[1] / "articles"
    both = [load(folder / name) for name in ("invented-harbour.txt", "invented-harbour-rival.txt")]
    assert copies(fingerprint(each, each.name) for each in both) == ()


@pytest.mark.parametrize("text", ["Rain.", "One two three four five six."])
def test_a_text_too_short_to_tell_is_nobodys_copy(text: str) -> None:
    assert grouped(text, text) == []


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_groups_are_disjoint_and_do_not_depend_on_the_order(picks: list[int]) -> None:
    parts = paragraphs()
    texts = ["\n\n".join(parts[pick : pick + 5]) for pick in picks]
    prints = [fingerprint(read(text), str(n)) for n, text in enumerate(texts)]
    found = [set(each.articles) for each in copies(prints)]
    assert sum(map(len, found)) == len(set().union(*found)) if found else True
    assert sorted(map(sorted, found)) == sorted(sorted(each.articles) for each in copies(prints[::-1]))
