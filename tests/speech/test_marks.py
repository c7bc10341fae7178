"""Finding quotations by their marks: every kind of mark, every kind of accident."""

from __future__ import annotations

import pytest

from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.speech.marks import find_quotations
from analysis.speech.quotation import Quotation

LEAD = "The mill at Tarnholm will close in May, its owner said on Monday.\n\n"
"""A first paragraph, so that what a test shows is body and not headline."""


def quotations(text: str) -> tuple[Article, tuple[Quotation, ...]]:
    article = read(LEAD + text)
    return article, find_quotations(article)


def inners(text: str, depth: int | None = None) -> list[str]:
    """What stands inside the marks, the paragraphs of one quotation joined by " / "."""
    article, found = quotations(text)
    return [
        " / ".join(piece.of(article.text) for piece in item.inner_pieces)
        for item in found
        if depth is None or item.depth == depth
    ]


def assumed(text: str) -> list[str]:
    return [note for item in quotations(text)[1] for note in item.assumptions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"We will go," she said.', id="straight"),
        pytest.param("“We will go,” she said.", id="curly"),
        pytest.param("„We will go,“ she said.", id="low-high"),
        pytest.param("„We will go,” she said.", id="low-right"),
        pytest.param("«We will go,» she said.", id="guillemets"),
        pytest.param("»We will go,« she said.", id="guillemets-inward"),
        pytest.param("''We will go,'' she said.", id="two-apostrophes"),
        pytest.param("``We will go,'' she said.", id="backquotes"),
        pytest.param("‘‘We will go,’’ she said.", id="two-single-curly"),
        pytest.param("＂We will go,＂ she said.", id="full-width"),
        pytest.param("'We will go,' she said.", id="single-straight"),
        pytest.param("‘We will go,’ she said.", id="single-curly"),
        pytest.param('She said:"We will go,"and left.', id="no-spaces"),
        pytest.param('He shouted—"We will go,"—and left.', id="dashes"),
        pytest.param('(He said: "We will go,")', id="brackets"),
    ],
)
def test_every_kind_of_mark_opens_and_closes(text: str) -> None:
    assert inners(text) == ["We will go,"]


def test_the_span_takes_the_marks_in_and_the_inner_span_leaves_them_out() -> None:
    article, (item,) = quotations("He called it ''a disgrace'', twice.")
    assert item.span.of(article.text) == "''a disgrace''"
    assert item.inner.of(article.text) == "a disgrace"
    assert item.mark == "''"


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met in the '90s; rock 'n' roll wasn't dead.",
        "It’s Marcus’s view that ’tis the dogs’ home they’re closin’.",
        "Don't give 'em up, said nobody in '08 or the class of '68.",
        "He is 6'2\" tall, and the pipe is 5\" wide and 12' long.",
        "The wreck lies at 40°26'46\" N, 79°58'56\" W.",
        "The Jones' house and the O'Neills' house share a wall.",
        "She works 9-5 for the Sainsbury’s on St James’ Street.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert inners(text) == []


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    assert inners('"I have a 5" gun and I am 6\'2"," he said.') == ['I have a 5" gun and I am 6\'2",']


def test_a_quotation_may_end_with_a_number() -> None:
    assert inners('It is on every "Top 5" list, he said.') == ["Top 5"]


def test_a_possessive_plural_inside_single_marks_does_not_close_them() -> None:
    text = "'The workers' demands are fair,' he said. 'We won't give 'em up,' she said."
    assert inners(text) == ["The workers' demands are fair,", "We won't give 'em up,"]


