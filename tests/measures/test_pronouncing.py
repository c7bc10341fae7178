"""The pronouncing dictionary: found, complete, the same for Sayso and for textstat."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from analysis.errors import ResourceError
from analysis.measures.pronouncing import FILE, FOLDER, dictionary

DIGEST = "f73c91c961ed7633304db478704dfd7fd5f30a0383c12c526db29b865d2fd44e"


def test_it_is_the_file_that_the_figures_were_made_with() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == DIGEST
    assert dictionary().name == f"CMU Pronouncing Dictionary, sha256 {DIGEST}"


def test_every_word_is_found_where_it_stands() -> None:
    lines = FILE.read_text(encoding="ascii").splitlines()
    assert len(lines) == 135_166
    firsts = [line.split(" ", 2) for line in lines if line.split(" ", 2)[1] == "1"]
    for word, _, phones in (*firsts[:200], *firsts[200:-200:97], *firsts[-200:]):
        assert dictionary().syllables(word) == sum(phone[-1].isdigit() for phone in phones.split()), word


def test_it_is_sorted_as_the_search_needs_it() -> None:
    keys = [line.rsplit(" ", 0)[0].split(" ", 2)[:2] for line in FILE.read_text(encoding="ascii").splitlines()]
    pairs = [(word.encode(), int(number)) for word, number in keys]
    assert pairs == sorted(pairs)


@pytest.mark.parametrize("word", ["", "zzzzz", "presiden", "presidentx", " ", "café", "a" * 10_000, "'", "\n"])
def test_what_it_lacks_gives_none(word: str) -> None:
    assert dictionary().syllables(word) is None


def test_nltk_reads_the_same_words_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk.data
    from nltk.corpus.reader import CMUDictCorpusReader

    monkeypatch.setattr(nltk.data, "path", [str(FOLDER)])
    assert str(nltk.data.find("corpora/cmudict/cmudict")) == str(FILE)
    theirs = CMUDictCorpusReader(str(FOLDER / "corpora" / "cmudict"), ["cmudict"]).dict()
    for word in ("president", "us", "people", "every", "al", "'bout", "zywicki"):
        first = theirs[word][0]
        assert dictionary().syllables(word) == sum(phone[-1].isdigit() for phone in first), word
    assert len(theirs) == sum(line.split(" ", 2)[1] == "1" for line in FILE.read_text().splitlines())


def test_a_missing_or_damaged_dictionary_says_how_to_get_it_back(tmp_path: Path) -> None:
    advice = r"git checkout -- analysis/lexicons/pronouncing; else: pip install --force-reinstall sayso\.$"
    with pytest.raises(ResourceError, match=r"cannot be read \(No such file or directory\).*" + advice):
        dictionary(tmp_path / "cmudict")
    (tmp_path / "cmudict").write_bytes(FILE.read_bytes()[:5000])
    with pytest.raises(ResourceError, match="is damaged.*" + advice):
        dictionary(tmp_path / "cmudict")


def test_the_licence_of_the_dictionary_travels_with_it() -> None:
    text = (FILE.parent / "LICENSE").read_text(encoding="utf-8")
    assert "Carnegie Mellon University" in text
    assert "Redistributions in binary form must reproduce the above copyright" in text
