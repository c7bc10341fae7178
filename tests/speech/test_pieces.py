"""What the model is told of quotation marks, casing and breaks, and that long texts are cut without harm."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("tokenizers")

from analysis.speech.model import WEIGHTS, ModelTagger, load_weights
from analysis.speech.pieces import cut, mark_states


def _inside(text: str) -> str:
    """The characters that a double quotation holds, the others as dots."""
    return "".join(sign if state in (1, 4) else "." for sign, state in zip(text, mark_states(text), strict=True))


def test_a_quotation_within_a_quotation_does_not_end_it() -> None:
    assert _inside('"He read “Salt” twice" and left') == ".He read “Salt” twice.........."


def test_an_inner_quotation_of_the_same_kind_is_known_by_what_stands_around_it() -> None:
    assert _inside('“He read "Salt" twice” and left') == '.He read "Salt" twice..........'


def test_a_quotation_runs_on_to_the_line_that_closes_it() -> None:
    assert _inside('"One.\n\nTwo.\n\nThree," he said.') == ".One.\n\nTwo.\n\nThree,.........."


def test_a_quotation_that_nothing_closes_ends_with_its_line() -> None:
    assert _inside('"One.\n\nTwo.') == ".One......."


def test_a_new_opening_mark_ends_what_was_left_open() -> None:
    assert _inside('"One.\n\n"Two," he said.') == ".One....Two,.........."


@pytest.mark.parametrize("ends", [",", ".", "?", "n", ")"])
def test_a_mark_that_closes_what_nothing_opened_does_not_turn_the_line_inside_out(ends: str) -> None:
    assert _inside(f'We go{ends}" he said. "We stay!"').strip(".") == "We stay!"


def test_a_mark_that_nothing_closed_does_not_turn_the_line_inside_out() -> None:
    between = "." * len('" she said. "')
    assert (
        _inside('"We go, he said. "We stay!" she said. "We wait!"') == f".We go, he said. .We stay!{between}We wait!."
    )


def test_a_quotation_of_straight_marks_within_straight_marks_is_no_unclosed_one() -> None:
    assert _inside('"He said "go" and I went," she said.').startswith(".He said ")
    assert "and I went" in _inside('"He said "go" and I went," she said.')


def test_a_mark_of_inches_opens_no_quotation() -> None:
    assert _inside('He is 6\'3" tall and said "no" twice').strip(".") == "no"


@pytest.mark.parametrize(
    "text", ['He said—"we go" and "we stay"', 'He said ("we go") and "we stay"', '"We go" or "stay"']
)
def test_a_mark_that_opens_is_not_taken_for_a_stray_one(text: str) -> None:
    assert next(words for words in _inside(text).split(".") if words).lower() == "we go"


@pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are not there")
def test_a_long_text_is_cut_as_its_parts_are() -> None:
    tokenizer = load_weights(WEIGHTS).tokenizer
    part = 'Nella Quist said: "The lamps are LIT."\n\n'
    one, many = cut(part, tokenizer), cut(part * 2000, tokenizer)
    assert len(many) == 2000 * len(one)
    assert np.array_equal(many.ids[-len(one) :], one.ids)
    assert np.array_equal(many.starts[-len(one) :], one.starts + 1999 * len(part))
    assert np.array_equal(many.marks.reshape(2000, -1)[1:], np.tile(one.marks, (1999, 1)))


@pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are not there")
@pytest.mark.parametrize("text", ["", " ", "\n\n\n"])
def test_nothing_gives_no_pieces(text: str) -> None:
    assert len(cut(text, load_weights(WEIGHTS).tokenizer)) == 0
