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