def test_a_plural_at_the_end_of_single_marks_closes_them() -> None:
    assert inners("Ministers blamed 'a few bad apples' in the force.") == ["a few bad apples"]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“I heard ‘never again’ twice,” she said.", "I heard ‘never again’ twice,", "never again"),
        ("'I heard \"never again\" twice,' she said.", 'I heard "never again" twice,', "never again"),
        ("''I heard 'never again'.''", "I heard 'never again'.", "never again"),
        ("''He told me 'never again'''", "He told me 'never again'", "never again"),
        ("\"'Never again,' he said, and we agreed.\"", "'Never again,' he said, and we agreed.", "Never again,"),
        ('"They told me "go home" and I went," she said.', 'They told me "go home" and I went,', "go home"),
        ("«It was “never again” for us», she said.", "It was “never again” for us", "never again"),
    ],
)
def test_a_quotation_inside_a_quotation_has_depth_one(text: str, outer: str, inner: str) -> None:
    assert (inners(text, 0), inners(text, 1)) == ([outer], [inner])


def test_marks_inside_marks_inside_marks_have_depth_two() -> None:
    text = "“He said, ‘She told me “never” and hung up,’ and I believed it,” Ms Lee said."
    assert inners(text, 2) == ["never"]


class TestSingleMarks:
    """Whether they are speech marks is decided once for the article, by evidence, and said."""

    def test_a_british_story_is_read_by_its_single_marks(self) -> None:
        text = "‘We will go,’ she said. ‘It was “never again” for us.’\n\n‘I stay,’ he said."
        assert inners(text, 0) == ["We will go,", "It was “never again” for us.", "I stay,"]
        assert assumed(text)[0] == (
            "single marks are read as speech marks here: 3 of them close after a comma or full stop, 0 double ones do"
        )

    def test_in_a_story_with_double_marks_single_ones_are_found_but_not_called_speech_marks(self) -> None:
        text = "“We will go,” she said. The 'further work' is not funded."
        assert inners(text) == ["We will go,", "further work"]
        assert assumed(text) == []

    def test_a_single_mark_that_nothing_closes_is_an_apostrophe_in_a_story_with_double_marks(self) -> None:
        assert inners("“We will go,” she said. 'Twas ever thus; 'course it was.") == ["We will go,"]

    def test_a_headline_with_single_marks_over_a_story_with_double_ones(self) -> None:
        article = read("Mayor calls plan ‘a disgrace’\n\n" + LEAD + "“It is a disgrace,” said the mayor, Ana Lee.")
        found = [(item.inner.of(article.text), item.assumptions) for item in find_quotations(article)]
        assert found == [("a disgrace", ()), ("It is a disgrace,", ())]


class TestOverParagraphs:
    def test_each_paragraph_opened_and_only_the_last_closed_is_one_quotation(self) -> None:
        text = '"We had no warning.\n\n"We had no boats.\n\n"We had each other," she said.'
        assert inners(text) == ["We had no warning. / We had no boats. / We had each other,"]
        assert assumed(text) == ["continued over 3 paragraphs, each opened by a mark of its own"]

    def test_a_link_line_between_the_paragraphs_does_not_break_it(self) -> None:
        text = "“We had no warning.\n\nRelated: Ferry runs aground off Marrowick\n\n“We had each other,” she said."
        assert inners(text) == ["We had no warning. / We had each other,"]

    def test_a_quotation_that_goes_on_without_a_new_opening_mark_runs_to_the_closing_one(self) -> None:
        text = 'She said: "We had no warning.\n\nWe had each other."'
        assert inners(text) == ["We had no warning. / We had each other."]
        assert assumed(text) == [
            "no closing mark in its paragraph and none opened the next: taken to run on to the closing mark there"
        ]

    def test_a_quotation_with_nothing_behind_it_ends_with_its_paragraph(self) -> None:
        text = "“We had no warning.\n\nThe boats came at noon, the coastguard said."
        assert inners(text) == ["We had no warning."]
        assert assumed(text) == ["no closing mark: taken to end with the paragraph"]

    def test_a_closed_quotation_is_not_joined_to_the_next_paragraph(self) -> None:
        assert inners('"We had no warning."\n\n"We had each other," he said.') == [
            "We had no warning.",
            "We had each other,",
        ]

    def test_reporting_words_at_the_end_of_an_unclosed_paragraph_end_the_quotation(self) -> None:
        text = '"We had no warning, she said.\n\n"That is not so," said the coastguard.'
        assert inners(text) == ["We had no warning,", "That is not so,"]
        assert assumed(text) == ["no closing mark: taken to end before “she said”"]

    def test_reporting_words_inside_a_story_that_goes_on_do_not_end_it(self) -> None:
        text = '"And then, he said, we had to run.\n\n"So we ran," said Ann Lee.'
        assert inners(text) == ["And then, he said, we had to run. / So we ran,"]

    def test_reporting_words_inside_an_unclosed_quotation_that_does_not_go_on_end_it(self) -> None:
        text = '"We had to run, she said, and nobody helped.\n\nThe boats came at noon.'
        assert inners(text) == ["We had to run,"]


