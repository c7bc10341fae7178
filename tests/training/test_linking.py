"""How the weights behind "he" and "she" are learnt: on articles of a few lines."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.speech.linking import NOBODY

pytest.importorskip("tokenizers", reason="analysis.training.corpus reads with it")

from analysis.training.linking import Case, Reader, best, learn, tables

TEXT = "Mary Dell met John Orm on the pier.\n\nShe waved. “It was cold,” he said.\n"


def _span(words: str, chain: str) -> list[Any]:
    at = TEXT.index(words)
    return [at, at + len(words), chain, "person"]


ARTICLE: dict[str, Any] = {
    "id": "invented_news_pier",
    "text": TEXT,
    "mentions": [_span("Mary Dell", "1"), _span("John Orm", "2"), _span("She", "1"), _span("he", "2")],
    "quotes": [
        {
            "start": TEXT.index("“"), "end": TEXT.index("”") + 1, "spans": None, "type": "direct", "cue": None,
            "speaker": _span("he", "2")[:2],
        }
    ],
}  # fmt: skip
ARTICLE["mentions"][3] = [TEXT.index("he said"), TEXT.index("he said") + 2, "2", "person"]
ARTICLE["quotes"][0]["speaker"] = ARTICLE["mentions"][3][:2]


def test_a_reader_asks_once_for_each_marked_pronoun_and_knows_whom_it_means() -> None:
    she, he = Reader(ARTICLE, None).read()
    assert (she.speaks, he.speaks) == (False, True)
    assert she.chosen is not None and she.right[she.chosen]
    assert he.chosen is not None and he.right[he.chosen]
    assert sum(he.right) == 1


def test_what_is_always_right_is_worth_more_than_what_is_always_wrong() -> None:
    good, bad = {"near": 1.0}, {"far": 1.0}
    cases = [Case("a_news_b", (good, bad), (True, False), False, True, None)] * 20
    weights = learn(cases, ridge=1.0)
    assert weights["near"] > 0 > max(weights["far"], weights[NOBODY])
    assert learn(cases, ridge=1.0) == weights, "learning is the same each time"


def test_nobody_is_taken_where_nobody_is_likely_but_a_speaker_is_somebody() -> None:
    weights = {"near": 1.0, NOBODY: 2.0}
    assert best(weights, [{"near": 1.0}], speaks=False) is None
    assert best(weights, [{"near": 1.0}, {"near": 0.5}], speaks=True) == 0
    assert best(weights, [], speaks=True) is None


def test_the_table_counts_only_pronouns_whose_person_was_met_before() -> None:
    met = Case("a_news_b", ({},), (True,), True, True, 0)
    unmet = Case("a_news_c", ({},), (False,), False, False, None)
    missed = Case("a_bio_d", ({},), (True,), False, True, None)
    lines = {line.split()[0]: line.split()[1:] for line in tables([met, unmet, missed]).splitlines()[1:]}
    assert lines["all"] == ["2", "50.0%", "100.0%"]
    assert lines["news"] == lines["speakers"] == ["1", "100.0%", "100.0%"]
