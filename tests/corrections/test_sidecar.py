"""The sidecar: where it is, how it is read and written, what is wrong in it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.entry import VERBS, SetRules, entry_from
from analysis.corrections.sidecar import (
    MOST,
    Corrections,
    find_corrections,
    parse_corrections,
    read_corrections,
    renewed,
    sidecar_of,
)  # fmt: skip
from analysis.errors import CorrectionsError
from analysis.reading.article import ZoneKind
from analysis.reading.load import read
from analysis.rules import Rules
from analysis.speech.attribution import Kind
from analysis.speech.source import CATEGORIES

STORY = read("“We wait,” said Mara Teal.\n", name="story.txt")


def test_the_file_of_a_story_has_its_name(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    assert sidecar_of(story) == tmp_path / "story.corrections.yaml"
    assert find_corrections(story) is None
    (tmp_path / "story.corrections.yaml").touch()
    assert find_corrections(story) == tmp_path / "story.corrections.yaml"


def test_of_two_stories_that_differ_in_their_ending_each_can_have_its_own(tmp_path: Path) -> None:
    (tmp_path / "story.corrections.yaml").touch()
    (tmp_path / "story.md.corrections.yaml").touch()
    assert sidecar_of(tmp_path / "story.txt").name == "story.corrections.yaml"
    assert sidecar_of(tmp_path / "story.md").name == "story.md.corrections.yaml"


def test_a_file_written_by_hand_is_read_as_its_writer_meant_it() -> None:
    corrections = parse_corrections(
        """\
# Ana, Monday
article: story.txt
digest: 1d9fcf2e0f1a
by: Ana
when: 2026-03-04
corrections:

  - do: Drop  Statement
    words: |
      "We wait: it's late," # he said
    note: No

  - do: set source
    source: 007
    category: ordinary citizen eyewitness
    remember: Yes
    by: Bo
  - do: add statement
    words: [we wait, the tide]
    speaker: Mara Teal
