"""Familiar words: the rules of Dale and Chall (1948) for endings, one by one."""

from __future__ import annotations

import pytest

from analysis.measures.familiar import familiar_words, is_familiar


@pytest.mark.parametrize(
    "word",
    ["boat", "boats", "boat's", "boats'", "carries", "carried", "stopped", "baking", "known", "older", "oldest",
     "happier", "clearly", "don't", "they’re", "1991", "30", "well-known", "Boat"],
)  # fmt: skip
def test_words_on_the_list_and_their_regular_forms_are_familiar(word: str) -> None:
    assert is_familiar(word)


@pytest.mark.parametrize(
    "word",
    ["bombardment", "militants", "burner", "province", "air-defence", "strategic", "civilians", "sharpener", "rebel"],
)
def test_other_words_and_other_endings_are_not(word: str) -> None:
    assert not is_familiar(word)


def test_the_list_is_there_without_importing_textstat() -> None:
    import subprocess
    import sys

    code = "import sys, analysis.measures.familiar as f; f.is_familiar('boat'); print('textstat' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert 2900 < len(familiar_words()) < 3000
