"""Voice readings: who wrote which words, and how each voice reads."""

from __future__ import annotations

import pytest

from analysis import analyse, read
from analysis.measures.grades import middle_grade
from analysis.measures.prose import prose_in, prose_of
from analysis.measures.quoted import body_of, quoted_in
from analysis.measures.voice_readings import VoiceReading, voice_readings
from analysis.measures.wordforms import counts_of
from analysis.speech.cued import CuedTagger
from tests.steps import steps

OWN = "The municipal administration anticipated considerable difficulties concerning the harbour. "
SAID = "We go out at six and we come back at four, and that is all there is to it now. "


def voices(text: str) -> dict[str, VoiceReading]:
    found = analyse(read(text)).readability.voices
    return {voice.name if voice.kind == "source" else voice.kind: voice for voice in found}


def test_the_two_voices_are_graded_apart_and_the_body_lies_between() -> None:
    text = OWN * 12 + "\n\n" + '"' + (SAID * 8).strip() + '"\n\n' + OWN * 3
    found = voices(text)
    own, quoted, body = found["reporter"], found["quoted"], found["body"]
    assert own.grade == pytest.approx(_grade(OWN * 15))
    assert quoted.grade == pytest.approx(_grade(SAID * 8))
    assert quoted.grade is not None
    assert own.grade is not None
    assert body.grade is not None
    assert quoted.grade < body.grade < own.grade
    assert own.counts.words + quoted.counts.words == body.counts.words


def _grade(text: str) -> float:
    prose = prose_in(text)
    return middle_grade(counts_of(sum(prose.sums), len(prose.sums)))


def test_in_a_sentence_with_two_voices_each_keeps_its_own_words_and_short_pieces_are_left_out() -> None:
    found = voices('"We wait for rain here," she said. The minister called the plan for the harbour "a farce".')
    assert (found["quoted"].counts.words, found["quoted"].left_out) == (5, 2)  # "a farce"
    assert (found["reporter"].counts.words, found["reporter"].left_out) == (8, 2)  # "she said"
    assert found["quoted"].counts.sentences == found["reporter"].counts.sentences == 1


def test_a_quotation_that_her_name_interrupts_is_one_sentence() -> None:
    found = voices('"We wait," said Ines Reid, "for rain and for the boats."')
    assert (found["quoted"].counts.words, found["quoted"].counts.sentences) == (8, 1)


def test_each_source_has_its_own_reading_and_a_reason_when_it_says_too_little() -> None:
    long = " ".join([SAID.strip()] * 6)
    found = voices(f'"{long}" said Mara Oyelaran, a baker.\n\n"It never stops here at all," said Dilip Sarkar.')
    mara, dilip = found["Mara Oyelaran"], found["Dilip Sarkar"]
    assert mara.counts.words == 6 * 20
    assert mara.grade == pytest.approx(_grade(SAID * 6), abs=0.01)
    assert dilip.grade is None
    assert dilip.reason == "fewer than 100 words (6)"
    assert dilip.words_per_sentence == 6


def test_the_stricter_rule_gives_the_other_end_of_the_range() -> None:
    mixed = 'The council said that the plan for the old harbour was "a matter of some considerable urgency". '
    found = voices(OWN * 14 + "\n\n" + mixed * 5)["reporter"]
    strict = _grade(OWN * 14)
    assert found.grade is not None
    assert [found.low, found.high] == pytest.approx(sorted((found.grade, strict)))
    assert found.low != found.high


def test_each_new_speaker_costs_the_same_however_many_there_are() -> None:
    """Counted in calls: eight times the story with eight times the speakers, at most ten times the steps."""

    def cost(speakers: int) -> int:
        names = (f"{chr(65 + n % 26)}a{chr(97 + n // 26)}ek Moreau" for n in range(speakers))
        story = read("\n\n".join(f'"The ferry is late again," said {name}. It rained all day.' for name in names))
        found = analyse(story, tagger=CuedTagger())
        assert len(found.sources) == speakers
        prose, quoted = prose_of(story), quoted_in(story, body_of(story), found.quotations)
        return steps(lambda: voice_readings(story, prose, quoted, found.attributions, found.sources))

    cost(10)
    assert cost(160) / cost(20) < 10


def test_headline_and_dek_are_counted_and_never_graded() -> None:
    found = voices("Harbour to close for a year\n\n" + OWN * 15)
    headline = found["headline"]
    assert headline.counts.words == 6
    assert headline.grade is None
    assert headline.reason == "a headline is no running text"
    assert found["body"].counts.words == 9 * 15


def test_no_answer_where_the_story_is_not_english() -> None:
    german = "Die Regierung hat am Mittwoch ein neues Gesetz beschlossen, das den Verkauf alter Schiffe regeln soll. "
    body = voices(german * 10)["body"]
    assert (body.grade, body.syllables_per_word) == (None, None)
    assert body.words_per_sentence == 16
    assert body.reason is not None