""",
        "story.corrections.yaml",
    )
    drop, settle, add = corrections.entries
    assert dict(drop.said()) == {
        "do": "drop statement", "words": "\"We wait: it's late,\" # he said", "note": "No",
    }  # fmt: skip
    assert dict(settle.said()) == {
        "do": "set source", "source": "007", "category": "ordinary_citizen_eyewitness", "remember": True, "by": "Bo",
    }  # fmt: skip
    assert dict(add.said())["words"] == ["we wait", "the tide"]
    assert (corrections.who(drop), corrections.who(settle), corrections.when) == ("Ana", "Bo", "2026-03-04")
    assert [entry.line for entry in corrections.entries] == [8, 13, 18]


def test_a_file_without_entries_changes_nothing_and_is_no_error() -> None:
    assert parse_corrections("digest: 1d9fcf2e0f1a\nby:\ncorrections:\n# - do: x\n", "x").entries == ()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("do: drop statment", "unknown correction 'drop statment'. Did you mean 'drop statement'?"),
        ("words: x", "it needs a line 'do: …' that says what to do: set zone, drop statement,"),
        ("do: drop statement", "it needs a line 'words: …'."),
        ("{do: drop statement, word: x}", "unknown key 'word'. Did you mean 'words'? Known: by, note, occurrence,"),
        ("{do: drop statement, words: }", "'words' must be followed by words, not nothing."),
        ("{do: drop statement, words: [a, b]}", "'words' must be followed by words, not a list."),
        ("{do: drop statement, words: {a: b}}", "'words' must be followed by words, not a list."),
        ("{do: drop statement, words: x, occurrence: two}", "'occurrence' must be a whole number from 1 on"),
        ("{do: drop statement, words: x, occurrence: 0}", "'occurrence' must be a whole number from 1 on, not '0'."),
        ("{do: drop statement, words: x, occurrence: ²}", "'occurrence' must be a whole number from 1 on, not '²'."),
        ("{do: set zone, words: x, zone: bodi}", "unknown zone 'bodi'. Did you mean 'body'?"),
        ("{do: set source, source: x}", "it changes nothing. Add at least one of: category, side, naming, medium,"),
        ("{do: set source, source: x, category: busines}", "unknown category 'busines'. Did you mean 'business'?"),
        ("{do: change statement, words: x}", "it changes nothing. Add at least one of: new_words, speaker, cue,"),
        ("{do: change statement, words: x, thought: perhaps}", "'thought' must be yes or no, not 'perhaps'."),
        ("{do: set rules}", "it changes nothing. Add at least one of: count_embedded_posts, count_narrated,"),
        ("{do: merge sources, sources: x}", "it needs at least two names under 'sources:'."),
        ("{do: merge sources, sources: [x, [y]]}", "'sources' must be words, or a list of them with a dash"),
        ("{do: split source, source: x, name: y}", "it needs a line 'statements: …' (or 'mentions: …') with words"),
        ("{do: add statement, words: x}", "it needs a line 'speaker: …' (words of the text) or 'source: …' (a name)"),
        ("drop statement", "it must begin with '- do: …', the other keys below, two spaces further in."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_entry_and_line(entry: str, message: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        parse_corrections(f"digest: 1d9fcf2e0f1a\ncorrections:\n  - {entry}\n", "story.corrections.yaml")
    assert str(error.value).startswith("story.corrections.yaml: entry 1 (line 3): ")
    assert message in str(error.value)


def test_all_that_is_wrong_is_said_at_once_but_no_endless_list() -> None:
    with pytest.raises(CorrectionsError) as error:
        parse_corrections("corrections:\n" + "  - do: x\n" * 30, "x.yaml")
    lines = str(error.value).split("\n")
    assert lines[1].startswith("  entry 1 (line 2): unknown correction 'x'.")
    assert lines[-1] == "  … and 10 more"
    with pytest.raises(CorrectionsError, match=f"there are {MOST + 1} entries; {MOST} is the most"):
        parse_corrections("corrections:\n" + "  - do: x\n" * (MOST + 1), "x.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("digst: x\n", "x.yaml: unknown key 'digst'. Did you mean 'digest'?"),
        ("corrections: none\n", "x.yaml: below 'corrections:' stand entries, each begun by a dash: '  - do: …'."),
        ("digest: [x]\n", "x.yaml: 'digest' must be followed by words on the same line."),
    ],
)  # fmt: skip
def test_a_wrong_head_is_said(text: str, message: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        parse_corrections(text, "x.yaml")
    assert message in str(error.value)


def test_a_saved_file_is_read_back_and_not_written_over(tmp_path: Path) -> None:
    mine = Corrections.of(STORY, by="Ana").drop_statement("We wait", note="No: a joke").set_rules(count_groups=False)
    path = mine.save(tmp_path / "story.corrections.yaml")
    again = read_corrections(path)
    assert (again.entries, again.by, again.article_digest) == (mine.entries, "Ana", STORY.digest)
    assert again.digest == mine.digest
    with pytest.raises(CorrectionsError, match="is there already"):
        mine.save(path)
    assert mine.set_rules(count_groups=True).save(path, replacing=True) == path
    with pytest.raises(CorrectionsError, match="cannot write"):
        mine.save(tmp_path / "no" / "such")


def test_builders_refuse_what_a_file_could_not_say() -> None:
    with pytest.raises(CorrectionsError, match="unknown key 'notes'"):
        Corrections.of(STORY).drop_statement("We wait", notes="x")
    with pytest.raises(CorrectionsError, match="half of a character"):
        Corrections.of(STORY).drop_statement("a\ud800")


def test_every_rule_can_be_set_by_a_correction() -> None:
    about = {"by", "when", "note", "line"}
    assert {f.name for f in fields(SetRules)} - about == {f.name for f in fields(Rules)}


def test_renewing_changes_one_line_only(tmp_path: Path) -> None:
    path = tmp_path / "story.corrections.yaml"
    path.write_bytes(b"# mine\r\ndigest: abc  # old\r\ncorrections:\r\n")
    assert renewed(path, STORY) == f"# mine\r\ndigest: {STORY.digest[:16]}\r\ncorrections:\r\n"
    path.write_text("corrections:\n", encoding="utf-8")
    assert renewed(path, STORY) == f"digest: {STORY.digest[:16]}\ncorrections:\n"


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
_TRUTH = st.sampled_from(["yes", "no"])
_MORE = {"by": _WORDS, "note": _WORDS, "when": _WORDS}
_KEYS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "set zone": ({"words": _WORDS, "zone": st.sampled_from(get_args(ZoneKind))}, {"only_these_words": _TRUTH}),
    "drop statement": ({"words": _WORDS}, {"occurrence": st.integers(1, 99).map(str), "said_by": _WORDS}),
    "count statement": ({"words": _WORDS}, {"source": _WORDS}),
    "add statement": (
        {"words": st.lists(_WORDS, min_size=1, max_size=3), "source": _WORDS},
        {"speaker": _WORDS, "cue": _WORDS, "kind": st.sampled_from(get_args(Kind)), "thought": _TRUTH, "relay": _WORDS},
    ),
    "change statement": ({"words": _WORDS, "thought": _TRUTH}, {"new_words": st.lists(_WORDS, min_size=1)}),
    "merge sources": ({"sources": st.lists(_WORDS, min_size=2, max_size=4)}, {"name": _WORDS}),
    "split source": ({"source": _WORDS, "name": _WORDS, "statements": st.lists(_WORDS, min_size=1)}, {"rule": _WORDS}),
    "rename source": ({"source": _WORDS, "name": _WORDS}, {"remember": _TRUTH}),
    "set source": ({"source": _WORDS, "category": st.sampled_from(CATEGORIES)}, {"side": _WORDS, "remember": _TRUTH}),
    "set rules": ({"count_narrated": _TRUTH}, {"min_quotation_words": st.integers(1, 20).map(str)}),
}  # fmt: skip


def test_the_strategies_know_every_correction() -> None:
    assert set(_KEYS) == set(VERBS)


@st.composite
def _entries(draw: st.DrawFn) -> dict[str, Any]:
    do = draw(st.sampled_from(sorted(_KEYS)))
    needed, optional = _KEYS[do]
    return {"do": do, **draw(st.fixed_dictionaries(needed, optional=optional | _MORE))}


@given(st.lists(_entries(), max_size=4), st.none() | _WORDS)
def test_whatever_a_person_says_is_read_back_as_it_was_written(given_: list[dict[str, Any]], by: str | None) -> None:
    whole = Corrections("story.txt", STORY.digest, tuple(map(entry_from, given_)), by=by and " ".join(by.split()))
    again = parse_corrections(whole.to_yaml(), "x")
    assert again.entries == whole.entries
    assert again.by == (whole.by or None)
    assert again.digest == whole.digest
