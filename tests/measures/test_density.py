"""Quote density: every expected number was counted by hand in the text of the test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.measures.density import Density, measure_density
from analysis.measures.quoted import Body
from analysis.measures.score import Score
from analysis.measures.voices import held_in, share_words
from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution, Kind
from analysis.speech.marks import find_quotations
from analysis.speech.source import Grounds, Source

STORY = """The mill at Tarnholm will close in May.

“We had no warning at all,” said Ann Lee. “We had [only] each other.”

Its owner spoke of a “sad day” for the county.

Nobody was paid, and the “apology” came by post.
"""
"""Words by paragraph: 8; 6 quoted, 3, 5 quoted; 10 with 2 quoted; 9. In all 41, of which 13 are quoted."""


def density(text: str, rules: Rules | None = None) -> Density:
    article = read(text)
    return measure_density(article, find_quotations(article), (), (), rules or Rules())


def score(result: Density, name: str) -> Score:
    (found,) = (item for item in result.scores if item.id == name)
    return found


def words_of(article: Article, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(article.text) for span in spans]


class TestByHand:
    @pytest.mark.parametrize(
        ("name", "value", "n"),
        [
            ("quoted_word_share", 13 / 41, 41),
            ("quotations", 3, 41),
            ("quoted_paragraph_share", 2 / 4, 4),
            ("quoted_sentence_share", 3 / 5, 5),
            ("quotation_length_min", 2, 3),
            ("quotation_length_median", 5, 3),
            ("quotation_length_mean", 13 / 3, 3),
            ("quotation_length_max", 6, 3),
            ("partial_quotations", 1, 3),
            ("marks_not_speech", 1, 4),
            ("edited_quotations", 1, 3),
        ],
    )
    def test_the_story_has(self, name: str, value: float, n: int) -> None:
        found = score(density(STORY), name)
        assert (found.value, found.n) == (pytest.approx(value), n)

    def test_lengths_come_in_the_order_of_the_text(self) -> None:
        assert density(STORY).lengths == (6, 5, 2)

    def test_the_rate_is_for_a_thousand_words(self) -> None:
        story = STORY + "\nThe river ran on below the mill for all that time. " * 10
        assert score(density(story), "quotations_per_1000").value == pytest.approx(1000 * 3 / (41 + 110))

    def test_the_evidence_is_what_stands_inside_the_marks(self) -> None:
        article = read(STORY)
        found = score(measure_density(article, find_quotations(article), (), (), Rules()), "quoted_word_share")
        assert words_of(article, found.evidence) == [
            "We had no warning at all,",
            "We had [only] each other.",
            "sad day",
        ]

    def test_the_longest_and_shortest_quotation_are_shown(self) -> None:
        article = read(STORY)
        result = measure_density(article, find_quotations(article), (), (), Rules())
        assert words_of(article, score(result, "quotation_length_max").evidence) == ["We had no warning at all,"]
        assert words_of(article, score(result, "quotation_length_min").evidence) == ["sad day"]

    def test_brackets_and_ellipses_are_the_evidence_of_an_edited_quotation(self) -> None:
        text = (
            "The mill will close.\n\n“We had [only] each other ... and [1] the dog… [the cat] too . . .” said Ann Lee."
        )
        article = read(text)
        found = score(measure_density(article, find_quotations(article), (), (), Rules()), "edited_quotations")
        assert words_of(article, found.evidence) == ["[only]", "...", "…", "[the cat]", ". . ."]
        assert found.value == 1

    def test_thirds_are_cut_at_words_and_add_up(self) -> None:
        thirds = density(STORY).thirds
        assert [third.words for third in thirds] == [14, 13, 14]
        assert [third.quoted_words for third in thirds] == [6, 5, 2]
        assert [third.quotations for third in thirds] == [1, 1, 1]


class TestRules:
    def test_words_of_a_quotation_inside_a_quotation_count_once(self) -> None:
        result = density("The mill will close.\n\n“I heard ‘never again’ twice today,” said Ann Lee of the mill.")
        assert result.lengths == (6,)

    def test_a_quotation_over_two_paragraphs_is_one_quotation_in_two_paragraphs(self) -> None:
        result = density("The mill will close.\n\n“We had no warning at all.\n\n“We had each other,” said Ann Lee.")
        assert result.lengths == (10,)
        assert score(result, "quotations").value == 1
        assert score(result, "quoted_paragraph_share").value == pytest.approx(2 / 3)

    @pytest.mark.parametrize(
        ("inside", "counts"),
        [(Span(0, 10), 1), (Span(0, 6), 1), (Span(0, 5), 0), (Span(5, 10), 0), (Span(3, 9), 1), (Span(9, 20), 0)],
    )
    def test_a_word_half_inside_the_marks_counts_when_more_than_half_of_it_is_inside(
        self, inside: Span, counts: int
    ) -> None:
        body = Body(words=(Span(0, 10),), sentences=(), paragraphs=())
        assert len(body.words_in(inside)) == counts

    def test_quotations_outside_the_body_are_not_counted(self) -> None:
        text = (
            "Mayor: “We will never close the mill”\n\nThe mill at Tarnholm will close in May, it was said on Monday.\n"
        )
        assert score(density(text), "quotations").value == 0

    def test_short_quotations_are_left_out_on_demand_and_the_range_shows_it(self) -> None:
        found = score(density(STORY, Rules(min_quotation_words=3)), "quotations")
        assert (found.value, found.low, found.high) == (2, 2, 3)
        assert found.moved_by == ("short quotations counted too",)

    def test_a_contested_quotation_is_counted_and_the_range_shows_it(self) -> None:
        text = (
            "The mill at Tarnholm will close.\n\nResidents complained that the “temporary” fence was seven years old."
        )
        found = score(density(text), "quotations")
        assert (found.value, found.low, found.high) == (1, 0, 1)
        assert found.moved_by == ("quotations that may be scare quotes left out",)
        assert (score(density(text), "marks_not_speech").low, score(density(text), "marks_not_speech").high) == (0, 1)

    def test_an_embedded_post_moves_the_share_of_words_only(self) -> None:
        story = "The mill will close in May, its owner said.\n\nHe posted it in the night:\n\n"
        result = density(
            story
            + "Tears, idle tears, my mill\n\n— Tarnholm Mill (@tarnholmmill) March 3, 2026\n\n“We go,” Ann Lee said.\n"
        )
        found = score(result, "quoted_word_share")
        assert (found.value, found.low, found.high) == (
            pytest.approx(2 / 20), pytest.approx(2 / 20), pytest.approx((2 + 5) / (20 + 5)),
        )  # fmt: skip
        assert found.moved_by == ("embedded posts counted as quoted words",)
        assert score(result, "quotations").low is None

    def test_nothing_contested_gives_no_range(self) -> None:
        assert {(item.low, item.high) for item in density(STORY).scores} == {(None, None)}


class TestNoAnswer:
    def test_without_quotations_lengths_have_no_answer_and_shares_are_zero(self) -> None:
        result = density("The mill at Tarnholm will close in May. Nobody was paid for the time.")
        assert score(result, "quoted_word_share").value == 0
        assert score(result, "quotation_length_median").value is None
        assert score(result, "quotation_length_median").reason == "no quotation of the body counts as speech"

    def test_a_rate_needs_a_hundred_words(self) -> None:
        found = score(density(STORY), "quotations_per_1000")
        assert (found.value, found.reason) == (None, "not enough to say: fewer than 100 body words")

    def test_without_a_body_nothing_has_an_answer(self) -> None:
        empty = Article("", (), (), (), "empty", "0" * 64)
        result = measure_density(empty, (), (), (), Rules())
        assert {item.value for item in result.scores} == {None}
        assert all(item.reason for item in result.scores)
        assert (result.thirds, result.speakers, result.lengths) == ((), (), ())


def test_every_score_has_a_label_a_rule_and_a_base() -> None:
    for item in density(STORY).scores:
        assert item.label
        assert item.rule.endswith(".")
        assert item.n is not None


class TestSpeakers:
    """Who gets how many words."""

    TEXT = (
        "The mill will close.\n\n“We had no warning,” said Ann Lee, adding that the owner had not written. "
        "“It is over.”\n\nThe owner said that it was a “sad day”.\n\n“So it goes.”"
    )

    def shares(self, rules: Rules | None = None, **changes: object) -> list[tuple[str | None, int, int, int, int]]:
        article = read(self.TEXT)
        quotations = find_quotations(article)
        text = article.text

        def attribution(words: list[str], source: str, kind: Kind) -> Attribution:
            content = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
            return Attribution("a1", content, None, None, kind, True, 1.0, "rules", "", source=source)

        second = attribution(["that the owner had not written"], "s1", "indirect")
        found = (
            attribution(["“We had no warning,”", "“It is over.”"], "s1", "direct"),
            replace(second, **changes),  # type: ignore[arg-type]
            attribution(["that it was a “sad day”"], "s2", "mixed"),
        )
        sources = tuple(
            Source(id, name, (), "named_person", Grounds(), "core", True)
            for id, name in (("s1", "Ann Lee"), ("s2", "the owner"))
        )
        result = measure_density(article, quotations, found, sources, rules or Rules())
        return [(s.source, s.quoted_words, s.reported_words, s.quotations, s.attributions) for s in result.speakers]

    def test_quoted_and_reported_words_are_counted_apart(self) -> None:
        assert self.shares() == [("s1", 7, 6, 2, 2), ("s2", 2, 4, 1, 1), (None, 3, 0, 1, 0)]

    def test_thoughts_get_no_words_unless_the_rules_count_them(self) -> None:
        assert self.shares(is_speech=False)[0] == ("s1", 7, 0, 2, 1)
        assert self.shares(Rules(count_thoughts=True), is_speech=False)[0] == ("s1", 7, 6, 2, 2)

    def test_speech_inside_another_statement_gets_none(self) -> None:
        assert self.shares(nested=True)[0] == ("s1", 7, 0, 2, 1)

    def test_narrated_acts_get_none_unless_the_rules_count_them(self) -> None:
        assert self.shares(kind="narrated")[0] == ("s1", 7, 0, 2, 1)
        assert self.shares(Rules(count_narrated=True), kind="narrated")[0] == ("s1", 7, 6, 2, 2)

    def test_a_word_inside_two_contents_belongs_to_the_shorter_one(self) -> None:
        body = Body(words=(Span(0, 1), Span(2, 3), Span(4, 5)), sentences=(), paragraphs=())
        long, short = self.content("s1", Span(0, 5)), self.content("s2", Span(2, 3))
        shares = share_words(body, (), held_in(body, (long, short)), (), Rules())
        assert [(share.source, share.reported_words) for share in shares] == [("s1", 2), ("s2", 1)]

    def content(self, source: str, span: Span) -> Attribution:
        return Attribution("a1", (span,), None, None, "indirect", True, 1.0, "rules", "", source=source)
