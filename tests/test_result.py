"""Saved analyses come back as they were, or say why they cannot."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import analyse, from_json, load, read
from analysis.errors import ResultError
from analysis.speech.certainty import Certainty, Tenth
from analysis.speech.cued import CuedTagger

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["gold/harbour.txt", "gold/brief-swan.txt", "articles/airstrikes.txt"])
def test_an_analysis_comes_back_equal_and_is_written_back_byte_for_byte(name: str) -> None:
    analysis = analyse(load(ROOT / "data" / name), check=True)
    written = analysis.to_json()
    assert from_json(written) == analysis
    assert from_json(written).to_json() == written


def test_each_record_has_a_line_of_its_own() -> None:
    lines = analyse(read("“We wait,” said Ana Teal.")).to_json().splitlines()
    assert [line for line in lines if '"id":"s1"' in line] == [
        next(line for line in lines if '"name":"Ana Teal"' in line)
    ]


def test_a_result_carries_the_thresholds_and_the_reliability_of_the_method_that_made_it() -> None:
    made = analyse(read("“We wait,” said Ana Teal."))
    certainty = Certainty(0.4, 0.7, (Tenth(0.45, 0.41, 20), Tenth(0.95, 0.96, 300)))
    other = replace(made, method=replace(made.method, certainty=certainty))
    assert '"certainty":{"statement":0.4,"alone":0.7,"reliability":[[0.45,0.41,20],[0.95,0.96,300]]}' in other.to_json()
    assert from_json(other.to_json()) == other


def test_a_result_that_was_saved_before_certainty_was_written_down_is_read_and_has_none() -> None:
    written = analyse(read("“We wait,” said Ana Teal."), tagger=CuedTagger()).to_json()
    assert written.count(',"certainty":null') == 1
    old = from_json(written.replace(',"certainty":null', ""))
    assert old.method.certainty is None


def test_text_that_is_no_analysis_is_refused() -> None:
    with pytest.raises(ResultError, match=r"this is no saved analysis: .*Run `sayso report` again\."):
        from_json("{}")


def test_another_schema_is_refused_by_its_number() -> None:
    written = analyse(read("It rained.")).to_json().replace('"schema": 2', '"schema": 99')
    with pytest.raises(ResultError, match=r"saved with schema 99; this version of Sayso reads schema 2"):
        from_json(written)


def test_a_damaged_analysis_is_refused() -> None:
    written = analyse(read("It rained.")).to_json().replace('"rules": {', '"rules": [{', 1)
    with pytest.raises(ResultError, match="Run `sayso report` again"):
        from_json(written)


def test_unknown_names_are_refused_with_the_nearest() -> None:
    analysis = analyse(read("It rained."))
    with pytest.raises(ResultError, match=r"unknown measure 'quoted_words_share'. Did you mean 'quoted_word_share'\?"):
        analysis.score("quoted_words_share")
    with pytest.raises(ResultError, match=r"unknown source 's9'"):
        analysis.source("s9")


def test_saved_analyses_can_be_read_by_several_threads_at_once() -> None:
    """msgspec crashes when two threads look into one class for the first time, which is once a process."""
    code = (
        "import sys, threading, time; from analysis import analyse, from_json, read\n"
        "sys.setswitchinterval(1e-6)\n"
        "text = analyse(read('“It rained,” said Mara Teal, who runs the port.')).to_json()\n"
        "gate = threading.Barrier(8)\n"
        "threads = [threading.Thread(target=lambda n: (gate.wait(), time.sleep(n / 4000), from_json(text)), args=[n])\n"
        "           for n in range(8)]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]"
    )
    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
