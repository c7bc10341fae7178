"""The doubts panel states the numbers in use, and what a confidence is worth, as the result itself carries them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from analysis import Analysis, analyse, from_json, load, read
from analysis.reporting.doubts import NONE, too_unsure
from analysis.reporting.sureness import ALL_COUNT, BY_HAND, FROM_RULES, UNKNOWN, UNTESTED
from analysis.resources import shipped
from analysis.speech.certainty import Certainty, Tenth
from analysis.speech.cued import CuedTagger
from analysis.speech.model import ModelTagger

STORY = "“We wait,” said Ana Teal.\n\nThe minister said help would come."
CURVE = (Tenth(0.15, 0.2, 44), Tenth(0.45, 0.42, 89), Tenth(0.95, 0.953, 1675))


def by_model(certainty: Certainty | None, found_by: str = "model") -> Analysis:
    """A result of the trained model, its statements found by either way."""
    made = analyse(read(STORY), tagger=CuedTagger())
    found = tuple(replace(each, method=found_by) for each in made.attributions)
    return replace(made, attributions=found, method=replace(made.method, name="model", certainty=certainty))


def shown(analysis: Analysis) -> str:
    return " ".join(html.fromstring(f"<div>{too_unsure(analysis).html}</div>").text_content().split())


def test_the_thresholds_are_those_of_the_method_that_made_the_result() -> None:
    said = shown(by_model(Certainty(0.37, 0.71)))
    assert "less than 0.37 likely to be anybody’s statement" in said
    assert "confidence is below 0.71 and the rules" in said
    assert NONE in said
    assert UNTESTED in said


def test_a_table_says_how_often_each_confidence_was_right() -> None:
    panel = too_unsure(by_model(Certainty(0.5, 0.6, CURVE)))
    page = html.fromstring(f"<div>{panel.html}</div>")
    assert [
        [" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in page.xpath("//table/tbody/tr")
    ] == [["0.95", "95 of 100", "1,675"], ["0.45", "42 of 100", "89"], ["0.15", "20 of 100", "44"]]
    assert page.xpath("string(//table/caption)") == "What a confidence means"
    assert len(page.xpath("//table/tbody/tr/th[@scope='row']")) == 3
    said = " ".join(page.text_content().split())
    assert "tested on 1,808 findings" in said, "44 and 89 and 1,675"
    assert "about 0.95, 95 of 100 were right; of those with about 0.45, 42 of 100." in said
    assert "95 of 100" in panel.text


def test_a_curve_of_one_point_is_said_once() -> None:
    assert "about 0.95, 95 of 100 were right. On news" in shown(by_model(Certainty(0.5, 0.6, CURVE[2:])))


def test_of_the_rules_no_threshold_and_no_test_is_claimed() -> None:
    said = shown(analyse(read(STORY), tagger=CuedTagger()))
    assert said == f"{ALL_COUNT} {BY_HAND}"
    assert not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize("found_by", ["rules", "model"])
def test_what_the_model_took_from_the_rules_is_said_to_have_no_tested_confidence(found_by: str) -> None:
    assert (FROM_RULES in shown(by_model(Certainty(0.5, 0.6, CURVE), found_by))) == (found_by == "rules")


def test_a_result_from_before_the_thresholds_were_written_down_says_so_and_shows_no_curve_of_others() -> None:
    old = from_json(by_model(None).to_json().replace(',"certainty":null', ""))
    assert shown(old) == f"{UNKNOWN} {NONE}"


@pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")
def test_the_numbers_of_a_report_are_those_of_the_weights_it_was_made_with() -> None:
    tagger = ModelTagger()
    analysis = analyse(load(shipped("data", "gold", "council-bins.txt")), tagger=tagger)
    assert analysis.method.certainty == tagger.certainty
    assert tagger.certainty is not None
    said = shown(analysis)
    assert f"less than {tagger.certainty.statement:.2f} likely" in said
    assert f"confidence is below {tagger.certainty.alone:.2f} and" in said
    rows = html.fromstring(f"<div>{too_unsure(analysis).html}</div>").xpath("//table/tbody/tr")
    assert len(rows) == len(tagger.certainty.reliability)
