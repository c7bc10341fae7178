"""Applying decisions takes time in step with the text and with the number of corrections."""

from __future__ import annotations

from analysis.corrections.applying import Applying
from analysis.corrections.desk import Speech
from analysis.corrections.sidecar import Corrections
from analysis.house.register import Entry, Register
from analysis.house.settings import Settings
from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.rules import Rules
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from tests.steps import steps

HOUSE = Settings(
    sides={"port": ("Mara Teal",)}, register=Register((Entry("Skerrow Ferries", ("SF",), "business"), Entry("Tam Orm")))
)


def _found(rounds: int) -> tuple[Article, Speech]:
    paragraph = "“We wait for tide {0},” said Mara Teal. Skerrow Ferries said that it had lost £{0}m. Boats lay there."
    article = read("\n\n".join(paragraph.format(n) for n in range(rounds)), name="x")
    quotations = find_quotations(article)
    attributions, sources = resolve_sources(article, quotations, CuedTagger().tag(article, quotations), Rules())
    return article, Speech(quotations, attributions, sources)


def _steps(rounds: int, entries: int) -> int:
    article, speech = _found(rounds)
    mine = Corrections.of(article)
    for number in range(entries):
        mine = mine.drop_statement(f"We wait for tide {number},")

    def apply() -> None:
        deciding = Applying(mine, HOUSE)
        deciding.after(article, speech, Rules())
        assert len(deciding.done) == entries
        assert not deciding.problems

    return steps(apply)


def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    assert _steps(160, 5) / _steps(40, 5) < 6


def test_four_times_the_corrections_take_at_most_four_times_as_long() -> None:
    assert _steps(80, 40) / _steps(80, 10) < 4.5
