"""What a person should look at, and a key that lasts as long as the words do."""

from __future__ import annotations

from collections.abc import Callable

from analysis import Analysis
from analysis.running.worklist.passages import CHECKS, Passage, passages

Analysed = Callable[..., Analysis]
ID = "story-00000000"


def by_check(analysis: Analysis) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {check: [] for check in CHECKS}
    for each in passages(analysis, ID):
        found[each.check].append(each)
    return found


def test_an_anonymous_source_without_a_reason_is_listed_with_its_first_words(story: Analysis) -> None:
    (found,) = by_check(story)["anonymous_without_reason"]
    assert found.words.startswith("“The pier is rotten,”")
    assert found.why == "“senior port official” is not named, and no reason for it was found near these words"
    assert found.paragraph == 2


def test_a_reason_in_the_story_takes_it_off(analysed: Analysed) -> None:
    text = "“It is rotten,” said a port official, who spoke on condition of anonymity for fear of losing her job."
    assert by_check(analysed(text))["anonymous_without_reason"] == []


def test_an_unanswered_claim_is_listed(story: Analysis) -> None:
    words = [each.words for each in by_check(story)["unanswered_claim"]]
    assert words == ["the council of neglect", "that the boats had been moved in secret"]


def test_a_count_that_rules_move_is_listed(story: Analysis) -> None:
    whys = [each.why for each in by_check(story)["contested_count"]]
    assert any("ministry” is only said to have acted" in why and "not counted under" in why for why in whys)
    assert any("quoted words, or marks of distance: only 1 word" in why for why in whys)


def test_each_passage_leads_to_its_place_in_the_report(story: Analysis) -> None:
    anchors = {each.anchor for each in passages(story, ID)}
    assert None not in anchors
    assert anchors <= {f"{kind}{n}" for kind in "apqz" for n in range(1, 40)}


def test_keys_are_one_each_and_the_same_twice(story: Analysis) -> None:
    first, second = ([each.key for each in passages(story, ID)] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


def test_the_same_words_twice_in_a_story_are_two_passages(analysed: Analysed) -> None:
    text = "\n\n".join(["“It is rotten,” said a port official."] + ["“It is rotten,” said a fisherman."] * 1)
    found = by_check(analysed(text))["anonymous_without_reason"]
    assert len({each.key for each in found}) == len(found) == 2


def test_a_key_does_not_change_with_the_folder(story: Analysis) -> None:
    assert [e.key for e in passages(story, ID)] == [e.key for e in passages(story, "elsewhere-11111111")]
