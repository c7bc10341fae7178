"""Validation: figures worked out by hand, sheets as coders send them, and a sample that is blind and fair."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.sidecar import Corrections, sidecar_of
from analysis.errors import ArticleError, ParameterError, ResultError
from analysis.reading.load import load
from analysis.running.corpus import read as read_corpus
from analysis.running.corpus.part import Options
from analysis.running.corpus.run import run_corpus
from analysis.running.inputs.record import Record
from analysis.running.inputs.stream import records
from analysis.running.validity.judging import measures_of
from analysis.running.validity.methods import paragraph, report
from analysis.running.validity.sample import MEASURES, Drawn, Sample, Sentence, allotted, draw, sample_from
from analysis.running.validity.sheet import COLUMNS, Code, Sheet, blank_sheet, key_of, read_sheet
from analysis.running.validity.validating import validate
from tests.running.corpus.here import Here

NOTHING = dict.fromkeys(MEASURES)


def _sentence(statement: bool, *speakers: str) -> Sentence:
    return Sentence(0, 1, "…", statement, statement, speakers)


def _article(code: str, stratum: str, *found: bool, **measures: float | None) -> Drawn:
    sentences = tuple(_sentence(each, *(["Mara Teal"] if each else [])) for each in found)
    return Drawn(code, int(code[1:]), code.lower(), stratum, sentences, NOTHING | measures)


def _sheet(coder: str, codes: dict[str, str]) -> Sheet:
    """Codes as a line an article: y, n, or a dot for "not coded"."""
    judged = {"y": True, "n": False, ".": None}
    return Sheet(
        coder,
        {
            (article, place): Code(judged[word], judged[word], ("Teal",) if word == "y" else ())
            for article, line in codes.items()
            for place, word in enumerate(line, 1)
        },
    )


# Two strata: 90 articles, one coded; 10 articles, two coded. Weights 90 and 5.
SAMPLE = Sample(
    "a.parquet", "outlet", 1, {"big": 90, "small": 10}, {**NOTHING, "attributed_sentence_share": 0.5},
    (
        _article("A001", "big", True, True, False, False, attributed_sentence_share=0.5),
        _article("A002", "small", True, False, attributed_sentence_share=0.5),
        _article("A003", "small", False, False, attributed_sentence_share=0.0),
    ),
)  # fmt: skip
ANA = _sheet("ana", {"A001": "ynyn", "A002": "yn", "A003": "yn"})


def test_precision_and_recall_weigh_articles_by_what_they_stand_for() -> None:
    """Right: 90 x 1 + 5 x 1 + 0. Found: 90 x 2 + 5 x 1. There: 90 x 2 + 5 x 1 + 5 x 1."""
    statement = validate(SAMPLE, [ANA]).accuracy[0]
    assert statement.sentences == 8
    assert statement.precision.value == pytest.approx(95 / 185)
    assert statement.recall.value == pytest.approx(95 / 190)
    assert statement.f1.value == pytest.approx(2 * 95 / (185 + 190))


def test_the_corrected_mean_is_the_corpus_mean_less_the_weighted_error() -> None:
    """Coded shares are .5, .5 and .5, measured .5, .5 and 0: errors 0, 0, -.5 with the weights 90, 5, 5 of 100."""
    found = {each.measure: each for each in validate(SAMPLE, [ANA]).deviations}["attributed_sentence_share"]
    assert found.articles == 3
    assert found.error.value == pytest.approx(-0.025)
    assert found.absolute == pytest.approx(0.025)
    assert found.corrected.value == pytest.approx(0.525)
    assert found.corrected.low is not None
    assert found.corrected.high is not None
    assert found.corrected.low <= 0.525 <= found.corrected.high


def test_where_coders_differ_a_sentence_is_half_a_yes() -> None:
    ben = _sheet("ben", {"A001": "nnyn"})
    found = validate(SAMPLE, [ANA, ben])
    # the first sentence of A001 is found and half there: right 90 x .5 + 5, found 90 x 2 + 5, there 90 x 1.5 + 10
    assert found.accuracy[0].precision.value == pytest.approx(50 / 185)
    assert found.accuracy[0].recall.value == pytest.approx(50 / 145)
    assert found.twice == 1
    agreement = found.agreement[0]
    assert (agreement.item, agreement.units, agreement.share) == ("statement", 4, 0.75)
    assert agreement.kappa == pytest.approx(0.5)  # alike .75, by chance .5
    assert agreement.alpha.value == pytest.approx(1 - 7 * 2 / 30)  # 8 judgements: 3 yes, 5 no; one pair differs


def test_a_cell_left_empty_is_not_coded_and_never_no() -> None:
    found = validate(SAMPLE, [_sheet("ana", {"A001": "y.yn", "A002": "yn"})])
    assert found.articles == 2
    assert found.accuracy[0].sentences == 5
    assert [each.articles for each in found.deviations if each.measure == "attributed_sentence_share"] == [1]
    with pytest.raises(ResultError, match="no sentence of the sheets is coded"):
        validate(SAMPLE, [_sheet("ana", {"A001": "...."})])


def test_one_coder_gives_no_agreement_and_the_paragraph_says_so() -> None:
    found = validate(SAMPLE, [ANA])
    assert found.agreement == ()
    assert "nothing can be said about agreement between coders" in paragraph(found)
    assert "No answer: no sentence was coded by two people." in report(found)


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=5), min_size=1, max_size=6))
def test_a_corpus_that_is_always_right_has_no_error_and_keeps_its_means(articles: list[list[bool]]) -> None:
    shares = [sum(each) / len(each) for each in articles]
    drawn = tuple(
        _article(f"A{n:03}", "all", *found, attributed_sentence_share=share)
        for n, (found, share) in enumerate(zip(articles, shares, strict=True), 1)
    )
    sample = Sample("a", None, 1, {"all": 1000}, {**NOTHING, "attributed_sentence_share": 0.25}, drawn)
    codes = {d.code: "".join("y" if s.statement else "n" for s in d.sentences) for d in drawn}
    found = validate(sample, [_sheet("ana", codes), _sheet("ben", codes)])
    for each in found.accuracy:
        assert each.precision.value in (1.0, None)
        assert each.recall.value in (1.0, None)
    deviation = {each.measure: each for each in found.deviations}["attributed_sentence_share"]
    assert (deviation.error.value, deviation.corrected.value) == (0.0, 0.25)
    assert all(each.alpha.value in (1.0, None) for each in found.agreement)
    assert found.speakers.value in (1.0, None)
    assert "nan" not in report(found)


def test_the_correction_finds_the_true_mean_behind_a_machine_that_overcounts() -> None:
    """A corpus of 400 articles, the machine adds one source to every second: the truth lies in the interval."""
    truth = [n % 5 for n in range(400)]
    machine = [value + n % 2 for n, value in enumerate(truth)]
    drawn = tuple(_article(f"A{n:03}", "all", True, sources_core=machine[n]) for n in range(0, 400, 7))
    means = {**NOTHING, "sources_core": sum(machine) / 400}
    codes = {(each.code, 1): Code(True, False, tuple(f"Name{k}" for k in range(truth[each.number]))) for each in drawn}
    sample = Sample("a", None, 1, {"all": 400}, means, drawn)
    found = {each.measure: each for each in validate(sample, [Sheet("ana", codes)]).deviations}["sources_core"]
    assert found.corpus == pytest.approx(2.5)
    assert found.corrected.low is not None
    assert found.corrected.high is not None
    assert found.corrected.low < 2.0 < found.corrected.high
    assert found.corrected.high - found.corrected.low < 0.5


def _two_outlets(few: int) -> tuple[Sample, Sheet]:
    """In one outlet the machine adds a source to every article, in the other it is right; ``few`` of it are coded."""
    drawn = tuple(
        _article(f"A{n:03}", "loud" if n <= 12 else "quiet", True, sources_core=3.0 if n <= 12 else 2.0)
        for n in range(1, 13 + few)
    )
    means = {name: NOTHING | {"sources_core": mean} for name, mean in (("loud", 3.0), ("quiet", 2.0))}
    sample = Sample("a", "outlet", 1, {"loud": 60, "quiet": 40}, NOTHING | {"sources_core": 2.6}, drawn, means)
    codes = {(each.code, 1): Code(True, False, ("Ann", "Bo")) for each in drawn}
    return sample, Sheet("ana", codes)


def test_each_group_with_enough_coded_articles_has_a_corrected_mean_of_its_own() -> None:
    sample, sheet = _two_outlets(few=10)
    found = validate(sample_from(sample.to_json()), [sheet])
    put_right = {group.name: {d.measure: d for d in group.deviations}["sources_core"] for group in found.groups}
    assert {name: (d.articles, d.error.value, d.corrected.value) for name, d in put_right.items()} == {
        "loud": (12, 1.0, 2.0), "quiet": (10, 0.0, 2.0),
    }  # fmt: skip
    assert [(group.articles, group.coded) for group in found.groups] == [(60, 12), (40, 10)]
    text = report(found)
    assert "### By outlet" in text
    assert "| loud | 60 | 12 | sources that speak | 3.00 | 1.00 [1.00; 1.00] | 2.00 [2.00; 2.00] |" in text
    assert "fewer than 10 coded" not in text


def test_a_group_with_few_coded_articles_gets_no_mean_and_the_text_says_so() -> None:
    sample, sheet = _two_outlets(few=9)
    found = validate(sample, [sheet])
    assert [group.name for group in found.groups] == ["loud"]
    assert (
        "1 group of 2 has fewer than 10 coded articles: not enough to put a mean right. The means above hold for the "
        "whole corpus, not for them." in report(found)
    )
    assert "By outlet: 2 groups of 2 have fewer than 10 coded articles" in report(validate(SAMPLE, [ANA]))


def test_without_groups_the_text_says_that_the_means_hold_for_the_whole_only() -> None:
    sample, sheet = _two_outlets(few=9)
    text = report(validate(replace(sample, by=None, strata={"loud": 60, "quiet": 40}), [sheet]))
    assert "of the whole corpus and of no part of it" in text
    assert "draw the sample with `--by outlet`" in text


def test_what_codes_come_to() -> None:
    codes = [
        Code(True, True, ("Mara Teal", "a fisher"), ("named_person", "anonymous_individual")),
        Code(True, False, ("mara teal",)),
        Code(False, False),
        Code(True, False, ("The council",), ("named_organisation",)),
    ]
    assert measures_of(codes) == {
        "sources_core": 3, "named_sources": 2, "anonymous_share": pytest.approx(1 / 3),
        "attributed_sentence_share": 0.75, "quoted_sentence_share": 0.25,
    }  # fmt: skip
    assert measures_of([Code(True, None, ("Teal",))])["named_sources"] is None, "the rung is missing"
    assert measures_of([]) == NOTHING


def _filled(separator: str = ",", encoding: str = "utf-8", **cells: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator, restval="")
    writer.writeheader()
    for article in SAMPLE.drawn:
        for place in range(1, len(article.sentences) + 1):
            row = {"article": article.code, "sentence": str(place), "text": "“…”", "statement": "n", "quoted": "n"}
            writer.writerow(row | (cells if (article.code, place) == ("A002", 1) else {}))
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_a_sheet_is_read_as_spreadsheets_save_it(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "sheet-ana.csv"
    path.write_bytes(_filled(separator, encoding, statement="Y", speaker="Mara Teal; 'a fisher", naming="1; 4"))
    sheet = read_sheet(path, SAMPLE)
    assert sheet.coder == "sheet-ana"
    assert sheet.codes["A002", 1] == Code(
        True, False, ("Mara Teal", "a fisher"), ("named_person", "anonymous_individual")
    )
    assert len(sheet.codes) == 8


WRONG = {
    "a code that is none": ({"statement": "maybe"}, "row 6: statement must be y or n, not 'maybe'"),
    "a speaker without a statement": ({"speaker": "Teal"}, "row 6: it has a speaker, but statement is not y"),
    "a rung that is none": ({"statement": "y", "speaker": "T", "naming": "9"}, "row 6: naming must be 1 to 6, not '9'"),
    "a rung too many": ({"statement": "y", "naming": "1"}, "row 6: naming has more entries than speaker"),
    "another sample": ({"article": "A999"}, "row 6: there is no sentence 1 of A999 in this sample"),
}


@pytest.mark.parametrize(("cells", "error"), WRONG.values(), ids=WRONG)
def test_a_sheet_with_a_mistake_is_refused_with_its_row(tmp_path: Path, cells: dict[str, str], error: str) -> None:
    (tmp_path / "ana.csv").write_bytes(_filled(**cells))
    with pytest.raises(ResultError) as raised:
        read_sheet(tmp_path / "ana.csv", SAMPLE)
    assert str(raised.value) == f"'ana.csv' cannot be used:\n  {error}"


def test_the_key_is_found_beside_the_sheet_or_named(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"^there is no key \(\*\.key\.json\) beside 'ana\.csv'\."):
        key_of(tmp_path / "ana.csv")
    (tmp_path / "sheet.key.json").write_text(SAMPLE.to_json(), encoding="utf-8")
    assert key_of(tmp_path / "ana.csv") == SAMPLE
    (tmp_path / "other.key.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ResultError, match="there are 2 keys"):
        key_of(tmp_path / "ana.csv")
    with pytest.raises(ResultError, match=r"^this is no key of a sample"):
        sample_from("[]")


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 500), min_size=1, max_size=12), st.integers(12, 60))
def test_strata_give_in_proportion_and_never_more_than_they_have(strata: dict[str, int], size: int) -> None:
    shares = allotted(strata, size)
    assert sum(shares.values()) == min(size, sum(strata.values()))
    assert all(1 <= shares[name] <= count for name, count in strata.items())
    large = {name for name, count in strata.items() if count * size >= 4 * sum(strata.values())}
    for name in large:
        assert shares[name] >= min(strata[name], 2)


def test_more_groups_than_articles_are_refused() -> None:
    with pytest.raises(ParameterError, match="2 articles are too few for 3 groups"):
        allotted({"a": 5, "b": 5, "c": 5}, 2)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("corpus")

    def stream() -> Iterator[Record]:
        for n in range(12):
            text = f"“We wait,” said Mara Teal.\n\nTom Abara said it would close.\n\nIt has {n} boats and cranes.\n"
            outlet = "The Lantern" if n % 4 else "Northlight"
            yield Record(f"n{n}", f"line {n + 1}", "a.jsonl", text, outlet=outlet)
        yield Record("bad", "line 13", "a.jsonl", None, error="it is empty.")

    run_corpus(stream(), folder / "a.parquet", Here())
    run_corpus(stream(), folder / "bare.parquet", Here(), options=Options(text=False))
    yield folder / "a.parquet"


def test_a_sample_is_fair_blind_and_the_same_for_the_same_seed(corpus: Path) -> None:
    sample = draw(corpus, 8, by="outlet", seed=1)
    assert sample.strata == {"Northlight": 3, "The Lantern": 9}
    assert sorted(each.stratum for each in sample.drawn) == ["Northlight"] * 2 + ["The Lantern"] * 6
    of_outlets = read_corpus(corpus).dropna(subset="words").groupby("outlet")["attributed_sentence_share"].mean()
    assert {name: means["attributed_sentence_share"] for name, means in sample.of_strata.items()} == pytest.approx(
        dict(of_outlets)
    )
    assert draw(corpus, 8, by="outlet", seed=1) == sample
    assert {each.id for each in draw(corpus, 8, by="outlet", seed=2).drawn} != {each.id for each in sample.drawn}
    assert sample_from(sample.to_json()) == sample
    rows = list(csv.DictReader(io.StringIO(blank_sheet(sample))))
    assert {row["article"] for row in rows} == {each.code for each in sample.drawn}
    for row in rows:
        assert {name for name, cell in row.items() if cell} == {"article", "sentence", "text"}, "nothing is given away"
    assert not any(outlet in blank_sheet(sample) for outlet in sample.strata)


def test_the_key_has_what_the_corpus_says_of_each_sentence(corpus: Path) -> None:
    for each in draw(corpus, 12).drawn:
        first, second, third = each.sentences
        assert first.text.startswith("“We wait,”")
        assert (first.statement, first.quoted, first.speakers) == (True, True, ("Mara Teal",))
        assert (second.statement, second.quoted, second.speakers) == (True, False, ("Tom Abara",))
        assert (third.statement, third.quoted, third.speakers) == (False, False, ())
        assert each.measures["sources_core"] == 2


def test_a_corpus_without_text_is_sampled_with_its_inputs(corpus: Path) -> None:
    with pytest.raises(ResultError, match="holds no texts"):
        draw(corpus.with_name("bare.parquet"), 3)


def test_unknown_columns_are_named(corpus: Path) -> None:
    with pytest.raises(ParameterError, match=r"^unknown column 'outlt'\. Did you mean 'outlet'\?"):
        draw(corpus, 3, by="outlt")


def test_names_of_files_and_coders_cannot_break_the_tables() -> None:
    odd = replace(SAMPLE, file="a|b\n# c.parquet")
    assert "# How right are the figures of a/b # c.parquet?" in report(validate(odd, [replace(ANA, coder="x|y")]))


def test_the_sentences_to_code_are_those_of_the_story_as_a_person_marked_its_parts(tmp_path: Path) -> None:
    """A plea for money stands in no row of the sheet once a person has said that it is no part of the story."""
    plea = "“We need your help to keep the lights on,” said the editor of the paper, Ines Vale."
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        text = f"The pier\n\nThe pier will close in May. “It leaks,” said Mara Teal.\n\n{plea}\n\nWork begins soon.\n"
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    story = load(tmp_path / "in" / "b.txt")
    Corrections.of(story).set_zone("We need your help", "notice").save(sidecar_of(tmp_path / "in" / "b.txt"))
    run_corpus(records([tmp_path / "in"]), tmp_path / "c.parquet", Here())
    as_found, corrected = sorted(draw(tmp_path / "c.parquet", 2, inputs=[tmp_path / "in"]).drawn, key=lambda a: a.id)
    assert [sentence.text for sentence in as_found.sentences if "lights" in sentence.text] == [plea]
    assert [sentence.text for sentence in corrected.sentences] == [
        "The pier will close in May.", "“It leaks,” said Mara Teal.", "Work begins soon.",
    ]  # fmt: skip
    with pytest.raises(ArticleError, match=r"a person corrected 'b\.txt', and 'c\.parquet' holds no corrections"):
        draw(tmp_path / "c.parquet", 2)
