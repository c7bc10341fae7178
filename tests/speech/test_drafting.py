"""From what the network marks to drafts: what holds no words is no draft."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.reading.load import read
from analysis.speech.confidence import SIGNS, Scale
from analysis.speech.decoding import Found, Range
from analysis.speech.drafting import Drafter
from analysis.speech.marks import find_quotations
from analysis.speech.pieces import Pieces

TEXT = 'It will do — for now," Nella Quist said. "7," she added, and then: "Yes."\n'
SIGNS_OF_ANY = (-0.1, -0.2, -0.1, -0.1, 0.9, 0.9, 0.1, -0.1, -0.1)


def drafted(*contents: str) -> list[str]:
    """The contents of the drafts that the network's finds of these words become, each character a piece."""
    article = read(TEXT)
    plain = Scale(0.0, (0.0,) * len(SIGNS))
    places = np.arange(len(TEXT), dtype=np.int32)
    nothing = np.zeros(len(TEXT), dtype=np.uint8)
    pieces = Pieces(places, places, places + 1, nothing, nothing, nothing)
    said = _range(" Nella Quist")
    found = [Found(_range(each), None, said, 1.0, SIGNS_OF_ANY) for each in contents]
    drafter = Drafter(article, find_quotations(article), 0.5, plain, plain)
    return [draft.content.of(TEXT) for draft in drafter.drafts(pieces, found)]


def _range(words: str) -> Range:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("sign", ['"', " —", '."', ","])
def test_a_mark_alone_is_no_draft(sign: str) -> None:
    assert drafted(sign) == []


@pytest.mark.parametrize("words", ["Yes", "7", "It"])
def test_a_single_word_or_number_is_one(words: str) -> None:
    assert drafted(words) == [words]


def test_the_others_stay_where_one_is_dropped() -> None:
    assert drafted('"', "It will do", " —") == ["It will do"]