class TestAccidents:
    def test_a_missing_closing_mark_does_not_turn_the_rest_of_the_paragraph_inside_out(self) -> None:
        text = '"We go, he said. "We stay," she said. "We wait," said a third.'
        assert inners(text) == ["We go,", "We stay,", "We wait,"]

    def test_an_unclosed_quotation_ends_with_its_sentence_when_another_follows(self) -> None:
        text = 'He said: "We go. Then he sat down. "We stay," she said.'
        assert inners(text) == ["We go.", "We stay,"]
        assert assumed(text) == ["no closing mark: taken to end with its sentence, or before the next mark"]

    def test_a_stray_closing_mark_is_passed_over(self) -> None:
        assert inners("The ferry,” he said, was late. “It is always late.”") == ["It is always late."]

    @pytest.mark.parametrize(
        "text",
        ["”We will go,” she said.", "“We will go,“ she said.", "“We will go,„ she said."],
        ids=["opening", "closing", "low-for-high"],
    )
    def test_a_mark_turned_the_wrong_way_is_read_by_its_place(self, text: str) -> None:
        assert inners(text) == ["We will go,"]
        assert assumed(text) == ["a mark is turned the wrong way; it was read by its place"]

    def test_a_curly_mark_closed_by_a_straight_one_is_a_pair_and_says_so(self) -> None:
        assert inners('“We will go," she said.') == ["We will go,"]
        assert assumed('“We will go," she said.') == ['opened by “ and closed by ": read as one pair']

    def test_an_apostrophe_typed_twice_is_an_apostrophe(self) -> None:
        assert inners("“We go,” said Mr. Lee''s aide. He is “late”.") == ["We go,", "late"]

    def test_a_plural_in_single_marks_with_an_apostrophe_behind_them(self) -> None:
        assert inners("“We go,” he said of the ‘experts’’ view.") == ["We go,", "experts"]

    def test_a_curly_mark_between_spaces_closes_what_is_open(self) -> None:
        assert inners("“We go. “ He rose. “We stay,” she said.") == ["We go. ", "We stay,"]

    def test_marks_of_markup_are_no_quotations(self) -> None:
        assert inners('<tweet id="672138" author="@someone">We are “on our way” there</tweet>, it said.') == [
            "on our way"
        ]

    def test_marks_around_nothing_are_no_quotation(self) -> None:
        assert inners('He said "" and then "…" and left.') == []

    def test_spaces_inside_the_marks_are_forgiven(self) -> None:
        assert [inner.strip() for inner in inners('" We go , " he said . " We stay . "')] == ["We go ,", "We stay ."]


def test_no_quotation_crosses_from_the_body_into_a_link_line() -> None:
    text = "“We had no warning.\n\nRelated: Minister says “sorry” to the islands\n\nThe boats came at noon."
    article, found = quotations(text)
    assert [item.inner.of(article.text) for item in found] == ["We had no warning.", "sorry"]


def test_the_metadata_above_a_story_is_not_searched() -> None:
    article = read('---\ntitle: "The mill closes"\n---\n\n' + LEAD + "“We go,” she said.")
    assert [item.inner.of(article.text) for item in find_quotations(article)] == ["We go,"]


def test_quotations_come_in_the_order_of_the_text_outer_before_inner() -> None:
    _, found = quotations("“A ‘b’ c.” “D.”\n\n“E ‘f’.”")
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    assert [item.depth for item in found] == [0, 1, 0, 0, 1]
