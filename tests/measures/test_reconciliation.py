"""Reconciliation: where Sayso and textstat must agree to the last digit, and what explains the rest."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import ResourceError
from analysis.measures import pronouncing, reconciliation
from analysis.measures.pronouncing import FOLDER
from analysis.measures.readability import Check, measure_readability
from analysis.measures.reconciliation import canonical_text, check_with_textstat
from analysis.reading.load import read

_SIGNED = re.compile(r"\(([+−±][\d.]+)\)")
PLAIN = (
    "The council said on Monday that the old harbour of the town would be closed for a year. "
    "Nobody who had a boat there was asked about it before. "
    "The government will decide in the summer whether the money for a new harbour can be found. "
) * 11
"""Only words that the dictionary has, no numbers, no names, no compounds: 33 sentences."""


def checks(text: str) -> dict[str, Check]:
    article = read(text)
    return {check.id: check for check in check_with_textstat(article, measure_readability(article, ()))}


def test_on_plain_words_all_that_can_be_equal_is_equal() -> None:
    found = checks(PLAIN)
    equal = {id for id, check in found.items() if check.difference == "equal"}
    assert equal >= {
        "words", "sentences", "words_per_sentence", "syllables_per_word", "flesch_reading_ease", "flesch_kincaid",
        "smog", "linsear_write", "lix", "rix",
    }  # fmt: skip
    for id in equal:
        assert found[id].ours == pytest.approx(found[id].theirs, abs=1e-9)


def test_the_formulas_that_textstat_computes_otherwise_are_named() -> None:
    found = checks(PLAIN)
    assert found["new_dale_chall"].difference.startswith("textstat's “version 2” is the formula of 1948")
    assert found["coleman_liau"].difference == "textstat has 0.058 where Coleman and Liau (1975) have 0.0588"
    assert found["ari"].difference == "textstat counts hyphens, apostrophes and full stops as letters"


def test_every_difference_is_traced_to_a_count_or_a_formula() -> None:
    text = PLAIN + "In 1991 al-Assad’s four-year plan for Talbiseh cost $3.5 million, St. Ninian’s said. Yes. Go now."
    for check in checks(text).values():
        assert check.difference
        assert check.difference != "textstat's formula differs", check
        if check.difference != "equal":
            assert check.ours != pytest.approx(check.theirs, abs=1e-9)


def test_short_sentences_are_named_as_the_cause_where_textstat_drops_them() -> None:
    found = checks(PLAIN + "Yes. Go now.")
    assert found["sentences"] == Check(
        "sentences", 35, 33.0,
        "textstat counts 33 instead of 35 sentences, because it leaves out those of two words or fewer", 33.0,
        "because it ends one at every full stop, and leaves out those of two words or fewer",
    )  # fmt: skip


def test_the_raw_value_is_textstats_own_on_the_text_as_it_stands_and_each_count_says_how_far_it_moves_it() -> None:
    article = read(PLAIN + "It cost $3.5 million, the U.S. office of St. Ninian said at 11 p.m. on Monday evening.")
    found = {check.id: check for check in check_with_textstat(article, measure_readability(article, ()))}
    from textstat.textstat import textstatistics  # type: ignore[import-untyped]

    assert found["flesch_kincaid"].raw == textstatistics().flesch_kincaid_grade(article.text)
    steps = found["flesch_kincaid"].raw_difference
    # Five pieces of more than two words: "It cost $3.", "5 million, the U.", "office of St.", "Ninian said at 11 p.",
    # "on Monday evening."
    assert steps.split(" (")[0] == "38 instead of 34 sentences"
    for check in found.values():
        moved = sum(float(step.replace("−", "-").replace("±", "")) for step in _SIGNED.findall(check.raw_difference))
        if moved:
            exact = (check.raw or 0.0) - (check.ours or 0.0)
            assert moved == pytest.approx(exact, abs=0.05 * check.raw_difference.count("("))


def test_the_canonical_text_has_one_stop_a_sentence() -> None:
    article = read('"It cost $3.5 million!" St. Ninian’s said at 11 p.m. on Monday… Who knew?')
    assert canonical_text(article) == "It cost 35 million St Ninian's said at 11 pm on Monday Who knew."


def test_too_short_a_text_is_not_compared() -> None:
    article = read("It rained.")
    assert check_with_textstat(article, measure_readability(article, ())) == ()


def test_without_the_dictionary_textstat_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    article = read(PLAIN)
    readability = measure_readability(article, ())

    def missing() -> pronouncing.Pronouncing:
        return pronouncing.dictionary(pronouncing.FOLDER / "nowhere")

    monkeypatch.setattr(reconciliation, "dictionary", missing)
    with pytest.raises(ResourceError, match="pip install --force-reinstall sayso"):
        check_with_textstat(article, replace(readability))


def test_a_dictionary_that_others_may_write_to_still_serves(tmp_path: Path) -> None:
    """A clone under umask 002 is group-writable, and NLTK reads no data from such a folder."""
    folder = tmp_path / "pronouncing"
    shutil.copytree(FOLDER, folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o775 if path.is_dir() else 0o664)
    told = (
        "from pathlib import Path\n"
        "from analysis.measures import pronouncing, reconciliation\n"
        f"reconciliation.FOLDER = Path({str(folder)!r})\n"
        "print(reconciliation._textstat().syllable_count('harbour'))\n"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False, timeout=120)
    assert (done.stdout.strip(), done.stderr) == ("2", "")
