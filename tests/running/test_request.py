"""Request: the notebook's own check of its parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.rules import Rules
from analysis.running.parameters import report_parameters
from analysis.running.request import default_article


def test_without_an_article_a_clone_takes_the_sample() -> None:
    assert default_article().name == "airstrikes.txt"
    assert report_parameters().article == default_article()


def test_metadata_reaches_the_article(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The ferry stopped.\n\n“We wait,” said Mara Teal.\n", encoding="utf-8")
    given = report_parameters(article=str(story), title="The ferry", outlet="The Lantern", date="2026-03-04")
    article = given.load()
    assert (article.title, article.outlet, article.date) == ("The ferry", "The Lantern", "2026-03-04")


def test_rules_are_taken_by_name() -> None:
    assert report_parameters(count_narrated=True, min_quotation_words=3).rules.min_quotation_words == 3


def test_a_rule_is_given_as_truth_or_in_words_and_empty_means_not_given() -> None:
    assert report_parameters(count_narrated="yes").rules.count_narrated
    assert not report_parameters(count_groups="No").rules.count_groups
    assert report_parameters(count_narrated="", count_groups="", min_quotation_words=0).rules == Rules()


def test_empty_texts_mean_not_given() -> None:
    assert report_parameters(title="", output="").title is None
    assert report_parameters(output="").output is None


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"count_thought": True}, "unknown parameter 'count_thought'. Did you mean 'count_thoughts'?"),
        ({"count_thoughts": "often"}, "parameter 'count_thoughts' must be yes or no, not 'often'."),
        ({"count_thoughts": 2}, "rule 'count_thoughts' must be true or false, not 2."),
        ({"min_quotation_words": -1}, "rule 'min_quotation_words' must be a whole number of at least 1, not -1."),
        ({"title": 7}, "parameter 'title' must be text, not 7."),
        ({"article": "no/such.txt"}, "parameter 'article': there is no file 'no/such.txt'. Give the path of a story."),
    ],
)
def test_what_is_wrong_is_said_with_the_parameters_name(values: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError) as error:
        report_parameters(**values)
    assert message in str(error.value)
