"""Sentences: hard cases of news, split by hand (``|`` is where a new sentence begins)."""

from __future__ import annotations

import pytest

from analysis.reading.sentences import find_sentences
from analysis.spans import Span

CASES = [
    ("titles", "Gen. Oyelaran met Sens. Ito and Daou. | Mr. Mbeki was absent."),
    ("initials", "John F. Adeyemi and J. R. Ito spoke. | So did A.J. Daou."),
    ("states", "She lives in Jacksonville, Fla. | The house is old."),
    ("state in brackets", "Sen. Ito (D-Mass.) and Rep. Daou (R-Ariz.), who voted no, left. | Nobody stayed."),
    ("dateline", "ORLANDO, Fla. (Northlight) - The mayor spoke."),
    ("acronym inside", "The U.S. Senate voted."),
    ("acronym at the end", "He moved to the U.S. | He stayed there."),
    ("hours", "It began at 9 p.m. Eastern on Monday. | It ended at 11 p.m. | The crowd left."),
    ("money", "It cost $3.5 million. | Nobody paid."),
    ("number sign", "It was No. 4 on the list. | The answer is no. | But she tried."),
    ("versus", "The court ruled in Ito v. Daou. | Nobody appealed."),
    ("dates", "She was born on Aug. 2, 1934, in Port Chalk. | She died in Sept. | The town mourned."),
    ("ellipsis", "It killed 36 innocent people… Who fought against it?"),
    ("ellipsis in dots", "We had ... Nobody knows what we had."),
    ("ellipsis with spaces", "We had it . . . Nobody knows."),
    ("stop, then ellipsis", "“It ended. ... | We went home.”"),
    ("words left out", "“We were guided down by instalments. | […] We suspect a third.”"),
    ("quoted question with a speaker", "“Why now?” Ms. Ito asked. | “Who paid?” the mayor wanted to know."),
    ("quoted exclamation with a verb", '"Stop!" he said. | "Go!" | The crowd moved.'),
    ("quotation of two sentences", '"We knew. | We waited," she said.'),
    ("stop before the mark", 'She called it "a joke." | Nobody laughed.'),
    ("stop after the mark", 'She called it "a joke". | Nobody laughed.'),
    ("double apostrophes", "''We knew,'' he said. | ''We waited.''"),
    ("brackets", "It fell (nobody knows why). | (It was old.) | They left."),
    ("list number", "2. Donald Adeyemi leads. | He has 40 percent."),
    ("small letter names", "The channel said so. | al-Mayadeen was first. | iPhone sales fell."),
    ("exclamation in a name", "Yahoo! said so. | Jeb! was better than before."),
    ("references", "He joined in 1971. [1] | He died in 2014. [4] [5] | His work lives on."),
    ("colon", "The harbour master put it like this: Nobody asked. | We waited."),
    ("no stop at the end", "It rained. | And then it"),
    ("degrees", "It heats the sand to 580 °C. | An assessment by Corrie found little."),
    ("web address", "See https://harbour.example/plan.pdf?v=2.1 for it, or www.skerrow.example. | Nobody did."),
    ("decimals", "It rose by .5 to 4.25 percent. | In 2014 it was 3.1."),
    ("short turns", "“Why? | Because. | No!” | He left."),
    ("one letter", "So did I. | In the last scene he walks."),
]


@pytest.mark.parametrize("marked", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_hard_cases_are_split_as_a_person_splits_them(marked: str) -> None:
    text = marked.replace("| ", "")
    found = [sentence.of(text) for sentence in find_sentences(text, Span(0, len(text)))]
    assert found == marked.split(" | ")


def test_the_spans_are_those_of_the_whole_text() -> None:
    text = "Head\n\n  One. Two.  \n"
    assert list(find_sentences(text, Span(6, len(text)))) == [Span(8, 12), Span(13, 17)]


def test_a_name_after_an_abbreviation_is_a_known_limit() -> None:
    text = "He lives in the U.S. Adeyemi does not."
    assert len(list(find_sentences(text, Span(0, len(text))))) == 1  # a person sees two
